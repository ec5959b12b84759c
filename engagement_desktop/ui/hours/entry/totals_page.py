"""« Totaux des heures »: what a list keeps, added up by person, mission, month, structure, meeting."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.entries_rows import HoursGroup, HoursGrouping
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, duration, integer, month_and_year
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable

TITLE = "Totaux des heures"
_GROUPINGS: Mapping[HoursGrouping, str] = MappingProxyType(
    {
        HoursGrouping.PERSON: "Personne",
        HoursGrouping.FAMILY: "Mission",
        HoursGrouping.ACTIVITY: "Activité",
        HoursGrouping.MONTH: "Mois",
        HoursGrouping.STRUCTURE: "Structure",
        HoursGrouping.COMMITTEE: "Comité",
        HoursGrouping.LEVEL: "Niveau",
        HoursGrouping.MEETING: "Réunion",
    }
)
_FIGURES: tuple[Column[HoursGroup], ...] = (
    Column("entries", "Saisies", lambda row: row.entries, integer, align=RIGHT, width=100),
    Column("minutes", "Durée", lambda row: row.minutes, duration, align=RIGHT, width=120),
)
_NONE = "Non précisé"
_CHOICE_WIDE = 220


def group_words(group: HoursGroup, by: HoursGrouping) -> str:
    """How a group is called."""
    if group.key is None:
        return _NONE
    if by is HoursGrouping.FAMILY:
        return badge(MissionFamily(group.key))
    if by is HoursGrouping.LEVEL:
        return badge(EngagementLevel(group.key))
    if by is HoursGrouping.MONTH:
        return month_and_year(first_day(group.key)).capitalize()
    return group.words


def first_day(month: str) -> date:
    """« 2026-11 » as its first day."""
    return date.fromisoformat(f"{month}-01")


class HoursTotalsPage(Page):
    """Enter on a line opens the list that it adds up."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._query = ListQuery()
        self._scope = ""
        self.header.add_back("Heures", self._go_back)
        self.by = ChoiceField(
            self.look, Ask("Additionner par", width=_CHOICE_WIDE), tuple(_GROUPINGS.items()), always=True
        )
        named = Column("words", "Groupe", self._words, sortable=False)
        self.table: ShortTable[HoursGroup] = ShortTable(
            self.look, (named, *_FIGURES), TITLE, spared=("entries",)
        )
        self.sum = Label("", "gras")
        for widget in (self.by, self.table, self.sum):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.by.changed.connect(lambda: context.errors.guard(self.refresh))
        self.table.opened.connect(self._open)

    def first_focus(self) -> QWidget:
        return self.by.editor

    def receive(self, what: object) -> None:
        """The list to add up."""
        if isinstance(what, ListView):
            self._query, self._scope = what.query, what.said
            self.refresh()

    def refresh(self) -> None:
        groups = self.context.application.hours.grouped(self._query, self._by())
        self.table.show_rows(groups)
        self.header.set_title(TITLE, self._scope or "Toutes les saisies, tous états et natures")
        entries, minutes = sum(one.entries for one in groups), sum(one.minutes for one in groups)
        told = f"{count(len(groups), 'ligne')}, {count(entries, 'saisie')}, {duration(minutes)}"
        self.sum.setText(told if groups else "Aucune heure.")

    def _by(self) -> HoursGrouping:
        return self.by.value() or HoursGrouping.PERSON

    def _words(self, group: HoursGroup) -> str:
        return group_words(group, self._by())

    def _open(self, group: HoursGroup) -> None:
        if group.key is None:
            return
        by = self._by()
        filters = {**self._query.filters, by.value: group.key}
        words = f"{_GROUPINGS[by]}\u00a0: {group_words(group, by)}"
        self.context.signals.go("hours", ListView(replace(self._query, filters=filters), words))

    def _go_back(self) -> None:
        self.context.signals.go("hours", ListView(self._query, self._scope))
