"""Claims that a run holds: its files exist, and it was not given to the bank yet."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState


def held_claims(session: Session, ids: Collection[int] | None = None) -> dict[int, str]:
    """The number of the run that holds each claim (of those only)."""
    mine = [] if ids is None else [Payment.claim_id.in_(ids)]
    found = session.execute(
        select(Payment.claim_id, PaymentRun.number)
        .join(PaymentRun, PaymentRun.id == Payment.run_id)
        .where(PaymentRun.state == RunState.MADE, Payment.state == PaymentState.MADE, *mine)
        .order_by(PaymentRun.id)
    )
    return {row[0]: row[1] for row in found}
