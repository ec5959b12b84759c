"""Left of the live page: the agenda, and a line that adds an item to it or names one otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from engagement_desktop.domain.meetings.attending.live_rows import LiveItem, LiveMeeting
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.ui.common.buttons import DISCREET, ORDINARY, Button
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.meetings.live.agenda.agenda_list import AgendaList
from engagement_desktop.ui.theme import Look

_ADD, _RENAME = "Intitulé du point à ajouter", "Intitulé du point"
_APPROVE, _REMIND = "Compte rendu adopté", "Rappel du secret fait"


class AgendaPanel(QFrame):
    """The list, its one button for what an item asks (adopted, reminded), and « Ajouter un point »."""

    added = Signal(str)
    renamed = Signal(int, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._naming: int | None = None
        self.setProperty("role", "carte")
        self.setAccessibleName("Ordre du jour")
        whole = column(look, self, (10, 14, 10, 10), 6)
        head = row(look, None, (6, 0, 6, 4), 8)
        head.addWidget(ElidedLabel("Ordre du jour", "section"), 1)
        self._keys = Label("F6 suivant", "petit")
        head.addWidget(self._keys)
        whole.addLayout(head)
        self.list = AgendaList(look)
        whole.addWidget(self.list, 1)
        self.ticking = Button(look, _APPROVE, ORDINARY, "circle-check", on_click=self._tick)
        self.ticking.setToolTip(f"{_APPROVE} (Espace)")
        self.ticking.hide()
        whole.addWidget(self.ticking)
        self.line = _TitleLine()
        self.line.setPlaceholderText(_ADD)
        self.line.hide()
        whole.addWidget(self.line)
        self.adding = Button(look, "Ajouter un point", DISCREET, "plus", on_click=self.ask_title)
        whole.addWidget(self.adding, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.returnPressed.connect(self._on_title)
        self.line.left.connect(self._leave_line)
        self.list.renaming.connect(self._on_renaming)

    def show_live(self, live: LiveMeeting, item_id: int | None) -> None:
        """Another reading of the meeting."""
        self.list.show_live(live, item_id)
        item = next((one for one in live.items if one.id == item_id), None)
        self._show_ticking(item, live)
        self.adding.setVisible(live.is_open and not self.line.isVisible())

    def make_short(self, *, short: bool) -> None:
        """In a narrow window the lengths leave, the words stay."""
        self.list.rows.is_short = short
        self._keys.setText("F6" if short else "F6 suivant")
        self.list.scheduleDelayedItemsLayout()

    def ask_title(self) -> None:
        """A line for the title of one more item."""
        self._open_line(None, "")

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ticking(self, item: LiveItem | None, live: LiveMeeting) -> None:
        words = ""
        if item is not None and live.is_open and item.state is not ItemState.TO_CARRY:
            if item.kind is ItemKind.APPROVAL and item.state is not ItemState.TREATED:
                words = _APPROVE
            elif item.kind is ItemKind.SECRECY and live.secrecy_minute is None:
                words = _REMIND
        self.ticking.setVisible(bool(words))
        if words:
            self.ticking.set_text(words)

    def _tick(self) -> None:
        if (item_id := self.list.current_id()) is not None:
            self.list.ticked.emit(item_id)

    def _on_renaming(self, item_id: int) -> None:
        item = self.list.rows.item(self.list.rows.row_of(item_id))
        self._open_line(item_id, "" if item is None else item.title)

    def _open_line(self, item_id: int | None, title: str) -> None:
        self._naming = item_id
        self.line.setText(title)
        self.line.setPlaceholderText(_ADD if item_id is None else _RENAME)
        self.line.setAccessibleName(_ADD if item_id is None else _RENAME)
        self.adding.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _on_title(self) -> None:
        title, naming = self.line.text().strip(), self._naming
        self._leave_line()
        if title and naming is None:
            self.added.emit(title)
        elif title and naming is not None:
            self.renamed.emit(naming, title)

    def _leave_line(self) -> None:
        self.line.hide()
        self.adding.show()
        self.take_focus()


class _TitleLine(QLineEdit):
    """Enter gives the title, Escape gives up."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
