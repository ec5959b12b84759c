"""The palette of Ctrl+K: one field over the page, what it finds in groups, commands last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget
from shiboken6 import isValid

from engagement_desktop.domain.search_rows import FoundGroup
from engagement_desktop.french.formats import count
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, icon_label, line, row
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.search.entries import Entry, commands_for, entries_of
from engagement_desktop.ui.search.list_view import EntryList, EntryModel

_PAUSE = 80
_WIDE, _TOP, _HIGH, _LEAST = 760, 90, 536, 16
_COMMANDS, _PEOPLE = ">", "@"
_VEIL = 140  # of 255
_HELP = (
    "Un nom, un comité, un mot d’une réunion, une note de frais. « > » ne donne que les commandes, "
    "« @ » que les personnes."
)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_EVERYWHERE = frozenset(  # with Ctrl: search again, the size of the text, the theme
    {Qt.Key.Key_K, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal, Qt.Key.Key_0, Qt.Key.Key_L}
)


class Palette(QWidget):
    """Lies over the desk; Échap gives the focus back to where it was."""

    opened = Signal(object, bool)  # Entry, and whether it is wanted beside

    def __init__(self, context: PageContext, over: QWidget, commands: Callable[[], Sequence[Entry]]) -> None:
        super().__init__(over)
        self._context = context
        self._commands = commands
        self._came_from: QWidget | None = None
        self._searching: Job | None = None
        self._typed = ""
        self._waiting = False  # what is listed answers other words than those typed
        self._hurried: bool | None = None  # Enter was pressed meanwhile, and how
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self.model = EntryModel()
        self._build()
        over.installEventFilter(self)
        context.look.changed.connect(self._lay)
        self.hide()

    def call(self) -> None:
        """Come over the page, the hand in the field."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._lay()
        self.show()
        self.raise_()
        self.edit.clear()
        self._search()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away; the focus is where it was."""
        self.hide()
        self._pause.stop()
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_aside(self) -> None:
        """Another page comes: it takes the focus itself."""
        self._came_from = None
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._lay()
        elif watched is self.edit and event.type() == QEvent.Type.ShortcutOverride:
            if isinstance(event, QKeyEvent) and not _goes_elsewhere(event):
                event.accept()  # the page underneath has its own Échap, Ctrl+S, Suppr
                return True
        elif watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the card puts it away."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(0, 0, 0, _VEIL))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_card()

    def _build(self) -> None:
        look = self._context.look
        self._card = QFrame(self)
        self._card.setProperty("role", "carte")
        self._card.setAccessibleName("Rechercher partout")
        whole = column(look, self._card, gap=0)
        head = row(look, None, (18, 10, 16, 10), 12)
        head.addWidget(icon_label(look, "search", "accent", 22))
        self.edit = QLineEdit()
        self.edit.setProperty("role", "palette")
        self.edit.setAccessibleName("Rechercher partout")
        self.edit.setAccessibleDescription(_HELP)
        self.edit.setPlaceholderText("Rechercher partout")
        self.edit.textChanged.connect(self._on_typed)
        self.edit.installEventFilter(self)
        head.addWidget(self.edit, 1)
        head.addWidget(Label("Échap", "touche"), 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(head)
        whole.addWidget(line())
        self._note = Label(_HELP, "petit", wrap=True)
        notes = row(look, None, (22, 8, 22, 4), 0)
        notes.addWidget(self._note, 1)
        whole.addLayout(notes)
        self.list = EntryList(look, self.model)
        self.list.clicked.connect(lambda _index: self._open(beside=False))
        whole.addWidget(self.list, 1)
        whole.addWidget(line())
        foot = row(look, None, (22, 8, 22, 8), 12)
        foot.addWidget(
            Label("↑ ↓ choisir — Entrée ouvrir — Ctrl+Entrée ouvrir à côté", "petit", wrap=True), 1
        )
        self._count = Label("", "petit")
        foot.addWidget(self._count)
        whole.addLayout(foot)

    def _lay(self) -> None:
        if (over := self.parentWidget()) is not None:
            self.setGeometry(over.rect())
            self._lay_card()

    def _lay_card(self) -> None:
        px = self._context.look.px
        wide = min(px(_WIDE), self.width() - 2 * px(_LEAST))
        top = min(px(_TOP), max((self.height() - px(_HIGH)) // 2, px(_LEAST)))
        high = min(px(_HIGH), self.height() - top - px(_LEAST))
        self._card.setGeometry((self.width() - wide) // 2, top, wide, high)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self.list.go(steps[key])
            self._say_current()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(beside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def _on_typed(self) -> None:
        self._waiting, self._hurried = True, None
        self._pause.start()

    def _search(self) -> None:
        """Ask in the background; commands alone need no reading."""
        self._pause.stop()
        self._typed = self.edit.text().strip()
        if self._searching is not None:
            self._searching.stop()
        typed = self._typed
        words = typed.removeprefix(_PEOPLE)
        if typed.startswith(_COMMANDS) or not words.strip():
            self._show((), typed)
            return
        find = self._context.application.search.find

        def work(progress: Progress) -> tuple[str, tuple[FoundGroup, ...]]:
            progress.step("", 0, 1)
            return typed, find(words)

        job = Job(work)
        job.succeeded.connect(self._on_found)
        job.failed.connect(self._context.errors.show)
        self._searching = self._context.jobs.read(job)

    def _on_found(self, answer: tuple[str, tuple[FoundGroup, ...]]) -> None:
        typed, groups = answer
        if typed == self._typed and self.isVisible():
            self._show(groups, typed)

    def _show(self, groups: Sequence[FoundGroup], typed: str) -> None:
        people_only = typed.startswith(_PEOPLE)
        words = typed.lstrip(_COMMANDS + _PEOPLE)
        entries = entries_of(groups, people_only=people_only)
        if not people_only:
            entries += commands_for(self._commands(), words)
        self.model.show_entries(entries, words)
        self.list.stand_first()
        found = sum(not entry.is_head for entry in entries)
        self._count.setText(count(found, "résultat"))
        self._note.setText(_HELP if not words else f"Rien ne correspond à «\u00a0{words}\u00a0».")
        self._note.setVisible(not words or not found)
        self._say_current()
        self._waiting, hurried, self._hurried = False, self._hurried, None
        if hurried is not None:
            self._open(beside=hurried)

    def _say_current(self) -> None:
        if (entry := self.list.current()) is not None:
            announce(self.edit, f"{entry.title}, {entry.detail}" if entry.detail else entry.title)

    def _open(self, *, beside: bool) -> None:
        if self._waiting:
            self._hurried = beside
            return
        entry = self.list.current()
        if entry is not None and not entry.is_head:
            self.leave()
            self.opened.emit(entry, beside)


def _goes_elsewhere(event: QKeyEvent) -> bool:
    """The keys that keep their meaning over the page: another page, help, size and theme."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if held & Qt.KeyboardModifier.AltModifier or key == Qt.Key.Key_F1:
        return True
    return bool(held & _CONTROL) and key in _EVERYWHERE
