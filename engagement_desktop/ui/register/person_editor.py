"""The editors of a person: the whole file, or the account that reimburses, by what the role may do."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.french.reasons import reason
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import BANK, Ask
from engagement_desktop.ui.register.person_fields import iban_field
from engagement_desktop.ui.register.person_form import PersonForm
from engagement_desktop.ui.register.words import said_name


class BankForm(EditorForm[PersonDraft]):
    """The account that reimburses, alone: what the treasury keeps up to date."""

    FOCUS: ClassVar[str] = "iban"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        said = reason("iban")
        why = f"{said.why} {said.until}" if said is not None else ""
        self.add("iban", iban_field(self.look, Ask("IBAN", optional=True, reason=why, sealed=BANK)))
        whose = "Si ce n’est pas la personne."
        holder = Ask("Titulaire du compte", help=whose, optional=True, sealed=BANK)
        self.add("account_holder", TextField(self.look, holder))


def may_edit(context: PageContext) -> bool:
    """Whether the role may change something of a known person."""
    may = context.application.workspace.may
    return may(Permission.PERSON_WRITE) or may(Permission.BANK_WRITE)


def person_editor(context: PageContext, person_id: int | None) -> Editor[Any] | None:
    """What edits this person, or a new one; None when the role may change nothing here."""
    may = context.application.workspace.may
    if may(Permission.PERSON_WRITE):
        return _whole_editor(context, person_id)
    if may(Permission.BANK_WRITE) and person_id is not None:
        return _bank_editor(context, person_id)
    return None


def _whole_editor(context: PageContext, person_id: int | None) -> Editor[PersonDraft]:
    people = context.application.people
    load = people.blank if person_id is None else partial(people.draft, person_id)
    draft = load()
    is_new = person_id is None
    work = EditorWork(
        f"person:{person_id or 'new'}",
        "Nouvelle personne" if is_new else said_name(draft.first_name, draft.last_name),
        load,
        people.save,
        follow="Enregistrer et ajouter une autre" if is_new else "",
        again=None if is_new else partial(_whole_editor, context, person_id),
        look_at=partial(context.signals.go, "person"),
    )
    return Editor(context, PersonForm(context, draft), work)


def _bank_editor(context: PageContext, person_id: int) -> Editor[PersonDraft]:
    people = context.application.people
    draft = people.draft(person_id)

    def save(typed: PersonDraft, _accepted: frozenset[str]) -> int:
        people.save_bank(person_id, typed.iban or "", typed.account_holder, typed.version or 0)
        return person_id

    name = said_name(draft.first_name, draft.last_name)
    work = EditorWork(
        f"bank:{person_id}", f"Compte bancaire de {name}", partial(people.draft, person_id), save
    )
    return Editor(context, BankForm(context), work)
