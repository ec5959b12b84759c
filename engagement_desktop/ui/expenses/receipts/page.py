"""Several receipts at once: a folder let go here, and each finds the line that waits for it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import Incoming, LineFacts, Proposal
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import clear
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.side_or_under import SideOrUnder
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.expenses.receipts.coming import asked_files, can_come, files_under, paths_of
from engagement_desktop.ui.expenses.receipts.incoming_card import IncomingCard
from engagement_desktop.ui.expenses.receipts.panel import ReceiptPanel
from engagement_desktop.ui.expenses.receipts.panel_line import PanelLine

_TITLE = "Reçus à joindre"
_HIGH = 420


class ReceiptsInPage(Page):
    """Nothing is kept before a line was said: files left aside stay where they were."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _TITLE)
        self._receipts: tuple[PreparedReceipt, ...] = ()
        self._banner: Banner | None = None
        self.setAcceptDrops(True)
        self.header.add_back("Frais", lambda: context.signals.go("expenses"))
        self.header.add_secondary("Choisir un dossier…", self._ask_folder, "folder-open", keys="Ctrl+Shift+J")
        self.header.add_primary("Choisir des reçus…", self._ask_files, "upload", keys="Ctrl+J")
        self.work = WorkCard(context)
        self.body.addWidget(self.work)
        self.refused = Card(self.look, "Fichiers laissés de côté")
        self.refused.hide()
        self.empty = EmptyState(self.look, "Déposez les reçus ici", "")
        self.body.addWidget(self.empty, 1)
        self._both = SideOrUnder(self.look)
        self.card = IncomingCard(self.look)
        self.card.rested.connect(self._show_receipt)
        self.card.join_wanted.connect(self._on_join)
        self.card.leave_wanted.connect(self._on_leave)
        self.panel = ReceiptPanel(context)
        self.look.bound(self.panel, (0, _HIGH))
        self._both.line.addWidget(self.card, 3)
        self._both.line.addWidget(self.panel, 2)
        self.body.addWidget(self._both, 1)
        self.body.addWidget(self.refused)

    def refresh(self) -> None:
        """The lines that wait may have changed: what came is compared again."""
        waiting = len(self.context.application.receipts.waiting())
        self.empty.tell("Déposez les reçus ici", _waiting_words(waiting))
        at = self.card.place()
        proposals = self.context.application.receipts.match(self._receipts)
        self.card.show_proposals(sorted(proposals, key=lambda one: not one.reasons), at)
        self._offer()

    def receive(self, what: object) -> None:
        """Files or folders that another page was given."""
        if isinstance(what, (list, tuple)):
            self.take([path for path in what if isinstance(path, Path)])

    def take(self, paths: Sequence[Path]) -> None:
        """Check and clean these files, those of folders too, and look for their lines."""
        files = files_under(list(paths))
        receipts = self.context.application.receipts

        def work(progress: Progress) -> object:
            return receipts.prepare_files(files, progress)

        if files:
            self.work.run("Lecture des reçus", work, Endings(self._on_prepared, self._say_refusal))

    def unsaved(self) -> str:
        left = len(self._receipts)
        return f"{count(left, 'reçu')} à joindre\u00a0: les fichiers restent où ils sont." if left else ""

    def first_focus(self) -> QWidget | None:
        return self.card.table if self._receipts else self.header.primary()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_come(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := paths_of(event.mimeData()):
            event.acceptProposedAction()
            self.take(paths)

    def _on_prepared(self, outcome: object) -> None:
        if not isinstance(outcome, Incoming):
            return
        by_file = {one.original_digest: one for one in (*outcome.receipts, *self._receipts)}
        self._receipts = tuple(by_file.values())
        self._tell_refused(outcome.refused)
        self.context.errors.guard(self.refresh)
        self.take_focus()

    def _tell_refused(self, refused: Sequence[str]) -> None:
        clear(self.refused.body)
        for sentence in refused:
            self.refused.body.addWidget(wrapped(sentence))
        self.refused.setVisible(bool(refused))
        if refused:
            many = count(len(refused), "fichier laissé", "fichiers laissés")
            self.context.signals.said.emit(
                f"{many} de côté\u00a0: la raison est en bas de la page.", "attention"
            )

    def _show_receipt(self, row: object) -> None:
        if isinstance(row, Proposal):
            line = PanelLine(row.receipt.name, LineFacts(), (), (row.receipt,), may=False)
        else:
            line = PanelLine(may=False)
        self.panel.show_line(line)

    def _on_join(self, proposal: Proposal, line_id: int) -> None:
        receipts = self.context.application.receipts
        act = partial(receipts.join, line_id, proposal.receipt)
        if self.context.errors.guard(act, self._on_refused):
            self._forget(proposal)
            self.context.signals.say(self.context.application.workspace.last_act() or "")

    def _on_leave(self, proposal: Proposal) -> None:
        self._forget(proposal)
        self.context.signals.say(f"{proposal.receipt.name} laissé de côté\u00a0: le fichier n’a pas bougé.")

    def _forget(self, proposal: Proposal) -> None:
        self._receipts = tuple(one for one in self._receipts if one is not proposal.receipt)
        self.context.errors.guard(self.refresh)
        self.take_focus()

    def _on_refused(self, refusal: DomainError) -> None:
        self._say_refusal(refusal.sentence)

    def _say_refusal(self, sentence: str) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
        self._banner = self.show_banner(Banner(self.look, FAULT, "", sentence))

    def _offer(self) -> None:
        self._both.setVisible(bool(self._receipts))
        self.empty.setVisible(not self._receipts)

    def _ask_files(self) -> None:
        self.take(asked_files(self))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Choisir le dossier des reçus", begin_at())
        if chosen:
            remember(chosen)
            self.take([Path(chosen)])


def _waiting_words(waiting: int) -> str:
    many = f"{count(waiting, 'ligne')} de notes ouvertes"
    verb = "attend son reçu" if waiting == 1 else "attendent leur reçu"
    found = "La date, le montant et le nom d’un fichier disent sa ligne. Rien n’est joint sans vous."
    return f"{many} {verb}. {found}" if waiting else f"Aucune ligne n’attend de reçu. {found}"
