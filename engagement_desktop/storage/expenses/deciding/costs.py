"""The costs of one person over civil years, as the real-cost guard reads them."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import RAISES_MILEAGE, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.deciding.guard import Cost

_DECEMBER, _LAST = 12, 31


def years_of(session: Session, claim_id: int) -> list[int]:
    """The civil years of the lines of a claim."""
    days = session.scalars(
        select(ExpenseLine.spent_on).where(ExpenseLine.claim_id == claim_id, ExpenseLine.correction.is_(None))
    )
    return sorted({day.year for day in days})


def costs_of(session: Session, person_id: int, claim_id: int, years: Collection[int]) -> list[Cost]:
    """What the person asked for, was granted or paid in those years, and the claim's own lines."""
    if not years:
        return []
    first, last = date(min(years), 1, 1), date(max(years), _DECEMBER, _LAST)
    found = session.execute(
        select(
            ExpenseLine.claim_id,
            ExpenseLine.spent_on,
            ExpenseLine.nature,
            ExpenseLine.amount,
            func.coalesce(ExpenseLine.receipt, "") != "",
        )
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(
            ExpenseClaim.person_id == person_id,
            or_(ExpenseClaim.id == claim_id, ExpenseClaim.status.in_(sorted(RAISES_MILEAGE))),
            ExpenseLine.spent_on.between(first, last),
            ExpenseLine.correction.is_(None),
        )
        .order_by(ExpenseLine.spent_on, ExpenseLine.id)
    )
    return [Cost(row[0], row[1], row[2], row[3], bool(row[4])) for row in found]
