"""The tab of the seats: the table on the left, what to see to on the right; one column when room is short."""

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QWidget

from engagement_desktop.domain.register.seat_chart import SeatChart
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS, Room
from engagement_desktop.ui.register.seats_aside import SeatsAside
from engagement_desktop.ui.register.seats_card import SeatsCard
from engagement_desktop.ui.theme import Look

_ASIDE, _GAP, _MARGINS = 310, 16, 48
_RAIL, _NARROW_RAIL = 204, 60


class SeatsTab(QWidget):
    """Side by side from 1000 effective pixels."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._whole = row(look, self, gap=_GAP)
        self.card = SeatsCard(look, today)
        self.aside = SeatsAside(look)
        self._whole.addWidget(self.card, 1)
        self._whole.addWidget(self.aside)

    def show_composition(self, chart: SeatChart, *, acts: bool) -> None:
        self.card.show_composition(chart)
        self.aside.show_composition(chart, acts=acts)

    def arrange(self, effective: int) -> None:
        beside = effective >= ONE_COLUMN_OF_CARDS
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(way)
        rail = _RAIL if effective >= Room.WIDE else _NARROW_RAIL
        self.card.arrange(effective - rail - _MARGINS - (_ASIDE + _GAP if beside else 0))
        self._look.bound(self.aside, (_ASIDE if beside else 0, 0), (_ASIDE if beside else 0, 0))
