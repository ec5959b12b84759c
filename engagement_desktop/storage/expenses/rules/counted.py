"""The trips of one vehicle and civil year, with the claim of each."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus, ExpenseClaim, ExpenseLine, Wish
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class KeptTrip:
    """One kilometres line as it is kept."""

    line_id: int
    claim_id: int
    reference: str
    status: ClaimStatus
    spent_on: date
    purpose: str | None
    km_hundredths: int
    amount: Money


def trips_of(session: Session, vehicle_id: int, year: int) -> list[KeptTrip]:
    """By date, then by order of entry."""
    found = session.execute(
        select(
            ExpenseLine.id,
            ExpenseClaim.id,
            ExpenseClaim.reference,
            ExpenseClaim.status,
            ExpenseLine.spent_on,
            ExpenseLine.purpose,
            func.coalesce(ExpenseLine.km_hundredths, 0),
            ExpenseLine.amount,
        )
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(
            ExpenseLine.vehicle_id == vehicle_id,
            ExpenseLine.km_hundredths.is_not(None),
            *_within(year),
        )
        .order_by(ExpenseLine.spent_on, ExpenseLine.id)
    )
    return [KeptTrip(*row) for row in found]


def last_paid_line(session: Session, vehicle_id: int, year: int) -> ExpenseLine | None:
    """The last trip of a vehicle and year that is paid: what a regularisation leans on."""
    return session.scalars(
        select(ExpenseLine)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(
            ExpenseLine.vehicle_id == vehicle_id,
            ExpenseLine.km_hundredths.is_not(None),
            ExpenseClaim.status.in_(FROZEN),
            *_within(year),
        )
        .order_by(ExpenseLine.spent_on.desc(), ExpenseLine.id.desc())
        .limit(1)
    ).one_or_none()


def open_draft(session: Session, person_id: int) -> ExpenseClaim | None:
    """The latest draft of a person that asks for money."""
    return session.scalars(
        select(ExpenseClaim)
        .where(
            ExpenseClaim.person_id == person_id,
            ExpenseClaim.status == ClaimStatus.DRAFT,
            ExpenseClaim.wish == Wish.REIMBURSE,
        )
        .order_by(ExpenseClaim.id.desc())
        .limit(1)
    ).one_or_none()


def last_position(session: Session, claim_id: int) -> int:
    """The place of the last line of a claim; 0 when it has none."""
    places = session.scalars(select(ExpenseLine.position).where(ExpenseLine.claim_id == claim_id)).all()
    return max(places, default=0)


def _within(year: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return ExpenseLine.spent_on >= date(year, 1, 1), ExpenseLine.spent_on < date(year + 1, 1, 1)
