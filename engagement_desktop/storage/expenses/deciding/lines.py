"""The lines of claims on which one decides."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    Correction,
    ExpenseClaim,
    ExpenseLine,
    Wish,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.expenses.deciding.standings import in_parts


def lines_of(session: Session, claim_ids: Collection[int]) -> Sequence[ExpenseLine]:
    """By claim, then by place."""
    found: list[ExpenseLine] = []
    for part in in_parts(claim_ids):
        found += session.scalars(
            select(ExpenseLine)
            .where(ExpenseLine.claim_id.in_(part))
            .order_by(ExpenseLine.claim_id, ExpenseLine.position)
        )
    return found


def over_ceiling(session: Session, claim_ids: Collection[int]) -> Sequence[ExpenseLine]:
    """The lines of claims that wait, and pass the ceiling that was looked at."""
    found: list[ExpenseLine] = []
    for part in in_parts(claim_ids):
        found += session.scalars(
            select(ExpenseLine)
            .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
            .where(
                ExpenseLine.claim_id.in_(part),
                ExpenseClaim.status == ClaimStatus.SUBMITTED,
                ExpenseLine.ceiling.is_not(None),
                ExpenseLine.amount > ExpenseLine.ceiling,
            )
            .order_by(ExpenseLine.claim_id, ExpenseLine.position)
        )
    return found


def vehicles_of(session: Session, claim_ids: Collection[int]) -> list[tuple[int, date]]:
    """The vehicles of the kilometres of these claims, and the first day of each."""
    first: dict[int, date] = {}
    for part in in_parts(claim_ids):
        found = session.execute(
            select(ExpenseLine.vehicle_id, func.min(ExpenseLine.spent_on))
            .where(ExpenseLine.claim_id.in_(part), ExpenseLine.vehicle_id.is_not(None))
            .group_by(ExpenseLine.vehicle_id)
        )
        for vehicle_id, day in found:
            if vehicle_id is not None:
                first[vehicle_id] = min(day, first.get(vehicle_id, day))
    return sorted(first.items())


def corrected_so_far(session: Session, line_id: int) -> Money:
    """What was already written beside a line, refused corrections left out."""
    found = session.scalars(
        select(ExpenseLine.amount)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(
            ExpenseLine.corrects_id == line_id,
            ExpenseLine.correction == Correction.OPPOSITE,
            ExpenseClaim.status != ClaimStatus.REFUSED,
        )
    )
    return Money.sum(found)


def open_draft(session: Session, person_id: int, wish: Wish) -> ExpenseClaim | None:
    """The latest draft of a person with that wish."""
    return session.scalars(
        select(ExpenseClaim)
        .where(
            ExpenseClaim.person_id == person_id,
            ExpenseClaim.status == ClaimStatus.DRAFT,
            ExpenseClaim.wish == wish,
        )
        .order_by(ExpenseClaim.id.desc())
        .limit(1)
    ).one_or_none()


def next_position(session: Session, claim_id: int) -> int:
    """The place after the last line."""
    last = select(func.coalesce(func.max(ExpenseLine.position), 0)).where(ExpenseLine.claim_id == claim_id)
    return session.execute(last).scalar_one() + 1
