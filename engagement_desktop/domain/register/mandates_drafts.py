"""A mandate as its form holds it, and the renewal of several at once."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.domain.register.mandates import EndReason, Mandate, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity


@dataclass(frozen=True, slots=True)
class MandateDraft:
    """One mandate being written; `ended_on` is its last day, `college` that of the seat (see `Mandate`)."""

    id: int | None = None
    version: int | None = None
    person_id: int | None = None
    committee_id: int | None = None
    office: Office = Office.MEMBER
    seat: SeatKind = SeatKind.TITULAR
    college: Capacity | None = None
    started_on: date | None = None
    ended_on: date | None = None
    substitute_for_id: int | None = None
    appointed_by_id: int | None = None
    basis: MandateBasis | None = None
    end_reason: EndReason | None = None
    terms_before: int = 0


_KEPT = tuple(name for name in MandateDraft.__dataclass_fields__ if name not in {"id", "version"})


def mandate_draft(row: Mandate) -> MandateDraft:
    """The row as its form opens it."""
    return MandateDraft(id=row.id, version=row.version, **{name: getattr(row, name) for name in _KEPT})


def new_mandate(draft: MandateDraft) -> Mandate:
    """A mandate as a draft without fault says it."""
    return Mandate(**{name: getattr(draft, name) for name in _KEPT})


def write_mandate(row: Mandate, draft: MandateDraft) -> None:
    """The same mandate as the draft now says it."""
    for name in _KEPT:
        setattr(row, name, getattr(draft, name))


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """One mandate that ends soon or has ended without a successor, and what would follow it.

    `term` is the number that the following one would bear; `over_terms` when the rules allow fewer.
    `next_end` is None when the committee's rules say no length.
    """

    mandate_id: int
    person_id: int
    last_name: str
    first_name: str
    office: Office
    seat: SeatKind
    college: Capacity | None
    started_on: date
    ended_on: date
    clock: MandateClock
    days_left: int
    next_start: date
    next_end: date | None
    term: int
    over_terms: bool


@dataclass(frozen=True, slots=True)
class RenewalWave:
    """The mandates of one committee to renew, the first to end first."""

    committee_id: int
    committee: str
    on: date
    within_days: int
    lines: tuple[RenewalLine, ...]


@dataclass(frozen=True, slots=True)
class RenewalDraft:
    """The mandates chosen in a wave; `ends_on` gives all the new ones one last day (None: by the rules)."""

    committee_id: int
    mandates: frozenset[int]
    ends_on: date | None = None
