"""What the page of one person shows, and the figures of the page handed to them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility, ContactChannel


class FileEventKind(StrEnum):
    """What happened in the life of a person in the structure."""

    CAPACITY = "capacity"
    INVOLVEMENT = "involvement"
    MANDATE = "mandate"
    MEETING = "meeting"
    ACTION = "action"
    PROPOSAL = "proposal"
    HOURS = "hours"
    TRAINING = "training"
    EXPENSE = "expense"
    DOCUMENT = "document"
    CONSENT = "consent"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class FileEvent:
    """One line of the page: its day (None: not said), what it is, and where a click leads.

    `page` is the key of a page of the window, `target` the id of what it opens there.
    """

    day: date | None
    kind: FileEventKind
    title: str
    detail: str
    page: str
    target: int


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person: head facts, and all that is known of them, the latest first, undated last.

    `needs` and `own_words` are None when the role may not read them.
    """

    id: int
    last_name: str
    first_name: str
    civility: Civility | None
    capacity: Capacity | None
    identifiers: tuple[str, ...]
    born_on: date | None
    email: str | None
    phone: str | None
    address: str | None
    postcode: str | None
    city: str | None
    association: str | None
    channel: ContactChannel | None
    availability: str | None
    own_words: str | None
    needs: tuple[str, ...] | None
    archived_on: date | None
    since: date | None
    """The first day on which something is known of them."""
    events: tuple[FileEvent, ...]

    def of_kind(self, kind: FileEventKind) -> tuple[FileEvent, ...]:
        return tuple(event for event in self.events if event.kind is kind)


@dataclass(frozen=True, slots=True)
class ParticipationFigures:
    """What a person did over one span; minutes are counted hours (validated, travel by the rule).

    `waiting` is what was claimed and is neither paid nor refused; `waived` what the person gave up.
    """

    attended: int = 0
    expected: int = 0
    volunteer_minutes: int = 0
    other_minutes: int = 0
    reimbursed: Money = field(default_factory=Money)
    waived: Money = field(default_factory=Money)
    waiting: Money = field(default_factory=Money)
    refused: Money = field(default_factory=Money)

    @property
    def is_empty(self) -> bool:
        return self == ParticipationFigures()


@dataclass(frozen=True, slots=True)
class MandateHeld:
    """One mandate, with its last day (None: goes on)."""

    committee: str
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class MeetingAttended:
    """One held meeting where the person was expected; minutes are None when its end is not said."""

    held_on: date
    committee: str
    status: AttendanceStatus
    minutes: int | None


@dataclass(frozen=True, slots=True)
class MissionHours:
    """Volunteer minutes of one family of missions."""

    family: MissionFamily
    minutes: int


@dataclass(frozen=True, slots=True)
class ClaimOfPerson:
    """What one claim asked for within the span."""

    reference: str
    first_on: date
    status: ClaimStatus
    amount: Money


@dataclass(frozen=True, slots=True)
class Participation:
    """« Ma participation »: the exercise asked (`year` None: no exercise, only since the beginning).

    `span` figures and lists are those of the exercise, or of everything when there is none; `always` are
    those since the beginning.
    """

    person_id: int
    civility: Civility | None
    first_name: str
    last_name: str
    structure: str
    channel: ContactChannel | None
    exercise: str | None
    since: date | None
    until: date
    span: ParticipationFigures
    always: ParticipationFigures
    mandates: tuple[MandateHeld, ...]
    meetings: tuple[MeetingAttended, ...]
    missions: tuple[MissionHours, ...]
    claims: tuple[ClaimOfPerson, ...]
    travel_counts: bool

    @property
    def is_large_print(self) -> bool:
        return self.channel is ContactChannel.LARGE_PRINT
