"""The list of meetings."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_rows import MeetingRow
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.table_page import TablePage, add_import_door, add_primary_creation
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.meetings.follow_up.follow_up_tabs import put_tabs
from engagement_desktop.ui.meetings.meeting_form import meeting_editor, new_meeting_editor
from engagement_desktop.ui.meetings.meeting_pane import write_meeting
from engagement_desktop.ui.meetings.meetings_columns import MEETINGS_COLUMNS
from engagement_desktop.ui.meetings.preparing.prepare_form import prepare_editor
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target

_WORDS = ListWords(
    key="reunions",
    title="Réunions",
    footer=lambda summary: shown_out_of(summary, "réunion"),
    nothing_title="Pas encore de réunion",
    nothing="Préparez une réunion, ou importez le classeur que vous tenez\u00a0: chacune aura sa date, ses "
    "présents et ses décisions.",
    hint="Entrée ouvre la réunion — F2 modifie",
)
_FAMILIES = (Family("status", "État", "Toutes"), Family("exercise", "Exercice"))


class MeetingsPage(TablePage[MeetingRow]):
    """The newest first: when, where, how many came."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._meetings = context.application.meetings
        source = ListSource(self._meetings.page, self._meetings.summary, self._meetings.chips)
        usual = ListQuery(sort="date", descending=True)
        may_change = context.application.workspace.may(Permission.MEETING_WRITE)
        words = told_to(_WORDS, may_change=may_change)
        super().__init__(context, words, MEETINGS_COLUMNS, source, usual, _FAMILIES)
        work = WorkCard(context)
        self.body.insertWidget(0, work)
        self._file = MadeFile(self, work)
        self.tabs = put_tabs(self, "meetings")
        if context.application.workspace.may(Permission.MINUTES_WRITE):
            to_phrases = partial(context.signals.go, "phrases")
            self.header.add_secondary("Phrases", to_phrases, "message-square-quote")
        self._is_recording = False
        templates = partial(context.signals.go, "agenda_templates")
        self.header.add_secondary("Modèles d’ordre du jour", templates, "copy")
        if self._may_write():
            self.header.add_secondary("Ajouter une réunion tenue", self.record, "history")
            add_primary_creation(self, "Préparer une réunion", "plus")
        if not self._may_write() or context.application.workspace.may(Permission.WORKBOOK_IMPORT):
            add_import_door(self)

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        if not self._may_write():
            return None
        if row_id is not None:
            return meeting_editor(self.context, row_id)
        whose = self.query().filters.get("committee", "")
        committee_id = int(whose) if whose.isdecimal() else None
        if self._is_recording:
            return new_meeting_editor(self.context, committee_id)
        return prepare_editor(self.context, committee_id)

    def record(self) -> None:
        """The bare facts of a meeting that was held: nobody minutes it here."""
        self._leave_form()
        self._is_recording = True
        self.edit(None)
        self._is_recording = False

    def open_row(self, row: MeetingRow) -> None:
        """The file of the meeting: its agenda, its documents, what follows."""
        self._show_pane(row)
        self.context.signals.go("meeting", row.id)

    def delete_row(self, row: MeetingRow) -> None:
        """A planned meeting goes to the bin; the others are refused in words."""
        if self._may_write():
            self._meetings.delete(row.id)
            self.context.signals.say(self.context.application.workspace.last_act() or "")

    def write_pane(self, pane: Pane, row: MeetingRow) -> None:
        def act(written: Pane) -> None:
            offer(written, self.look, self._acts(row))

        write_meeting(pane, self._meetings.detail(row.id), self.context.signals, act)

    def _acts(self, row: MeetingRow) -> Sequence[Act]:
        opening = ("Ouvrir", lambda: self.open_row(row), "calendar-days")
        changing = ("Modifier", lambda: self.edit(row.id), "pencil")
        signing = ("Feuille d’émargement", lambda: self._print_sheet(row), "printer")
        may_print = self.context.application.workspace.may(Permission.LETTER_MAKE)
        may_print = may_print and row.status is not MeetingStatus.CANCELLED
        booking = ("Comptabiliser", lambda: self.context.signals.go("booking", row.id), "clock")
        may_book = self.context.application.workspace.may(Permission.MEETING_BOOK)
        may_book = may_book and row.status is MeetingStatus.HELD
        may_change = self._may_write() and row.stage not in {MeetingStage.VALIDATED, MeetingStage.APPROVED}
        wanted = ((opening, True), (changing, may_change), (booking, may_book), (signing, may_print))
        return [act for act, may in wanted if may]

    def _print_sheet(self, row: MeetingRow) -> None:
        """The sheet that everybody signs on arriving."""
        day = date_short(row.held_on)
        name = f"emargement-{row.held_on.isoformat()}"
        target = file_target(self, "Enregistrer la feuille d’émargement", name, (PDF,))
        letters = self.context.application.letters
        self._file.make(
            f"Feuille d’émargement du {day}",
            target,
            lambda path, _progress: letters.sign_in_sheet(row.id, path),
            lambda _outcome: f"Feuille d’émargement du {day} écrite.",
        )

    def _may_write(self) -> bool:
        return self.context.application.workspace.may(Permission.MEETING_WRITE)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "réunion") if summary.total else "")
