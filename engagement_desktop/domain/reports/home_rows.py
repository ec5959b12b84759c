"""What the home page shows: key figures, next steps, what is missing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
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
    PLANNED_MEETING = "planned_meeting"
    MEETING_TO_RECORD = "meeting_to_record"
    HOURS_TO_VALIDATE = "hours_to_validate"
    CLAIMS_TO_DECIDE = "claims_to_decide"
    CLAIMS_TO_PAY = "claims_to_pay"
    MANDATES_ENDING = "mandates_ending"


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do: how many, by which day, about what, for how much.

    `subject_id` names the one row that it is about, when it is about one.
    """

    kind: StepKind
    count: int
    on: date | None = None
    subject: str | None = None
    subject_id: int | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The home page of an exercise, on one day."""

    today: date
    structure: str
    figures: HomeFigures
    steps: tuple[NextStep, ...]
    gaps: tuple[Gap, ...]
    is_empty: bool
