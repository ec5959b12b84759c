"""The documents of a meeting: joined, kept inside the dossier, sent to members on a day."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.domain.meetings.preparing.agenda import DocumentUse
from engagement_desktop.domain.meetings.preparing.agenda_rows import DocumentRow, ItemRow
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.meetings.preparing.agenda_words import size_words
from engagement_desktop.ui.theme import Look

_KINDS = "Documents (*.pdf *.jpg *.jpeg *.png)"
_NOTHING = (
    "Joignez un PDF, un JPEG ou un PNG, ou déposez-le sur un point\u00a0: il est gardé dans le dossier."
)
_USES: Mapping[DocumentUse, str] = MappingProxyType(
    {
        DocumentUse.SIGNED_MINUTES: "Compte rendu signé",
        DocumentUse.SIGN_IN_SHEET: "Feuille d’émargement",
        DocumentUse.PROXY: "Pouvoir écrit",
    }
)
"""What is kept of a meeting rather than sent for it."""


class DocumentsCard(Card):
    """Enter saves a copy, Suppr takes a document off."""

    join_wanted = Signal(object)  # paths
    copy_wanted = Signal(object)  # DocumentRow
    remove_wanted = Signal(object)  # DocumentRow
    sent_wanted = Signal(object)  # ids of documents

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Documents")
        self._rows: tuple[DocumentRow, ...] = ()
        self._titles: dict[int, str] = {}
        self._may_change = False
        columns: tuple[Column[DocumentRow], ...] = (
            Column("name", "Document", lambda row: row.name),
            Column("item", "Point", self._place_words, width=200),
            Column("sent", "Envoyé le", lambda row: row.sent_on, date_short, width=112),
            Column("size", "Taille", size_words, align=RIGHT, width=88),
        )
        self.table = ShortTable(look, columns, "Documents", ("size", "item"))
        self.table.opened.connect(self.copy_wanted)
        self.table.delete_wanted.connect(self.remove_wanted)
        self._nothing = Label(_NOTHING, "petit", wrap=True)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.table)
        acts = QWidget()
        flow = Flow(look, acts, gap=8)
        self.joining = Button(look, "Joindre un document…", "", "paperclip", on_click=self._ask_files)
        self.sending = Button(look, "Noter l’envoi aujourd’hui", "", "send", on_click=self._send)
        self.copying = Button(look, "Enregistrer une copie…", "", "file-down", on_click=self._copy)
        for button in (self.joining, self.sending, self.copying):
            flow.addWidget(button)
        self.body.addWidget(acts)
        self.setAcceptDrops(True)

    def show_documents(
        self, rows: Sequence[DocumentRow], items: Sequence[ItemRow], *, may_change: bool, may_copy: bool
    ) -> None:
        self._rows, self._may_change = tuple(rows), may_change
        self._titles = {item.id: f"{item.number}. {item.title}" for item in items}
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows and may_change)
        self.joining.setVisible(may_change)
        self.sending.setVisible(may_change and bool(self._not_sent()))
        self.copying.setVisible(may_copy and bool(rows))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_change and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.join_wanted.emit(paths)

    def choose(self) -> list[Path]:
        """The files that the person points at; none when she goes back."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, "Joindre un document", begin_at(""), _KINDS)
        if chosen:
            remember(chosen[0])
        return [Path(one) for one in chosen]

    def _ask_files(self) -> None:
        if paths := self.choose():
            self.join_wanted.emit(paths)

    def _send(self) -> None:
        self.sent_wanted.emit(self._not_sent())

    def _not_sent(self) -> list[int]:
        """Those meant for members: a signed paper was made after them, and goes to nobody."""
        return [row.id for row in self._rows if row.use not in _USES and row.sent_on is None]

    def _place_words(self, row: DocumentRow) -> str:
        return _USES.get(row.use) or self._titles.get(row.item_id or 0, "Réunion")

    def _copy(self) -> None:
        row = self.table.current_row() or (self._rows[0] if self._rows else None)
        if row is not None:
            self.copy_wanted.emit(row)
