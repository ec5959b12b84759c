"""What the file of a claim says of its decision."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDecision:
    """Who did what on a claim, and what the account at work may do.

    Names are empty for what was imported. `blocked` tells why the act that one would expect is not offered,
    "" when nothing is in the way; `over_ceiling` which cost asks for the committee's accord. `held_by` is the
    run, not sent yet, that holds it; `returned` why it was given back. `notes` are what the program
    sees of the cost (see `guard`): told, never a block.
    """

    status: ClaimStatus
    wish: Wish
    is_own: bool
    awaits_second: bool
    decided_alone: bool
    entered_by: str = ""
    submitted_by: str = ""
    submitted_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None
    seconded_by: str = ""
    seconded_on: date | None = None
    returned: str = ""
    held_by: str = ""
    may_submit: bool = False
    may_take_back: bool = False
    may_decide: bool = False
    may_give_back: bool = False
    may_second: bool = False
    may_reopen: bool = False
    may_correct: bool = False
    may_choose: bool = False
    over_ceiling: str = ""
    takes_gifts: bool = False
    blocked: str = ""
    notes: tuple[str, ...] = ()
