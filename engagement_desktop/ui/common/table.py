"""The table of a list: whole rows, sort by header, columns that leave when room is short."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from engagement_desktop.domain.text import fold
from engagement_desktop.ui.common.cells import CellPainter
from engagement_desktop.ui.common.rows import Column, RowModel
from engagement_desktop.ui.theme import Look

R = TypeVar("R")

_REST = 120  # milliseconds before the pane follows
_LEAST_FIRST = 150
_FURTHEST_JUMP = 25  # pages read at most to reach a letter


class RowTable(QTableView, Generic[R]):
    """A read-only table; the first column takes the room that the others leave."""

    rested = Signal(object)  # the row on which the reader stopped, or None
    opened = Signal(object)
    sort_wanted = Signal(str, bool)
    widths_changed = Signal()
    order_changed = Signal()
    delete_wanted = Signal(object)

    def __init__(self, look: Look, model: RowModel[R], name: str) -> None:
        super().__init__()
        self._look = look
        self._model = model
        self._unwanted: frozenset[str] = frozenset()
        self._widths: dict[str, int] = {}
        self._sorted = ("", False)
        self._typed = ""
        self._typing = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: self.rested.emit(self.current_row()))
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellPainter(look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._set_header()
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentRowChanged.connect(self._rest.start)
        model.modelReset.connect(self._rest.start)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def current_row(self) -> R | None:
        index = self.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Show by which column SQL sorted."""
        self._sorted = (key, descending)
        keys = [column.key for column in self._model.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self.horizontalHeader()):
            self.horizontalHeader().setSortIndicator(keys.index(key) if key in keys else -1, order)

    def sort_by(self, key: str) -> None:
        """Ask for another order; the column that already sorts turns round."""
        now, descending = self._sorted
        self.sort_wanted.emit(key, key == now and not descending)

    def hide_columns(self, keys: frozenset[str]) -> None:
        """Columns that the reader does not want."""
        self._unwanted = keys
        self.fit_columns()

    def set_widths(self, widths: dict[str, int]) -> None:
        """Widths kept from the last time, in pixels of the design."""
        self._widths = dict(widths)
        self.fit_columns()

    def widths(self) -> dict[str, int]:
        return dict(self._widths)

    def columns(self) -> tuple[Column[R], ...]:
        return self._model.columns

    def order(self) -> tuple[str, ...]:
        """Keys of the columns, as they stand from left to right."""
        header = self.horizontalHeader()
        return tuple(self._model.columns[header.logicalIndex(at)].key for at in range(header.count()))

    def set_order(self, keys: Sequence[str]) -> None:
        """Put the columns in this order, the first one first; those that it does not name go to the right."""
        header = self.horizontalHeader()
        known = [column.key for column in self._model.columns]
        wanted = [key for key in keys if key in known[1:]]
        wanted = [known[0], *wanted, *(key for key in known[1:] if key not in wanted)]
        with QSignalBlocker(header):
            for at, key in enumerate(wanted):
                header.moveSection(header.visualIndex(known.index(key)), at)
        self.viewport().update()

    def move_column(self, key: str, step: int) -> None:
        """One place to the left or to the right among the columns that are wanted; the first one stays."""
        keys = list(self.order())
        shown = [each for each in keys[1:] if each not in self._unwanted]
        if key not in shown or not 0 <= shown.index(key) + step < len(shown):
            return
        other = shown[shown.index(key) + step]
        at, to = keys.index(key), keys.index(other)
        keys[at], keys[to] = keys[to], keys[at]
        self.set_order(keys)
        self.order_changed.emit()

    def fit_columns(self) -> None:
        """Show what fits: states stay before facts, the first column always."""
        room = self.viewport().width() - self._look.px(_LEAST_FIRST)
        header, columns = self.horizontalHeader(), self._model.columns
        in_turn = sorted(range(1, len(columns)), key=lambda at: columns[at].badge is None)
        with QSignalBlocker(header):
            for at in in_turn:
                width = self._look.px(self._widths.get(columns[at].key, columns[at].width))
                wanted = columns[at].key not in self._unwanted
                header.setSectionHidden(at, not (wanted and width <= room))
                if wanted and width <= room:
                    header.resizeSection(at, width)
                room -= width if wanted else 0
        self.updateGeometries()

    def go_down(self) -> bool:
        """Stand on the next row; False at the last one."""
        at = self.currentIndex().row() + 1
        if at < self._model.rowCount():
            self.selectRow(at)
        return at < self._model.rowCount()

    def is_jumping(self) -> bool:
        """A name is being typed to jump to: one letter came a moment ago."""
        interval = QApplication.keyboardInputInterval()
        return bool(self._typed) and self._typing.isValid() and self._typing.elapsed() <= interval

    def keyboardSearch(self, search: str) -> None:
        """Jump to the next row whose first column begins with the letters, reading on if need be."""
        first = self._model.columns[0]
        if not self._typing.isValid() or self._typing.elapsed() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._typing.start()
        self._typed += fold(search)
        at = max(self.currentIndex().row(), 0) + (1 if len(self._typed) == 1 else 0)
        for _page in range(_FURTHEST_JUMP):
            rows = self._model.loaded()
            for row in range(at, len(rows)):
                if fold(first.written(rows[row])).startswith(self._typed):
                    self.selectRow(row)
                    return
            if not self._model.canFetchMore(QModelIndex()):
                return
            at = len(rows)
            self._model.fetchMore(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_opened()
            return
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.delete_wanted.emit(self.current_row())
            return
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            event = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.ControlModifier)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self._model.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))  # Qt goes to the first one without choosing it
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        if self.currentIndex().isValid() and event.size().height() != event.oldSize().height():
            self.scrollTo(self.currentIndex())  # chosen before the page had its size

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.sectionMoved.connect(self._on_section_moved)
        header.sectionClicked.connect(self._on_header_clicked)
        header.sectionResized.connect(self._on_section_resized)

    def _on_header_clicked(self, at: int) -> None:
        """Qt turns its arrow before it tells the click: what SQL sorted by is put back first."""
        column = self._model.columns[at]
        key, descending = self._sorted
        self.show_sort(key, descending=descending)
        if column.sortable:
            self.sort_by(column.key)

    def _on_section_moved(self) -> None:
        self.viewport().update()
        self.order_changed.emit()

    def _on_section_resized(self, at: int, _before: int, now: int) -> None:
        if at and now:
            self._widths[self._model.columns[at].key] = self._look.unscaled(now)
            self.widths_changed.emit()

    def _on_opened(self, *_index: Any) -> None:
        self._rest.stop()  # its file is written now: written again, it would lose the focus
        self.opened.emit(self.current_row())

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(40))
        self.horizontalHeader().setMinimumSectionSize(self._look.px(48))
        self.horizontalHeader().setFixedHeight(self._look.px(41))
        self.fit_columns()
