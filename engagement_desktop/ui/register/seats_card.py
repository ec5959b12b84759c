"""Who sits, round the table or as a list, on the day one looks at."""

from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seat_chart import SeatChart as Composition
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.register.college_marks import mark_of
from engagement_desktop.ui.register.day_choice import DayChoice
from engagement_desktop.ui.register.seat_chart import SeatChart
from engagement_desktop.ui.register.seat_words import (
    SeatLine,
    college_word,
    legend,
    name_of,
    seat_lines,
    seat_shown,
    table_words,
)
from engagement_desktop.ui.register.seats_table import SeatsTable
from engagement_desktop.ui.theme import Look

_LIST, _TABLE = "Voir en liste", "Voir autour de la table"
_LIST_KEY = "Alt+L"
_BESIDE, _IN_TWO = 600, 500
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SeatsCard(Card):
    """The chart, or the list that says the same; the person's choice stays from one committee to the next."""

    opened = Signal(object)  # SeatLine
    ended = Signal(object)  # SeatLine
    day_wanted = Signal(object)  # date

    def __init__(self, look: Look, today: date) -> None:
        super().__init__(look, "Autour de la table")
        self._lines: tuple[SeatLine, ...] = ()
        self._wants_list = False
        self._left_at: int | None = None
        self.day = DayChoice(look, "Composition au", today, today)
        self.day.chosen.connect(self.day_wanted)
        self._switch = Button(look, _LIST, DISCREET, "table", on_click=self.turn)
        self._switch.say_keys(_LIST_KEY)
        QShortcut(QKeySequence(_LIST_KEY), self, self.turn)
        self._tools = row(look, None, gap=12)
        self._tools.addWidget(self.day)
        self._tools.addWidget(self._switch)
        self._tools.addStretch(1)
        self.heading.addLayout(self._tools)
        self.chart = SeatChart(look)
        self.table = SeatsTable(look)
        self._sides = QStackedWidget()
        self._sides.addWidget(_top(look, self.chart))
        self._sides.addWidget(_top(look, self.table))
        self.body.addWidget(self._sides, 1)
        self._legend = Label("", "petit", wrap=True)
        self._aside = Label("", "petit", wrap=True)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._aside)
        self.chart.opened.connect(lambda at: self._leave(at, self.opened))
        self.chart.ended.connect(lambda at: self._leave(at, self.ended))
        self.table.opened.connect(self.opened)
        self.table.ended.connect(self.ended)

    def show_composition(self, composition: Composition) -> None:
        """Draw and list the same lines."""
        self._lines = seat_lines(composition)
        seated = [line for line in self._lines if line.number]
        title, facts = table_words(composition)
        shown = [seat_shown(line) for line in seated]
        self.chart.show_seats(shown, title, facts)
        self.table.show_rows(self._lines)
        self.day.show_day(composition.on)
        colleges: dict[Capacity | None, None] = dict.fromkeys(line.college for line in seated)
        marks = tuple((mark_of(college), college_word(college)) for college in colleges)
        self._legend.setText(legend(marks, clock=any(seat.clock for seat in shown)))
        self._tell_others()
        self._fit()

    def turn(self) -> None:
        """From the table to the list and back; the focus goes along."""
        self._wants_list = not self._shows_list()
        self._fit()
        if (reached := self.first_focus()) is not None:
            reached.setFocus()

    def first_focus(self) -> QWidget | None:
        """Where one left it; the first vacant seat to begin with."""
        if not self._lines:
            return None
        return self.table if self._shows_list() else self.chart.first_focus(self._left_at) or self.table

    def stand_on(self, mandate_id: int) -> None:
        """The seat of this mandate takes the focus next, as a line and round the table."""
        at = next((at for at, line in enumerate(self._lines) if line.mandate_id == mandate_id), None)
        if at is not None:
            self._left_at = at
            self.table.selectRow(at)

    def begin(self) -> None:
        """Another committee: nothing was left yet."""
        self._left_at = None

    def arrange(self, room: int) -> None:
        """Title, day and switch on one line, on two, or on three, by the effective width of the card."""
        self.heading.setDirection(_ACROSS if room >= _BESIDE else _DOWN)
        self._tools.setDirection(_ACROSS if room >= _IN_TWO else _DOWN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _leave(self, at: int, signal: SignalInstance) -> None:
        self._left_at = at
        signal.emit(self._lines[at])

    def _shows_list(self) -> bool:
        return self._sides.currentIndex() == 1

    def _tell_others(self) -> None:
        """Suppléants without titulaire and guests do not sit at the table."""
        invited = [name_of(line) for line in self._lines if line.invited]
        alone = [name_of(line) for line in self._lines if not line.number and not line.invited]
        parts = [f"Suppléance sans titulaire\u00a0: {', '.join(alone)}."] if alone else []
        parts += [f"À titre d’invité\u00a0: {', '.join(invited)}."] if invited else []
        self._aside.setText(" ".join(parts))
        self._aside.setVisible(bool(parts))

    def _fit(self) -> None:
        """Too many seats for this width, or none at all: the list, without a way to a table."""
        fits = self.chart.fits(self.width() - self.look.px(32)) and bool(self.chart.seats())
        self._switch.setVisible(fits)
        listed = self._wants_list or not fits
        self._sides.setCurrentIndex(1 if listed else 0)
        self._switch.set_text(_TABLE if listed else _LIST, "armchair" if listed else "table")
        self._switch.say_keys(_LIST_KEY)
        self._legend.setVisible(not listed)


def _top(look: Look, widget: QWidget) -> QWidget:
    """At the top of a side that may be higher than what it holds."""
    made = QWidget()
    whole = column(look, made)
    whole.addWidget(widget)
    whole.addStretch(1)
    return made
