"""Costs of an exercise, added up for the yearly report."""

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.storage.reports.spans import within


class ExpenseSum(NamedTuple):
    """Lines of one nature in claims of one status."""

    nature: ExpenseNature
    status: ClaimStatus
    lines: int
    amount: Money
    km_hundredths: int


def expense_sums(session: Session, exercise: Exercise) -> list[ExpenseSum]:
    """Lines dated in the exercise by nature and status of their claim."""
    found = session.execute(
        select(
            ExpenseLine.nature,
            ExpenseClaim.status,
            func.count(),
            func.sum(ExpenseLine.amount),
            func.sum(func.coalesce(ExpenseLine.km_hundredths, 0)),
        )
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(within(ExpenseLine.spent_on, exercise))
        .group_by(ExpenseLine.nature, ExpenseClaim.status)
    )
    return [ExpenseSum(*row) for row in found]
