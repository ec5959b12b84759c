"""Hours that left in a statement, made right by an entry beside them."""

from dataclasses import dataclass
from functools import partial

from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.french.formats import date_short, duration
from engagement_desktop.french.parsing import parse_typed_duration
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import wrapped

CORRECTION = "hours_correction"
_WIDE = 120


@dataclass(frozen=True, slots=True)
class CorrectedDraft:
    """The right length, and why it was not."""

    minutes: int | None = None
    reason: str = ""


class CorrectionForm(EditorForm[CorrectedDraft]):
    """What is right; the program writes the difference."""

    def __init__(self, context: PageContext, row: HoursRow) -> None:
        super().__init__(context.look)
        told = (
            f"{row.first_name} {row.last_name}, le {date_short(row.done_on)}. Ce qui est parti ne change pas"
            f"{NBSP}: la différence s’écrit à côté, et partira dans un complément."
        )
        self.body.addWidget(wrapped(told, "second"))
        right = Ask("Durée juste", "En tout, pour cette tâche ce jour-là.", needed="Donnez la durée juste.")
        self.add("minutes", ParsedField(self.look, right, parse_typed_duration, duration, _WIDE))
        why = Ask("Motif", needed="Dites pourquoi la durée est corrigée.")
        self.add("reason", TextField(self.look, why))


def correction_editor(context: PageContext, row: HoursRow) -> Editor[CorrectedDraft]:
    """The editor that writes the difference beside one entry."""
    service = context.application.hours_exports

    def save(draft: CorrectedDraft, _accepted: frozenset[str]) -> int:
        return service.correct(row.id, draft.minutes or 0, draft.reason)

    load = partial(CorrectedDraft, service.counted(row.id))
    work = EditorWork(f"{CORRECTION}:{row.id}", "Corriger des heures déjà parties", load, save)
    return Editor(context, CorrectionForm(context, row), work)
