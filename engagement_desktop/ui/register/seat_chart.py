"""The table of a committee seen from above: every seat, who sits there, which ones wait for somebody."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.ui.register.seat_spot import SIDE, SeatShown, SeatSpot
from engagement_desktop.ui.theme import Look

_NAME = 105  # tenths of a point
_LINE = 20
_VACANT = "Siège vacant"
_WIDEST, _LEAST_WIDE, _LEAST_HIGH = 252, 190, 150  # radii
_FROM_SEAT_TO_SEAT = 84  # a shape, its name, and air
_FOR_A_CLOCK = 8  # more, where a clock stands over the next shape
_NAMES_FIT = 76  # less than this between two seats: initials only
_SEATS_FIT = 52  # less than this and shapes touch: the list says more
_NARROWEST = 460
_INSIDE = 76  # from the seats to the edge of the table
_WIDEST_NAME = 140  # more would reach over the table


class SeatChart(QWidget):
    """Seats on an ellipse from the left over the top; one stop for Tab, arrows inside."""

    opened = Signal(int)  # place of the seat, from 0
    ended = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._spots: list[SeatSpot] = []
        self._title = self._facts = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._place)

    def show_seats(self, seats: Sequence[SeatShown], title: str, facts: str) -> None:
        """Other seats; the focus stays at the same place of the table."""
        here = next((at for at, spot in enumerate(self._spots) if spot.hasFocus()), None)
        for spot in self._spots:
            spot.hide()
            spot.deleteLater()
        self._spots = [self._make(at, seat) for at, seat in enumerate(seats)]
        self._title, self._facts = title, facts
        self.setAccessibleName(f"{title}. {facts}")
        if here is not None and self._spots:
            self.go_to(min(here, len(self._spots) - 1))
        self._one_stop(self._spots[0] if self._spots else None)
        self._place()

    def seats(self) -> tuple[SeatShown, ...]:
        return tuple(spot.seat for spot in self._spots)

    def spot(self, at: int) -> SeatSpot:
        return self._spots[at]

    def first_focus(self, left_at: int | None = None) -> QWidget | None:
        """The seat that one left, else the first vacant one, else the first: what one came for."""
        left = self._spots[left_at : left_at + 1] if left_at is not None else []
        vacant = [spot for spot in self._spots if not spot.seat.name]
        chosen = next(iter([*left, *vacant, *self._spots]), None)
        self._one_stop(chosen)
        return chosen

    def go_to(self, at: int) -> None:
        self._one_stop(self._spots[at])
        self._spots[at].setFocus(Qt.FocusReason.TabFocusReason)

    def fits(self, width: int) -> bool:
        """Whether that many seats stand round a table of this width without touching."""
        roomy = self._look.unscaled(width) >= _NARROWEST
        return roomy and self._across(width) >= self._look.px(_SEATS_FIT)

    def shows_names(self) -> bool:
        return self._across(self.width()) >= self._look.px(_NAMES_FIT)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(640), 2 * self._high() + self._look.px(SIDE + 2 * _LINE + 28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(320), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_table(painter)
        if self.shows_names():
            for spot in self._spots:
                self._paint_name(painter, spot)
        painter.end()
        event.accept()

    def _make(self, at: int, seat: SeatShown) -> SeatSpot:
        made = SeatSpot(self._look, seat, self)
        made.turned.connect(lambda step: self.go_to((at + step) % len(self._spots)))
        made.opened.connect(lambda: self.opened.emit(at))
        made.ended.connect(lambda: self.ended.emit(at))
        made.show()
        return made

    def _one_stop(self, stop: SeatSpot | None) -> None:
        for spot in self._spots:
            policy = Qt.FocusPolicy.StrongFocus if spot is stop else Qt.FocusPolicy.ClickFocus
            spot.setFocusPolicy(policy)

    def _wide(self, width: int) -> int:
        """The half width of the ellipse: room is kept for half a name at both ends."""
        most = max(self._look.px(_WIDEST), self._high() * 3 // 2)
        return max(min(most, width // 2 - self._look.px(60)), self._look.px(60))

    def _high(self) -> int:
        """The half height: it grows with the seats, so that names never touch at the sides."""
        step = pi / max(len(self._spots), 4)
        clocks = any(spot.seat.clock for spot in self._spots)
        apart = self._look.px(_FROM_SEAT_TO_SEAT + (_FOR_A_CLOCK if clocks else 0))
        return max(self._look.px(_LEAST_HIGH), int(apart / (2 * sin(step))))

    def _across(self, width: int) -> int:
        """What lies between two seats at the top of the table."""
        step = pi / max(len(self._spots), 4)
        return int(2 * self._wide(width) * sin(step))

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self._look.px(SIDE // 2 + _LINE + 8) + self._high())

    def _place(self) -> None:
        wide, high, middle = self._wide(self.width()), self._high(), self._middle()
        for at, spot in enumerate(self._spots):
            angle = pi + 2 * pi * (at + 0.5) / len(self._spots)
            side = self._look.px(SIDE)
            left, top = middle.x() + wide * cos(angle) - side / 2, middle.y() + high * sin(angle) - side / 2
            spot.stand(QRect(int(left), int(top), side, side))
        self.updateGeometry()
        self.update()

    def _paint_table(self, painter: QPainter) -> None:
        middle = self._middle()
        wide = max(self._wide(self.width()) - self._look.px(_INSIDE), self._look.px(40))
        high = max(self._high() - self._look.px(_INSIDE - 12), self._look.px(40))
        table = QRectF(middle.x() - wide, middle.y() - high, 2 * wide, 2 * high)
        painter.setPen(QPen(self._look.colour("bord"), 1.6))
        painter.setBrush(self._look.colour("creux"))
        painter.drawRoundedRect(table, min(wide, high), min(wide, high))
        line = self._look.px(26)
        painter.setPen(self._look.colour("encre"))
        painter.setFont(self._look.font(140, QFont.Weight.DemiBold))
        top = QRectF(table.left(), middle.y() - line, table.width(), line)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setFont(self._look.font(_NAME))
        below = QRectF(table.left() + line, middle.y(), table.width() - 2 * line, 2 * line)
        wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, wrapped, self._facts)

    def _paint_name(self, painter: QPainter, spot: SeatSpot) -> None:
        words, where = self.written(spot)
        painter.setFont(self._look.font(_NAME))
        painter.setPen(self._look.colour("encre"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)

    def written(self, spot: SeatSpot) -> tuple[str, QRect]:
        """The words beside a seat, and the place they may take: nothing else is drawn there."""
        letters = QFontMetrics(self._look.font(_NAME))
        seat, line = spot.seat, self._name_line(spot)
        middle = spot.body().center().x()
        edge = 2 * min(middle, self.width() - middle)
        room = min([edge, self._look.px(_WIDEST_NAME), *self._left_by_others(spot, line)])
        words = (seat.name, seat.short_name) if seat.name else (_VACANT,)
        whole = next((one for one in words if letters.horizontalAdvance(one) <= room), "")
        shown = whole or letters.elidedText(words[-1], Qt.TextElideMode.ElideRight, room)
        wide = min(letters.horizontalAdvance(shown), room)
        return shown, QRect(middle - wide // 2, line.top(), wide, line.height())

    def _name_line(self, spot: SeatSpot) -> QRect:
        """The line, from one edge of the chart to the other, on which the name of a seat stands."""
        body = spot.body()
        above = body.center().y() < self._middle().y() - self._high() * 0.45
        high, air = self._look.px(_LINE), self._look.px(4)
        over = body.top() - high - (2 * air if spot.seat.clock else air)
        return QRect(0, over if above else body.bottom() + air, self.width(), high)

    def _left_by_others(self, spot: SeatSpot, line: QRect) -> Iterator[int]:
        """What a name may take beside the shapes, the clocks and the names that meet its line."""
        middle, air = spot.body().center().x(), self._look.px(3)
        for other in self._spots:
            drawn, away = other.drawn(), abs(other.body().center().x() - middle)
            if other is spot:
                continue
            if drawn.intersects(line):
                nearest = min(abs(drawn.left() - middle), abs(drawn.right() - middle))
                yield 2 * max(nearest - air, 0)
            if self._name_line(other).intersects(line):
                yield max(away - 2 * air, 0)
