"""The list of actions: who does what, for when, the late ones first."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionDetail, ActionRow
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
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
from engagement_desktop.ui.meetings.follow_up.action_form import action_editor, new_action_editor
from engagement_desktop.ui.meetings.follow_up.action_pane import write_action_file
from engagement_desktop.ui.meetings.follow_up.action_proofs import ProofFiles
from engagement_desktop.ui.meetings.follow_up.actions_columns import ACTIONS_COLUMNS
from engagement_desktop.ui.meetings.follow_up.follow_up_tabs import put_tabs
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target


def _footer(summary: ListSummary) -> str:
    words = shown_out_of(summary, "action")
    late = summary.sums.get("late")
    return f"{words}, dont {late} en retard" if late else words


_WORDS = ListWords(
    key="actions",
    title="Actions",
    footer=_footer,
    nothing_title="Pas encore d’action",
    nothing="En réunion, tapez /a dans le texte d’un point\u00a0: l’action a son responsable et son "
    "échéance. Vous pouvez aussi en ajouter une ici.",
    hint="Entrée ouvre la fiche — Espace clôt ou rouvre, F2 modifie",
)
_FAMILIES = (
    Family("timing", "État", "Toutes"),
    Family("committee", "Comité"),
    Family("exercise", "Exercice"),
)


class ActionsPage(TablePage[ActionRow]):
    """The open ones by their day, so that the late ones lead."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._actions = context.application.actions
        source = ListSource(self._actions.page, self._actions.summary, self._actions.chips)
        words = told_to(_WORDS, may_change=context.application.workspace.may(Permission.FOLLOW_UP_WRITE))
        super().__init__(context, words, ACTIONS_COLUMNS, source, ListQuery(sort="urgency"), _FAMILIES)
        work = WorkCard(context)
        self.body.insertWidget(0, work)
        self.made = MadeFile(self, work)
        self.proofs = ProofFiles(self)
        self.tabs = put_tabs(self, "actions")
        if context.application.workspace.may(Permission.LETTER_MAKE):
            self.header.add_secondary("Imprimer la liste…", self.make_list, "printer", "Ctrl+P")
        if self._may_write():
            add_primary_creation(self, "Ajouter une action", "plus")
            space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self._close_current)
            space.setContext(Qt.ShortcutContext.WidgetShortcut)

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        if not self._may_write():
            return None
        if row_id is not None:
            return action_editor(self.context, row_id)
        whose = self.query().filters.get("committee", "")
        return new_action_editor(self.context, int(whose) if whose.isdecimal() else None)

    def delete_row(self, row: ActionRow) -> None:
        """To the bin; its number is not given again."""
        if self._may_write():
            self.made.drop()
            act = partial(self._actions.delete, row.id)
            self.context.errors.guard(act, lambda refusal: self.made.refuse(refusal.sentence))

    def write_pane(self, pane: Pane, row: ActionRow) -> None:
        detail = self._actions.detail(row.id)
        write_action_file(
            pane,
            detail,
            self.context,
            lambda written: offer(written, self.look, self._acts(detail)),
        )

    def close_action(self, row: ActionRow, state: ActionState = ActionState.DONE) -> None:
        """Done, or open again."""
        self.context.errors.guard(lambda: self._close(row, state))

    def make_list(self) -> None:
        """The actions that one looks at, on paper."""
        target = file_target(self, "Enregistrer la liste des actions", "actions", (PDF,))
        papers, query = self.context.application.follow_up_papers, self.query()
        self.made.make(
            "Liste des actions",
            target,
            lambda path, _progress: papers.actions(query, path),
            lambda _outcome: "Liste des actions écrite.",
        )

    def arrange(self, effective: int) -> None:
        super().arrange(effective)
        self._hint.setVisible(effective >= Room.WIDE)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "action") if summary.total else "")

    def _acts(self, detail: ActionDetail) -> list[Act]:
        row = detail.row
        if not self._may_write():
            return []
        if row.state is not ActionState.OPEN:
            closing: list[Act] = [("Rouvrir", lambda: self.close_action(row), "undo-2")]
        else:
            closing = [
                ("C’est fait", lambda: self.close_action(row), "circle-check"),
                ("Abandonner", lambda: self.close_action(row, ActionState.DROPPED), "circle-slash"),
            ]
        return [*closing, ("Modifier", lambda: self.edit(row.id), "pencil"), *self.proofs.acts(detail)]

    def _close_current(self) -> None:
        if (row := self.table.current_row()) is not None and self.editor is None:
            self.close_action(row)

    def _close(self, row: ActionRow, state: ActionState) -> None:
        self._actions.close(row.id, state)
        self.context.signals.say(self.context.application.workspace.last_act() or "")

    def _may_write(self) -> bool:
        return self.context.application.workspace.may(Permission.FOLLOW_UP_WRITE)
