"""What the journal of the dossier shows: who did what, when, without any value."""

from dataclasses import dataclass
from datetime import date, datetime

from engagement_desktop.domain.topics import Topic


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """Which acts are shown, the newest first; days are those of the workstation, both included.

    `on` is one single day; `account_id` 0 stands for acts of nobody.
    """

    on: date | None = None
    since: date | None = None
    until: date | None = None
    account_id: int | None = None
    topic: Topic | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One act: its number in the chain, its instant, the account, and a French sentence."""

    id: int
    at: datetime
    who: str
    sentence: str
