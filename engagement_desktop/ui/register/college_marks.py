"""Each college by its shape, then its colour: round a table, in a card, in a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.ui.theme import Look

_ROUND, _SQUARE = 0, 4
_SMALL = 18
_LETTERS_ON_DARK = "#12191B"
_LETTERS_ON_LIGHT = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class CollegeMark:
    """A shape by its number of sides (0: round) and its turn in degrees, said in a word, and two inks."""

    word: str
    sides: int
    turn: int
    on_light: str
    on_dark: str

    def ink(self, look: Look) -> QColor:
        return QColor(self.on_dark if look.theme.dark else self.on_light)


NO_COLLEGE = CollegeMark("Anneau", _ROUND, 0, "#4A585C", "#B7C4C4")
MARKS: Mapping[Capacity, CollegeMark] = MappingProxyType(
    {
        Capacity.USER: CollegeMark("Cercle", _ROUND, 0, "#1F3A5F", "#9DB8E0"),
        Capacity.RELATIVE: CollegeMark("Hexagone", 6, 0, "#58358B", "#CDB2F5"),
        Capacity.CARER: CollegeMark("Pentagone", 5, -90, "#7A3566", "#E5A9D4"),
        Capacity.ASSOCIATION_REPRESENTATIVE: CollegeMark("Triangle", 3, -90, "#A3202E", "#FFA79E"),
        Capacity.RESIDENT: CollegeMark("Triangle renversé", 3, 90, "#3E5C1F", "#B9D69A"),
        Capacity.PROFESSIONAL: CollegeMark("Carré", _SQUARE, 45, "#9A5B00", "#E5B565"),
        Capacity.ELECTED: CollegeMark("Losange", _SQUARE, 0, "#3D7565", "#8FC7B2"),
    }
)


def mark_of(college: Capacity | None) -> CollegeMark:
    return MARKS[college] if college else NO_COLLEGE


def letters_on(look: Look) -> QColor:
    """The ink of initials written on a mark."""
    return QColor(_LETTERS_ON_DARK if look.theme.dark else _LETTERS_ON_LIGHT)


def outline(mark: CollegeMark, spot: QRectF) -> QPainterPath:
    """The shape of a college inside a square, every shape about as heavy to the eye."""
    path = QPainterPath()
    if mark.sides == _ROUND:
        path.addEllipse(spot)
    elif mark.sides == _SQUARE and mark.turn:
        corner = spot.width() / 9
        path.addRoundedRect(spot, corner, corner)
    else:
        path.addPolygon(_polygon(mark, spot))
        path.closeSubpath()
    return path


def _polygon(mark: CollegeMark, spot: QRectF) -> QPolygonF:
    wide = {3: 0.62, 4: 0.56, 5: 0.58}.get(mark.sides, 0.55) * spot.width()
    down = wide / 8 if mark.sides in {3, 5} else 0.0
    middle = spot.center() + QPointF(0, down if mark.turn < 0 else -down if mark.turn > 0 else 0)
    angles = (mark.turn * pi / 180 + 2 * pi * side / mark.sides for side in range(mark.sides))
    return QPolygonF([middle + QPointF(wide * cos(angle), wide * sin(angle)) for angle in angles])


def paint_mark(painter: QPainter, look: Look, mark: CollegeMark, spot: QRectF) -> None:
    """Fill the shape; where no college is said, only its edge is drawn."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark.ink(look))
    if mark is NO_COLLEGE and spot.width() < look.px(_SMALL + 6):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(mark.ink(look), 2))
    painter.drawPath(outline(mark, spot))


class MarkIcon(QWidget):
    """The shape beside the name of its college: nothing for the ear."""

    def __init__(self, look: Look, mark: CollegeMark) -> None:
        super().__init__()
        self._look = look
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._look.px(_SMALL + 4)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        air = self._look.px(3)
        paint_mark(painter, self._look, self._mark, QRectF(self.rect()).adjusted(air, air, -air, -air))
        painter.end()
        event.accept()
