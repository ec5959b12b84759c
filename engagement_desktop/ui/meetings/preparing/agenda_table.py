"""The agenda as a list that is put in order with Alt and the arrows, or by dragging a line."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication

from engagement_desktop.domain.meetings.preparing.agenda import ItemState
from engagement_desktop.domain.meetings.preparing.agenda_rows import ItemRow
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.meetings.preparing.agenda_words import ITEM_BADGES, minutes_words, title_of
from engagement_desktop.ui.register.rules_words import LEVELS
from engagement_desktop.ui.theme import Look

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("title", "Point", title_of),
    Column("minutes", "Durée", lambda item: minutes_words(item.minutes), align=RIGHT, width=84),
    Column("level", "Niveau", lambda item: LEVELS[item.level] if item.level else "", width=124),
    Column("rapporteur", "Rapporteur", lambda item: item.rapporteur, width=150),
    Column("documents", "Pièces", lambda item: str(len(item.documents) or ""), align=RIGHT, width=72),
    Column("state", "État", lambda _item: "", badge=lambda item: ITEM_BADGES[item.state], width=116),
)


class AgendaTable(ShortTable[ItemRow]):
    """Enter and F2 open an item, Suppr takes it off, files dropped on a line are joined to it."""

    move_wanted = Signal(object, int)  # ItemRow, and by how many places
    order_wanted = Signal(object)  # ids in their new order
    files_dropped = Signal(object, object)  # ItemRow or None, paths

    def __init__(self, look: Look) -> None:
        super().__init__(look, _COLUMNS, "Ordre du jour", ("documents", "rapporteur", "level", "state"), 320)
        self.may_change = False
        self._pressed: QPoint | None = None
        self._line_at: int | None = None
        self.setAcceptDrops(True)

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Other items; the reader stays on the same one, or where it was."""
        stood, at = self.current_row(), self.currentIndex().row()
        absent = {"state"} if all(item.state is ItemState.TO_COME for item in items) else set()
        absent |= {"documents"} if not any(item.documents for item in items) else set()
        self.show_rows(items, frozenset(absent))
        if stood is not None and any(item.id == stood.id for item in items):
            self.stand_on(stood.id)
        elif items and (stood is not None or self.hasFocus()):
            self.selectRow(min(max(at, 0), len(items) - 1))

    def stand_on(self, item_id: int) -> None:
        """The line of an item, when it is there."""
        for at in range(self.model().rowCount()):
            if self._model.row(at).id == item_id:
                self.selectRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        item = self.current_row()
        if step and item is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.may_change:
                self.move_wanted.emit(item, step)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left and self.may_change else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._show_line(self._place_at(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place, self._pressed = self._line_at, None
        self._show_line(None)
        item = self.current_row()
        if place is None or item is None:
            return
        ids = [each.id for each in self._model.loaded()]
        at = ids.index(item.id)
        ids.insert(place - (1 if place > at else 0), ids.pop(at))
        if ids.index(item.id) != at:
            self.order_wanted.emit(tuple(ids))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line_at is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._look.colour("accent"), self._look.px(3)))
        height = self._height_of(self._line_at)
        painter.drawLine(0, height, self.viewport().width(), height)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.may_change and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.may_change and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        index = self.indexAt(event.position().toPoint())
        if self.may_change and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(self._model.row(index.row()) if index.isValid() else None, paths)

    def _show_line(self, place: int | None) -> None:
        self._line_at = place
        self.viewport().update()

    def _place_at(self, point: QPoint) -> int:
        """Between which lines a point is: 0 before the first."""
        row = self.rowAt(point.y())
        if row < 0:
            return self.model().rowCount() if point.y() > 0 else 0
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + (1 if point.y() > middle else 0)

    def _height_of(self, place: int) -> int:
        rows = self.model().rowCount()
        if place < rows:
            return self.rowViewportPosition(place)
        return self.rowViewportPosition(rows - 1) + self.rowHeight(rows - 1) - 1 if rows else 0
