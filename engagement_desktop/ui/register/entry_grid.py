"""The entry grid: typed like a spreadsheet, pasted into, its heads chosen from a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from engagement_desktop.ui.common.labels import button_text
from engagement_desktop.ui.register.entry_model import NOT_TAKEN, STATE, EntryModel
from engagement_desktop.ui.register.entry_painter import EntryPainter
from engagement_desktop.ui.theme import Look

_STATE_WIDTH, _LEAST = 150, 130
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_GONE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_CONTROL = Qt.KeyboardModifier.ControlModifier


class EntryGrid(QTableView):
    """Cells by cells: typing replaces, F2 edits, Enter goes down, Ctrl+D copies from above."""

    pasted = Signal(str)
    left = Signal()

    def __init__(self, look: Look, model: EntryModel, name: str) -> None:
        super().__init__()
        self._look = look
        self.grid = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(EntryPainter(look, self))
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
        header.setSectionsClickable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionClicked.connect(self.offer_heads)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        model.modelReset.connect(self._size)
        look.changed.connect(self._size)
        self._size()

    def stand_on(self, row: int, key: str = "") -> None:
        """Go to a line, in the column that holds the field when there is one."""
        keys = self.grid.keys()
        column = keys.index(key) + 1 if key in keys else 1
        self.setCurrentIndex(self.grid.index(min(row, self.grid.rowCount() - 1), column))

    def offer_heads(self, column: int) -> None:
        """Show the menu of what a column may hold."""
        if column != STATE:
            at = QPoint(self.columnViewportPosition(column), 0)
            self.heads_menu(column).popup(self.viewport().mapToGlobal(at))

    def heads_menu(self, column: int) -> QMenu:
        """What a column may hold, the field that it holds ticked."""
        menu = QMenu(self)
        menu.setAccessibleName("Ce que contient la colonne")
        held = self.grid.keys()[column - 1]
        for key, title in (*self.grid.titles().items(), (NOT_TAKEN, "Ne pas reprendre")):
            action = menu.addAction(button_text(title))
            action.setCheckable(True)
            action.setChecked(key == held)
            action.triggered.connect(lambda _checked=False, key=key: self.grid.name_column(column, key))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z here takes a cell back, and only then the last act of the dossier."""
        asked = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and self._takes_back(asked):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is not None:
            act()
            event.accept()
        else:
            super().keyPressEvent(event)
            self._leave_state()

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
        self._leave_state()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _leave_state(self) -> None:
        """One stands where one can type."""
        if self.currentIndex().column() <= STATE:
            self.stand_on(max(self.currentIndex().row(), 0))

    def _takes_back(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and self.grid.has_past()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        for keys, act in (
            (QKeySequence.StandardKey.Paste, self._paste),
            (QKeySequence.StandardKey.Copy, self._copy),
            (QKeySequence.StandardKey.Undo, self.grid.take_back),
        ):
            if event.matches(keys):
                return act
        key, held = Qt.Key(event.key()), event.modifiers()
        if held == _CONTROL:
            return {Qt.Key.Key_D: self._copy_down, Qt.Key.Key_Delete: self._drop_lines}.get(key)
        if held == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            return partial(self.offer_heads, self.currentIndex().column())
        alone: dict[Qt.Key, Callable[[], object]] = {
            **dict.fromkeys(_ENTER, partial(self._move, -1 if held else 1, 0)),
            **dict.fromkeys(_GONE, self._empty_cells),
            Qt.Key.Key_Escape: self.left.emit,
        }
        return alone.get(key)

    def _next_cell(self, step: int) -> QModelIndex | None:
        """The cell at the side, going round at the end of a line while the line holds something."""
        at, last = self.currentIndex(), self.grid.columnCount() - 1
        row, column = at.row(), at.column() + step
        if column > last:
            row, column = row + 1, 1
        elif column < 1:
            row, column = row - 1, last
        if row < 0 or row >= self.grid.rowCount() or (row > at.row() and self.grid.is_blank_at(at.row())):
            return None
        return self.grid.index(row, column)

    def _move(self, down: int, right: int) -> None:
        at = self.currentIndex()
        if right:
            if (reached := self._next_cell(right)) is not None:
                self.setCurrentIndex(reached)
            return
        row = min(max(at.row() + down, 0), self.grid.rowCount() - 1)
        self.setCurrentIndex(self.grid.index(row, at.column()))

    def _paste(self) -> None:
        if text := QGuiApplication.clipboard().text():
            self.pasted.emit(text)

    def _copy(self) -> None:
        chosen = sorted((each.row(), each.column()) for each in self.selectedIndexes())
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(str(self.grid.data(self.grid.index(row, column)) or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def _copy_down(self) -> None:
        at = self.currentIndex()
        if at.row() > 0 and at.column() != STATE:
            above = str(self.grid.data(self.grid.index(at.row() - 1, at.column())))
            self.grid.setData(at, above)

    def _empty_cells(self) -> None:
        spots = [(each.row(), each.column()) for each in self.selectedIndexes() if each.column() != STATE]
        if spots:
            self.grid.wipe(spots)

    def _drop_lines(self) -> None:
        rows = sorted({each.row() for each in self.selectedIndexes()})
        if rows:
            self.grid.drop(rows)
            self.stand_on(rows[0])

    def _size(self) -> None:
        px, header = self._look.px, self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(px(36))
        header.setFixedHeight(px(41))
        shared = (self.viewport().width() - px(_STATE_WIDTH)) // max(self.grid.columnCount() - 1, 1)
        for at in range(self.grid.columnCount()):
            header.resizeSection(at, px(_STATE_WIDTH) if at == STATE else max(px(_LEAST), shared))
