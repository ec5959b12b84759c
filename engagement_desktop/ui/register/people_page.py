"""The list of people."""

from typing import ClassVar

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.register.people_rows import PersonRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import ListSource, ListWords, TablePage, add_import_door
from engagement_desktop.ui.register.people_columns import PEOPLE_COLUMNS
from engagement_desktop.ui.register.person_pane import write_person

_WORDS = ListWords(
    key="personnes",
    title="Personnes",
    footer=lambda summary: shown_out_of(summary, "personne"),
    nothing_title="Pas encore de personne",
    nothing="Importez le classeur que vous tenez\u00a0: chaque personne aura sa fiche, avec ses mandats, ses "
    "réunions, ses heures et ses frais.",
)
_FAMILIES = (Family("mandate", "Mandat"), Family("capacity", "Collège"))


class PeoplePage(TablePage[PersonRow]):
    """Surname first; the state of the mandate is the only coloured column."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.REGISTER, Topic.MEETINGS, Topic.HOURS, Topic.EXPENSES}
    )

    def __init__(self, context: PageContext) -> None:
        self._people = context.application.people
        source = ListSource(self._people.page, self._people.summary, self._people.chips)
        super().__init__(context, _WORDS, PEOPLE_COLUMNS, source, ListQuery(sort="name"), _FAMILIES)
        add_import_door(self)

    def write_pane(self, pane: Pane, row: PersonRow) -> None:
        write_person(pane, self._people.detail(row.id), self.look, self.context.signals)

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "fiche") if summary.total else ""
        self.header.set_title(self.words.title, facts)
