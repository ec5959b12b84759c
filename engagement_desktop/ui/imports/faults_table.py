"""The rows refused, cell by cell: where, what is written, what is wrong."""

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from engagement_desktop.domain.imports.said import ImportFault
from engagement_desktop.domain.lists import Cursor, ListQuery
from engagement_desktop.domain.lists import Page as RowPage
from engagement_desktop.french.formats import integer
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.rows import Column, RowModel
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.imports.fault_list import column_words
from engagement_desktop.ui.imports.wrapped_cells import WrappedCellPainter
from engagement_desktop.ui.theme import Look

_AT_ONCE = 100  # rows whose height is measured together
_LONGEST_VALUE = 200
_LINE, _COLUMN, _VALUE = 60, 98, 130


def _written(fault: ImportFault) -> str:
    value = fault.value
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"


_COLUMNS: tuple[Column[ImportFault], ...] = (
    Column("row", "Ligne", lambda fault: fault.row, integer, sortable=False),
    Column("column", "Colonne", lambda fault: column_words(fault.column), sortable=False),
    Column("value", "Ce qui est écrit", _written, sortable=False),
    Column("message", "Ce qui ne va pas", lambda fault: typo(fault.message), sortable=False),
)


class FaultsTable(RowTable[ImportFault]):
    """Rows as high as their sentence; thousands of them come a hundred at a time."""

    def __init__(self, look: Look) -> None:
        self._faults: tuple[ImportFault, ...] = ()
        self._measuring = QTimer()
        super().__init__(look, RowModel(_COLUMNS, self._page), "Lignes refusées")
        self.setWordWrap(True)
        self.setItemDelegate(WrappedCellPainter(look, self))
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure_all)
        self._model.rowsInserted.connect(self._measure)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(False)
        for at in range(len(_COLUMNS)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)

    def show_faults(self, faults: tuple[ImportFault, ...], name: str) -> None:
        self._faults = faults
        self.setAccessibleName(name)
        self._model.show_query(ListQuery())
        self.scrollToTop()
        self._measuring.start()

    def fit_columns(self) -> None:
        """The sentence takes what the three short columns leave."""
        for at, width in enumerate((_LINE, _COLUMN, _VALUE)):
            self.horizontalHeader().resizeSection(at, self._look.px(width))
        self._measuring.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measuring.start()

    def _measure_all(self) -> None:
        self._measure(QModelIndex(), 0, self._model.rowCount() - 1)

    def _measure(self, _parent: QModelIndex, first: int, last: int) -> None:
        for at in range(first, last + 1):
            self.resizeRowToContents(at)

    def _page(self, _query: ListQuery, after: Cursor | None) -> RowPage[ImportFault]:
        first = int(str(after[0])) if after else 0
        last = first + _AT_ONCE
        return RowPage(self._faults[first:last], (last,) if last < len(self._faults) else None)
