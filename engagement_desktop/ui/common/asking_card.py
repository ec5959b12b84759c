"""A card of questions about a paper: what is at fault is shown at its field."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import TypedField


class AskingCard(Card):
    """Subclasses give their fields in the order of the eye, and those that a refusal may name."""

    changed = Signal()

    @abstractmethod
    def fields(self) -> Sequence[TypedField[Any]]:
        """Every field, from top to bottom."""

    @abstractmethod
    def named(self) -> Mapping[str, TypedField[Any]]:
        """The field of each thing that a refusal may be about."""

    def check(self) -> bool:
        """Check now: the first field at fault takes the focus."""
        faulty = [field for field in self.fields() if not field.isHidden() and not field.validate()]
        if faulty:
            faulty[0].focus()
        return not faulty

    def show_refusal(self, refusal: DomainError) -> bool:
        """A refusal about one of the fields is shown there; False when it is about none."""
        field = self.named().get(refusal.field or "")
        if field is None or field.isHidden():
            return False
        field.show_fault(refusal.sentence)
        field.focus()
        return True


def chosen_id(field: TypedField[int | None]) -> int | None:
    """Who or what is chosen; None while the words name nobody."""
    try:
        return field.value()
    except DomainError:
        return None


def both_days(first: DateField, last: DateField) -> tuple[date, date]:
    """The days that were typed.

    Raises:
        DomainError: one is missing or not understood.
    """
    one, other = first.value(), last.value()
    if one is None or other is None:
        raise DomainError("Dites le premier et le dernier jour.", "first_day")
    return one, other
