"""The list of committees."""

from typing import Any, ClassVar

from engagement_desktop.domain.lists import FilterChoice, ListQuery, ListSummary
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees_rows import CommitteeRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.buttons import ORDINARY
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import Chips, ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import offer
from engagement_desktop.ui.common.table_page import TablePage, add_import_door, add_primary_creation
from engagement_desktop.ui.register.committee_form import committee_editor
from engagement_desktop.ui.register.committee_pane import write_committee
from engagement_desktop.ui.register.committees_columns import COMMITTEES_COLUMNS
from engagement_desktop.ui.register.day_choice import put_day

_WORDS = ListWords(
    key="comites",
    title="Comités",
    footer=lambda summary: shown_out_of(summary, "comité", shown="affiché"),
    nothing_title="Pas encore de comité",
    nothing="Ajoutez un comité, ou importez le classeur que vous tenez\u00a0: chaque comité aura ses sièges, "
    "ses membres et ses réunions.",
    hint="Entrée ouvre le comité — F2 modifie",
)
_ARCHIVED, _YES = "archived", "yes"
_FAMILIES = (Family("state", "État"), Family(_ARCHIVED, "Archives"))


class CommitteesPage(TablePage[CommitteeRow]):
    """Seats filled, how often each met, when it meets next."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.MEETINGS})

    def __init__(self, context: PageContext) -> None:
        self._committees = context.application.committees
        source = ListSource(self._committees.page, self._committees.summary, self._chips)
        words = told_to(_WORDS, may_change=context.application.workspace.may(Permission.COMMITTEE_WRITE))
        super().__init__(context, words, COMMITTEES_COLUMNS, source, ListQuery(sort="name"), _FAMILIES)
        self.day = put_day(self)
        self.header.add_secondary(
            "Registre à une date", lambda: context.signals.go("register_at"), "history", kind=ORDINARY
        )
        if self._may_write():
            add_primary_creation(self, "Ajouter un comité", "plus")
        if not self._may_write() or context.application.workspace.may(Permission.WORKBOOK_IMPORT):
            add_import_door(self)

    def ask(self, query: ListQuery) -> None:
        super().ask(query)
        self.day.show_day(query.on or self.context.application.workspace.today())

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return committee_editor(self.context, row_id) if self._may_write() else None

    def delete_row(self, row: CommitteeRow) -> None:
        if self._may_write():
            self._committees.delete(row.id)
            self.context.signals.say(self.context.application.workspace.last_act() or "")

    def open_row(self, row: CommitteeRow) -> None:
        """The page of the committee: its seats, its meetings, its rules."""
        self._show_pane(row)
        self.context.signals.go("committee", row.id)

    def write_pane(self, pane: Pane, row: CommitteeRow) -> None:
        def act(written: Pane) -> None:
            opening = ("Ouvrir", lambda: self.open_row(row), "armchair")
            changing = ("Modifier", lambda: self.edit(row.id), "pencil")
            offer(written, self.look, (opening, changing) if self._may_write() else (opening,))

        write_committee(pane, self._committees.detail(row.id, self.query().on), self.context.signals, act)

    def _chips(self, query: ListQuery) -> Chips:
        """Those of the service, and one for the archived, when there are some."""
        archived = self._committees.summary(ListQuery(filters={_ARCHIVED: _YES}, on=query.on)).count
        chips = dict(self._committees.chips(query))
        if archived or _ARCHIVED in query.filters:
            chips[_ARCHIVED] = (FilterChoice(_YES, "Archivés", archived),)
        return chips

    def _may_write(self) -> bool:
        return self.context.application.workspace.may(Permission.COMMITTEE_WRITE)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "comité") if summary.total else "")
