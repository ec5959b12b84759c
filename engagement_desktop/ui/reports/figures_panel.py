"""The figures of one exercise: what was counted, drawn and missing."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.reports.yearly_rows import YearlyReport
from engagement_desktop.ui.common.layouts import clear, column
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.home.cards import GapsCard
from engagement_desktop.ui.reports.cec_card import CecCard
from engagement_desktop.ui.reports.choices_bar import ChoicesBar
from engagement_desktop.ui.reports.drawing_card import DrawingCard
from engagement_desktop.ui.reports.figures_band import FiguresBand
from engagement_desktop.ui.reports.natures_card import NaturesCard
from engagement_desktop.ui.reports.reading import ReportReading
from engagement_desktop.ui.theme import Look

FIGURES, GAPS = 0, 1

Go = Callable[[str, object], object]


class FiguresPanel(QFrame):
    """Two tabs over one choice of exercise."""

    def __init__(self, look: Look, go: Go, *, may_name: bool) -> None:
        super().__init__()
        self._look, self._go = look, go
        self._year = self._effective = 0
        self._cards: list[DrawingCard] = []
        self.setProperty("role", "corps")
        self.whole: QVBoxLayout = column(look, self, (24, 0, 24, 16), 12)
        self.tabs = Tabs(look, ("Chiffres", "Ce qui manque"))
        self.choices = ChoicesBar(look, may_name=may_name)
        self.band = FiguresBand(look, go)
        self.natures = NaturesCard(look, self._see_expenses)
        self.cec = CecCard(look, go)
        self.gaps = GapsCard(look, go)
        self._drawings = column(look, None, gap=12)
        self.whole.addWidget(self.tabs)
        self.whole.addWidget(self.choices)
        self._tabs = (self._make_figures(), self._make_gaps())
        for tab in self._tabs:
            self.whole.addWidget(tab, 1)
        self.tabs.chosen.connect(self._on_tab)
        self._on_tab(FIGURES)

    def show_reading(self, reading: ReportReading, report: YearlyReport) -> None:
        """Everything at once, from one reading."""
        now, before = report.figures, report.previous
        self._year = now.exercise.year
        self.choices.show_choices(reading.exercises, now.exercise, before.exercise if before else None)
        self.band.show_figures(now, before)
        self._show_drawings(reading)
        self.cec.show_figures(now)
        self.natures.show_costs(now, before, reading.expenses)
        self.gaps.show_gaps(report.gaps, now.exercise)
        missing = sum(gap.count for gap in report.gaps)
        self.tabs.set_title(GAPS, f"Ce qui manque  {missing}" if missing else "Ce qui manque")

    def drawings(self) -> tuple[DrawingCard, ...]:
        return tuple(self._cards)

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in the order of reading."""
        choices = self.choices
        return (
            self.tabs,
            *(card.door for card in self.band.cards),
            *(card.door for card in self._cards),
            self.natures.door,
            self.natures.table,
            self.cec.door,
            choices.exercise,
            choices.comparison,
            choices.nominative,
        )

    def arrange(self, effective: int) -> None:
        self._effective = effective
        self.choices.arrange(effective)
        for card in self._cards:
            card.arrange(effective)

    def _make_figures(self) -> QWidget:
        tab = QWidget()
        whole = column(self._look, tab, gap=12)
        whole.addWidget(self.band)
        whole.addLayout(self._drawings)
        whole.addWidget(self.natures)
        whole.addWidget(self.cec)
        whole.addStretch(1)
        return tab

    def _make_gaps(self) -> QWidget:
        tab = QWidget()
        whole = column(self._look, tab, gap=12)
        whole.addWidget(self.gaps)
        whole.addStretch(1)
        return tab

    def _show_drawings(self, reading: ReportReading) -> None:
        clear(self._drawings)
        self._cards = [DrawingCard(self._look, each, self._go) for each in reading.drawings]
        for card in self._cards:
            card.arrange(self._effective)
            self._drawings.addWidget(card)

    def _on_tab(self, at: int) -> None:
        for number, tab in enumerate(self._tabs):
            tab.setVisible(number == at)

    def _see_expenses(self) -> None:
        self._go("expenses", ListView(ListQuery(filters={"exercise": str(self._year)}), ""))
