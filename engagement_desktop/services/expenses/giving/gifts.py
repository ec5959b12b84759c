"""Receipts for costs given up: due, given one by one or together, given again, cancelled, declared."""

from contextlib import ExitStack
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.expenses.giving.due import declaration_due
from engagement_desktop.domain.expenses.giving.ground import GiftGround
from engagement_desktop.domain.expenses.giving.rows import (
    GiftBatch,
    GiftDeclaration,
    GiftDue,
    GiftOutcome,
    GiftReceiptRow,
)
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LeftOut
from engagement_desktop.domain.text import clean
from engagement_desktop.french.formats import count, money
from engagement_desktop.services.expenses.giving.issuing import (
    PDF,
    DrawnReceipt,
    drawn_gifts,
    gifts_waiting,
    keep_receipt,
    next_numbers,
)
from engagement_desktop.services.expenses.giving.standing import gift_ground
from engagement_desktop.services.expenses.giving.targets import refuse_name
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.giving import gifts as stored
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.folders import remove_folder, write_folder
from engagement_desktop.storage.register.structures import own_structure

_RIGHT = Permission.GIFT_ISSUE
_GONE = "Ce reçu n’est plus dans le dossier."
CSV = ".csv"


class GiftService:
    """What a person does with receipts for gifts."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def ground(self) -> GiftGround:
        """Whether receipts may be issued here, and why not."""
        with self._workspace.read() as session:
            return gift_ground(session, self._workspace.today())

    def years(self) -> tuple[int, ...]:
        """Civil years in which something was given, this one and the last one too; the latest first."""
        today = self._workspace.today()
        with self._workspace.read() as session:
            found = {*stored.gift_years(session), today.year, today.year - 1}
        return tuple(sorted(found, reverse=True))

    def due(self, year: int) -> tuple[GiftDue, ...]:
        """What people gave in a civil year and no receipt carries, with what each receipt lacks."""
        today = self._workspace.today()
        with self._workspace.read() as session:
            return gifts_waiting(session, year, gift_ground(session, today))

    def receipts(self, year: int | None = None, person_id: int | None = None) -> tuple[GiftReceiptRow, ...]:
        """Receipts given for a civil year or to a person, cancelled ones too, the latest first."""
        with self._workspace.read() as session:
            return tuple(stored.receipts(session, year=year, person_id=person_id))

    def preview(self, person_id: int, year: int) -> bytes:
        """The PDF without its number, written nowhere.

        Raises:
            NotPermitted: the role may not.
            DomainError: as `issue` refuses.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            return drawn_gifts(session, person_id, year, "", self._workspace.today()).content

    def issue(self, person_id: int, year: int, target: Path | None = None) -> GiftOutcome:
        """One receipt for all that a person gave in a civil year: numbered, kept, written at `target`.

        Raises:
            NotPermitted: the role may not.
            DomainError: no ground, or the structure may not; nothing was given; something that a receipt
                must say is not known; another kind of file ("path").
            KnownProblem: the disk refuses; no number is given.
        """
        self._workspace.require(_RIGHT)
        if target is not None:
            refuse_name(target, PDF)
        with self._workspace.read() as session:
            number = next_numbers(session, self._workspace.today().year, 1)[0]
            one = drawn_gifts(session, person_id, year, number, self._workspace.today())
        said = f"Reçu {number} émis pour {one.facts.donor}\u00a0: {money(one.facts.amount)}."
        with self._workspace.act(_RIGHT, "issue gift receipt", said, undo=False) as change:
            receipt_id = keep_receipt(change.session, one).id
            change.concern("person", [person_id])
            if target is not None:
                write_atomically(target, one.content)
        return GiftOutcome(receipt_id, number, said)

    def issue_all(self, year: int, folder: Path, progress: Progress | None = None) -> GiftBatch:
        """The receipts of everybody who gave in a civil year, in a new folder inside `folder`.

        All or nothing: stopped or refused, no file is there and no number is given. Those whose receipt
        would lack a mention are left out and named.

        Raises:
            NotPermitted: the role may not.
            DomainError: no ground, or the structure may not; nobody has a receipt to be given.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        self._workspace.require(_RIGHT)
        says = progress or Silent()
        papers, left_out = self._all_drawn(year, says)
        given = count(len(papers), "reçu émis", "reçus émis")
        said = f"{given} pour les dons de {year}."
        says.step("Écriture des fichiers", len(papers), len(papers) + 1)
        with ExitStack() as otherwise:
            with self._workspace.act(_RIGHT, "issue gift receipts", said, undo=False) as change:
                for one in papers:
                    keep_receipt(change.session, one)
                change.concern("person", [one.person_id for one in papers])
                files = {one.name: one.content for one in papers}
                written = write_folder(folder, f"Reçus des dons {year}", files)
                otherwise.callback(remove_folder, written)
            otherwise.pop_all()
        return GiftBatch(written, tuple(one.number for one in papers), said, left_out)

    def content(self, receipt_id: int) -> bytes:
        """The very bytes of a receipt, cancelled or not.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _document(session, _found(session, receipt_id)).content

    def reprint(self, receipt_id: int, target: Path) -> Path:
        """Writes a receipt again, the same to the last byte, as often as the volunteer asks.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, it was cancelled, or the name asks for another form ("path").
            KnownProblem: the disk refuses.
        """
        refuse_name(target, PDF)
        with self._workspace.act(_RIGHT, "reprint gift receipt") as change:
            receipt = _found(change.session, receipt_id)
            if receipt.cancelled_on is not None:
                raise DomainError(
                    f"Le reçu {receipt.number} est annulé\u00a0: il ne se remet plus. Rien n’a été écrit."
                )
            change.concern("gift_receipt", [receipt.id])
            write_atomically(target, _document(change.session, receipt).content)
        return target

    def cancel(self, receipt_id: int, reason: str) -> None:
        """Cancels a wrong receipt: it keeps its number and its paper, its gifts wait for another one.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone or cancelled already; no reason ("reason").
        """
        kept = " ".join(clean(reason).split())
        if not kept:
            raise DomainError("Dites pourquoi ce reçu est annulé\u00a0: son numéro reste pris.", "reason")
        with self._workspace.act(_RIGHT, "cancel gift receipt") as change:
            receipt = _found(change.session, receipt_id)
            if receipt.cancelled_on is not None:
                raise DomainError(f"Le reçu {receipt.number} est déjà annulé. Rien n’a été changé.")
            receipt.cancelled_on, receipt.cancel_reason = self._workspace.today(), kept
            for claim in stored.claims_of_receipt(change.session, receipt.id):
                claim.gift_receipt_id = None
            change.said = f"Reçu {receipt.number} annulé. Reprenez le papier remis."

    def declaration(self, year: int) -> GiftDeclaration:
        """What is declared of the exercise that begins in `year`: how many receipts, and their sum.

        Raises:
            DomainError: the dossier has no structure; no such year.
        """
        with self._workspace.read() as session:
            structure = own_structure(session)
            first_month = 1 if structure is None else structure.exercise_first_month
            exercise = Exercise.starting_in(year, first_month)
            rows, cancelled = stored.declared(session, exercise)
        name = "" if structure is None else structure.name
        return GiftDeclaration(name, exercise, declaration_due(exercise), rows, cancelled)

    def export_declaration(self, year: int, target: Path) -> Path:
        """Writes it as .pdf or .csv; nobody is named.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file ("path").
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.expenses.giving.declaration import declaration_csv, declaration_pdf

        refuse_name(target, PDF, CSV)
        told = self.declaration(year)
        is_csv = target.suffix.lower() == CSV
        content = declaration_csv(told) if is_csv else declaration_pdf(told, self._workspace.now())
        with self._workspace.act(_RIGHT, "export gift declaration"):
            write_atomically(target, content)
        return target

    def _all_drawn(self, year: int, says: Progress) -> tuple[list[DrawnReceipt], tuple[LeftOut, ...]]:
        today = self._workspace.today()
        with self._workspace.read() as session:
            ground = gift_ground(session, today)
            ground.refuse()
            due = gifts_waiting(session, year, ground)
            ready = [one for one in due if not one.missing]
            left_out = tuple(LeftOut(one.person, f"il manque {one.missing}") for one in due if one.missing)
            if not ready:
                raise DomainError(f"Aucun reçu n’est prêt pour {year}. Rien n’a été émis.")
            numbers = next_numbers(session, today.year, len(ready))
            papers = []
            for done, (one, number) in enumerate(zip(ready, numbers, strict=True)):
                says.step(f"Reçu {number}\u00a0: {one.person}", done, len(ready) + 1)
                papers.append(drawn_gifts(session, one.person_id, year, number, today))
        return papers, left_out


def _found(session: Session, receipt_id: int) -> GiftReceipt:
    receipt = session.get(GiftReceipt, receipt_id)
    if receipt is None:
        raise DomainError(_GONE)
    return receipt


def _document(session: Session, receipt: GiftReceipt) -> IssuedDocument:
    document = session.get(IssuedDocument, receipt.document_id or 0)
    if document is None:
        raise DomainError(_GONE)
    return document
