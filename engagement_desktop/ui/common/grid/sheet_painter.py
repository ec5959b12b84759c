"""How the cells of an entry grid are painted and typed in."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engagement_desktop.ui.common.badge import BadgeWord, paint_badge
from engagement_desktop.ui.common.grid.sheet_model import PLAIN, SheetModel
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import BADGE_ROLE, LEFT, RIGHT, AnyIndex
from engagement_desktop.ui.theme import Look

PADDING = 9
_ICON = 16


class _CellEdit(QLineEdit):
    """Keeps Enter for itself: the grid, told of it too, would go down twice."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class SheetPainter(QStyledItemDelegate):
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
        pad = self._look.px(PADDING)
        self.fill(painter, index, spot.adjusted(pad, 0, -pad, -1), chosen=chosen)
        if self._view.currentIndex() == index and self._view.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 2.4))
            painter.drawRect(spot.adjusted(1, 1, -2, -2))
        painter.restore()

    def fill(self, painter: QPainter, index: AnyIndex, inside: QRect, *, chosen: bool) -> None:
        """What a cell holds: a badge, or words."""
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, BadgeWord):
            paint_badge(painter, self._look, badge, inside)
        else:
            self.write(painter, index, inside, chosen=chosen)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = _CellEdit(parent)
        editor.setFrame(False)
        editor.setProperty("role", "cellule")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)).split(",")[0])
        model = index.model()
        words = model.choices(index.row(), index.column()) if isinstance(model, SheetModel) else ()
        if words:
            completer = QCompleter(list(words), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            editor.setCompleter(completer)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        editor.setGeometry(option.rect)

    def write(self, painter: QPainter, index: AnyIndex, spot: QRect, *, chosen: bool) -> None:
        """The words of a cell, after its icon."""
        model, look = index.model(), self._look
        mark = model.mark(index) if isinstance(model, SheetModel) else PLAIN
        if mark.icon:
            side, tone = look.px(_ICON), "choix_encre" if chosen else mark.tone
            top = spot.top() + (spot.height() - side) // 2
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(spot.left(), top, look.pixmap(mark.icon, tone, _ICON, ratio))
            spot = spot.adjusted(side + look.px(6), 0, 0, 0)
        painter.setFont(look.font(120, QFont.Weight.DemiBold if mark.bold else QFont.Weight.Normal))
        ink = "choix_encre" if chosen else "encre2" if mark.quiet else "encre"
        painter.setPen(look.colour(ink))
        text = one_line(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, spot.width())
        painter.drawText(spot, int(RIGHT if mark.right else LEFT), shown)
