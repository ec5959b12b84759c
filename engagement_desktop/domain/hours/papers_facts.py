"""What papers are written from, once read: who gives them, of whom, hours, meetings, missions, trainings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.hours.cec import AssociationFacts, CecDecision, CecParameters
from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, MissionFamily
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.periods import add_years
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.structures import LegalForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperIssuer:
    """The structure that gives the paper, who signs for it, and its written rule for hours."""

    name: str
    legal_form: LegalForm
    address: str = ""
    postcode: str = ""
    city: str = ""
    siren: str = ""
    signatory: str = ""
    capacity: str = ""
    counts_travel: bool = False
    preparation_minutes: int = 0
    rounding_minutes: int = 5


@dataclass(frozen=True, slots=True)
class PaperPerson:
    """Whom the paper is about."""

    id: int
    first_name: str
    last_name: str
    civility: Civility | None = None
    born_on: date | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


NOBODY = PaperPerson(0, "", "")
"""Of a list of contributors, which is that of no one person."""


@dataclass(frozen=True, slots=True)
class FunctionHeld:
    """A mandate: where, as what, from when to when."""

    committee: str
    structure_id: int
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None

    def is_in_force(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)


@dataclass(frozen=True, slots=True)
class HoursTold:
    """Counted minutes of one structure, month, role, nature and activity."""

    structure_id: int
    structure: str
    month: date
    nature: HoursNature
    role: HoursRole
    family: MissionFamily
    activity: str
    minutes: int


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """A meeting that the person attended: its day and hours, never what it was about.

    Hours are minutes since midnight; `function` is the mandate held there that day (None: invited).
    """

    held_on: date
    starts_minute: int
    ends_minute: int | None
    committee: str
    place: str
    is_remote: bool
    function: FunctionHeld | None


@dataclass(frozen=True, slots=True)
class TrainingTold:
    """A training that the person followed, and for how long."""

    title: str
    started_on: date
    ended_on: date | None
    minutes: int
    organiser: str
    place: str
    content: str


@dataclass(frozen=True, slots=True)
class MissionTold:
    """A mission, the body that it was for, and the volunteer minutes given to it."""

    mission: Mission
    committee: str
    minutes: int


@dataclass(frozen=True, slots=True)
class CecAssociation:
    """One structure of the summary: what identifies it, and where the declaration stands."""

    structure_id: int
    facts: AssociationFacts
    validator: str
    declared: bool
    attested_on: date | None


@dataclass(frozen=True, slots=True)
class CecTold:
    """What may be said of the CEC of one person and civil year."""

    parameters: CecParameters
    decision: CecDecision
    associations: tuple[CecAssociation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """All that one paper is written from; what its kind does not need is empty.

    `since` is the first day of the person's engagement that the dossier knows. `contributors` are named
    because they agreed to it; `unnamed` counts those who did not.
    """

    issuer: PaperIssuer
    first_day: date
    last_day: date
    today: date
    person: PaperPerson = NOBODY
    functions: tuple[FunctionHeld, ...] = ()
    hours: tuple[HoursTold, ...] = ()
    meetings: tuple[MeetingTold, ...] = ()
    missions: tuple[MissionTold, ...] = ()
    trainings: tuple[TrainingTold, ...] = ()
    cec: CecTold | None = None
    since: date | None = None
    contributors: tuple[str, ...] = ()
    unnamed: int = 0


def minutes_of(hours: Sequence[HoursTold], nature: HoursNature = HoursNature.VOLUNTEER) -> int:
    """The minutes of one nature: only the volunteer ones are attested."""
    return sum(line.minutes for line in hours if line.nature is nature)


def seniority_months(since: date, until: date) -> int:
    """Whole months between two days."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(months - (until.day < since.day), 0)


def reaches_years(since: date, until: date, years: int) -> bool:
    """Whether so many years have passed."""
    return add_years(since, years) <= until
