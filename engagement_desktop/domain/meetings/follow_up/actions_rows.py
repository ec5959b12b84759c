"""What lists, panes and the home page show of actions; when one is late."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority


class ActionTiming(StrEnum):
    """The chips of the list: how an action stands to its day."""

    LATE = "late"
    TO_DO = "to_do"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in a list."""

    id: int
    number: str
    committee_id: int
    committee: str
    asked_on: date
    wording: str
    owner_id: int | None
    owner: str | None
    due_on: date | None
    priority: Priority
    state: ActionState
    timing: ActionTiming
    closed_on: date | None
    has_proof: bool
    meeting_id: int | None
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """One action whole; `proof_name` is the file that proves it, `decision` the number of its origin."""

    row: ActionRow
    proof_id: int | None
    proof_name: str | None
    comment: str | None
    decision_id: int | None
    decision: str | None
    item: str | None


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody whom the first letters typed after « qui » may mean."""

    person_id: int
    name: str


def timing_of(state: ActionState, due_on: date | None, today: date) -> ActionTiming:
    """Late: still open after its day."""
    match state:
        case ActionState.DONE:
            return ActionTiming.DONE
        case ActionState.DROPPED:
            return ActionTiming.DROPPED
        case ActionState.OPEN:
            return ActionTiming.LATE if due_on is not None and due_on < today else ActionTiming.TO_DO


def days_late(due_on: date, today: date) -> int:
    """Whole days since the day it was due; 0 until then."""
    return max((today - due_on).days, 0)
