"""« Vous avez dit, nous avons fait »: the proposals of usagers and what becomes of them."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback, ProposalRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.meetings.follow_up.follow_up_tabs import put_tabs
from engagement_desktop.ui.meetings.follow_up.proposal_form import new_proposal_editor, proposal_editor
from engagement_desktop.ui.meetings.follow_up.proposal_pane import write_proposal_file
from engagement_desktop.ui.meetings.follow_up.proposals_columns import PROPOSALS_COLUMNS
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target


def _footer(summary: ListSummary) -> str:
    words = shown_out_of(summary, "proposition")
    ticked = summary.sums.get("poster")
    return f"{words}, {ticked} sur l’affiche" if ticked else words


def made_words(outcome: LetterOutcome) -> str:
    """What is told of a poster written, and how many ideas it had no room for."""
    if not outcome.beyond:
        return "Affiche écrite."
    others = count(outcome.beyond, "autre reste cochée", "autres restent cochées")
    return f"Affiche écrite avec les idées les plus récentes, autant qu’une page en tient{NBSP}: {others}."


_WORDS = ListWords(
    key="propositions",
    title="Vous avez dit, nous avons fait",
    footer=_footer,
    nothing_title="Pas encore de proposition",
    nothing="Ce que les usagers proposent, en réunion ou dans la boîte à idées, a ici sa suite\u00a0: "
    "retenue, en cours, ou non retenue avec sa raison.",
    hint="Entrée ouvre la fiche — Espace met sur l’affiche, F2 modifie",
)
_FAMILIES = (
    Family("feedback", "Retour", "Toutes"),
    Family("state", "Suite", "Toutes"),
    Family("committee", "Comité"),
    Family("exercise", "Exercice"),
)


class ProposalsPage(TablePage[ProposalRow]):
    """Those without an answer first, then those whose author is not told yet."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._proposals = context.application.proposals
        source = ListSource(self._proposals.page, self._proposals.summary, self._proposals.chips)
        words = told_to(_WORDS, may_change=context.application.workspace.may(Permission.FOLLOW_UP_WRITE))
        super().__init__(context, words, PROPOSALS_COLUMNS, source, ListQuery(sort="waiting"), _FAMILIES)
        work = WorkCard(context)
        self.body.insertWidget(0, work)
        self.made = MadeFile(self, work)
        self.tabs = put_tabs(self, "proposals")
        if context.application.workspace.may(Permission.LETTER_MAKE):
            self.header.add_secondary("Affiche…", self.make_poster, "printer", "Ctrl+P")
        if self._may_write():
            add_primary_creation(self, "Ajouter une proposition", "plus")
            space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self._tick_current)
            space.setContext(Qt.ShortcutContext.WidgetShortcut)

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        if not self._may_write():
            return None
        if row_id is not None:
            return proposal_editor(self.context, row_id)
        whose = self.query().filters.get("committee", "")
        return new_proposal_editor(self.context, int(whose) if whose.isdecimal() else None)

    def delete_row(self, row: ProposalRow) -> None:
        """To the bin."""
        if self._may_write():
            self.made.drop()
            act = partial(self._proposals.delete, row.id)
            self.context.errors.guard(act, lambda refusal: self.made.refuse(refusal.sentence))

    def write_pane(self, pane: Pane, row: ProposalRow) -> None:
        detail = self._proposals.detail(row.id)
        write_proposal_file(
            pane, detail, self.context, lambda written: offer(written, self.look, self._acts(detail.row))
        )

    def tick(self, row: ProposalRow) -> None:
        """On the poster, or away from it."""
        self._act(lambda: self._proposals.tick(row.id, on_poster=not row.on_poster))

    def tell(self, row: ProposalRow) -> None:
        """The person was told today."""
        self._act(lambda: self._proposals.tell(row.id))

    def make_poster(self) -> None:
        """What is ticked, for the waiting room."""
        target = file_target(self, "Enregistrer l’affiche", "vous-avez-dit", (PDF,))
        papers = self.context.application.follow_up_papers
        self.made.make(
            "Affiche",
            target,
            lambda path, _progress: papers.poster(path),
            made_words,
        )

    def arrange(self, effective: int) -> None:
        super().arrange(effective)
        self._hint.setVisible(effective >= Room.WIDE)

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "proposition") if summary.total else ""
        self.header.set_title(self.words.title, facts)

    def _acts(self, row: ProposalRow) -> list[Act]:
        if not self._may_write():
            return []
        if row.state is ProposalState.WAITING:
            return [("Donner la suite", lambda: self.edit(row.id), "pencil")]
        acts: list[Act] = []
        if row.feedback is Feedback.TELLING:
            acts.append(("Personne informée", lambda: self.tell(row), "send"))
        ticking = "Retirer de l’affiche" if row.on_poster else "Mettre sur l’affiche"
        acts.append((ticking, lambda: self.tick(row), "message-square-quote"))
        return [*acts, ("Modifier", lambda: self.edit(row.id), "pencil")]

    def _tick_current(self) -> None:
        if (row := self.table.current_row()) is not None and self.editor is None:
            self.tick(row)

    def _act(self, act: Any) -> None:
        def done() -> None:
            act()
            self.context.signals.say(self.context.application.workspace.last_act() or "")

        self.made.drop()
        self.context.errors.guard(done, lambda refusal: self.made.refuse(refusal.sentence))

    def _may_write(self) -> bool:
        return self.context.application.workspace.may(Permission.FOLLOW_UP_WRITE)
