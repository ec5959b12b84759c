"""What the text of a meeting shows of the rows that stand in it: decisions, actions, votes, proposals."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.meetings.minuting.minutes_text import Marker
from engagement_desktop.domain.meetings.voting.votes import VoteMode, VoteResult


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteTotals:
    """What came out of a vote."""

    result: VoteResult
    mode: VoteMode
    votes_for: int
    votes_against: int
    abstentions: int
    at_minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One row as its frame in the text says it.

    `person` is the owner of an action or the author of a proposal; `vote` the totals of a vote, or of the
    vote that carried a decision; `minute` the hour of a decision.
    """

    marker: Marker
    wording: str
    number: str = ""
    person: str = ""
    due_on: date | None = None
    minute: int | None = None
    vote: VoteTotals | None = None
