"""What another page asks the page of a committee to show."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class CommitteeTab(IntEnum):
    """The tabs, in their order."""

    SEATS = 0
    MEETINGS = 1
    RULES = 2
    FACTS = 3


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """One committee, on which tab and on which day (None: today)."""

    committee_id: int
    tab: CommitteeTab = CommitteeTab.SEATS
    on: date | None = None
