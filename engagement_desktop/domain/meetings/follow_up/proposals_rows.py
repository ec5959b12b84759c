"""What lists, panes, the home page and the poster show of proposals; how long they wait."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState


class Feedback(StrEnum):
    """The chips of the list: what the person still waits for."""

    ANSWER = "answer"
    TELLING = "telling"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal in a list; `waiting_days` since it was made, until the person was told."""

    id: int
    committee_id: int
    committee: str
    made_on: date
    said: str
    person_id: int | None
    person: str | None
    state: ProposalState
    feedback: Feedback
    waiting_days: int
    answered_on: date | None
    told_on: date | None
    on_poster: bool
    meeting_id: int | None


@dataclass(frozen=True, slots=True)
class ProposalDetail:
    """One proposal whole; `decision` is the number of the decision that took it up."""

    row: ProposalRow
    answer: str | None
    reason: str | None
    decision_id: int | None
    decision: str | None
    item: str | None


@dataclass(frozen=True, slots=True)
class PosterLine:
    """One line of the poster « Vous avez dit, nous avons fait »; nobody is named on it."""

    id: int
    said: str
    state: ProposalState
    answer: str | None
    reason: str | None
    made_on: date
    answered_on: date | None


def feedback_of(state: ProposalState, told_on: date | None, *, is_named: bool) -> Feedback:
    """Answered without somebody to tell is told: the poster does it."""
    if state is ProposalState.WAITING:
        return Feedback.ANSWER
    return Feedback.TOLD if told_on is not None or not is_named else Feedback.TELLING


def waiting_days(made_on: date, ended_on: date | None, today: date) -> int:
    """Whole days from the proposal until the person knew, or until today."""
    return max(((ended_on or today) - made_on).days, 0)
