"""Who sits where in a committee on a day: seats filled, vacant since when, suppléants, parity."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.domain.register.mandates import MandateBasis, Office
from engagement_desktop.domain.register.people import Capacity, Civility


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person sitting; several mandates of one person make one seat with several offices.

    `mandate_id` is the mandate of the first office, `ended_on` the last day of the longest one, `term`
    the number of this term.
    """

    mandate_id: int
    person_id: int
    last_name: str
    first_name: str
    civility: Civility | None
    college: Capacity | None
    offices: tuple[Office, ...]
    basis: MandateBasis | None
    appointed_by: str | None
    started_on: date
    ended_on: date | None
    clock: MandateClock
    term: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: who holds it and their suppléants, or vacant.

    `vacant_since` is the first day without anybody; None when it never was filled and the committee has
    no known first day.
    """

    holder: Sitting | None
    substitutes: tuple[Sitting, ...] = ()
    vacant_since: date | None = None

    @property
    def is_vacant(self) -> bool:
        return self.holder is None


@dataclass(frozen=True, slots=True)
class CollegeSeats:
    """The seats of one college; None: those that the rules give to no college. `places` None: not said."""

    college: Capacity | None
    places: int | None
    seats: tuple[Seat, ...]

    @property
    def filled(self) -> int:
        return sum(not seat.is_vacant for seat in self.seats)

    @property
    def vacant(self) -> int:
        return len(self.seats) - self.filled


@dataclass(frozen=True, slots=True)
class Parity:
    """Titulaires counted two ways: the side they speak for, and the civility they gave."""

    users: int
    professionals: int
    others: int
    women: int
    men: int
    unsaid: int


@dataclass(frozen=True, slots=True)
class SeatChart:
    """The chart of one committee on one day.

    `alone` are suppléants whose titulaire does not sit that day; `ends_soon` those whose mandate ends
    within 90 days, the first to end first, titulaires and suppléants.
    """

    committee_id: int
    committee: str
    on: date
    places: int | None
    colleges: tuple[CollegeSeats, ...]
    alone: tuple[Sitting, ...]
    guests: tuple[Sitting, ...]
    parity: Parity
    ends_soon: tuple[Sitting, ...]

    @property
    def filled(self) -> int:
        return sum(college.filled for college in self.colleges)

    @property
    def vacant(self) -> int:
        return sum(college.vacant for college in self.colleges)
