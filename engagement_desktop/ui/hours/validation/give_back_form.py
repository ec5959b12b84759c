"""Hours given back: why, in a sentence that the person will read."""

from collections.abc import Sequence
from dataclasses import dataclass

from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.french.formats import count, date_short, duration
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import wrapped

GIVE_BACK = "hours_back"
_USUAL = ("Durée à vérifier", "Date à vérifier", "Mission à préciser", "Déjà comptée")


@dataclass(frozen=True, slots=True)
class GivenBackDraft:
    """Why hours are given back."""

    reason: str = ""


class GiveBackForm(EditorForm[GivenBackDraft]):
    """One answer, under what it is about."""

    def __init__(self, context: PageContext, rows: Sequence[HoursRow]) -> None:
        super().__init__(context.look)
        self.body.addWidget(wrapped(_about(rows), "second"))
        why = Ask(
            "Motif",
            "La saisie revient à la personne qui l’a tapée\u00a0; corrigée, elle sera de nouveau à valider.",
            needed="Dites pourquoi ces heures sont rendues.",
        )
        self.add("reason", TextField(self.look, why, suggestions=_USUAL))


def give_back_editor(context: PageContext, rows: Sequence[HoursRow]) -> Editor[GivenBackDraft]:
    """The editor that gives these rows back."""
    service = context.application.validation

    def save(draft: GivenBackDraft, _accepted: frozenset[str]) -> int:
        service.give_back([row.id for row in rows], draft.reason)
        return rows[0].id

    title = f"Rendre {count(len(rows), 'saisie')}"
    work = EditorWork(f"{GIVE_BACK}:{rows[0].id}", title, GivenBackDraft, save, act="Rendre", icon="undo-2")
    return Editor(context, GiveBackForm(context, rows), work)


def _about(rows: Sequence[HoursRow]) -> str:
    """Whose hours, of which day, how long."""
    first = rows[0]
    if len(rows) == 1:
        name = f"{first.first_name} {first.last_name}"
        return f"{name}, le {date_short(first.done_on)}{NBSP}: {duration(first.minutes)}"
    people = len({row.person_id for row in rows})
    return f"{duration(sum(row.minutes for row in rows))} de {count(people, 'personne')}"
