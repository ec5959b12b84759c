"""Runs, their payments and their papers, as they are listed and found again."""

from collections.abc import Collection, Sequence

from sqlalchemy import Integer, func, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.claims import ExpenseClaim, PaymentMeans
from engagement_desktop.domain.expenses.paying.netting import together
from engagement_desktop.domain.expenses.paying.runs_rows import PaymentRow, RunFile, RunRow
from engagement_desktop.domain.expenses.runs import (
    BankAccount,
    Payment,
    PaymentRun,
    PaymentState,
    RunDocument,
    RunState,
)
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person

BANK_FILE = "bank_file"
_CENTS = type_coerce(Payment.amount, Integer)
_TRANSFERS = func.count(Payment.end_to_end.distinct())


def run_rows(
    session: Session, ids: Collection[int] | None = None, state: RunState | None = None
) -> tuple[RunRow, ...]:
    """Runs, the latest first (those only)."""
    query = select(PaymentRun).order_by(PaymentRun.id.desc())
    if ids is not None:
        query = query.where(PaymentRun.id.in_(ids))
    if state is not None:
        query = query.where(PaymentRun.state == state)
    found = list(session.scalars(query))
    sums = _sums(session, [run.id for run in found])
    return tuple(_row(run, sums.get(run.id, {})) for run in found)


def payments_of(session: Session, run_id: int) -> list[Payment]:
    """The payments of a run, in its order."""
    return list(session.scalars(select(Payment).where(Payment.run_id == run_id).order_by(Payment.position)))


def payment_rows(session: Session, run_id: int) -> tuple[PaymentRow, ...]:
    """The same with their claims and people."""
    found = session.execute(
        select(Payment, ExpenseClaim.reference, Person.id, Person.last_name, Person.first_name)
        .join(ExpenseClaim, ExpenseClaim.id == Payment.claim_id)
        .join(Person, Person.id == ExpenseClaim.person_id)
        .where(Payment.run_id == run_id)
        .order_by(Payment.position)
    )
    return tuple(
        PaymentRow(
            id=one.id,
            claim_id=one.claim_id,
            reference=reference,
            person_id=person_id,
            last_name=last_name,
            first_name=first_name,
            means=one.means,
            amount=one.amount,
            state=one.state,
            end_to_end=one.end_to_end,
            payee=one.payee,
            account_end=one.account_end,
            cheque_number=one.cheque_number,
            rejected_on=one.rejected_on,
            rejection_reason=one.rejection_reason,
        )
        for one, reference, person_id, last_name, first_name in found
    )


def payments_with(session: Session, payment: Payment) -> list[Payment]:
    """A payment and those that the same transfer, cheque or sum in cash paid."""
    rows = payment_rows(session, payment.run_id)
    group = next(one for one in together(row.share for row in rows) if payment.id in {s.key for s in one})
    kept = {share.key for share in group}
    return [one for one in payments_of(session, payment.run_id) if one.id in kept]


def run_documents(session: Session, run_id: int) -> list[RunDocument]:
    """The links of a run to its papers, in order."""
    return list(
        session.scalars(
            select(RunDocument).where(RunDocument.run_id == run_id).order_by(RunDocument.position)
        )
    )


def run_files(session: Session, run: PaymentRun) -> tuple[RunFile, ...]:
    """The bank's file first, then the papers in order; not their bytes."""
    bank = () if run.bank_file_name is None else (RunFile(None, BANK_FILE, run.bank_file_name),)
    found = session.execute(
        select(IssuedDocument.id, IssuedDocument.kind, IssuedDocument.name)
        .join(RunDocument, RunDocument.document_id == IssuedDocument.id)
        .where(RunDocument.run_id == run.id)
        .order_by(RunDocument.position)
    )
    return (*bank, *(RunFile(document_id, kind, name) for document_id, kind, name in found))


def open_accounts(session: Session) -> Sequence[BankAccount]:
    """The further accounts that are in use, by name."""
    return session.scalars(
        select(BankAccount)
        .where(BankAccount.archived_on.is_(None))
        .order_by(BankAccount.label, BankAccount.id)
    ).all()


def every_account(session: Session) -> Sequence[BankAccount]:
    """Every further account, archived ones last."""
    return session.scalars(
        select(BankAccount).order_by(BankAccount.archived_on.is_not(None), BankAccount.label, BankAccount.id)
    ).all()


def runs_by_account(session: Session) -> dict[int, int]:
    """How many runs debited each further account."""
    found = session.execute(
        select(PaymentRun.bank_account_id, func.count())
        .where(PaymentRun.bank_account_id.is_not(None))
        .group_by(PaymentRun.bank_account_id)
    )
    return {account_id: many for account_id, many in found if account_id is not None}


def account_name(session: Session, account_id: int | None) -> str:
    """Who it is; empty for nobody."""
    account = None if account_id is None else session.get(Account, account_id)
    return "" if account is None else account.first_name


def _sums(
    session: Session, ids: Collection[int]
) -> dict[int, dict[tuple[PaymentMeans, PaymentState], tuple[int, int, int]]]:
    """Number of payments, cents, and number of transfers, by run, means and state."""
    found = session.execute(
        select(Payment.run_id, Payment.means, Payment.state, func.count(), func.sum(_CENTS), _TRANSFERS)
        .where(Payment.run_id.in_(ids))
        .group_by(Payment.run_id, Payment.means, Payment.state)
    )
    sums: dict[int, dict[tuple[PaymentMeans, PaymentState], tuple[int, int, int]]] = {}
    for run_id, means, state, many, cents, transfers in found:
        sums.setdefault(run_id, {})[means, state] = (many, cents, transfers)
    return sums


def _row(run: PaymentRun, sums: dict[tuple[PaymentMeans, PaymentState], tuple[int, int, int]]) -> RunRow:
    by_bank = [found for (means, _), found in sums.items() if means is PaymentMeans.TRANSFER]
    return RunRow(
        id=run.id,
        number=run.number,
        state=run.state,
        made_on=run.made_on,
        execute_on=run.execute_on,
        sent_on=run.sent_on,
        payments=sum(many for many, _, _ in sums.values()),
        amount=Money(sum(cents for _, cents, _ in sums.values())),
        transfers=sum(transfers for _, _, transfers in by_bank),
        transferred=Money(sum(cents for _, cents, _ in by_bank)),
        rejected=sum(many for (_, state), (many, _, _) in sums.items() if state is PaymentState.REJECTED),
    )
