"""A table of a few rows inside a page: as high as its rows, every column that fits beside the names."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHeaderView, QSizePolicy

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.ui.common.rows import Column, RowModel
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.theme import Look

R = TypeVar("R")

_ROW, _HEAD, _EDGE = 36, 41, 2


class ShortTable(RowTable[R], Generic[R]):
    """Rows held in memory, in the order given; the page scrolls, not the table.

    Args:
        look: theme and size of the moment.
        columns: the first one takes the room that the others leave.
        name: what a screen reader calls the table.
        spared: keys of the columns that leave first when room is short.
        least_name: width under which the first column cannot be read.
    """

    def __init__(
        self,
        look: Look,
        columns: tuple[Column[R], ...],
        name: str,
        spared: Sequence[str] = (),
        least_name: int = 120,
    ) -> None:
        self._rows: tuple[R, ...] = ()
        self._absent: frozenset[str] = frozenset()
        self._spared = spared
        self._least_name = least_name
        super().__init__(look, RowModel(columns, self._page), name)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._size_rows)
        self._size_rows()

    def show_rows(self, rows: Sequence[R], absent: frozenset[str] = frozenset()) -> None:
        """Other rows, without the columns that have nothing to say of them."""
        self._rows, self._absent = tuple(rows), absent
        self._model.show_query(ListQuery())
        self.fit_columns()
        self.updateGeometry()

    def name_columns(self, columns: tuple[Column[R], ...]) -> None:
        """The same columns under other heads."""
        self._model.columns = columns

    def fit_columns(self) -> None:
        shown = {
            column.key: self._look.px(column.width)
            for column in self._model.columns[1:]
            if column.key not in self._absent
        }
        room = self.viewport().width() - self._look.px(self._least_name)
        for key in self._spared:
            if sum(shown.values()) > room:
                shown.pop(key, None)
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            for at, column in enumerate(self._model.columns[1:], start=1):
                header.setSectionHidden(at, column.key not in shown)
                if column.key in shown:
                    header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                    header.resizeSection(at, shown[column.key])
        self.updateGeometries()

    def sizeHint(self) -> QSize:
        height = self._look.px(_HEAD) + len(self._rows) * self._look.px(_ROW) + _EDGE
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(self._least_name), self.sizeHint().height())

    def _size_rows(self) -> None:
        header, height = self.verticalHeader(), self._look.px(_ROW)
        header.setDefaultSectionSize(height)
        for at in range(header.count()):
            header.resizeSection(at, height)
        self.updateGeometry()

    def _page(self, _query: ListQuery, _after: Cursor | None) -> Page[R]:
        return Page(self._rows, None)
