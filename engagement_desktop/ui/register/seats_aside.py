"""Beside the table: seats by college, balance, and what to see to."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.register.seat_chart import CollegeSeats, Parity, SeatChart
from engagement_desktop.french.formats import count, integer
from engagement_desktop.ui.common.buttons import link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, icon_label, row, take_place
from engagement_desktop.ui.register.college_marks import MarkIcon, mark_of
from engagement_desktop.ui.register.seat_words import college_word, ends_words, vacancy_words
from engagement_desktop.ui.theme import Look


class SeatsAside(QWidget):
    """Three cards; a door stands only where something can be done."""

    fill_wanted = Signal()
    mandate_wanted = Signal()
    renewal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        whole = column(look, self, gap=12)
        self._colleges = Card(look, "Collèges")
        self._balance = Card(look, "Équilibre")
        self._ahead = Card(look, "À prévoir")
        for card in (self._colleges, self._ahead, self._balance):
            look.space(card.body, gap=4)
            whole.addWidget(card)
        whole.addStretch(1)

    def show_composition(self, chart: SeatChart, *, acts: bool) -> None:
        """Counts of one day; `acts` when the day is today and the account may write."""
        for card in (self._colleges, self._balance, self._ahead):
            clear(card.body)
        for college in chart.colleges:
            self._write_college(college)
        self._colleges.setVisible(bool(chart.colleges))
        self._write_balance(chart.parity)
        self._balance.setVisible(bool(chart.filled))
        self._write_ahead(chart, acts=acts)

    def _write_college(self, college: CollegeSeats) -> None:
        line = row(self._look, None, gap=10)
        line.addWidget(MarkIcon(self._look, mark_of(college.college)))
        line.addWidget(Label(college_word(college.college), wrap=True), 1)
        places = len(college.seats) if college.places is None else college.places
        said = integer(college.filled) if college.places is None else f"{college.filled} sur {places}"
        line.addWidget(Label(said, "gras"))
        self._colleges.body.addLayout(line)

    def _write_balance(self, parity: Parity) -> None:
        facts = (
            ("Côté usagers", parity.users),
            ("Professionnels", parity.professionals),
            ("Autres", parity.others),
            ("Femmes", parity.women),
            ("Hommes", parity.men),
            ("Civilité non précisée", parity.unsaid),
        )
        for name, number in facts:
            if number or name in {"Femmes", "Hommes", "Professionnels"}:
                self._fact(name, integer(number))
        if not parity.unsaid:
            apart = abs(parity.women - parity.men)
            self._balance.body.addWidget(
                Label(f"Écart entre femmes et hommes\u00a0: {integer(apart)}", "petit", wrap=True)
            )

    def _fact(self, name: str, value: str) -> None:
        line = row(self._look, None, gap=10)
        line.addWidget(Label(name, wrap=True), 1)
        line.addWidget(Label(value, "gras"))
        self._balance.body.addLayout(line)

    def _write_ahead(self, chart: SeatChart, *, acts: bool) -> None:
        if chart.vacant:
            words = "Pourvoir le siège" if chart.vacant == 1 else "Pourvoir un siège"
            self._see_to("armchair", vacancy_words(chart), words if acts else "", self.fill_wanted.emit)
        if chart.ends_soon:
            self._see_to(
                "clock-alert",
                ends_words(chart),
                "Préparer le renouvellement" if acts else "",
                self.renewal_wanted.emit,
            )
        if chart.alone:
            alone = count(len(chart.alone), "suppléance", "suppléances")
            self._see_to("user-plus", f"{alone} sans titulaire", "", self.fill_wanted.emit)
        if not (chart.vacant or chart.ends_soon or chart.alone):
            self._ahead.body.addWidget(Label("Rien à prévoir dans les 90 jours.", "second", wrap=True))
        if acts:
            self._ahead.body.addWidget(link(self._look, "Ajouter un mandat", self.mandate_wanted.emit))
        take_place(self)

    def _see_to(self, icon: str, words: str, door: str, on_door: Callable[[], object]) -> None:
        line = row(self._look, None, gap=10)
        line.addWidget(icon_label(self._look, icon, "attention", 20))
        line.addWidget(Label(words, wrap=True), 1)
        self._ahead.body.addLayout(line)
        if door:
            self._ahead.body.addWidget(link(self._look, door, on_door))
