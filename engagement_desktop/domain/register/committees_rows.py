"""What lists and panes show of committees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity


class CommitteeFilter(StrEnum):
    """The chips of the list of committees."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    """One committee in a list, on a given day and in the exercise that holds it.

    `members` are the titulaires in office, guests left out.
    """

    id: int
    name: str
    kind: str
    structure: str
    seats: int | None
    members: int
    meetings_held: int
    attended: int
    expected: int
    last_held_on: date | None
    next_planned_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class MemberOfCommittee:
    """One mandate in force, seen from the committee."""

    mandate_id: int
    person_id: int
    last_name: str
    first_name: str
    capacity: Capacity | None
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None
    to_renew: bool


@dataclass(frozen=True, slots=True)
class CommitteeDetail:
    """One committee: its rules, who sits, how often it met."""

    row: CommitteeRow
    created_on: date | None
    quorum: QuorumRule
    exercise: str
    by_college: Mapping[Capacity | None, int]
    members: tuple[MemberOfCommittee, ...]
