"""What happens on one day, each thing with its door."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from engagement_desktop.domain.deadlines import Dated
from engagement_desktop.french.deadline_words import KINDS, detail_of, said, title_of
from engagement_desktop.french.formats import day_and_date
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, icon_label, row
from engagement_desktop.ui.meetings.calendar.words import mark_of
from engagement_desktop.ui.theme import Look

LATE = BadgeWord("En retard", "erreur", "clock-alert")


class DayCard(Card):
    """The title is the day; below, one door a thing."""

    def __init__(self, look: Look, open_one: Callable[[Dated], object]) -> None:
        super().__init__(look, "Ce jour-là")
        self._open = open_one
        self.doors: list[Button] = []

    def show_day(self, day: date, dated: tuple[Dated, ...]) -> None:
        words = day_and_date(day)
        self.title.setText(words[:1].upper() + words[1:])
        self.setAccessibleName(self.title.text())
        clear(self.body)
        self.doors = []
        if not dated:
            self.body.addWidget(Label("Rien ce jour-là.", "second", wrap=True))
        for one in dated:
            self._add(one)
        self.body.addStretch(1)

    def take_focus(self) -> None:
        """The first thing of the day."""
        if self.doors:
            self.doors[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, one: Dated) -> None:
        whole = row(self.look, None, (0, 2, 0, 6), 10)
        icon, tone = mark_of(one)
        whole.addWidget(icon_label(self.look, icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        words = column(self.look, None, gap=2)
        door = Door(self.look, title_of(one), partial(self._open, one))
        door.setAccessibleName(said(one))
        self.doors.append(door)
        words.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
        kind = "" if title_of(one).startswith(KINDS[one.kind]) else KINDS[one.kind]
        detail = ", ".join(part for part in (kind, detail_of(one)) if part)
        if detail:
            words.addWidget(Label(detail, "petit", wrap=True))
        if one.is_late:
            words.addWidget(Badge(self.look, LATE), 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(words, 1)
        self.body.addLayout(whole)
