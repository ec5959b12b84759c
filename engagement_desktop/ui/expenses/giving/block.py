"""A title, a table of a few rows, and under it what can be done with the current one."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.pane_acts import Act
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

R = TypeVar("R")
Acts = Callable[[R], Sequence[Act]]
Note = Callable[[R], str]
Key = Callable[[R], Hashable]


class Block(QWidget, Generic[R]):
    """`acts` are those of a row, each a real one; `note` says why something cannot be done with it.

    `key` tells a row again once it was read anew: one stays on it.
    """

    def __init__(
        self, look: Look, title: str, table: ShortTable[R], acts: Acts[R], note: Note[R], key: Key[R]
    ) -> None:
        super().__init__()
        self.look, self.table, self._acts, self._note, self._key = look, table, acts, note, key
        whole: QVBoxLayout = column(look, self, gap=8)
        whole.addWidget(Label(title, "section"))
        self.nothing = Label("", "petit", wrap=True)
        self.note = Label("", "petit", wrap=True)
        for widget in (self.nothing, table, self.note):
            whole.addWidget(widget)
        self._whole = whole
        self._place = QWidget()
        whole.addWidget(self._place)
        table.rested.connect(self._on_rested)
        table.opened.connect(self._on_opened)

    def show_rows(self, rows: Sequence[R], nothing: str) -> None:
        """Other rows, or the sentence that says why there is none."""
        before = self.table.current_row()
        kept = None if before is None else self._key(before)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setText(nothing)
        self.nothing.setVisible(not rows)
        at = next((place for place, row in enumerate(rows) if self._key(row) == kept), 0)
        if rows:
            self.table.selectRow(at)
        self._on_rested(rows[at] if rows else None)

    def buttons(self) -> list[Button]:
        """What can be done with the current row."""
        return self._place.findChildren(Button)

    def _on_rested(self, row: R | None) -> None:
        fresh = QWidget()
        flow = Flow(self.look, fresh, gap=8)
        acts = [] if row is None else list(self._acts(row))
        for text, act, icon in acts:
            flow.addWidget(Button(self.look, text, "", icon, on_click=act))
        self._whole.replaceWidget(self._place, fresh)
        self._place.hide()
        self._place.deleteLater()
        self._place = fresh
        fresh.setVisible(bool(acts))
        words = "" if row is None else self._note(row)
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _on_opened(self, row: R | None) -> None:
        """Enter does what the first button does."""
        acts = [] if row is None else list(self._acts(row))
        if acts:
            acts[0][1]()
