"""The register of decisions, across meetings: numbered, never renumbered."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.meetings.follow_up.decisions_rows import DecisionDetail, DecisionRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import clock_time, count, date_long
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.meetings.follow_up.decision_form import decision_editor
from engagement_desktop.ui.meetings.follow_up.decisions_columns import DECISIONS_COLUMNS
from engagement_desktop.ui.meetings.follow_up.follow_up_tabs import put_tabs
from engagement_desktop.ui.meetings.follow_up.follow_up_words import level_of
from engagement_desktop.ui.register.made_file import CSV, PDF, MadeFile, file_target

_WORDS = ListWords(
    key="decisions",
    title="Décisions",
    footer=lambda summary: shown_out_of(summary, "décision"),
    nothing_title="Pas encore de décision",
    nothing="En réunion, tapez /d dans le texte d’un point\u00a0: la décision reçoit son numéro et rejoint "
    "ce registre.",
    hint="Entrée ouvre la réunion — F2 modifie",
)
_FAMILIES = (
    Family("committee", "Comité"),
    Family("exercise", "Exercice"),
    Family("level", "Niveau"),
)


class DecisionsPage(TablePage[DecisionRow]):
    """The newest first: what was decided, where, what became of it."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._decisions = context.application.decisions
        source = ListSource(self._decisions.page, self._decisions.summary, self._decisions.chips)
        words = told_to(_WORDS, may_change=context.application.workspace.may(Permission.MINUTES_WRITE))
        usual = ListQuery(sort="date", descending=True)
        super().__init__(context, words, DECISIONS_COLUMNS, source, usual, _FAMILIES)
        work = WorkCard(context)
        self.body.insertWidget(0, work)
        self.made = MadeFile(self, work)
        self.tabs = put_tabs(self, "decisions")
        if context.application.workspace.may(Permission.LETTER_MAKE):
            self.header.add_secondary("Registre…", self.make_register, "printer", "Ctrl+P")

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        if row_id is None or not self._may_write():
            return None
        return decision_editor(self.context, row_id)

    def delete_row(self, row: DecisionRow) -> None:
        """To the bin; its number is not given again."""
        if self._may_write():
            self.made.drop()
            act = partial(self._decisions.delete, row.id)
            self.context.errors.guard(act, lambda refusal: self.made.refuse(refusal.sentence))

    def open_row(self, row: DecisionRow) -> None:
        """The meeting in which it was taken."""
        if row.meeting_id is None:
            super().open_row(row)
        else:
            self.context.signals.go("meeting", row.meeting_id)

    def write_pane(self, pane: Pane, row: DecisionRow) -> None:
        detail = self._decisions.detail(row.id)
        pane.heading(f"Décision {row.number}", f"{row.committee}, {date_long(row.decided_on)}")
        offer(pane, self.look, self._acts(detail))
        pane.section("Énoncé")
        pane.paragraph(row.wording)
        if row.item:
            pane.fact("Point", row.item)
        if row.level is not None:
            pane.fact("Niveau", level_of(row.level))
        if detail.decided_minute is not None:
            pane.fact("Heure", clock_time(detail.decided_minute))
        if detail.vote:
            pane.section("Vote")
            pane.paragraph(detail.vote)
        self._write_actions(pane, detail)
        if detail.is_sealed:
            pane.note("Le compte rendu est validé\u00a0: cette décision se corrige par un rectificatif.")

    def make_register(self) -> None:
        """The register that one looks at, on paper."""
        target = file_target(self, "Enregistrer le registre des décisions", "registre-decisions", (PDF, CSV))
        papers, query = self.context.application.follow_up_papers, self.query()
        self.made.make(
            "Registre des décisions",
            target,
            lambda path, _progress: papers.decisions(query, path),
            lambda _outcome: "Registre des décisions écrit.",
        )

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "décision") if summary.total else "")

    def _write_actions(self, pane: Pane, detail: DecisionDetail) -> None:
        if not detail.actions:
            return
        pane.section("Actions qui en découlent")
        for action_id, number, wording in detail.actions:
            view = ListView(
                ListQuery(filters={"decision": str(detail.row.id)}),
                f"Actions de la décision {detail.row.number}",
                action_id,
            )
            pane.door(f"{number}\u00a0: {wording}", partial(self.context.signals.go, "actions", view))

    def _acts(self, detail: DecisionDetail) -> list[Act]:
        row, acts = detail.row, list[Act]()
        if row.meeting_id is not None:
            acts.append(("Ouvrir la réunion", lambda: self.open_row(row), "calendar-days"))
        if self._may_write() and not detail.is_sealed:
            acts.append(("Modifier", lambda: self.edit(row.id), "pencil"))
        return acts

    def _may_write(self) -> bool:
        return self.context.application.workspace.may(Permission.MINUTES_WRITE)
