"""Badges: a state said with a word, a shape, then a colour."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.ui.theme import Look

HEIGHT, ICON = 26, 16
_LETTERS = 110  # tenths of a point


@dataclass(frozen=True, slots=True)
class BadgeWord:
    """One or two words, their tone and their icon; dashed for what is absent."""

    text: str
    tone: str = "neutre"
    icon: str = ""
    dashed: bool = False


def badge_size(look: Look, word: BadgeWord) -> QSize:
    letters = QFontMetrics(look.font(_LETTERS, QFont.Weight.DemiBold)).horizontalAdvance(word.text)
    icon = look.px(ICON + 4) if word.icon else 0
    return QSize(letters + icon + look.px(20), look.px(HEIGHT))


def paint_badge(painter: QPainter, look: Look, word: BadgeWord, spot: QRect) -> None:
    """Draw the pill at the left of a rectangle, in its middle."""
    size = badge_size(look, word)
    width = min(size.width(), spot.width())
    top = spot.top() + (spot.height() - size.height()) // 2
    pill = QRectF(spot.left() + 0.5, top + 0.5, width - 1, size.height() - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style = Qt.PenStyle.DashLine if word.dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(look.colour(word.tone), 1.0, style))
    painter.setBrush(look.colour(f"{word.tone}_fond"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    left = spot.left() + look.px(10)
    if word.icon:
        side = look.px(ICON)
        at = top + (size.height() - side) // 2
        painter.drawPixmap(
            left, at, look.pixmap(word.icon, word.tone, ICON, painter.device().devicePixelRatioF())
        )
        left += look.px(ICON + 4)
    painter.setFont(look.font(_LETTERS, QFont.Weight.DemiBold))
    room = QRect(left, top, spot.left() + width - look.px(8) - left, size.height())
    shown = painter.fontMetrics().elidedText(word.text, Qt.TextElideMode.ElideRight, room.width() + 2)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Badge(QWidget):
    """A badge on a page; to the ear it is its word."""

    def __init__(self, look: Look, word: BadgeWord) -> None:
        super().__init__()
        self._look = look
        self._word = word
        self.setAccessibleName(word.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_word(self, word: BadgeWord) -> None:
        self._word = word
        self.setAccessibleName(word.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._look, self._word)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self._look, self._word, self.rect())
        painter.end()
        event.accept()
