"""All that one person's pane shows."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Person, PersonIdentifier
from engagement_desktop.domain.register.people_rows import (
    MandateOfPerson,
    PersonDetail,
    PersonFigures,
    VehicleRow,
)
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.storage.register.people import attendance_of, people_rows
from engagement_desktop.storage.reports.spans import volunteered, within


def person_detail(
    session: Session, person_id: int, day: date, exercise: Exercise, *, travel_counts: bool
) -> PersonDetail | None:
    """One person on `day`, with what they did in `exercise`; None when there is no such person."""
    person = session.get(Person, person_id)
    if person is None:
        return None
    row = people_rows(session, [person_id], day, exercise)[person_id]
    return PersonDetail(
        id=person.id,
        last_name=person.last_name,
        first_name=person.first_name,
        civility=person.civility,
        capacity=row.capacity,
        born_on=person.born_on,
        identifiers=_identifiers(session, person_id),
        email=person.email,
        phone=person.phone,
        address=person.address,
        postcode=person.postcode,
        city=person.city,
        iban=person.iban,
        account_holder=person.account_holder,
        mandate=row.mandate,
        mandates=_mandates(session, person_id, day),
        vehicles=_vehicles(session, person_id),
        exercise=exercise.label,
        figures=_figures(session, person_id, exercise, travel_counts=travel_counts),
    )


def _identifiers(session: Session, person_id: int) -> tuple[str, ...]:
    found = session.scalars(
        select(PersonIdentifier.value)
        .where(PersonIdentifier.person_id == person_id)
        .order_by(PersonIdentifier.position, PersonIdentifier.id)
    )
    return tuple(found)


def _mandates(session: Session, person_id: int, day: date) -> tuple[MandateOfPerson, ...]:
    """The most recent first."""
    titular = aliased(Person)
    found = session.execute(
        select(Mandate, Committee.name, titular.last_name, titular.first_name)
        .join(Committee, Committee.id == Mandate.committee_id)
        .outerjoin(titular, titular.id == Mandate.substitute_for_id)
        .where(Mandate.person_id == person_id)
        .order_by(Mandate.started_on.desc(), Mandate.id.desc())
    )
    return tuple(
        MandateOfPerson(
            committee_id=mandate.committee_id,
            committee=committee,
            office=mandate.office,
            seat=mandate.seat,
            started_on=mandate.started_on,
            ended_on=mandate.ended_on,
            in_office=mandate.is_in_office(day),
            substitute_for=None if last is None else f"{last} {first}",
        )
        for mandate, committee, last, first in found
    )


def _vehicles(session: Session, person_id: int) -> tuple[VehicleRow, ...]:
    found = session.execute(
        select(Vehicle.kind, Vehicle.power, Vehicle.electric, Vehicle.is_usual)
        .where(Vehicle.person_id == person_id)
        .order_by(Vehicle.is_usual.desc(), Vehicle.id)
    )
    return tuple(VehicleRow(*row) for row in found)


def _figures(session: Session, person_id: int, exercise: Exercise, *, travel_counts: bool) -> PersonFigures:
    attended, expected = attendance_of(session, [person_id], exercise).get(person_id, (0, 0))
    minutes = session.execute(
        select(func.coalesce(func.sum(HoursEntry.minutes), 0)).where(
            HoursEntry.person_id == person_id, volunteered(exercise, travel_counts=travel_counts)
        )
    ).scalar_one()
    reimbursed = session.execute(
        select(func.sum(ExpenseLine.amount))
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(
            ExpenseClaim.person_id == person_id,
            ExpenseClaim.status == ClaimStatus.REIMBURSED,
            within(ExpenseLine.spent_on, exercise),
        )
    ).scalar_one()
    return PersonFigures(attended, expected, minutes, reimbursed or Money())
