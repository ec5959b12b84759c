"""Two files of one person, ready to be merged."""

from datetime import date

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.entities import (
    Person,
    Vehicle,
)
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.register.every_link import at_meetings, paid, recognised

DAY, LATER = date(2025, 1, 1), date(2026, 1, 1)


IBAN = "FR7630006000011234567890189"


def person(workspace: Workspace, person_id: int) -> Person:
    with workspace.read() as session:
        return session.get_one(Person, person_id)


def linked(workspace: Workspace, keep: int, gone: int) -> None:
    """Everything in a dossier that can point at a person."""
    with workspace.database.work() as session:
        make = Builder(session)
        one, other, luc = (
            session.get_one(Person, keep),
            session.get_one(Person, gone),
            make.person("Fournier", "Luc", known_as="L1"),
        )
        own = make.association("Deuxième")
        committee, second = make.committee(own), make.committee(own, "Comité d’éthique")
        make.mandate(one, committee, LATER)
        make.mandate(
            other, committee, DAY, ended_on=date(2026, 6, 1), terms_before=2, basis=MandateBasis.INDIVIDUAL
        )
        make.mandate(other, second, DAY, office=Office.CHAIR)
        make.mandate(luc, second, DAY, seat=SeatKind.SUBSTITUTE, substitute_for_id=gone)
        together, alone = make.meeting(committee, DAY), make.meeting(second, DAY)
        make.attendance(together, one, AttendanceStatus.EXCUSED)
        make.attendance(together, other, AttendanceStatus.PRESENT)
        make.attendance(alone, other, AttendanceStatus.ABSENT)
        represented = make.attendance(together, luc, AttendanceStatus.REPRESENTED)
        represented.proxy_to_id = represented.stands_in_for_id = gone
        at_meetings(session, alone, gone, luc.id)
        recognised(session, own.id, gone)
        paid(session, gone)
        make.hours(other, own, DAY)
        session.add(Account(first_name="Monique", role=Role.READING, person_id=gone))
        theirs = session.query(Vehicle).filter_by(person_id=gone).one()
        moped = make.vehicle(other, kind=VehicleKind.MOPED, power=None, is_usual=False)
        for status, vehicle in (
            (ClaimStatus.REIMBURSED, theirs),
            (ClaimStatus.SUBMITTED, theirs),
            (ClaimStatus.SUBMITTED, moped),
        ):
            make.line(
                make.claim(other, status),
                DAY,
                cents=12345,
                km_hundredths=10_000,
                vehicle_id=vehicle.id,
                nature=ExpenseNature.KILOMETRES,
            )
