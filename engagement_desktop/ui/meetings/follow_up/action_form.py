"""The form of an action: what, who, for when; once closed, the day and the proof."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_drafts import ActionDraft
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import committee_field, person_field
from engagement_desktop.ui.common.fields.picker import Found, IdField
from engagement_desktop.ui.common.fields.texts import LongTextField
from engagement_desktop.ui.common.fields.typed import Ask

_MOST = 10
_STATE, _ONCE_CLOSED = "state", ("closed_on", "proof")


class ActionForm(EditorForm[ActionDraft]):
    """A new one says which committee asks for it, and since when; of one that was numbered this is known."""

    FOCUS: ClassVar[str] = "wording"

    def __init__(self, context: PageContext, *, is_new: bool) -> None:
        super().__init__(context.look)
        self._context = context
        self._add_what(is_new=is_new)
        self._add_end()
        self.changed.connect(self._follow)

    def fill(self, draft: ActionDraft) -> None:
        super().fill(draft)
        self._follow()

    def _add_what(self, *, is_new: bool) -> None:
        context, look = self._context, self.look
        today = context.application.workspace.today()
        self.add(
            "wording", LongTextField(look, Ask("Ce qui est à faire", needed="Dites ce qui est à faire."))
        )
        self.add("owner_id", person_field(context, Ask("Responsable", optional=True)))
        if is_new:
            whose = Ask("Comité", needed="Dites quel comité demande cette action.")
            self.add("committee_id", committee_field(context, whose))
        dates = self.line()
        self.add("due_on", DateField(look, Ask("Échéance", optional=True), today), dates)
        if is_new:
            asked = Ask("Demandée le", needed="Dites quel jour elle a été demandée.")
            self.add("asked_on", DateField(look, asked, today), dates)
        dates.addStretch(1)
        ranks = [(rank, badge(rank)) for rank in Priority]
        self.add("priority", ChoiceField(look, "Priorité", ranks, always=True))
        self.add("decision_id", decision_field(context, Ask("Décision d’origine", optional=True)))

    def _add_end(self) -> None:
        look, today = self.look, self._context.application.workspace.today()
        states = [(state, badge(state)) for state in ActionState]
        self.add(_STATE, ChoiceField(look, "État", states, always=True))
        closed = Ask("Close le", "Aujourd’hui si rien n’est dit.", optional=True)
        self.add("closed_on", DateField(look, closed, today))
        proof = Ask(
            "Preuve",
            "Ce qui montre que c’est fait\u00a0; un fichier se joint depuis la fiche.",
            optional=True,
        )
        self.add("proof", LongTextField(look, proof))
        self.add("comment", LongTextField(look, Ask("Remarque", optional=True)))

    def _follow(self) -> None:
        """The end is asked once there is one."""
        if self._draft is None:
            return
        closed = self.field(_STATE).value() is not ActionState.OPEN
        for key in _ONCE_CLOSED:
            self.field(key).setVisible(closed or bool(self.field(key).as_text()))


def decision_field(context: PageContext, ask: Ask) -> IdField:
    """A decision of the register, by its number or its words."""
    decisions = context.application.decisions

    def find(typed: str) -> Sequence[Found[int]]:
        rows = decisions.page(ListQuery(search=typed, sort="date", descending=True)).rows[:_MOST]
        return [Found(row.id, row.number, row.wording) for row in rows]

    return IdField(context.look, ask, find, lambda decision_id: decisions.detail(decision_id).row.number)


def action_editor(context: PageContext, action_id: int) -> Editor[ActionDraft]:
    """The editor of one action."""
    service = context.application.actions
    work = EditorWork(
        f"action:{action_id}",
        f"Action {service.detail(action_id).row.number}",
        partial(service.draft, action_id),
        service.save,
        again=partial(action_editor, context, action_id),
    )
    return Editor(context, ActionForm(context, is_new=False), work)


def new_action_editor(context: PageContext, committee_id: int | None = None) -> Editor[ActionDraft]:
    """The editor of an action asked for outside a meeting."""
    service = context.application.actions
    work = EditorWork(
        "action:new",
        "Nouvelle action",
        partial(service.blank, committee_id),
        service.save,
        follow="Enregistrer et ajouter une autre action",
    )
    return Editor(context, ActionForm(context, is_new=True), work)
