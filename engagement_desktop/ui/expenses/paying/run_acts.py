"""What one does with a run that was produced: read it, save its files, send it, cancel it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.paying.runs_rows import RunDetail, RunFile, RunRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, money
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.banner import INFO, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.expenses.paying.made_card import MadeCard
from engagement_desktop.ui.register.letter_preview import show_preview

_CANCEL = (
    "Ses fichiers sont retirés du dossier et ses notes redeviennent à payer. Son numéro ne resservira "
    "pas. Si la "
    "banque a déjà le fichier, ne l’annulez pas ici."
)


class RunActs(QObject):
    """Works for one page: the card of a run, and its acts."""

    shown = Signal()
    done = Signal()  # sent, cancelled or put aside

    def __init__(self, page: Page, work: WorkCard) -> None:
        super().__init__(page)
        self._page, self._work, self._context = page, work, page.context
        self._runs = page.context.application.runs
        self._told = Telling(page)
        self._waiting: Banner | None = None
        self._detail: RunDetail | None = None
        self.card = MadeCard(page.look, may_pay=page.context.application.workspace.may(Permission.CLAIM_PAY))
        self.card.send_wanted.connect(self.send)
        self.card.save_wanted.connect(self.save)
        self.card.cancel_wanted.connect(self.ask_cancel)
        self.card.file_wanted.connect(self.look_at)

    @property
    def run_id(self) -> int | None:
        """The run that is shown; None when none is."""
        return None if self._detail is None else self._detail.row.id

    def show(self, run_id: int) -> None:
        """Read a run and put its card in view."""
        self._detail = self._runs.detail(run_id)
        self.card.show_run(self._detail)
        self.shown.emit()

    def put_aside(self) -> None:
        """No run is shown any more."""
        self._detail = None

    def show_waiting(self, made: Sequence[RunRow]) -> None:
        """Runs that still wait to be sent are told, unless one is in view."""
        if self._waiting is not None:
            self._page.drop_banner(self._waiting)
            self._waiting = None
        others = [one for one in made if one.id != self.run_id]
        if not others:
            return
        one = others[0]
        said = f"{count(one.payments, 'note')}, {money(one.amount)}."
        more = f" Et {count(len(others) - 1, 'autre', 'autres')}." if len(others) > 1 else ""
        banner = Banner(self._page.look, INFO, f"{one.number} attend d’être envoyé.", f"{said}{more}")
        self._waiting = self._page.show_banner(banner)
        self._waiting.add_action("Le voir", lambda: self._context.signals.go("runs", one.id))

    def send(self) -> None:
        """Its claims are reimbursed from this moment."""
        if self._detail is None or self.card.send is None:
            return
        number, run_id = self._detail.row.number, self._detail.row.id
        many = self._detail.row.payments
        self.forget()
        if self._told.guarded(lambda: self._runs.send(run_id)):
            self.put_aside()
            said = count(many, "note est remboursée", "notes sont remboursées")
            self.done.emit()
            self._told.tell(
                SUCCESS, f"{number} est envoyé.", f"{said}. Un paiement rejeté se note dans Remboursements."
            )
            self._context.signals.said.emit(f"{number}\u00a0: {said}.", "succes")

    def ask_cancel(self) -> None:
        """Told what it takes away, then done by a second press."""
        if self._detail is None:
            return
        banner = self._told.tell(WARNING, f"Annuler {self._detail.row.number}.", _CANCEL)
        banner.add_action("Annuler ce remboursement", self.cancel, "undo-2")
        banner.add_action("Le garder", self.forget).setFocus()

    def cancel(self) -> None:
        if self._detail is None:
            return
        number, run_id = self._detail.row.number, self._detail.row.id
        self.forget()
        if self._told.guarded(lambda: self._runs.cancel(run_id)):
            self.put_aside()
            self.done.emit()
            self._context.signals.said.emit(f"{number} est annulé, ses notes redeviennent à payer.", "succes")

    def save(self) -> None:
        """All its files in a folder of its own."""
        if self._detail is None or self._work.is_running():
            return
        run_id = self._detail.row.id
        chosen = QFileDialog.getExistingDirectory(self._page, "Où ranger les fichiers", begin_at())
        remember(chosen)
        if chosen:
            self.forget()
            self._work.run(
                "Écriture des fichiers",
                lambda _told: self._runs.save_files(run_id, Path(chosen)),
                Endings(self._on_saved, self._told.refuse),
            )

    def look_at(self, one: RunFile) -> None:
        """A PDF is shown; another file is saved with the rest."""
        if self._detail is None:
            return
        if not one.name.endswith(".pdf"):
            self.save()
            return
        run_id = self._detail.row.id
        self.forget()
        self._told.guarded(
            lambda: show_preview(
                self._page, self._context, one.name, self._runs.content(run_id, one.document_id)
            )
        )

    def tell_folder(self, folder: Path) -> None:
        """Where the files are, and how to open it."""
        where = f"Les fichiers sont dans «{NBSP}{folder}{NBSP}»."
        banner = self._told.tell(SUCCESS, "Remboursement produit.", where)
        self._told.offer_folder(banner, folder)

    def forget(self) -> None:
        """The last ending is no longer told."""
        self._told.drop()

    def _on_saved(self, folder: object) -> None:
        if isinstance(folder, Path):
            self.tell_folder(folder)
