"""The structure's own fields on the form of a person, each typed by its kind and kept as a text."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people_drafts import OwnFieldRow
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.theme import Look

OWN = "own_values."

OwnEditor = TextField | DateField | ChoiceField[str]


def own_editor(look: Look, field: OwnFieldRow, today: date) -> OwnEditor:
    """The editor that fits the kind of the field."""
    ask = Ask(field.label, optional=True)
    if field.kind is OwnFieldKind.DAY:
        return DateField(look, ask, today)
    if field.kind is OwnFieldKind.YES_NO:
        return ChoiceField(look, ask, (("oui", "Oui"), ("non", "Non")))
    if field.kind is OwnFieldKind.CHOICE:
        return ChoiceField(look, ask, [(choice, choice) for choice in field.choices])
    return TextField(look, ask, parse=_number if field.kind is OwnFieldKind.NUMBER else None)


def show_own(editor: TypedField[Any], kept: str) -> None:
    """Show what the file says in an own field."""
    if isinstance(editor, DateField):
        editor.set_value(date.fromisoformat(kept) if kept else None)
    else:
        editor.set_value(kept)


def kept_own(value: object) -> str:
    """What the file keeps of an answer: text as shown, a day as ISO, « oui » or « non »."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _number(text: str) -> str:
    bare = "".join(text.split()).replace(",", ".").replace("\u2212", "-")
    try:
        Decimal(bare)
    except InvalidOperation:
        raise DomainError(f"« {text} » n’est pas un nombre. Écrivez-le comme 12 ou 3,5.") from None
    return text
