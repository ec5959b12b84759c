"""Réglages › Numéros: the series of meetings, papers and expenses, and the last number used on paper."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.preparing.agenda_rows import SeriesRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.banner import FAULT, INFO, Banner
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.meetings.preparing.agenda_words import SERIES
from engagement_desktop.ui.settings.series_line import SeriesLine

_FACTS = (
    "Un numéro donné ne l’est jamais deux fois. Dites le dernier numéro utilisé sur papier\u00a0: la suite "
    "continue."
)


class NumbersPage(Page):
    """One card a committee, then those of papers and of expenses; one line a series and a year."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.SETTINGS, Topic.REGISTER, Topic.MEETINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Numéros")
        self._numbers = context.application.numbers
        self._may_write = context.application.workspace.may(Permission.NUMBER_WRITE)
        self.header.set_title("Numéros", _FACTS)
        self.lines: dict[tuple[int | None, str, int], SeriesLine] = {}
        self._unnumbered = Banner(self.look, INFO)
        self.numbering = self._unnumbered.add_action("Les numéroter par date", self._number_held)
        self.body.addWidget(self._unnumbered)
        self._refusal = Banner(self.look, FAULT)
        self._refusal.hide()
        self.body.addWidget(self._refusal)
        self._nothing = Label(
            "Ajoutez d’abord un comité\u00a0: ses numéros s’afficheront ici.", "second", wrap=True
        )
        self.body.addWidget(self._nothing)
        self._cards = column(self.look, None, gap=12)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def refresh(self) -> None:
        rows = self._numbers.series()
        waiting = self._numbers.without_number() if self._may_write else 0
        self._unnumbered.setVisible(bool(waiting))
        told = count(waiting, "réunion tenue n’a pas de numéro", "réunions tenues n’ont pas de numéro")
        self._unnumbered.tell(INFO, "", f"{told}.")
        self._nothing.setVisible(all(row.committee_id is None for row in rows))
        keys = [(row.committee_id, row.series, row.year) for row in rows]
        if keys != list(self.lines):
            self._rebuild(rows)
        for row in rows:
            self.lines[row.committee_id, row.series, row.year].show_series(row)

    def first_focus(self) -> QWidget | None:
        lines = list(self.lines.values())
        return lines[0].first_focus() if lines else None

    def _rebuild(self, rows: tuple[SeriesRow, ...]) -> None:
        clear(self._cards)
        self.lines = {}
        cards: dict[tuple[int | None, str], Card] = {}
        for row in rows:
            whose = (row.committee_id, row.committee)
            if whose not in cards:
                cards[whose] = Card(self.look, row.committee)
                self._cards.addWidget(cards[whose])
            line = SeriesLine(self.look, f"{SERIES[row.series]} {row.year}", may_write=self._may_write)
            line.kept.connect(partial(self._keep, row))
            self.lines[row.committee_id, row.series, row.year] = line
            cards[whose].body.addWidget(line)

    def _keep(self, row: SeriesRow, number: int) -> None:
        self._do(lambda: self._numbers.set_on_paper(row.series, row.committee_id, row.year, number))

    def _number_held(self) -> None:
        self._do(self._numbers.number_held)

    def _do(self, act: Callable[[], object]) -> None:
        """Said, and undone by Ctrl+Z."""
        self._refusal.hide()
        if self.context.errors.guard(act, self._refuse):
            self.context.signals.say(self.context.application.workspace.last_act() or "")

    def _refuse(self, refusal: DomainError) -> None:
        self._refusal.tell(FAULT, "", refusal.sentence)
        self._refusal.show()
