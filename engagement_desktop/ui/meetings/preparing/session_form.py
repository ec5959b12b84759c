"""The form of a session: who presides, who writes, when the next meeting is."""

from engagement_desktop.domain.meetings.preparing.agenda_drafts import SessionDraft
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField, TimeField
from engagement_desktop.ui.common.fields.finders import person_field
from engagement_desktop.ui.common.fields.typed import Ask


class SessionForm(EditorForm[SessionDraft]):
    """Four facts, none of them required."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        today = context.application.workspace.today()
        self.add("chair_id", person_field(context, Ask("Présidence de séance", optional=True)))
        self.add("secretary_id", person_field(context, Ask("Secrétariat de séance", optional=True)))
        following = self.line()
        day = Ask("Prochaine réunion", optional=True)
        self.add("next_on", DateField(self.look, day, today), following)
        self.add("next_minute", TimeField(self.look, Ask("Heure", optional=True)), following)
        following.addStretch(1)


def session_editor(context: PageContext, meeting_id: int) -> Editor[SessionDraft]:
    """The editor of the session of one meeting."""
    application = context.application

    def load() -> SessionDraft:
        file = application.agendas.of(meeting_id)
        return SessionDraft(
            chair_id=file.chair_id,
            secretary_id=file.secretary_id,
            next_on=file.next_on,
            next_minute=file.next_minute,
        )

    def save(draft: SessionDraft, _accepted: frozenset[str]) -> int:
        application.openings.set_session(meeting_id, draft)
        return meeting_id

    work = EditorWork(f"session:{meeting_id}", "Présidence, secrétariat, prochaine réunion", load, save)
    return Editor(context, SessionForm(context), work)
