"""Claims granted, paid, given up, and contributions paid, as the ledger enters them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import (
    FROZEN,
    GRANTED,
    ClaimStatus,
    ExpenseClaim,
    ExpenseLine,
    PaymentMeans,
)
from engagement_desktop.domain.expenses.contributions import ContributionState, PaidContribution
from engagement_desktop.domain.expenses.ledger.facts import (
    ClaimFact,
    ContributionFact,
    CostFact,
    Facts,
    PaymentFact,
    WaiverFact,
)
from engagement_desktop.domain.expenses.runs import BankAccount, Payment, PaymentRun, PaymentState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person

_SENT_ON = func.coalesce(PaymentRun.sent_on, PaymentRun.execute_on)


def facts_to_enter(session: Session) -> Facts:
    """Everything that was granted or paid, whenever it was."""
    return Facts(claim_facts(session), _contributions(session))


def claim_facts(session: Session, claim_ids: Collection[int] | None = None) -> tuple[ClaimFact, ...]:
    """The claims granted, all of them or these, in the order of their ids."""
    kept = [ExpenseClaim.status.in_(GRANTED)]
    if claim_ids is not None:
        kept.append(ExpenseClaim.id.in_(claim_ids))
    lines: dict[int, list[ExpenseLine]] = defaultdict(list)
    for line in session.scalars(
        select(ExpenseLine)
        .join(ExpenseClaim)
        .where(*kept)
        .order_by(ExpenseLine.claim_id, ExpenseLine.position)
    ):
        lines[line.claim_id].append(line)
    payments = _payments(session, claim_ids)
    found = session.execute(
        select(ExpenseClaim, Person.first_name, Person.last_name)
        .join(Person, Person.id == ExpenseClaim.person_id)
        .where(*kept)
        .order_by(ExpenseClaim.id)
    )
    return tuple(
        _claim(claim, f"{first} {last}", lines[claim.id], payments.get(claim.id, ()))
        for claim, first, last in found
        if lines[claim.id]
    )


def _claim(
    claim: ExpenseClaim, person: str, lines: Sequence[ExpenseLine], payments: Iterable[PaymentFact]
) -> ClaimFact:
    paid, given = tuple(payments), _waivers(claim, lines)
    total = Money.sum(line.amount for line in lines)
    if claim.status is ClaimStatus.REIMBURSED and not any(one.rejected_on is None for one in paid):
        paid += _paid_elsewhere(claim, total, max(line.spent_on for line in lines))
    return ClaimFact(
        claim_id=claim.id,
        reference=claim.reference,
        person_id=claim.person_id,
        person=person,
        granted_on=_granted_on(claim, paid, given),
        piece_on=claim.submitted_on or max(line.spent_on for line in lines),
        costs=tuple(CostFact(line.nature, line.amount) for line in lines),
        payments=paid,
        waivers=given,
        came_settled=claim.status in FROZEN
        and claim.decided_on is None
        and all(one.payment_id is None for one in paid),
    )


def _granted_on(claim: ExpenseClaim, paid: Sequence[PaymentFact], given: Sequence[WaiverFact]) -> date | None:
    """The decision, the second accord included; what came without one was granted when it was settled."""
    decided = [day for day in (claim.decided_on, claim.seconded_on) if day is not None]
    settled = [one.paid_on for one in paid] + [one.given_on for one in given]
    return max(decided) if decided else min(settled, default=None)


def _paid_elsewhere(claim: ExpenseClaim, total: Money, spent_on: date) -> tuple[PaymentFact, ...]:
    means = claim.pay_by or PaymentMeans.TRANSFER
    day = claim.paid_on or claim.decided_on or spent_on
    return (PaymentFact(None, means, total, day, claim.reference),)


def _waivers(claim: ExpenseClaim, lines: Sequence[ExpenseLine]) -> tuple[WaiverFact, ...]:
    if claim.status is not ClaimStatus.WAIVED:
        return ()
    said = [line.waived_on for line in lines if line.waived_on is not None]
    usual = max(said, default=claim.paid_on or claim.decided_on or max(line.spent_on for line in lines))
    by_day: dict[date, Money] = defaultdict(Money)
    for line in lines:
        by_day[line.waived_on or usual] += line.amount
    return tuple(WaiverFact(day, amount) for day, amount in sorted(by_day.items()))


def _payments(session: Session, claim_ids: Collection[int] | None) -> Mapping[int, tuple[PaymentFact, ...]]:
    """Payments that left with their run, those that came back included, by claim.

    Only the columns of a run that are told: its row holds the whole file of the bank.
    """
    found: dict[int, tuple[PaymentFact, ...]] = defaultdict(tuple)
    query = (
        select(Payment, PaymentRun.number, _SENT_ON, BankAccount.ledger_account)
        .join(PaymentRun, PaymentRun.id == Payment.run_id)
        .outerjoin(BankAccount, BankAccount.id == PaymentRun.bank_account_id)
        .where(Payment.state != PaymentState.MADE, PaymentRun.sent_on.is_not(None))
        .order_by(Payment.id)
    )
    if claim_ids is not None:
        query = query.where(Payment.claim_id.in_(claim_ids))
    for payment, number, sent_on, account in session.execute(query):
        found[payment.claim_id] += (
            PaymentFact(
                payment.id,
                payment.means,
                payment.amount,
                sent_on,
                number,
                (payment.rejected_on or sent_on) if payment.state is PaymentState.REJECTED else None,
                None if payment.means is PaymentMeans.CASH else account,
            ),
        )
    return found


def _contributions(session: Session) -> tuple[ContributionFact, ...]:
    rows = session.execute(
        select(PaidContribution, Person.first_name, Person.last_name)
        .join(Person, Person.id == PaidContribution.person_id)
        .where(PaidContribution.state == ContributionState.PAID, PaidContribution.paid_on.is_not(None))
        .order_by(PaidContribution.id)
    )
    return tuple(
        ContributionFact(
            contribution_id=one.id,
            kind=one.kind,
            person_id=one.person_id,
            person=f"{first} {last}",
            amount=one.amount,
            paid_on=one.paid_on or one.done_on,
            piece=one.invoice_number or f"CTR-{one.id:04d}",
            piece_on=one.invoice_on or one.done_on,
        )
        for one, first, last in rows
    )
