"""What the bin shows of what was deleted."""

from dataclasses import dataclass
from datetime import date, datetime

from engagement_desktop.domain.bin import BinKind


@dataclass(frozen=True, slots=True)
class BinRow:
    """One thing deleted: what it was called, when and by whom, the last day on which it can come back.

    `may_restore`: the role of the account at work allows it.
    """

    id: int
    kind: BinKind
    said: str
    binned_at: datetime
    by: str | None
    kept_until: date
    may_restore: bool
