"""What lists and panes show of people."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.vehicles import VehicleKind

RENEW_WITHIN_DAYS = 90


class MandateState(StrEnum):
    """How a person stands to the committees on a given day."""

    TITULAR = "titular"
    SUBSTITUTE = "substitute"
    TO_RENEW = "to_renew"
    FORMER = "former"
    NONE = "none"


class PeopleFilter(StrEnum):
    """The chips of the list of people: how they stand to the committees."""

    IN_OFFICE = "in_office"
    TO_RENEW = "to_renew"
    FORMER = "former"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in a list; meetings are those of the exercise that holds the day looked at.

    `mandate_end` is the first day to renew, else the last day of the mandates in force (None:
    open-ended or no mandate), of the last one for a former member.
    """

    id: int
    last_name: str
    first_name: str
    identifier: str | None
    capacity: Capacity | None
    city: str | None
    mandate: MandateState
    mandate_end: date | None
    attended: int
    expected: int


@dataclass(frozen=True, slots=True)
class MandateOfPerson:
    """One mandate, seen from the person."""

    committee_id: int
    committee: str
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None
    in_office: bool
    substitute_for: str | None


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """One vehicle of a person."""

    kind: VehicleKind
    power: int | None
    electric: bool
    is_usual: bool


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What a person did in one exercise."""

    attended: int
    expected: int
    volunteer_minutes: int
    reimbursed: Money


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """One person: who it is, how to reach them, what they did."""

    id: int
    last_name: str
    first_name: str
    civility: Civility | None
    capacity: Capacity | None
    born_on: date | None
    identifiers: tuple[str, ...]
    email: str | None
    phone: str | None
    address: str | None
    postcode: str | None
    city: str | None
    iban: Sealed | None
    account_holder: str | None
    mandate: MandateState
    mandates: tuple[MandateOfPerson, ...]
    vehicles: tuple[VehicleRow, ...]
    exercise: str
    figures: PersonFigures
