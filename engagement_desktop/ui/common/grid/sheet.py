"""An entry grid: typed, copied and taken back like a spreadsheet, by keyboard alone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from engagement_desktop.ui.common.grid.sheet_model import SheetModel
from engagement_desktop.ui.common.grid.sheet_painter import SheetPainter
from engagement_desktop.ui.common.labels import button_text
from engagement_desktop.ui.theme import Look

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_GONE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Sheet(QTableView):
    """Cell by cell: typing replaces, F2 edits, Enter goes down, Tab right, Ctrl+D and = copy from above."""

    pasted = Signal(str)
    left = Signal()

    def __init__(self, look: Look, model: SheetModel, name: str, painter: SheetPainter | None = None) -> None:
        super().__init__()
        self.look = look
        self.sheet = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(painter or SheetPainter(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        model.modelReset.connect(self._size)
        look.changed.connect(self._size)

    def set_widths(self) -> None:
        """Give each column its width; called whenever the room changes."""

    def stand_at(self, row: int, column: int) -> None:
        """Go to a cell, as near as the grid allows."""
        row = min(max(row, 0), self.sheet.rowCount() - 1)
        column = min(max(column, self.sheet.first), self.sheet.columnCount() - 1)
        self.setCurrentIndex(self.sheet.index(row, column))

    def offer(self, column: int) -> None:
        """Show the menu of what the current cell may hold; a grid may offer more for a column."""
        at = self.currentIndex()
        if self.sheet.choices(at.row(), column):
            spot = self.visualRect(at).bottomLeft()
            self.choices_menu(at.row(), column).popup(self.viewport().mapToGlobal(QPoint(spot)))

    def choices_menu(self, row: int, column: int) -> QMenu:
        """What a cell may hold, what it holds ticked."""
        menu = QMenu(self)
        menu.setAccessibleName("Ce que contient la case")
        held = self.sheet.word(row, column)
        for word in self.sheet.choices(row, column):
            action = menu.addAction(button_text(word))
            action.setCheckable(True)
            action.setChecked(word == held)
            action.triggered.connect(lambda _checked=False, word=word: self.sheet.fill([(row, column, word)]))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z here takes a cell back, and only then the last act of the dossier."""
        asked = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and self._takes_back(asked):
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a cell of few words show them all."""
        spot = self.indexAt(event.position().toPoint())
        if spot.isValid() and self.sheet.choices(spot.row(), spot.column()):
            self.offer(spot.column())
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is not None:
            act()
            event.accept()
        else:
            super().keyPressEvent(event)
            self._stand_where_one_types()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and out of the grid at its ends."""
        reached = self._next_cell(1 if forward else -1) if self.hasFocus() else None
        if reached is None:
            return super().focusNextPrevChild(forward)
        self.setCurrentIndex(reached)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down, Tab goes right; no other cell opens by itself."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.SubmitModelCache:
            self._move(1, 0)
        elif hint == hints.EditNextItem:
            self._move(0, 1)
        elif hint == hints.EditPreviousItem:
            self._move(0, -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stand_where_one_types()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def acts_with_control(self) -> dict[Qt.Key, Callable[[], object]]:
        """What Ctrl and a letter do; a grid may add its own."""
        return {Qt.Key.Key_D: self.copy_down}

    def copy_down(self) -> None:
        """The top cells of what is chosen go down over it; a single line takes the line above."""
        rows, columns = self._chosen()
        if len(rows) > 1:
            source, targets = rows[0], rows[1:]
        else:
            source, targets = rows[0] - 1, rows
        if source >= 0:
            self.sheet.fill(
                [(row, column, self.sheet.word(source, column)) for row in targets for column in columns]
            )

    def take_above(self) -> None:
        """The cell takes what stands above it."""
        at = self.currentIndex()
        if at.row() > 0:
            self.sheet.fill([(at.row(), at.column(), self.sheet.word(at.row() - 1, at.column()))])

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        for keys, act in (
            (QKeySequence.StandardKey.Paste, self._paste),
            (QKeySequence.StandardKey.Copy, self._copy),
            (QKeySequence.StandardKey.Undo, self.sheet.take_back),
        ):
            if event.matches(keys):
                return act
        key, held = Qt.Key(event.key()), event.modifiers()
        if held == _CONTROL:
            return self.acts_with_control().get(key)
        if held == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            return partial(self.offer, self.currentIndex().column())
        if event.text() == "=":
            return self.take_above
        alone: dict[Qt.Key, Callable[[], object]] = {
            **dict.fromkeys(_ENTER, partial(self._move, -1 if held & _SHIFT else 1, 0)),
            **dict.fromkeys(_GONE, self._empty_cells),
            Qt.Key.Key_Escape: self.left.emit,
        }
        return alone.get(key)

    def _takes_back(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and self.sheet.has_past()

    def _stand_where_one_types(self) -> None:
        if self.currentIndex().column() < self.sheet.first:
            self.stand_at(self.currentIndex().row(), self.sheet.first)

    def _next_cell(self, step: int) -> QModelIndex | None:
        """The cell at the side, going round at the end of a line while the line holds something."""
        at, first, last = self.currentIndex(), self.sheet.first, self.sheet.columnCount() - 1
        row, column = at.row(), at.column() + step
        if column > last:
            row, column = row + 1, first
        elif column < first:
            row, column = row - 1, last
        beyond = row < 0 or row >= self.sheet.rowCount()
        if beyond or (row > at.row() and self.sheet.is_blank_at(at.row())):
            return None
        return self.sheet.index(row, column)

    def _move(self, down: int, right: int) -> None:
        at = self.currentIndex()
        if right:
            if (reached := self._next_cell(right)) is not None:
                self.setCurrentIndex(reached)
            return
        row = min(max(at.row() + down, 0), self.sheet.rowCount() - 1)
        self.setCurrentIndex(self.sheet.index(row, at.column()))

    def _paste(self) -> None:
        if text := QGuiApplication.clipboard().text():
            self.pasted.emit(text)

    def _copy(self) -> None:
        chosen = sorted((each.row(), each.column()) for each in self.selectedIndexes())
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(str(self.sheet.data(self.sheet.index(row, column)) or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def _chosen(self) -> tuple[list[int], list[int]]:
        """The rows and columns of what is chosen, else of the current cell."""
        spots = self.selectedIndexes() or [self.currentIndex()]
        return sorted({each.row() for each in spots}), sorted({each.column() for each in spots})

    def _empty_cells(self) -> None:
        spots = [(each.row(), each.column()) for each in self.selectedIndexes()]
        typed = [spot for spot in spots if self.sheet.may_type(*spot)]
        if typed:
            self.sheet.wipe(typed)

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.look.px(36))
        self.horizontalHeader().setFixedHeight(self.look.px(41))
        self.set_widths()
