"""The mark of the program: eight seats round a table, one of them lit."""

from math import cos, radians, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.theme import Look

_LIT = 45


class SeatMark(QWidget):
    """The mark, drawn for a dark rail or for a page."""

    def __init__(self, look: Look, side: int, *, on_rail: bool = False) -> None:
        super().__init__()
        self._look = look
        self._on_rail = on_rail
        look.bound(self, (side, side), (side, side))
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._look, self.width(), "rail_encre" if self._on_rail else "accent")
        painter.end()
        event.accept()


def mark_icon(look: Look) -> QIcon:
    """The mark as the icon of the window."""
    pixmap = QPixmap(128, 128)
    pixmap.fill(look.colour("rail"))
    painter = QPainter(pixmap)
    paint_mark(painter, look, 128, "rail_encre")
    painter.end()
    return QIcon(pixmap)


def paint_mark(painter: QPainter, look: Look, side: int, token: str) -> None:
    """Draw the mark in a square at the origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    centre = side / 2
    for angle in range(0, 360, 45):
        seat = QPointF(centre + 0.38 * side * cos(radians(angle)), centre - 0.38 * side * sin(radians(angle)))
        lit = angle == _LIT
        painter.setBrush(look.colour("rail_marque" if lit else token))
        radius = (0.138 if lit else 0.095) * side
        painter.drawEllipse(seat, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(token), 0.05 * side))
    painter.drawEllipse(QPointF(centre, centre), 0.17 * side, 0.17 * side)
