"""Several rows of a list chosen by the space bar, and how they are painted."""

from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from engagement_desktop.ui.common.cells import CellPainter
from engagement_desktop.ui.common.rows import ROW_ROLE, AnyIndex
from engagement_desktop.ui.theme import Look


class Numbered(Protocol):
    """A row that is known by its number."""

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Numbered)


class RowChoice(QObject, Generic[R]):
    """The rows chosen so far, in the order of choosing; a row that changed is no longer chosen as it was."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, R] = {}

    def ids(self) -> tuple[int, ...]:
        return tuple(self._rows)

    def rows(self) -> tuple[R, ...]:
        return tuple(self._rows.values())

    def holds(self, row_id: int) -> bool:
        return row_id in self._rows

    def turn(self, row: R) -> bool:
        """Choose a row, or choose it no more; whether it is chosen now."""
        if self._rows.pop(row.id, None) is None:
            self._rows[row.id] = row
        self.changed.emit()
        return row.id in self._rows

    def take(self, rows: Iterable[R]) -> None:
        """Choose these rows too."""
        self._rows.update((row.id, row) for row in rows)
        self.changed.emit()

    def clear(self) -> None:
        if self._rows:
            self._rows.clear()
            self.changed.emit()

    def keep(self, seen: Iterable[R]) -> None:
        """The list was read again: what is seen of the chosen rows stays, as it is now."""
        kept = {row.id: row for row in seen if row.id in self._rows}
        if kept != self._rows:
            self._rows = kept
            self.changed.emit()


class ChosenPainter(CellPainter):
    """Chosen rows are filled; the ring stays on the current one alone."""

    def __init__(self, look: Look, view: QTableView, choice: RowChoice[Any]) -> None:
        super().__init__(look, view)
        self._choice = choice

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and self._choice.holds(row.id):
            option.state |= QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)

    def _ring(self, painter: QPainter, spot: QRect, index: AnyIndex) -> None:
        if index.row() == self._view.currentIndex().row():
            super()._ring(painter, spot, index)
