"""What letters, labels and lists are made from, and what is told of them afterwards."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility, ContactChannel


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom to write to: what a list of people keeps, who sits in a committee, or chosen people.

    One of the three ways; `on` is the day looked at (None: today).
    """

    query: ListQuery | None = None
    committee_id: int | None = None
    people: tuple[int, ...] = ()
    on: date | None = None
    with_substitutes: bool = True
    with_guests: bool = True

    @classmethod
    def listed(cls, query: ListQuery) -> "Recipients":
        """The people that a list shows with this search and these filters."""
        return cls(query=query, on=query.on)

    @classmethod
    def sitting(
        cls, committee_id: int, on: date | None = None, *, substitutes: bool = True, guests: bool = True
    ) -> "Recipients":
        """The people in office in a committee."""
        return cls(committee_id=committee_id, on=on, with_substitutes=substitutes, with_guests=guests)

    @classmethod
    def of(cls, *people: int) -> "Recipients":
        """These people."""
        return cls(people=people)


@dataclass(frozen=True, slots=True)
class LetterPerson:
    """One person as letters and lists need them."""

    id: int
    civility: Civility | None
    last_name: str
    first_name: str
    email: str | None
    phone: str | None
    address: str | None
    postcode: str | None
    city: str | None
    channel: ContactChannel | None
    availability: str | None
    capacity: Capacity | None
    identifier: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def has_address(self) -> bool:
        """A street or a hamlet, and a town: what the post needs."""
        return bool(self.address and (self.city or self.postcode))

    @property
    def wants_large_print(self) -> bool:
        return self.channel is ContactChannel.LARGE_PRINT


@dataclass(frozen=True, slots=True)
class Audience:
    """What a batch would do, told before it is made."""

    people: int
    with_address: int
    without_email: int
    large_print: int
    without_address: tuple[str, ...]


class LetterField(StrEnum):
    """A word between braces that a letter replaces, as it is typed: `{prénom}`."""

    CIVILITY = "civilité"
    FIRST_NAME = "prénom"
    LAST_NAME = "nom"
    STRUCTURE = "structure"
    TODAY = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter as typed: its subject and its text, in plain text where `{prénom}` and the like are replaced.

    `signatory` stands at the foot; `place` is where it is written (by default the structure's town).
    """

    subject: str
    text: str
    signatory: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvocationDraft:
    """A convocation to a planned meeting: words may be added under its facts, fields allowed."""

    meeting_id: int
    text: str = ""
    signatory: str = ""
    place: str = ""
    with_substitutes: bool = True
    with_guests: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter ready to be drawn, every word chosen; the person's own preference gives its size."""

    person: LetterPerson
    written: str
    """« Saint-Aubin, le 22 novembre 2026 »."""
    subject: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    agenda: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    signatory: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the structure, and its logo (PNG or JPEG bytes)."""

    name: str
    kind: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting, as a convocation and a sign-in sheet tell it."""

    meeting_id: int
    committee_id: int
    committee: str
    held_on: date
    starts_minute: int
    ends_minute: int | None
    place: str
    agenda: str


@dataclass(frozen=True, slots=True)
class SignInRow:
    """One line of a sign-in sheet: who is expected, in which college, and what is known beforehand.

    `stands_in_for` is the titulaire of a suppléant, `proxy_to` who holds the pouvoir given already.
    """

    name: str
    college: Capacity | None
    office: Office
    seat: SeatKind
    stands_in_for: str = ""
    proxy_to: str = ""
    civility: Civility | None = None


@dataclass(frozen=True, slots=True)
class Seated:
    """One person in office in a committee on a day, in the college of the seat."""

    person_id: int
    name: str
    college: Capacity | None
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None
    stands_in_for: str | None


@dataclass(frozen=True, slots=True)
class Composition:
    """A committee on a day."""

    committee: str
    kind: str
    on: date
    seats: int | None
    members: tuple[Seated, ...]


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """A sheet of labels; lengths in hundredths of a millimetre, from the top left corner of an A4 page."""

    key: str
    title: str
    columns: int
    rows: int
    width: int
    height: int
    left: int
    top: int
    across: int
    """From one label's left edge to the next one's."""
    down: int
    """From one label's top edge to the next one's."""

    @property
    def per_page(self) -> int:
        return self.columns * self.rows


class LeftOut(NamedTuple):
    """A person for whom nothing was made, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class LetterOutcome:
    """Where the batch was written, how many were made, and who was left out.

    `beyond` counts what was asked for and did not fit on the page.
    """

    path: Path
    made: int
    left_out: tuple[LeftOut, ...] = ()
    beyond: int = 0
