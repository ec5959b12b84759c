"""The list of hours."""

from typing import ClassVar

from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, duration
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import ListSource, ListWords, TablePage, add_import_door
from engagement_desktop.ui.hours.hours_columns import HOURS_COLUMNS
from engagement_desktop.ui.hours.hours_pane import write_hours


def _footer(summary: ListSummary) -> str:
    words = shown_out_of(summary, "ligne")
    minutes = summary.sums.get("minutes")
    return f"{words}, {duration(minutes)}" if isinstance(minutes, int) else words


_WORDS = ListWords(
    key="heures",
    title="Heures",
    footer=_footer,
    nothing_title="Pas encore d’heures",
    nothing="Importez le classeur que vous tenez\u00a0: les heures de chacun seront comptées et valorisées.",
)
_FAMILIES = (
    Family("state", "État", "Toutes"),
    Family("exercise", "Exercice"),
    Family("nature", "Nature", "Toutes"),
    Family("family", "Mission", "Toutes"),
)


class HoursPage(TablePage[HoursRow]):
    """The newest first: who, when, how long, for what."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        hours = context.application.hours
        source = ListSource(hours.page, hours.summary, hours.chips)
        usual = ListQuery(sort="date", descending=True)
        super().__init__(context, _WORDS, HOURS_COLUMNS, source, usual, _FAMILIES)
        add_import_door(self)

    def write_pane(self, pane: Pane, row: HoursRow) -> None:
        write_hours(pane, row, self.context.signals)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "ligne") if summary.total else "")
