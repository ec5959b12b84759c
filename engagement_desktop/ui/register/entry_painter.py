"""How the cells of the entry grid are painted and typed in."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engagement_desktop.ui.common.badge import BadgeWord, paint_badge
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import BADGE_ROLE, LEFT, AnyIndex
from engagement_desktop.ui.register.entry_model import STATE, EntryModel
from engagement_desktop.ui.theme import Look

_PADDING = 9
_ICON, _NUMBER = 16, 34


class _CellEdit(QLineEdit):
    """Keeps Enter for itself: the grid, told of it too, would go down twice."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class EntryPainter(QStyledItemDelegate):
    """Lines on both sides of each cell, a ring round the current one, an icon where something is wrong."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        spot: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(spot, self._look.colour("choix"))
        painter.setPen(QPen(self._look.colour("trait"), 1))
        painter.drawLine(spot.bottomLeft(), spot.bottomRight())
        painter.drawLine(spot.topRight(), spot.bottomRight())
        pad = self._look.px(_PADDING)
        inside = spot.adjusted(pad, 0, -pad, -1)
        if index.column() == STATE:
            inside = self._number(painter, index, inside)
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, BadgeWord):
            paint_badge(painter, self._look, badge, inside)
        elif index.column() != STATE:
            self._write(painter, index, inside, chosen=chosen)
        if self._view.currentIndex() == index and self._view.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 2.4))
            painter.drawRect(spot.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = _CellEdit(parent)
        editor.setFrame(False)
        editor.setProperty("role", "cellule")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)).split(",")[0])
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        editor.setGeometry(option.rect)

    def _number(self, painter: QPainter, index: AnyIndex, spot: QRect) -> QRect:
        """The number of the line, before its badge."""
        painter.setFont(self._look.font(105))
        painter.setPen(self._look.colour("encre2"))
        painter.drawText(spot, int(LEFT), str(index.row() + 1))
        return spot.adjusted(self._look.px(_NUMBER), 0, 0, 0)

    def _write(self, painter: QPainter, index: AnyIndex, spot: QRect, *, chosen: bool) -> None:
        model = index.model()
        faulty = isinstance(model, EntryModel) and model.is_at_fault(index)
        if faulty:
            side = self._look.px(_ICON)
            top = spot.top() + (spot.height() - side) // 2
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(spot.left(), top, self._look.pixmap("circle-alert", "erreur", _ICON, ratio))
            spot = spot.adjusted(side + self._look.px(6), 0, 0, 0)
        painter.setFont(self._look.font(120, QFont.Weight.Normal))
        painter.setPen(self._look.colour("choix_encre" if chosen else "encre"))
        text = one_line(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, spot.width())
        painter.drawText(spot, int(LEFT), shown)
