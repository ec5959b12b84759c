"""Fields of a person that are checked and written properly as soon as one leaves them."""

from collections.abc import Callable, Iterable
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.register.reach import email_faults, phone_faults
from engagement_desktop.french.formats import date_short, iban, phone
from engagement_desktop.french.parsing import parse_typed_date
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.theme import Look

_DATE_WIDTH = 150

Write = Callable[[str], str]
Check = Callable[[str], object]


class CheckedField(TextField):
    """A line written properly, and refused at once; what the file already said is never refused."""

    def __init__(self, look: Look, ask: Ask, write: Write, check: Check) -> None:
        self._write = write
        self._check = check
        self._known = ""
        super().__init__(look, ask, parse=self._checked)

    def set_value(self, value: str) -> None:
        self._known = self._write(value)
        super().set_value(self._known)

    def from_text(self, text: str) -> None:
        super().set_value(self._write(text))

    def _checked(self, typed: str) -> str:
        written = self._write(typed)
        if written != self._known:
            self._check(written)
        return written


class BirthField(ParsedField[date]):
    """A day of birth: two figures of year are in the past, and no day is to come."""

    def __init__(self, look: Look, ask: Ask, today: date) -> None:
        self._today = today
        self._known: date | None = None
        super().__init__(look, ask, self._read, date_short, _DATE_WIDTH)
        self.edit.setPlaceholderText("JJ/MM/AAAA")

    def set_value(self, value: date | None) -> None:
        self._known = value
        super().set_value(value)

    def _read(self, text: str) -> date:
        found = parse_typed_date(text, self._today, birth=True)
        if found > self._today and found != self._known:
            raise DomainError("Cette naissance est dans l’avenir. Corrigez l’année.")
        return found


def phone_field(look: Look, ask: Ask) -> CheckedField:
    """« 06 12 34 56 78 », in pairs."""
    return CheckedField(look, ask, lambda text: _plain(phone(text)), lambda text: _refuse(phone_faults(text)))


def email_field(look: Look, ask: Ask) -> CheckedField:
    return CheckedField(look, ask, str.strip, lambda text: _refuse(email_faults(text)))


def iban_field(look: Look, ask: Ask) -> CheckedField:
    """By groups of four, its key looked at."""
    return CheckedField(look, ask, lambda text: _plain(iban(text)), identifiers.iban)


def _plain(text: str) -> str:
    return text.replace(NBSP, " ")


def _refuse(faults: Iterable[DomainError]) -> None:
    for fault in faults:
        raise fault
