"""Reimbursement runs: what is ready, what is made, what was given to the bank, what came back."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim
from engagement_desktop.domain.expenses.paying.drafts import refuse_run, rejection_reason
from engagement_desktop.domain.expenses.paying.runs_rows import (
    RunChoice,
    RunDetail,
    RunDraft,
    RunFile,
    RunRow,
)
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.expenses.paying import cancelling, making, reading, sending
from engagement_desktop.services.expenses.paying.papers import RunPapers
from engagement_desktop.services.expenses.paying.transfers import TransferFile, transfer_file
from engagement_desktop.services.mileage import price_claim_again
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.paying import runs as stored
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.folders import write_folder

_RIGHT = Permission.CLAIM_PAY
_NO_RUN = "Ce remboursement n’est plus dans le dossier."
_NO_KEY = (
    "Le fichier de virement nomme des comptes\u00a0: seul un compte de trésorerie ou de coordination "
    "le lit. Rien n’a "
    "été écrit."
)


class RunService:
    """What a person does with reimbursements. No act is taken back by Ctrl+Z: each has its opposite."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def ready(self) -> RunChoice:
        """Approved claims that no unsent run holds, what keeps each back, and the accounts to debit."""
        today = self._workspace.today()
        with self._workspace.read() as session:
            return RunChoice(
                rows=reading.ready_rows(session, self._workspace.actor.account_id, today),
                accounts=reading.account_choices(session, today),
                made=stored.run_rows(session, state=RunState.MADE),
                proposed_on=reading.next_bank_day(today),
            )

    def make(self, draft: RunDraft, progress: Progress | None = None) -> int:
        """Makes a run with its number, its bank file and its papers, in one act; marks nothing paid.

        Raises:
            NotPermitted: the role may not.
            DomainError: nothing chosen, a claim that may not be paid, a wrong day, or no account to debit.
        """
        now, actor = self._workspace.now(), self._workspace.actor.account_id
        self._workspace.require(_RIGHT)
        refuse_run(draft, self._workspace.today())
        with self._workspace.act(_RIGHT, "make run", undo=False) as change:
            session = change.session
            paid = making.chosen(session, draft, actor, self._workspace.today())
            made = making.made(session, draft, paid, actor, now)
            RunPapers(session, made, now, progress or Silent()).keep()
            change.concern("expense_claim", [one.claim.id for one in paid])
            return made.run.id

    def write_transfers(self, execute_on: date, target: Path, debit: str | None = None) -> TransferFile:
        """Writes the bank file of what is approved and unpaid, without a run; marks nothing paid.

        Raises:
            NotPermitted: the role may not.
            DomainError: a wrong IBAN, or no account to debit.
            NoTransfer: no claim remains.
            KnownProblem: the place cannot be written.
        """
        with self._workspace.act(_RIGHT, "write transfers", undo=False) as change:
            made = transfer_file(change.session, execute_on, debit, self._workspace.now())
            change.concern("expense_claim", made.claim_ids)
            write_atomically(target, made.content)
            return made

    def files(self, run_id: int) -> tuple[RunFile, ...]:
        """The bank's file, then the papers, in order."""
        with self._workspace.read() as session:
            return stored.run_files(session, _run(session, run_id))

    def content(self, run_id: int, document_id: int | None) -> bytes:
        """The bytes of one file of a run.

        Raises:
            DomainError: it is not one of them, or this role cannot read the bank's file.
        """
        with self._workspace.read() as session:
            return _content(session, _run(session, run_id), document_id)

    def save_files(self, run_id: int, folder: Path) -> Path:
        """Writes all of them in a new folder inside this one, named after the run; gives its place.

        Raises:
            NotPermitted: the role may not.
            DomainError: no such run, or this role cannot read the bank's file.
            KnownProblem: the place cannot be written.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            run = _run(session, run_id)
            files = {
                one.name: _content(session, run, one.document_id) for one in stored.run_files(session, run)
            }
            name = f"Remboursement {run.number}"
        return write_folder(folder, name, files)

    def send(self, run_id: int) -> None:
        """The bank has it: the run is locked, its claims are reimbursed, paid on this day.

        Raises:
            NotPermitted: the role may not.
            DomainError: sent already, a claim is no longer approved, or the account at work approved one.
        """
        self._workspace.require(_RIGHT)
        today, actor = self._workspace.today(), self._workspace.actor.account_id
        with self._workspace.read() as session:
            alone = sending.is_alone(session, _run(session, run_id), actor, today)
            verb = "send run alone" if alone else "send run"
        with self._workspace.act(_RIGHT, verb, undo=False) as change:
            run = _run(change.session, run_id)
            sending.send(change.session, run, actor, today)

    def cancel(self, run_id: int) -> None:
        """Takes a run that was not sent away with its papers; its claims are to be paid again.

        Its number is not given again.

        Raises:
            NotPermitted: the role may not.
            DomainError: it was sent.
        """
        with self._workspace.act(_RIGHT, "cancel run", undo=False) as change:
            run = _run(change.session, run_id)
            change.concern(
                "expense_claim", [one.claim_id for one in stored.payments_of(change.session, run.id)]
            )
            cancelling.cancel(change.session, run)

    def reject(self, payment_id: int, reason: str, day: date | None) -> None:
        """One payment came back: its claim is to be paid again, with those that went in the same sum.

        Raises:
            NotPermitted: the role may not.
            DomainError: no reason or day, or the payment was not sent, or came back already.
        """
        with self._workspace.act(_RIGHT, "reject payment", undo=False) as change:
            session = change.session
            payment = session.get(Payment, payment_id)
            run = None if payment is None else session.get(PaymentRun, payment.run_id)
            if (
                payment is None
                or run is None
                or run.sent_on is None
                or payment.state is not PaymentState.PAID
            ):
                raise DomainError("Ce paiement n’est pas parti, ou il est déjà revenu. Rien n’a été changé.")
            kept = rejection_reason(reason, day, run.sent_on, self._workspace.today())
            for one in stored.payments_with(session, payment):
                _come_back(session, one, kept, day)

    def note_cheque(self, payment_id: int, number: str) -> None:
        """Writes the number of a cheque beside its payment, until the run is sent.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no cheque, or the run was sent.
        """
        with self._workspace.act(_RIGHT, "note cheque", "Numéro de chèque noté.") as change:
            sending.note_cheque(change.session, payment_id, number)

    def runs(self) -> tuple[RunRow, ...]:
        """Every run, the latest first."""
        with self._workspace.read() as session:
            return stored.run_rows(session)

    def detail(self, run_id: int) -> RunDetail:
        """One run.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        today, actor = self._workspace.today(), self._workspace.actor.account_id
        with self._workspace.read() as session:
            run = _run(session, run_id)
            return RunDetail(
                row=stored.run_rows(session, [run_id])[0],
                payments=stored.payment_rows(session, run_id),
                files=stored.run_files(session, run),
                made_by=stored.account_name(session, run.made_by_id),
                sent_by=stored.account_name(session, run.sent_by_id),
                refusal="" if run.state is RunState.SENT else sending.refusal_of(session, run, actor, today),
            )


def _run(session: Session, run_id: int) -> PaymentRun:
    run = session.get(PaymentRun, run_id)
    if run is None:
        raise DomainError(_NO_RUN)
    return run


def _come_back(session: Session, payment: Payment, reason: str, day: date | None) -> None:
    payment.rejection_reason, payment.rejected_on = reason, day
    payment.state = PaymentState.REJECTED
    claim = session.get_one(ExpenseClaim, payment.claim_id)
    claim.status, claim.paid_on = ClaimStatus.APPROVED, None
    price_claim_again(session, claim.id)


def _content(session: Session, run: PaymentRun, document_id: int | None) -> bytes:
    if document_id is None:
        if run.bank_file is None or run.bank_file.clear is None:
            raise DomainError(_NO_KEY)
        return run.bank_file.clear.encode()
    kept = {link.document_id for link in stored.run_documents(session, run.id)}
    if document_id not in kept:
        raise DomainError("Ce fichier n’est pas de ce remboursement.")
    return session.get_one(IssuedDocument, document_id).content
