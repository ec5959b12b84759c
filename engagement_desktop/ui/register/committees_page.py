"""The list of committees."""

from typing import ClassVar

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.register.committees_rows import CommitteeRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import ListSource, ListWords, TablePage, add_import_door
from engagement_desktop.ui.register.committee_pane import write_committee
from engagement_desktop.ui.register.committees_columns import COMMITTEES_COLUMNS

_WORDS = ListWords(
    key="comites",
    title="Comités",
    footer=lambda summary: shown_out_of(summary, "comité", shown="affiché"),
    nothing_title="Pas encore de comité",
    nothing="Importez le classeur que vous tenez\u00a0: chaque comité aura ses sièges, ses membres et ses "
    "réunions.",
)
_FAMILIES = (Family("state", "État"),)


class CommitteesPage(TablePage[CommitteeRow]):
    """Seats filled, how often each met, when it meets next."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.MEETINGS})

    def __init__(self, context: PageContext) -> None:
        self._committees = context.application.committees
        source = ListSource(self._committees.page, self._committees.summary, self._committees.chips)
        super().__init__(context, _WORDS, COMMITTEES_COLUMNS, source, ListQuery(sort="name"), _FAMILIES)
        add_import_door(self)

    def write_pane(self, pane: Pane, row: CommitteeRow) -> None:
        write_committee(pane, self._committees.detail(row.id), self.context.signals)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "comité") if summary.total else "")
