"""What the home page shows: key figures, next steps, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.reports.yearly_rows import Gap


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """Key figures of an exercise.

    Seats are those of the committees open on the day shown that have a number of seats; `filled` their
    titulaires in office, never more than their seats.
    """

    exercise: Exercise
    held: int
    planned: int
    cancelled: int
    attended: int
    expected: int
    seats: int
    filled: int
    volunteer_minutes: int
    valuation: Money
    reimbursed: Money
    to_decide: Money
    to_pay: Money


class StepKind(StrEnum):
    """What comes next, each with its own verb on the page."""

    IMPORT_WORKBOOK = "import_workbook"
    MEETING_OPEN = "meeting_open"
    PLANNED_MEETING = "planned_meeting"
    MEETING_TO_RECORD = "meeting_to_record"
    ACTIONS_LATE = "actions_late"
    PROPOSALS_AWAITING = "proposals_awaiting"
    HOURS_TO_VALIDATE = "hours_to_validate"
    CEC_TO_DECLARE = "cec_to_declare"
    CEC_TO_ATTEST = "cec_to_attest"
    CLAIMS_TO_DECIDE = "claims_to_decide"
    CLAIMS_TO_SECOND = "claims_to_second"
    CLAIMS_TO_PAY = "claims_to_pay"
    MANDATES_ENDING = "mandates_ending"
    DRAFT_KEPT = "draft_kept"
    NO_COMMITTEE = "no_committee"
    BRING_BACK = "bring_back"


FIRST_FOR: Mapping[Role, tuple[StepKind, ...]] = MappingProxyType(
    {
        Role.COORDINATION: (),
        Role.SECRETARIAT: (StepKind.MEETING_TO_RECORD, StepKind.PLANNED_MEETING),
        Role.TREASURY: (StepKind.CLAIMS_TO_PAY, StepKind.CLAIMS_TO_DECIDE, StepKind.CLAIMS_TO_SECOND),
        Role.READING: (),
    }
)
"""What each role does before anything else; the rest follows in order of day."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do: how many, by which day, about what, for how much.

    `subject_id` names the one row that it is about, when it is about one; `form` the form whose draft waits.
    """

    kind: StepKind
    count: int
    on: date | None = None
    subject: str | None = None
    subject_id: int | None = None
    amount: Money | None = None
    form: str = ""


def in_order(steps: Iterable[NextStep], role: Role) -> tuple[NextStep, ...]:
    """The meeting that is going on, what was left half typed, the role's own work, then by day.

    What has no day comes last.
    """
    first = (StepKind.MEETING_OPEN, StepKind.DRAFT_KEPT, *FIRST_FOR[role])

    def place(step: NextStep) -> tuple[int, bool, date]:
        rank = first.index(step.kind) if step.kind in first else len(first)
        return rank, step.on is None, step.on or date.max

    return tuple(sorted(steps, key=place))


@dataclass(frozen=True, slots=True)
class Home:
    """The home page of an exercise, on one day."""

    today: date
    structure: str
    figures: HomeFigures
    steps: tuple[NextStep, ...]
    gaps: tuple[Gap, ...]
    is_empty: bool
