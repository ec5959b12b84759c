"""Where people stand with the compte d’engagement citoyen in the civil year, and the way to the ledger."""

from collections.abc import Callable

from engagement_desktop.domain.hours.cec import CecStatus
from engagement_desktop.domain.reports.yearly_rows import YearlyFigures
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, row
from engagement_desktop.ui.hours.cec.view import CecView
from engagement_desktop.ui.hours.cec.words import STATUS
from engagement_desktop.ui.theme import Look

Go = Callable[[str, object], object]


class CecCard(Card):
    """A line for each situation that somebody is in; hidden when nobody gave hours."""

    def __init__(self, look: Look, go: Go) -> None:
        super().__init__(look, "Compte d’engagement citoyen")
        self._go = go
        self._year = 0
        self.door = self.add_door("Voir", self._open)
        self._lines = column(look, None, gap=6)
        self.body.addLayout(self._lines)

    def show_figures(self, figures: YearlyFigures) -> None:
        self._year = figures.exercise.year
        clear(self._lines)
        for status in CecStatus:
            number = sum(line.status is status for line in figures.cec)
            if number:
                line = row(self.look, None, gap=10)
                line.addWidget(Badge(self.look, STATUS[status]))
                line.addWidget(Label(count(number, "personne")))
                line.addStretch(1)
                self._lines.addLayout(line)
        self.setVisible(bool(figures.cec))

    def _open(self) -> None:
        self._go("cec", CecView(year=self._year))
