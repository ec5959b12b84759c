"""The form of a decision: its words and its level; number, day and meeting are those of the register."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecisionDraft
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.texts import LongTextField
from engagement_desktop.ui.common.fields.typed import Ask


class DecisionForm(EditorForm[DecisionDraft]):
    """What may be mended before the minutes are validated."""

    FOCUS: ClassVar[str] = "wording"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        worded = Ask("Décision", needed="Écrivez la décision en une phrase.")
        self.add("wording", LongTextField(self.look, worded))
        levels = [(level, badge(level)) for level in EngagementLevel]
        self.add("level", ChoiceField(self.look, Ask("Niveau d’engagement", optional=True), levels))


def decision_editor(context: PageContext, decision_id: int) -> Editor[DecisionDraft]:
    """The editor of one decision."""
    service = context.application.decisions
    work = EditorWork(
        f"decision:{decision_id}",
        f"Décision {service.detail(decision_id).row.number}",
        partial(service.draft, decision_id),
        lambda draft, _accepted: service.save(draft),
        again=partial(decision_editor, context, decision_id),
    )
    return Editor(context, DecisionForm(context), work)
