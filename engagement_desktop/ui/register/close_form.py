"""The closing of a committee: its last day."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask


@dataclass(frozen=True, slots=True)
class CloseDraft:
    """A committee that closes: `closed_on` is its last day."""

    closed_on: date | None = None


class CloseForm(EditorForm[CloseDraft]):
    """One answer; the day is today to begin with."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        today = context.application.workspace.today()
        last = Ask(
            "Dernier jour",
            "Enregistrer ferme le comité ce jour-là, et les mandats en cours finissent avec lui.",
            needed="Dites quel est le dernier jour du comité.",
        )
        self.add("closed_on", DateField(self.look, last, today))


def close_editor(context: PageContext, committee_id: int) -> Editor[CloseDraft]:
    """The editor that closes one committee."""
    service = context.application.committees

    def save(draft: CloseDraft, accepted: frozenset[str]) -> int:
        if draft.closed_on is not None:
            service.close(committee_id, draft.closed_on, accepted)
        return committee_id

    title = f"Fin du comité{NBSP}: {service.detail(committee_id).row.name}"
    today = context.application.workspace.today()
    work = EditorWork(f"committee_close:{committee_id}", title, lambda: CloseDraft(today), save)
    return Editor(context, CloseForm(context), work)
