"""Giving a run to the bank: by somebody else than who approved, unless the structure is too small."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.paying.holds import ClaimToPay, approved_by
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.text import clean
from engagement_desktop.storage.expenses.deciding.standings import decider_of
from engagement_desktop.storage.expenses.paying.runs import payments_of, payments_with
from engagement_desktop.storage.expenses.paying.to_pay import claims_by_id, claims_of

_LONGEST = 40


def is_alone(session: Session, run: PaymentRun, account_id: int, today: date) -> bool:
    """The one who pays had approved, which the structure allows: the trace tells it."""
    decider = decider_of(session, account_id)
    return decider.alone and any(approved_by(claim, decider) for claim in _claims(session, run, today))


def refusal_of(session: Session, run: PaymentRun, account_id: int, today: date) -> str:
    """Why this account may not send it; empty when it may."""
    decider = decider_of(session, account_id)
    for claim in _claims(session, run, today):
        stands = claim.standing
        if stands.status is not ClaimStatus.APPROVED:
            return (
                f"La note {stands.reference} n’est plus approuvée. Annulez ce remboursement, puis "
                "produisez-le de "
                "nouveau sans elle."
            )
        if approved_by(claim, decider) and not decider.alone:
            return (
                f"Vous avez approuvé la note {stands.reference}\u00a0: un autre compte envoie ce "
                "remboursement. Une "
                "structure trop petite pour deux personnes le dit dans les règles des frais."
            )
    return ""


def send(session: Session, run: PaymentRun, account_id: int, today: date) -> None:
    """Locks the run and pays its claims.

    Raises:
        DomainError: sent already, or `refusal_of` says why.
    """
    if run.state is RunState.SENT:
        raise DomainError(f"Le remboursement {run.number} est déjà envoyé. Rien n’a été changé.")
    if refusal := refusal_of(session, run, account_id, today):
        raise DomainError(f"{refusal} Rien n’a été changé.")
    decider = decider_of(session, account_id)
    alone = {claim.id for claim in _claims(session, run, today) if approved_by(claim, decider)}
    payments = payments_of(session, run.id)
    claims = claims_by_id(session, [payment.claim_id for payment in payments])
    for payment in payments:
        payment.state = PaymentState.PAID
        claim = claims[payment.claim_id]
        claim.status, claim.paid_on = ClaimStatus.REIMBURSED, today
        claim.decided_alone = claim.decided_alone or claim.id in alone
    run.state, run.sent_on, run.sent_by_id = RunState.SENT, today, account_id
    session.flush()


def note_cheque(session: Session, payment_id: int, number: str) -> None:
    """Raises DomainError: no cheque, too long, or the run was sent."""
    payment = session.get(Payment, payment_id)
    if payment is None or payment.means is not PaymentMeans.CHEQUE:
        raise DomainError("Ce paiement n’est pas un chèque. Rien n’a été changé.")
    if payment.state is not PaymentState.MADE:
        raise DomainError("Ce remboursement est envoyé\u00a0: il ne change plus.")
    kept = " ".join(clean(number).split())
    if len(kept) > _LONGEST:
        raise DomainError("Un numéro de chèque compte moins de 40 signes.", "cheque_number")
    for one in payments_with(session, payment):
        one.cheque_number = kept or None


def _claims(session: Session, run: PaymentRun, today: date) -> tuple[ClaimToPay, ...]:
    return claims_of(session, today, [one.claim_id for one in payments_of(session, run.id)])
