"""The disc with a person's initials, beside their name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.ui.theme import Look

SIDE = 52  # beside a file; larger on the page of one person
_LETTERS_OF_SIDE = 33  # tenths of a point for ten pixels


class Initials(QWidget):
    """Decoration: the name beside it says the same."""

    def __init__(self, look: Look, first_name: str, last_name: str, side: int = SIDE) -> None:
        super().__init__()
        self._look = look
        self._side = side
        self._letters = (_first_letter(first_name) + _first_letter(last_name)).upper()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._side), self._look.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._look.colour("accent"), 1))
        painter.setBrush(self._look.colour("accent_doux"))
        painter.drawEllipse(disc)
        painter.setFont(self._look.font(self._side * _LETTERS_OF_SIDE // 10, QFont.Weight.DemiBold))
        painter.setPen(self._look.colour("accent"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()
        event.accept()


def _first_letter(name: str) -> str:
    """The first letter, whatever signs stand before it."""
    return next((sign for sign in name if sign.isalpha()), "")
