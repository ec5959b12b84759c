"""The cards of the home page: what to do, and what is missing."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.reports.home_rows import NextStep
from engagement_desktop.domain.reports.yearly_rows import Gap
from engagement_desktop.french.formats import integer
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column, icon_label, line, row
from engagement_desktop.ui.home.gaps import gap_door, gap_words
from engagement_desktop.ui.home.steps import StepWords, words_of
from engagement_desktop.ui.theme import Look

Go = Callable[[str, object], object]


class StepsCard(Card):
    """« À faire »: sorted by date, each with its verb."""

    def __init__(self, look: Look, go: Go) -> None:
        super().__init__(look, "À faire")
        self._go = go
        self.buttons: list[Button] = []

    def show_steps(self, steps: Sequence[NextStep], today: date) -> None:
        clear(self.body)
        self.buttons = []
        if not steps:
            self.body.addWidget(nothing(self.look, "Rien ne presse."))
        for step in steps:
            self._add(words_of(step, today))
        self.body.addStretch(1)

    def _add(self, words: StepWords) -> None:
        self.body.addWidget(line())
        whole = row(self.look, None, gap=12)
        icon = icon_label(self.look, words.icon, words.tone, 22)
        whole.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        said = column(self.look, None, gap=0)
        said.addWidget(wrapped(words.title, "gras"))
        if words.detail:
            said.addWidget(wrapped(words.detail, "petit"))
        whole.addLayout(said, 1)
        button = Button(self.look, words.verb, on_click=lambda: self._go(words.page, words.view))
        button.setAccessibleName(f"{words.verb}\u00a0: {words.title}")
        self.buttons.append(button)
        whole.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(whole)
        button.show()


class GapsCard(Card):
    """« Pour un rapport complet, il manque »: how many, of what, and the door."""

    def __init__(self, look: Look, go: Go) -> None:
        super().__init__(look, "Pour un rapport complet, il manque")
        self._go = go

    def show_gaps(self, gaps: Sequence[Gap], exercise: Exercise) -> None:
        clear(self.body)
        if not gaps:
            self.body.addWidget(nothing(self.look, f"Rien ne manque pour le rapport {exercise.label}."))
        grid = QGridLayout()
        self.look.space(grid, gap=10)
        grid.setColumnStretch(1, 1)
        for at, gap in enumerate(gaps):
            self._add(grid, at, gap, exercise)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def _add(self, grid: QGridLayout, at: int, gap: Gap, exercise: Exercise) -> None:
        words = gap_words(gap)
        badge = Badge(self.look, BadgeWord(integer(gap.count), "attention", "triangle-alert"))
        grid.addWidget(badge, at, 0)
        grid.addWidget(Label(words, wrap=True), at, 1)
        page, view = gap_door(gap, exercise.year, exercise.label)
        door = link(self.look, "Voir", lambda: self._go(page, view))
        door.setAccessibleName(f"Voir\u00a0: {words}")
        grid.addWidget(door, at, 2)


def nothing(look: Look, sentence: str) -> QWidget:
    """All is done: said, not left blank."""
    made = QWidget()
    whole = row(look, made, (0, 4, 0, 4), 10)
    whole.addWidget(icon_label(look, "circle-check", "succes", 22))
    whole.addWidget(Label(sentence, wrap=True), 1)
    return made
