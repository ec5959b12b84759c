"""The costs of a statement, with their claim, person, vehicle and committee."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.expenses.statements.asked import StatementAsk
from engagement_desktop.domain.expenses.statements.told import Driven, StatementLine
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.storage.register.structures import own_structure

_COMMITTEE = func.coalesce(ExpenseLine.committee_id, Meeting.committee_id)


def lines_asked(session: Session, ask: StatementAsk) -> list[StatementLine]:
    """The lines of these days, whatever became of them, in order of name, day and entry."""
    wanted: list[ColumnElement[bool]] = [ExpenseLine.spent_on.between(ask.first_day, ask.last_day)]
    if ask.person_id is not None:
        wanted.append(ExpenseClaim.person_id == ask.person_id)
    if ask.committee_id is not None:
        wanted.append(_COMMITTEE.is_(ask.committee_id))
    if ask.nature is not None:
        wanted.append(ExpenseLine.nature == ask.nature)
    return _read(session, wanted)


def lines_of_claims(session: Session, claim_ids: Sequence[int]) -> list[StatementLine]:
    """The lines of these claims, in the same order."""
    return _read(session, [ExpenseLine.claim_id.in_(claim_ids)])


def writes_traditionally(session: Session) -> bool:
    """Whether the structure chose the spelling before 1990 for sums in letters."""
    own = own_structure(session)
    if own is None:
        return False
    found = select(ExpensePolicy.letters_traditional).where(ExpensePolicy.structure_id == own.id)
    return bool(session.scalars(found).one_or_none())


def _read(session: Session, wanted: Sequence[ColumnElement[bool]]) -> list[StatementLine]:
    query = (
        select(ExpenseLine, ExpenseClaim, Person.last_name, Person.first_name, Vehicle, _COMMITTEE)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .join(Person, Person.id == ExpenseClaim.person_id)
        .outerjoin(Vehicle, Vehicle.id == ExpenseLine.vehicle_id)
        .outerjoin(Meeting, Meeting.id == ExpenseLine.meeting_id)
        .where(*wanted)
        .order_by(Person.sort_key, Person.id, ExpenseLine.spent_on, ExpenseLine.id)
    )
    names = {row.id: row.name for row in session.execute(select(Committee.id, Committee.name))}
    return [
        StatementLine(
            line_id=line.id,
            claim_id=claim.id,
            reference=claim.reference,
            person_id=claim.person_id,
            last_name=last,
            first_name=first,
            status=claim.status,
            wish=claim.wish,
            pay_by=claim.pay_by,
            paid_on=claim.paid_on,
            vehicle=_driven(vehicle),
            committee_id=committee,
            committee=names.get(committee, ""),
            **_cost(line),
        )
        for line, claim, last, first, vehicle, committee in session.execute(query)
    ]


def _cost(line: ExpenseLine) -> dict[str, Any]:
    """What the line itself says."""
    return {
        "spent_on": line.spent_on,
        "nature": line.nature,
        "amount": line.amount,
        "waived_on": line.waived_on,
        "purpose": line.purpose or "",
        "origin": line.origin or "",
        "destination": line.destination or "",
        "km_hundredths": line.km_hundredths,
        "means": line.means,
        "rate_text": line.rate_text or "",
        "receipt": line.receipt or "",
        "attested_on": line.attested_on,
        "correction": line.correction,
    }


def _driven(vehicle: Vehicle | None) -> Driven | None:
    if vehicle is None:
        return None
    return Driven(
        id=vehicle.id,
        kind=vehicle.kind,
        power=vehicle.power,
        electric=vehicle.electric,
        seen_on=vehicle.registration_seen_on,
    )
