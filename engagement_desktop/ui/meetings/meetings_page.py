"""The list of meetings."""

from typing import ClassVar

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.meetings.meetings_rows import MeetingRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import ListSource, ListWords, TablePage, add_import_door
from engagement_desktop.ui.meetings.meeting_pane import write_meeting
from engagement_desktop.ui.meetings.meetings_columns import MEETINGS_COLUMNS

_WORDS = ListWords(
    key="reunions",
    title="Réunions",
    footer=lambda summary: shown_out_of(summary, "réunion"),
    nothing_title="Pas encore de réunion",
    nothing="Importez le classeur que vous tenez\u00a0: chaque réunion aura sa date, ses présents et ses "
    "décisions.",
)
_FAMILIES = (Family("status", "État", "Toutes"), Family("exercise", "Exercice"))


class MeetingsPage(TablePage[MeetingRow]):
    """The newest first: when, where, how many came."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._meetings = context.application.meetings
        source = ListSource(self._meetings.page, self._meetings.summary, self._meetings.chips)
        usual = ListQuery(sort="date", descending=True)
        super().__init__(context, _WORDS, MEETINGS_COLUMNS, source, usual, _FAMILIES)
        add_import_door(self)

    def write_pane(self, pane: Pane, row: MeetingRow) -> None:
        write_meeting(pane, self._meetings.detail(row.id), self.context.signals)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "réunion") if summary.total else "")
