"""One seat round the table: its shape, its initials, and what it says to those who listen."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from engagement_desktop.ui.common.labels import plain_tip
from engagement_desktop.ui.register.college_marks import CollegeMark, letters_on, outline, paint_mark
from engagement_desktop.ui.theme import Look

SIDE = 48
_LETTERS = 120  # tenths of a point
_CLOCK = 16
_AIR = 3  # points of a shape that reach out of its square
_OPEN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat as it is drawn and said; without a name it is vacant.

    `said` is the whole for the ear, « Siège 6, usagers, vacant »; `clock` marks a mandate that ends soon.
    """

    mark: CollegeMark
    said: str
    name: str = ""
    short_name: str = ""
    initials: str = ""
    clock: bool = False


class SeatSpot(QAbstractButton):
    """A shape that takes the focus: arrows go round, Enter opens, Suppr ends the mandate."""

    turned = Signal(int)  # +1 for the next seat, -1 for the one before
    opened = Signal()
    ended = Signal()

    def __init__(self, look: Look, seat: SeatShown, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.seat = seat
        self.setAccessibleName(seat.said)
        self.setToolTip(plain_tip(seat.said))
        self.clicked.connect(self.opened)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def stand(self, body: QRect) -> None:
        """Take this square of the chart; a clock needs a little more room above it."""
        air, margin = self._look.px(_AIR), self._margin()
        self.setGeometry(body.adjusted(-air, -air - margin, air + margin, air))

    def body(self) -> QRect:
        """The square of the shape, in the chart."""
        air, margin = self._look.px(_AIR), self._margin()
        return self.geometry().adjusted(air, air + margin, -air - margin, -air)

    def drawn(self) -> QRect:
        """Its shape, with its clock, in the chart."""
        if not self.seat.clock:
            return self.body()
        disc = _clock_disc(self._look, self._clock_corner()).toAlignedRect()
        return self.body().united(disc.translated(self.geometry().topLeft()))

    def _clock_corner(self) -> QRectF:
        margin = self._margin()
        return self._shape().adjusted(0, margin / 5, -margin / 5, 0)

    def _shape(self) -> QRectF:
        air, margin = self._look.px(_AIR), self._margin()
        return QRectF(self.rect()).adjusted(air, margin + air, -margin - air, -air)

    def _margin(self) -> int:
        return self._look.px(10) if self.seat.clock else 0

    def sizeHint(self) -> QSize:
        side = self._look.px(SIDE)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.turned.emit(_STEPS[key])
        elif key in _OPEN:
            self.opened.emit()
        elif key == Qt.Key.Key_Delete and self.seat.name:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = self._shape()
        if self.seat.name:
            self._paint_sitting(painter, spot)
        else:
            self._paint_vacant(painter, spot)
        if self.seat.clock:
            paint_clock(painter, self._look, self._clock_corner())
        painter.end()
        event.accept()

    def _paint_sitting(self, painter: QPainter, spot: QRectF) -> None:
        paint_mark(painter, self._look, self.seat.mark, spot)
        painter.setFont(self._look.font(_LETTERS, QFont.Weight.DemiBold))
        painter.setPen(letters_on(self._look))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self.seat.initials)

    def _paint_vacant(self, painter: QPainter, spot: QRectF) -> None:
        pen = QPen(self._look.colour("encre2"), 1.6, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline(self.seat.mark, spot.adjusted(2, 2, -2, -2)))
        arm, middle = QPointF(self._look.px(6), 0), spot.center()
        painter.setPen(QPen(self._look.colour("encre"), 1.6))
        painter.drawLine(middle - arm, middle + arm)
        painter.drawLine(middle - arm.transposed(), middle + arm.transposed())


def paint_clock(painter: QPainter, look: Look, corner: QRectF) -> None:
    """The disc that says « ends soon », over the upper corner of a seat."""
    side, disc = look.px(_CLOCK), _clock_disc(look, corner)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("attention"), 1.4))
    painter.setBrush(look.colour("attention_fond"))
    painter.drawEllipse(disc)
    drawn = look.pixmap("clock-alert", "attention", _CLOCK, painter.device().devicePixelRatioF())
    at = disc.center()
    painter.drawPixmap(int(at.x() - side / 2), int(at.y() - side / 2), drawn)


def _clock_disc(look: Look, corner: QRectF) -> QRectF:
    wide = look.px(_CLOCK) + look.px(8)
    disc = QRectF(0, 0, wide, wide)
    disc.moveCenter(corner.topRight())
    return disc
