"""« Fin d’engagement »: what is looked at before a person leaves, and what is decided."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import EndReason, Office, SeatKind


class PaperKind(StrEnum):
    """A paper that a person who leaves should be given."""

    PARTICIPATION = "participation"
    HOURS = "hours"
    EXPENSES = "expenses"
    WAIVER = "waiver"


@dataclass(frozen=True, slots=True)
class PaperToGive:
    """One paper, and why: how many minutes, or what amount it tells."""

    kind: PaperKind
    minutes: int = 0
    amount: Money = field(default_factory=Money)


@dataclass(frozen=True, slots=True)
class SubstituteOffered:
    """A suppléant in office who may take over; `mandate_id` is their own mandate."""

    mandate_id: int
    person_id: int
    name: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class MandateToEnd:
    """A mandate in force or to come, with those who stand in for its holder."""

    mandate_id: int
    committee_id: int
    committee: str
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None
    substitutes: tuple[SubstituteOffered, ...]


@dataclass(frozen=True, slots=True)
class UnpaidClaim:
    """A claim that is neither paid, nor refused, nor waived."""

    claim_id: int
    reference: str
    status: ClaimStatus
    amount: Money


@dataclass(frozen=True, slots=True)
class UnpaidContribution:
    """A contribution that was approved and is not paid yet."""

    contribution_id: int
    kind: ContributionKind
    done_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class MeetingToCome:
    """A planned meeting of a committee where the person sits, or at which they are expected."""

    meeting_id: int
    committee: str
    held_on: date


@dataclass(frozen=True, slots=True)
class ActionLeft:
    """An action still open, for which somebody else is to be found."""

    action_id: int
    number: str
    wording: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class DepartureView:
    """All that a departure touches, on the day looked at."""

    person_id: int
    name: str
    today: date
    mandates: tuple[MandateToEnd, ...]
    claims: tuple[UnpaidClaim, ...]
    contributions: tuple[UnpaidContribution, ...]
    meetings: tuple[MeetingToCome, ...]
    papers: tuple[PaperToGive, ...]
    actions: tuple[ActionLeft, ...]
    needs: int
    """How many needs are kept; they can be forgotten."""
    archived_on: date | None

    @property
    def unpaid(self) -> Money:
        return Money.sum(claim.amount for claim in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureDraft:
    """What was decided: `on` is the last day in office, `promote` mandates of suppléants who take over."""

    person_id: int
    on: date
    reason: EndReason
    promote: frozenset[int] = frozenset()
    archive: bool = False
    forget_needs: bool = False
