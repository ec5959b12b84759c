"""The words of a line as values: a person's draft, what is said of a mandate, and what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.entry import EntryFault, EntryField, EntryLine
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.people_checks import person_faults
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.french.labels import label, words
from engagement_desktop.french.parsing import parse_typed_date
from engagement_desktop.services.register.entry_names import split_name

F = EntryField
E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")
_LONGEST = 500
_SHOWN = 60
_FRENCH_PHONE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line understood; what is at fault is left empty. The mandate's words are None when not said."""

    line: EntryLine
    person: PersonDraft
    office: Office | None
    seat: SeatKind | None
    substitute_for: str
    started_on: date | None
    ended_on: date | None
    faults: tuple[EntryFault, ...]


class _Reader:
    """The cells of one line, and the faults found on the way."""

    def __init__(self, line: EntryLine, today: date) -> None:
        self._line = line
        self._today = today
        self.faults: list[EntryFault] = []

    def text(self, field: EntryField) -> str:
        """One line of text; without visible sign it is nothing."""
        said = " ".join(clean(self._line.values.get(field, "")).split())
        if len(said) > _LONGEST:
            self._fault(field, f"Cette cellule dépasse {_LONGEST} signes. Raccourcissez-la.")
            return ""
        return said if fold(said) else ""

    def word(self, field: EntryField, kind: type[E]) -> E | None:
        return self._understood(field, lambda said: _one_of(kind, said))

    def day(self, field: EntryField, *, birth: bool = False) -> date | None:
        return self._understood(field, lambda said: parse_typed_date(said, self._today, birth=birth))

    def _understood(self, field: EntryField, understand: Callable[[str], V]) -> V | None:
        said = self.text(field)
        if not said:
            return None
        try:
            return understand(said)
        except DomainError as refusal:
            self._fault(field, refusal.sentence)
            return None

    def _fault(self, field: EntryField, sentence: str) -> None:
        self.faults.append(EntryFault(field, sentence))


def read_line(line: EntryLine, today: date) -> ReadLine:
    """Every fault of the line in itself, in the order of the columns of the form."""
    reader = _Reader(line, today)
    person = _person(reader)
    read = ReadLine(
        line=line,
        person=person,
        office=reader.word(F.OFFICE, Office),
        seat=reader.word(F.SEAT, SeatKind),
        substitute_for=reader.text(F.SUBSTITUTE_FOR),
        started_on=reader.day(F.STARTED_ON),
        ended_on=reader.day(F.ENDED_ON),
        faults=(),
    )
    rules = [
        EntryFault(EntryField(one.field or ""), one.sentence)
        for one in person_faults(person, None, today, {})
    ]
    faults = [*reader.faults, *rules]
    return replace(read, faults=tuple(sorted(faults, key=lambda fault: list(F).index(fault.field or F.NAME))))


def _person(reader: _Reader) -> PersonDraft:
    last, first, civility = (
        reader.text(F.LAST_NAME),
        reader.text(F.FIRST_NAME),
        reader.word(F.CIVILITY, Civility),
    )
    whole = reader.text(F.NAME)
    if whole and not last and not first:
        parts = split_name(whole)
        last, first = parts.last_name, parts.first_name
        civility = civility or (_one_of(Civility, parts.civility) if parts.civility else None)
    return PersonDraft(
        civility=civility,
        last_name=last,
        first_name=first,
        identifier=reader.text(F.IDENTIFIER),
        born_on=reader.day(F.BORN_ON, birth=True),
        college=reader.word(F.COLLEGE, Capacity),
        email=reader.text(F.EMAIL),
        phone=_phone(reader.text(F.PHONE)),
        address=reader.text(F.ADDRESS),
        postcode=_postcode(reader.text(F.POSTCODE)),
        city=reader.text(F.CITY),
    )


def _one_of(kind: type[E], said: str) -> E:
    found: E | None = words(kind).get(fold(said))
    if found is None:
        known = ", ".join(dict.fromkeys(label(one) for one in words(kind).values()))
        raise DomainError(f"«\u00a0{said[:_SHOWN]}\u00a0» n’est pas dans la liste\u00a0: {known}.")
    return found


def _phone(said: str) -> str:
    """A spreadsheet takes the 0 in front of a number away."""
    lost = said.isascii() and said.isdigit() and len(said) == _FRENCH_PHONE_DIGITS
    return f"0{said}" if lost else said


def _postcode(said: str) -> str:
    return said.zfill(5) if said.isascii() and said.isdigit() else said
