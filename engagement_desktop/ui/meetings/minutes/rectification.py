"""The form of a correction: what is to be read instead, and why."""

from engagement_desktop.domain.meetings.minuting.minutes_states import RectificationDraft
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.texts import LongTextField
from engagement_desktop.ui.common.fields.typed import Ask


class RectificationForm(EditorForm[RectificationDraft]):
    """Two texts, and the meeting that asked for it when there is one."""

    def __init__(self, context: PageContext, meeting_id: int) -> None:
        super().__init__(context.look)
        later = context.application.minutes.approving(meeting_id)
        said = Ask(
            "Ce qu’il faut lire",
            help="Le compte rendu validé reste tel quel : le rectificatif se lit avec lui.",
            needed="Dites ce qu’il faut lire.",
        )
        self.add("said", LongTextField(self.look, said))
        why = Ask("Pourquoi", needed="Dites pourquoi on rectifie.")
        self.add("reason", LongTextField(self.look, why, high=64))
        if later:
            asked = Ask("Demandé par la réunion du", optional=True)
            self.add("asked_in_id", ChoiceField(self.look, asked, later))


def rectification_editor(context: PageContext, meeting_id: int) -> Editor[RectificationDraft]:
    """The editor of a new correction of the minutes of one meeting."""
    minutes = context.application.minutes

    def save(draft: RectificationDraft, _accepted: frozenset[str]) -> int:
        return minutes.rectify(meeting_id, draft)

    work = EditorWork(f"rectification:{meeting_id}", "Rectificatif", RectificationDraft, save)
    return Editor(context, RectificationForm(context, meeting_id), work)
