"""The form of a proposal: who said what, what becomes of it, when the person was told."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import ProposalDraft
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField, YesNoField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import committee_field, person_field
from engagement_desktop.ui.common.fields.texts import LongTextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.meetings.follow_up.action_form import decision_field

_STATE = "state"
_ONCE_ANSWERED = ("answer", "answered_on", "told_on", "decision_id", "on_poster")


class ProposalForm(EditorForm[ProposalDraft]):
    """What follows is asked once there is a suite; a reason, when it is not retained."""

    FOCUS: ClassVar[str] = "said"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._context = context
        self._add_idea()
        self._add_suite()
        self.changed.connect(self._follow)

    def fill(self, draft: ProposalDraft) -> None:
        super().fill(draft)
        self._follow()

    def _add_idea(self) -> None:
        context, look = self._context, self.look
        today = context.application.workspace.today()
        said = Ask("Vous avez dit", "Ce qui est proposé, en une phrase.", needed="Écrivez la proposition.")
        self.add("said", LongTextField(look, said))
        who = Ask("Personne", "Vide pour une idée de la boîte à idées.", optional=True)
        self.add("person_id", person_field(context, who))
        self.add(
            "committee_id", committee_field(context, Ask("Comité", needed="Dites quel comité la reçoit."))
        )
        self.add("made_on", DateField(look, Ask("Faite le", needed="Dites quel jour."), today))

    def _add_suite(self) -> None:
        context, look = self._context, self.look
        today = context.application.workspace.today()
        states = [(state, badge(state)) for state in ProposalState]
        self.add(_STATE, ChoiceField(look, "Suite donnée", states, always=True))
        why = Ask("Raison", "Elle est dite à la personne.", needed="Dites pourquoi elle n’est pas retenue.")
        self.add("reason", LongTextField(look, why))
        done = Ask("Nous avons fait", "Ce qui a été fait, ou ce qui est en train de l’être.", optional=True)
        self.add("answer", LongTextField(look, done))
        dates = self.line()
        self.add("answered_on", DateField(look, Ask("Suite donnée le", optional=True), today), dates)
        self.add("told_on", DateField(look, Ask("Personne informée le", optional=True), today), dates)
        dates.addStretch(1)
        self.add("decision_id", decision_field(context, Ask("Décision qui la reprend", optional=True)))
        self.add("on_poster", YesNoField(look, "Affiche", "Mettre sur l’affiche «\u00a0Vous avez dit\u00a0»"))

    def _follow(self) -> None:
        if self._draft is None:
            return
        state = self.field(_STATE).value()
        for key in _ONCE_ANSWERED:
            self.field(key).setVisible(state is not ProposalState.WAITING or bool(self.field(key).value()))
        self.field("reason").setVisible(state is ProposalState.NOT_RETAINED)


def proposal_editor(context: PageContext, proposal_id: int) -> Editor[ProposalDraft]:
    """The editor of one proposal."""
    service = context.application.proposals
    work = EditorWork(
        f"proposal:{proposal_id}",
        "Proposition",
        partial(service.draft, proposal_id),
        lambda draft, _accepted: service.save(draft),
        again=partial(proposal_editor, context, proposal_id),
    )
    return Editor(context, ProposalForm(context), work)


def new_proposal_editor(context: PageContext, committee_id: int | None = None) -> Editor[ProposalDraft]:
    """The editor of a proposal received outside a meeting."""
    service = context.application.proposals
    work = EditorWork(
        "proposal:new",
        "Nouvelle proposition",
        partial(service.blank, committee_id),
        lambda draft, _accepted: service.save(draft),
        follow="Enregistrer et ajouter une autre proposition",
    )
    return Editor(context, ProposalForm(context), work)
