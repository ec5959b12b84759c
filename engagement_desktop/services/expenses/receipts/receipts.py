"""Receipts of claims: checked and cleaned as they come, kept with their line, found again."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.receipting.matching import ranked_lines
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import (
    Incoming,
    LineFacts,
    LossRule,
    Proposal,
    ReceiptRow,
    Twin,
    WaitingLine,
)
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import money
from engagement_desktop.french.receipt_texts import common_words
from engagement_desktop.services.expenses.receipts.incoming import prepared_files
from engagement_desktop.services.expenses.receipts.keeping import keep_prepared, let_receipt_go
from engagement_desktop.services.expenses.receipts.preparing import prepared_file, prepared_receipt
from engagement_desktop.services.expenses.rules.ceilings import missing_receipt_ceiling
from engagement_desktop.services.meetings.preparing.joining import KeptFile
from engagement_desktop.services.progress import Progress
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.receipts.likenesses import twins_of, waiting_lines
from engagement_desktop.storage.expenses.receipts.receipts import digests_of, receipt_rows, receipts_of_line

_RIGHT = Permission.CLAIM_WRITE
_UNDECIDED = frozenset({ClaimStatus.DRAFT, ClaimStatus.SUBMITTED})


class ReceiptService:
    """What a person does with receipts."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def prepare(self, name: str, content: bytes) -> PreparedReceipt:
        """Checks and cleans a file that came; writes nothing, and may run in any thread.

        Raises:
            NotPermitted: the role may not.
            DomainError: no PDF, JPEG or PNG, too heavy, cut short, locked or dangerous.
        """
        self._workspace.require(_RIGHT)
        return prepared_receipt(name, content)

    def prepare_file(self, path: Path) -> PreparedReceipt:
        """The same for a file of the disk.

        Raises:
            NotPermitted: the role may not.
            DomainError: no PDF, JPEG or PNG, too heavy, cut short, locked or dangerous.
            KnownProblem: the file cannot be read.
        """
        self._workspace.require(_RIGHT)
        return prepared_file(path)

    def prepare_files(self, paths: Sequence[Path], progress: Progress) -> Incoming:
        """Several files at once; those that are refused stop none of the others.

        Raises:
            NotPermitted: the role may not.
            Cancelled: stopped between two files.
        """
        self._workspace.require(_RIGHT)
        return prepared_files(paths, progress)

    def join(self, line_id: int, prepared: PreparedReceipt) -> int:
        """Keeps a receipt with a line of a claim that is not settled; gives its id.

        Raises:
            NotPermitted: the role may not.
            DomainError: the line is gone, or its claim is paid, waived or refused.
        """
        with self._workspace.act(_RIGHT, "join receipt") as change:
            line, claim = _found_line(change.session, line_id)
            if claim.status in FROZEN | {ClaimStatus.REFUSED}:
                raise DomainError(
                    f"La note {claim.reference} est terminée\u00a0: elle ne prend plus de reçu. Rien n’a été "
                    "changé."
                )
            row = keep_prepared(change.session, line, prepared, self._workspace.today())
            change.said = f"Reçu {row.number} joint à la ligne {line.position} de {claim.reference}."
            return row.id

    def remove(self, receipt_id: int) -> None:
        """Takes a receipt off its line while nobody has decided on the claim.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or the claim was decided with it.
        """
        with self._workspace.act(_RIGHT, "remove receipt") as change:
            row = change.session.get(ExpenseReceipt, receipt_id)
            if row is None:
                raise DomainError("Ce reçu n’est plus dans le dossier.")
            line, claim = _found_line(change.session, row.line_id)
            _refuse_decided(claim)
            change.said = f"Reçu {row.number} retiré de la ligne {line.position} de {claim.reference}."
            let_receipt_go(change.session, row)

    def attest(self, line_id: int, day: date | None = None) -> None:
        """Notes that the person declares the receipt lost, today unless a day is given.

        Raises:
            NotPermitted: the role may not.
            DomainError: decided, a receipt is joined, the day is to come, or the amount is over the ceiling.
        """
        today = self._workspace.today()
        said_on = today if day is None else day
        if said_on > today:
            raise DomainError("Ce jour est à venir. Dites le jour de l’attestation.", "attested_on")
        with self._workspace.act(_RIGHT, "attest loss") as change:
            line, claim = _found_line(change.session, line_id)
            _refuse_decided(claim)
            if receipts_of_line(change.session, line_id):
                raise DomainError("Cette ligne a un reçu. Retirez-le avant de le déclarer perdu.")
            most = missing_receipt_ceiling(change.session, line.spent_on)
            if line.amount > most:
                raise DomainError(
                    f"Au-dessus de {money(most)}, une attestation ne suffit pas\u00a0: joignez le reçu.",
                    "attested_on",
                )
            line.attested_on = said_on
            change.said = f"Reçu perdu\u00a0: attestation notée, ligne {line.position} de {claim.reference}."

    def unattest(self, line_id: int) -> None:
        """Takes the declaration of loss back.

        Raises:
            NotPermitted: the role may not.
            DomainError: the line is gone, or its claim was decided with it.
        """
        with self._workspace.act(_RIGHT, "take loss back") as change:
            line, claim = _found_line(change.session, line_id)
            _refuse_decided(claim)
            line.attested_on = None
            change.said = f"Attestation retirée, ligne {line.position} de {claim.reference}."

    def of_claim(self, claim_id: int) -> tuple[ReceiptRow, ...]:
        """The receipts of a claim, line by line."""
        with self._workspace.read() as session:
            return tuple(receipt_rows(session, (claim_id,)))

    def content(self, receipt_id: int) -> KeptFile:
        """The file of a receipt.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            row = session.get(ExpenseReceipt, receipt_id)
            if row is None:
                raise DomainError("Ce reçu n’est plus dans le dossier.")
            kept = session.get_one(Attachment, row.attachment_id)
            return KeptFile(kept.name, kept.media_type, kept.content)

    def twins(self, receipt: PreparedReceipt | ReceiptRow | None, line: LineFacts) -> tuple[Twin, ...]:
        """Where the same file is joined already, then what looks like the same cost."""
        with self._workspace.read() as session:
            if isinstance(receipt, ReceiptRow):
                return tuple(twins_of(session, digests_of(session, receipt.id), line))
            return tuple(twins_of(session, _digests(receipt), line))

    def loss_rule(self, line: LineFacts) -> LossRule:
        """Up to what a lost receipt is believed on the day of a line, and whether that line may."""
        day = self._workspace.today() if line.spent_on is None else line.spent_on
        with self._workspace.read() as session:
            most = missing_receipt_ceiling(session, day)
        return LossRule(most, is_under=line.amount is None or line.amount <= most)

    def waiting(self) -> tuple[WaitingLine, ...]:
        """The lines of open claims that wait for a receipt, the oldest first."""
        with self._workspace.read() as session:
            return tuple(waiting_lines(session, None))

    def match(
        self, receipts: Sequence[PreparedReceipt], claim_ids: Collection[int] | None = None
    ) -> tuple[Proposal, ...]:
        """For each file the lines that wait, the likeliest first, and what makes the first one likely.

        Args:
            receipts: prepared ones.
            claim_ids: the only claims looked at; None for every open one.
        """
        with self._workspace.read() as session:
            lines = waiting_lines(session, claim_ids)
            twins = [tuple(twins_of(session, _digests(one), LineFacts())) for one in receipts]
        return tuple(_proposal(one, lines, same) for one, same in zip(receipts, twins, strict=True))


def _proposal(receipt: PreparedReceipt, lines: Sequence[WaitingLine], twins: tuple[Twin, ...]) -> Proposal:
    ranked = ranked_lines(f"{receipt.name} {receipt.words}", lines)
    reasons = common_words(ranked[0].signs) if ranked else ()
    return Proposal(receipt, tuple(one.line for one in ranked), reasons, twins)


def _digests(prepared: PreparedReceipt | None) -> tuple[str, ...]:
    return () if prepared is None else (prepared.original_digest, digest_of(prepared.content))


def _found_line(session: Session, line_id: int) -> tuple[ExpenseLine, ExpenseClaim]:
    line = session.get(ExpenseLine, line_id)
    if line is None:
        raise DomainError("Cette ligne n’est plus dans le dossier.")
    return line, session.get_one(ExpenseClaim, line.claim_id)


def _refuse_decided(claim: ExpenseClaim) -> None:
    if claim.status not in _UNDECIDED:
        raise DomainError(
            f"La note {claim.reference} est déjà décidée avec ce qu’elle contient. Rien n’a été changé. "
            "Revenez d’abord sur la décision."
        )
