"""The yearly report as counted: one frozen object for the window, the paper, the sheets and the JSON.

Amounts are `Money`, durations whole minutes, kilometres hundredths. Every mapping holds each key of
its enum, zero included, except `by_college` and `statuses`, which hold only what is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import CecReason, CecStatus
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import LegalForm, StructureKind


@dataclass(frozen=True, slots=True)
class StructureIdentity:
    """Who reports."""

    name: str
    kind: StructureKind
    legal_form: LegalForm
    siren: str | None
    finess: str | None = None
    address: str | None = None
    postcode: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class CommitteeYear:
    """One committee over the exercise; members are titulaires in office on its last day."""

    name: str
    kind: str
    seats: int | None
    members: int
    by_college: Mapping[Capacity | None, int]
    mandates_started: int
    mandates_ended: int
    meetings_held: int
    meetings_cancelled: int
    attended: int
    expected: int


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting of the exercise, for the dots of the presence chart."""

    committee: str
    held_on: date
    status: MeetingStatus
    minutes: int | None
    attended: int
    expected: int


@dataclass(frozen=True, slots=True)
class MeetingsYear:
    """Meetings of all committees together."""

    held: int
    planned: int
    cancelled: int
    minutes: int
    attended: int
    expected: int


@dataclass(frozen=True, slots=True)
class ValuationLine:
    """Volunteer minutes of one period of the hourly minimum wage, and their value."""

    valid_from: date
    rate: Decimal
    source: str
    minutes: int
    value: Money


@dataclass(frozen=True, slots=True)
class HoursYear:
    """Validated hours; families and months count volunteering only."""

    volunteer_minutes: int
    indemnified_minutes: int
    paid_minutes: int
    by_family: Mapping[MissionFamily, int]
    by_month: tuple[int, ...]
    valuation: Money
    valuation_lines: tuple[ValuationLine, ...]
    volunteers: int


@dataclass(frozen=True, slots=True)
class ExpenseCell:
    """The lines of one nature in claims of one status."""

    nature: ExpenseNature
    status: ClaimStatus
    lines: int
    amount: Money


@dataclass(frozen=True, slots=True)
class ExpensesYear:
    """Costs dated in the exercise; natures and km count what was approved, reimbursed or waived."""

    lines: int
    km_hundredths: int
    by_status: Mapping[ClaimStatus, Money]
    by_nature: Mapping[ExpenseNature, Money]
    cells: tuple[ExpenseCell, ...]


@dataclass(frozen=True, slots=True)
class CecLine:
    """One person with volunteer hours in the civil year."""

    person: str
    name: str
    status: CecStatus
    reasons: tuple[CecReason, ...]
    eligible_minutes: int
    best_association: str | None
    best_association_minutes: int


@dataclass(frozen=True, slots=True)
class YearlyFigures:
    """All figures of one exercise."""

    exercise: Exercise
    committees: tuple[CommitteeYear, ...]
    meeting_lines: tuple[MeetingLine, ...]
    engaged: int
    meetings: MeetingsYear
    hours: HoursYear
    expenses: ExpensesYear
    cec: tuple[CecLine, ...]


class GapKind(StrEnum):
    """What is missing for a complete report."""

    MEETING_WITHOUT_DECISIONS = "meeting_without_decisions"
    MEETING_WITHOUT_ATTENDANCE = "meeting_without_attendance"
    MEETING_WITHOUT_END = "meeting_without_end"
    PLANNED_MEETING_PAST = "planned_meeting_past"
    HOURS_TO_VALIDATE = "hours_to_validate"
    CLAIM_TO_DECIDE = "claim_to_decide"
    LINE_WITHOUT_RECEIPT = "line_without_receipt"
    ASSOCIATION_TO_COMPLETE = "association_to_complete"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing, and how many rows lack it."""

    kind: GapKind
    count: int


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """What the yearly report tells; `as_of` is the instant of the last audited act.

    `previous` carries no CEC line: the compte d’engagement citoyen is looked at one year at a time.
    """

    structure: StructureIdentity
    figures: YearlyFigures
    previous: YearlyFigures | None
    gaps: tuple[Gap, ...]
    as_of: datetime
    today: date
    travel_counts: bool
    scale_notes: tuple[str, ...]
