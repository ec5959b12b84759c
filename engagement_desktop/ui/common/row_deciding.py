"""Deciding on several rows of a list: space chooses, Ctrl+Entrée says yes, R says no with a reason."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.row_choice import ChosenPainter, Numbered, RowChoice
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.common.telling import Telling

R = TypeVar("R", bound=Numbered)

YES = "Ctrl+Return"


class RowDeciding(Generic[R]):
    """Works for one list; who may not decide chooses nothing."""

    def __init__(
        self, page: TablePage[R], choice: RowChoice[R], words: tuple[str, str], *, may: bool
    ) -> None:
        self._list, self._choice, self._words = page, choice, words
        self.may = may
        self.told = Telling(page)
        if may:
            self._listen()

    @abstractmethod
    def accept_chosen(self) -> None:
        """Yes to those that are chosen, else to the one on which one stands."""

    @abstractmethod
    def ask_refusal(self, rows: Sequence[R]) -> None:
        """No to these, with a reason that is asked in place."""

    @abstractmethod
    def waits(self, row: R) -> bool:
        """Whether a row waits for a decision."""

    def on_choice(self, chosen: int) -> None:
        """So many are chosen now: the button may say it."""

    def on_done(self, answer: object) -> None:
        """What was decided answered this."""

    def refuse_chosen(self) -> None:
        """The same rows as for yes."""
        rows = self.chosen()
        if rows and self.may:
            self.ask_refusal(rows)

    def chosen(self) -> Sequence[R]:
        """Those that are chosen, else the current one; none while a form is open."""
        if self._list.editor is not None:
            return ()
        current = self._list.table.current_row()
        return self._choice.rows() or ([current] if current is not None else [])

    def do(self, act: Callable[[], object]) -> None:
        """Said at the foot; why not, in a banner."""
        self.told.drop()
        done: list[object] = []
        if self.told.guarded(lambda: done.append(act())):
            self._choice.clear()
            context = self._list.context
            context.signals.say(context.application.workspace.last_act() or "")
            self.on_done(done[0])

    def show_form(self, editor: Editor[Any] | None, row_id: int, *, frees: bool = False) -> None:
        """A form in place of the pane; `frees`: once it is saved, nothing is chosen any more."""
        self.told.drop()
        if editor is not None and frees:
            editor.saved.connect(lambda *_: self._choice.clear())
        self._list.show_form(editor, row_id)

    def _listen(self) -> None:
        page, table, choice = self._list, self._list.table, self._choice
        table.setItemDelegate(ChosenPainter(page.look, table, choice))
        choice.changed.connect(self._on_choice)
        page.model.modelReset.connect(lambda: choice.keep(page.model.loaded()))
        table.clicked.connect(self._on_clicked)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Space), self._turn_current),
            (QKeySequence(YES), self.accept_chosen),
            (QKeySequence("Ctrl+Enter"), self.accept_chosen),
            (QKeySequence("Ctrl+A"), self._choose_waiting),
            (QKeySequence(Qt.Key.Key_R), self._on_letter),
        ):
            self._on_table(keys, act)
        self._escape = self._on_table(QKeySequence(Qt.Key.Key_Escape), choice.clear)
        self._escape.setEnabled(False)

    def _turn_current(self) -> None:
        """Choose, and go down to the next one."""
        table = self._list.table
        if (row := table.current_row()) is not None and self._list.editor is None:
            self.told.drop()
            self._choice.turn(row)
            table.go_down()

    def _choose_waiting(self) -> None:
        """Everything read so far that waits for a decision."""
        self._choice.take(row for row in self._list.model.loaded() if self.waits(row))

    def _on_letter(self) -> None:
        """R alone refuses; inside a name that one types to jump, it is a letter."""
        if self._list.table.is_jumping():
            self._list.table.keyboardSearch("r")
        else:
            self.refuse_chosen()

    def _on_clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choice.turn(self._list.model.row(index.row()))

    def _on_choice(self) -> None:
        self._list.table.viewport().update()
        chosen = len(self._choice.ids())
        self._escape.setEnabled(bool(chosen))
        self.on_choice(chosen)
        announce(self._list.table, count(chosen, *self._words) if chosen else "")

    def _on_table(self, keys: QKeySequence, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(keys, self._list.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
        return shortcut
