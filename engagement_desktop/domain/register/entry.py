"""Entry like a spreadsheet: many people, and their mandates, typed or pasted at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.resemblance import Likeness


class EntryField(StrEnum):
    """What a column of the grid holds; `NAME` is a family name and a first name typed in one cell.

    `SUBSTITUTE_FOR` names the titulaire of a suppléant: somebody of the committee or of another line.
    """

    CIVILITY = "civility"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    NAME = "name"
    BORN_ON = "born_on"
    COLLEGE = "college"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    POSTCODE = "postcode"
    CITY = "city"
    IDENTIFIER = "identifier"
    OFFICE = "office"
    SEAT = "seat"
    SUBSTITUTE_FOR = "substitute_for"
    STARTED_ON = "started_on"
    ENDED_ON = "ended_on"


class EntryDecision(StrEnum):
    """What was decided of a line that looks like somebody already known."""

    SAME = "same"
    TWO = "two"


class EntryState(StrEnum):
    """How a line stands."""

    GOOD = "good"
    DOUBT = "doubt"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line as typed: its number (shown to the person), its words by field, and what was decided of it.

    `same_as` is the person of the dossier, `same_as_line` the earlier line, that `SAME` speaks of; without
    them, the nearest one.
    """

    number: int
    values: Mapping[EntryField, str]
    decision: EntryDecision | None = None
    same_as: int | None = None
    same_as_line: int | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A paste understood: what each column holds (None: not taken), its lines, whether it had a header.

    A column of whole names becomes two or three: civility, family name, first name; `cells` are the rows of
    the grid, one word a column.
    """

    columns: tuple[EntryField | None, ...]
    lines: tuple[EntryLine, ...]
    cells: tuple[tuple[str, ...], ...]
    had_header: bool


@dataclass(frozen=True, slots=True)
class EntryFault:
    """What is wrong with one cell, in a French sentence; without a field, with the line as a whole."""

    field: EntryField | None
    sentence: str


@dataclass(frozen=True, slots=True)
class EntryTwin:
    """Somebody that a line may be: of the dossier (`person_id`) or of an earlier line (`line`).

    `values` are their words, to be put beside those of the line field by field.
    """

    person_id: int | None
    line: int | None
    name: str
    values: Mapping[EntryField, str]
    score: int
    why: tuple[Likeness, ...]
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line, how it stands, what is wrong in it, and who it may be, the nearest first."""

    line: EntryLine
    state: EntryState
    faults: tuple[EntryFault, ...] = ()
    twins: tuple[EntryTwin, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryTarget:
    """Where the people of the grid sit; a line that says its own office, seat or days wins.

    Without first day a mandate begins today; without last day it ends as the rules of the committee say.
    """

    committee_id: int | None = None
    started_on: date | None = None
    ended_on: date | None = None
    office: Office = Office.MEMBER
    seat: SeatKind = SeatKind.TITULAR


@dataclass(frozen=True, slots=True)
class EntryOutcome:
    """What was saved, and the lines given back with their faults or their doubts.

    `said` is the sentence of the act, empty when nothing could be saved.
    """

    people: int
    completed: int
    mandates: int
    rest: tuple[CheckedLine, ...]
    said: str = ""
    person_ids: tuple[int, ...] = field(default_factory=tuple)
