"""A mandate with the person who holds it, as rules, charts and history read it."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.register.capacities import college_on
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.people_drafts import CapacityDraft


@dataclass(frozen=True, slots=True)
class Holder:
    """The person of a mandate; `capacity` is the college of the file, `capacities` those over time."""

    person_id: int
    last_name: str
    first_name: str
    sort_key: str
    civility: Civility | None = None
    capacity: Capacity | None = None
    archived_on: date | None = None
    capacities: tuple[CapacityDraft, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def college_on(self, day: date) -> Capacity | None:
        return college_on(self.capacities, self.capacity, day)


@dataclass(frozen=True, slots=True)
class Held:
    """One mandate; `ended_on` is the last day in office, `college` that of the seat when it has its own."""

    mandate_id: int
    committee_id: int
    holder: Holder
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None = None
    college: Capacity | None = None
    substitute_for_id: int | None = None
    substitute_for: str | None = None
    appointed_by: str | None = None
    basis: MandateBasis | None = None
    end_reason: EndReason | None = None
    terms_before: int = 0

    @property
    def last_day(self) -> date:
        return self.ended_on or date.max

    @property
    def takes_a_seat(self) -> bool:
        """Titulaires sit at the table; suppléants and guests do not take a place."""
        return self.seat is SeatKind.TITULAR and self.office is not Office.GUEST

    def is_in_office(self, day: date) -> bool:
        return self.started_on <= day <= self.last_day

    def meets(self, first: date, last: date | None) -> bool:
        """Whether it is in force on some day of that period."""
        return self.started_on <= (last or date.max) and first <= self.last_day

    def college_on(self, day: date) -> Capacity | None:
        """The college of the seat, else the one of the person that day."""
        return self.college or self.holder.college_on(day)
