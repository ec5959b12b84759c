"""What the booking of a meeting shows and takes: a line a person, what fills it, what was booked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from engagement_desktop.domain.expenses.means import FARE_OF, Means
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.vehicles import VehicleKind


class WorkTerms(StrEnum):
    """On whose time a person sits."""

    VOLUNTEER = "volunteer"
    INDEMNIFIED = "indemnified"
    WORKING_TIME = "working_time"


class DoubtKind(StrEnum):
    """Why a line is to be looked at; the first four are about the hours."""

    WORKING_TIME = "working_time"
    NO_END = "no_end"
    ALREADY_ENTERED = "already_entered"
    NOT_IN_ROOM = "not_in_room"
    NO_DISTANCE = "no_distance"
    NO_POWER = "no_power"
    NO_SCALE = "no_scale"


@dataclass(frozen=True, slots=True)
class BookingDoubt:
    """One doubt: the column it is about, and the minutes already entered when that is the reason."""

    kind: DoubtKind
    field: str
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingLine:
    """What is booked for one person; None is an empty cell. Kilometres are those of the whole round trip."""

    person_id: int
    session_minutes: int | None = None
    preparation_minutes: int | None = None
    travel_minutes: int | None = None
    means: Means | None = None
    vehicle_id: int | None = None
    km_hundredths: int | None = None
    fare: Money | None = None
    meal: Money | None = None

    @property
    def total_minutes(self) -> int:
        return (self.session_minutes or 0) + (self.preparation_minutes or 0) + (self.travel_minutes or 0)

    @property
    def takes_fare(self) -> bool:
        return self.means in FARE_OF

    @property
    def is_blank(self) -> bool:
        """Nothing would be written of it."""
        costs = (self.km_hundredths, self.fare, self.meal)
        return not self.total_minutes and all(cost is None for cost in costs)


@dataclass(frozen=True, slots=True)
class VehicleChoice:
    """One vehicle that a person may have come with."""

    id: int
    kind: VehicleKind
    power: int | None
    electric: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRow:
    """One person who came: the spans in the room, what rules and habits propose, what is to be looked at."""

    person_id: int
    last_name: str
    first_name: str
    terms: WorkTerms
    is_remote: bool
    spans: tuple[tuple[int, int | None], ...]
    proposed: BookingLine
    km_hundredths: int | None
    """The known round trip, whatever the means."""
    amount: Money | None = None
    vehicles: tuple[VehicleChoice, ...] = ()
    doubts: tuple[BookingDoubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingGrid:
    """Everything that the booking of one meeting shows."""

    meeting_id: int
    committee_id: int
    committee: str
    number: str | None
    held_on: date
    opens: int
    ends: int | None
    longest: int | None
    preparation_minutes: int
    travel_kmh: int | None
    rounding_minutes: int
    counts_travel: bool
    structure: str
    """The one whose hours these will be; nothing when it is the dossier's own."""
    rows: tuple[BookingRow, ...]


@dataclass(frozen=True, slots=True)
class LinePrice:
    """What one line costs; `fault` says why its kilometres have no price, `field` where."""

    mileage: Money | None
    total: Money
    fault: str = ""
    field: str = ""


Prices = Mapping[int, LinePrice]
"""By person."""


@dataclass(frozen=True, slots=True)
class BookingTotals:
    """People booked, minutes that count as volunteering, what is proposed as expenses.

    Of the lines, `travel_minutes` are the ways of volunteers that the rule does not count, `apart_minutes`
    the whole time of people indemnified or on their working time.
    """

    people: int
    volunteer_minutes: int
    amount: Money = field(default_factory=Money)
    travel_minutes: int = 0
    apart_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """What the booking of a meeting wrote; `by` is the account."""

    meeting_id: int
    booked_at: datetime
    by: str | None
    people: int
    minutes: int
    claims: int
    amount: Money
