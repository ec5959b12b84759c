"""The end of a mandate: the last day, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.register.mandates import EndReason
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.register.words import said_name


@dataclass(frozen=True, slots=True)
class EndDraft:
    """A mandate that ends: on which day, for what reason."""

    on: date | None = None
    reason: EndReason | None = None


class EndForm(EditorForm[EndDraft]):
    """Two answers; the day is today to begin with."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        today = context.application.workspace.today()
        last = Ask("Dernier jour", needed="Dites quel est le dernier jour du mandat.")
        self.add("on", DateField(self.look, last, today))
        reasons = [(reason, badge(reason)) for reason in EndReason]
        why = Ask("Raison", needed="Choisissez une raison, ou « Autre raison ».")
        self.add("reason", ChoiceField(self.look, why, reasons))

    def offer_deletion(self, on_delete: Callable[[], object]) -> None:
        """A mandate that never was does not end: it goes."""
        self.section("Saisi par erreur", "Le mandat part à la corbeille, sans laisser de fin.")
        self.body.addWidget(Button(self.look, "Supprimer ce mandat", "", "trash-2", on_click=on_delete))


def end_editor(context: PageContext, mandate_id: int) -> Editor[EndDraft]:
    """The editor that ends one mandate."""
    application = context.application
    mandate = application.mandates.draft(mandate_id)
    person = application.people.detail(mandate.person_id or 0)

    def load() -> EndDraft:
        kept = application.mandates.draft(mandate_id)
        today = application.workspace.today()
        until = today if kept.ended_on is None else min(kept.ended_on, today)
        return EndDraft(max(until, kept.started_on or until), kept.end_reason)

    def save(draft: EndDraft, _accepted: frozenset[str]) -> int:
        if draft.on is not None and draft.reason is not None:
            application.mandates.end(mandate_id, draft.on, draft.reason)
        return mandate_id

    title = f"Fin du mandat{NBSP}: {said_name(person.first_name, person.last_name)}"
    form = EndForm(context)
    editor = Editor(context, form, EditorWork(f"mandate_end:{mandate_id}", title, load, save))

    def delete() -> None:
        application.mandates.delete(mandate_id)
        context.signals.say(application.workspace.last_act() or "")
        editor.closed.emit()

    form.offer_deletion(lambda: context.errors.guard(delete, form.show_refusal))
    return editor
