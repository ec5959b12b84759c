"""What lists and panes show of decisions."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.register.committees import EngagementLevel


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision of the register."""

    id: int
    number: str
    committee_id: int
    committee: str
    decided_on: date
    wording: str
    level: EngagementLevel | None
    meeting_id: int | None
    item: str | None
    actions: int
    open_actions: int


@dataclass(frozen=True, slots=True)
class DecisionDetail:
    """One decision whole: the vote in a sentence, and the actions that follow from it."""

    row: DecisionRow
    vote: str | None
    decided_minute: int | None
    meeting_number: str | None
    is_sealed: bool
    actions: tuple[tuple[int, str, str], ...]
    """Id, number, wording."""
