"""How cells are painted: words, badges, row lines, and the ring round the current row."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from engagement_desktop.ui.common.badge import BadgeWord, paint_badge
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import BADGE_ROLE, AnyIndex
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.tokens import CONTRAST

PADDING = 11


class CellPainter(QStyledItemDelegate):
    """Paints every cell of every table: one place decides what a row looks like."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * self._look.px(PADDING), self._look.px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        spot: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(spot, self._look.colour("choix"))
        painter.setPen(QPen(self._look.colour("trait"), 1))
        painter.drawLine(spot.bottomLeft(), spot.bottomRight())
        inside = spot.adjusted(self._look.px(PADDING), 0, -self._look.px(PADDING), -1)
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, BadgeWord):
            paint_badge(
                painter, self._look, badge, inside.adjusted(-self._look.px(4), 0, self._look.px(8), 0)
            )
        else:
            self._write(painter, index, inside, chosen=chosen)
        if chosen and self._view.hasFocus():
            self._ring(painter, spot, index)
        painter.restore()

    def _write(self, painter: QPainter, index: AnyIndex, spot: QRect, *, chosen: bool) -> None:
        first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        weight = QFont.Weight.DemiBold if first else QFont.Weight.Normal
        painter.setFont(self._look.font(120, weight))
        painter.setPen(self._look.colour("choix_encre" if chosen else "encre"))
        text = one_line(str(index.data(Qt.ItemDataRole.DisplayRole)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, spot.width())
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(spot, int(alignment), shown)

    def _ring(self, painter: QPainter, spot: QRect, index: AnyIndex) -> None:
        if self._look.theme.key == CONTRAST:
            self._frame(painter, spot.adjusted(0, 2, 0, -2), index, QPen(Qt.GlobalColor.black, 1.4), 2)
        self._frame(painter, spot, index, QPen(self._look.colour("focus"), 2.4), 0)

    def _frame(self, painter: QPainter, spot: QRect, index: AnyIndex, pen: QPen, inset: int) -> None:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        top, bottom = spot.top() + 1, spot.bottom() - 1
        painter.drawLine(QPoint(spot.left(), top), QPoint(spot.right() + 1, top))
        painter.drawLine(QPoint(spot.left(), bottom), QPoint(spot.right() + 1, bottom))
        shown = _shown_columns(self._view)
        if shown and index.column() == shown[0]:
            at = spot.left() + 1 + inset
            painter.drawLine(QPoint(at, top), QPoint(at, bottom))
        if shown and index.column() == shown[-1]:
            at = spot.right() - inset
            painter.drawLine(QPoint(at, top), QPoint(at, bottom))


def _shown_columns(view: QTableView) -> list[int]:
    header = view.horizontalHeader()
    order = (header.logicalIndex(at) for at in range(header.count()))
    return [column for column in order if not header.isSectionHidden(column)]
