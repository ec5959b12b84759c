"""A claim refused or given back: why, in a sentence that the person will read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engagement_desktop.domain.expenses.claims_rows import ExpenseRow
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import count, money
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import wrapped

REFUSAL, RETURN = "claim_refusal", "claim_back"
_REFUSALS = ("Payée par quelqu’un d’autre", "Déjà remboursée", "Hors des règles de la structure")
_RETURNS = ("Reçu à joindre", "Montant à vérifier", "Date à vérifier", "Motif à préciser")


@dataclass(frozen=True, slots=True)
class ReasonDraft:
    """Why."""

    reason: str = ""


class ReasonForm(EditorForm[ReasonDraft]):
    """One answer, under what it is about."""

    def __init__(
        self, context: PageContext, rows: Sequence[ExpenseRow], ask: Ask, usual: Sequence[str]
    ) -> None:
        super().__init__(context.look)
        self.body.addWidget(wrapped(_about(rows), "second"))
        self.add("reason", TextField(self.look, ask, suggestions=usual))


def refusal_editor(
    context: PageContext, rows: Sequence[ExpenseRow], done: Callable[[object], None]
) -> Editor[ReasonDraft]:
    """The editor that refuses these claims; `done` hears which were left out."""

    def save(draft: ReasonDraft, _accepted: frozenset[str]) -> int:
        done(context.application.deciding.refuse([row.id for row in rows], draft.reason))
        return rows[0].id

    ask = Ask(
        "Motif",
        "La personne le lit. Les frais restent à sa charge.",
        needed="Dites pourquoi cette note est refusée.",
    )
    title = f"Refuser {count(len(rows), 'note')}"
    work = EditorWork(f"{REFUSAL}:{rows[0].id}", title, ReasonDraft, save, act="Refuser", icon="circle-x")
    return Editor(context, ReasonForm(context, rows, ask, _REFUSALS), work)


def return_editor(context: PageContext, row: ExpenseRow) -> Editor[ReasonDraft]:
    """The editor that gives one claim back to its draft."""

    def save(draft: ReasonDraft, _accepted: frozenset[str]) -> int:
        context.application.deciding.give_back(row.id, draft.reason)
        return row.id

    ask = Ask(
        "À reprendre",
        "La note redevient un brouillon\u00a0; reprise, elle sera de nouveau à soumettre.",
        needed="Dites ce qui est à reprendre.",
    )
    title = f"Rendre la note {row.reference}"
    work = EditorWork(f"{RETURN}:{row.id}", title, ReasonDraft, save, act="Rendre", icon="undo-2")
    return Editor(context, ReasonForm(context, [row], ask, _RETURNS), work)


def _about(rows: Sequence[ExpenseRow]) -> str:
    """Whose claim, how much."""
    first, total = rows[0], money(Money.sum(row.total for row in rows))
    if len(rows) == 1:
        return f"{first.first_name} {first.last_name}, note {first.reference}{NBSP}: {total}"
    people = len({row.person_id for row in rows})
    return f"{total} de {count(people, 'personne')}"
