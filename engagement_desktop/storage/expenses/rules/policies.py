"""The row of the structure's choices about expenses."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.policies import ExpensePolicy


def policy_row(session: Session) -> ExpensePolicy | None:
    """What was decided; None when nothing was, and the defaults hold."""
    return session.scalars(select(ExpensePolicy).order_by(ExpensePolicy.id).limit(1)).one_or_none()
