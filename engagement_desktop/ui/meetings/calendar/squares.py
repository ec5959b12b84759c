"""How a day of the month is painted: its number, what happens with a mark each, and what does not fit."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from engagement_desktop.domain.deadlines import Dated
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import AnyIndex
from engagement_desktop.ui.meetings.calendar.words import mark_of, short_words
from engagement_desktop.ui.theme import Look

DAY_ROLE, DATED_ROLE, TODAY_ROLE, FADED_ROLE = (int(Qt.ItemDataRole.UserRole) + at for at in range(4))
_AIR, _NUMBER, _LINE, _ICON = 8, 26, 22, 14
_LETTERS = 105  # tenths of a point
_NARROW = 70  # less than this and a mark says more than three letters
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DayPainter(QStyledItemDelegate):
    """Today is in a ring of the accent; the day one stands on is filled."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del option, index
        return QSize(self._look.px(_NARROW), self._look.px(_NUMBER + 2 * _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        spot: QRect = option.rect
        state: QStyle.StateFlag = option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        faded = bool(index.data(FADED_ROLE))
        painter.save()
        painter.fillRect(spot, self._look.colour("choix" if here else "creux" if faded else "surface"))
        painter.setPen(QPen(self._look.colour("trait"), 1))
        painter.drawLine(spot.topRight(), spot.bottomRight())
        painter.drawLine(spot.bottomLeft(), spot.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "choix_encre" if here else "encre2" if faded else "encre"
        inside = spot.adjusted(self._look.px(_AIR), self._look.px(4), -self._look.px(_AIR), -self._look.px(4))
        self._paint_number(painter, inside, index, ink)
        self._paint_things(painter, inside, index.data(DATED_ROLE) or (), ink)
        if here and self._view.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), self._look.px(2)))
            edge = self._look.px(2)
            painter.drawRect(spot.adjusted(edge, edge, -edge, -edge))
        painter.restore()

    def _paint_number(self, painter: QPainter, inside: QRect, index: AnyIndex, ink: str) -> None:
        is_today = bool(index.data(TODAY_ROLE))
        weight = QFont.Weight.Bold if is_today else QFont.Weight.DemiBold
        painter.setFont(self._look.font(_LETTERS, weight))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        high = self._look.px(_NUMBER - 4)
        line = QRect(inside.left(), inside.top(), inside.width(), high)
        if is_today:
            wide = max(painter.fontMetrics().horizontalAdvance(words) + self._look.px(12), high)
            line.setWidth(wide)
            painter.setPen(QPen(self._look.colour("accent" if ink == "encre" else ink), self._look.px(2)))
            painter.drawRoundedRect(line, high / 2, high / 2)
        painter.setPen(self._look.colour(ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter if is_today else _LEFT, words)

    def _paint_things(self, painter: QPainter, inside: QRect, things: tuple[Dated, ...], ink: str) -> None:
        high, top = self._look.px(_LINE), inside.top() + self._look.px(_NUMBER)
        room = max((inside.bottom() - top + 1) // high, 1)
        shown = things if len(things) <= room else things[: room - 1]
        painter.setFont(self._look.font(_LETTERS))
        for at, one in enumerate(shown):
            self._paint_one(painter, QRect(inside.left(), top + at * high, inside.width(), high), one, ink)
        left = len(things) - len(shown)
        if left:
            line = QRect(inside.left(), top + len(shown) * high, inside.width(), high)
            words = count(left, "autre", "autres") if shown else count(left, "chose", "choses")
            painter.setPen(self._look.colour(ink))
            painter.drawText(line, _LEFT, self._cut(painter.fontMetrics(), words, line.width()))

    def _paint_one(self, painter: QPainter, line: QRect, one: Dated, ink: str) -> None:
        icon, tone = mark_of(one)
        side = self._look.px(_ICON)
        ratio = self._view.devicePixelRatioF()
        picture = self._look.pixmap(icon, ink if ink == "choix_encre" else tone, _ICON, ratio)
        painter.drawPixmap(line.left(), line.top() + (line.height() - side) // 2, picture)
        words = line.adjusted(side + self._look.px(5), 0, 0, 0)
        painter.setPen(self._look.colour(ink))
        painter.drawText(words, _LEFT, self._cut(painter.fontMetrics(), short_words(one), words.width()))

    @staticmethod
    def _cut(letters: QFontMetrics, words: str, room: int) -> str:
        return letters.elidedText(one_line(words), Qt.TextElideMode.ElideRight, max(room, 0))
