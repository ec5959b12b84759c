"""What the page of the ledger shows, and what an export gives back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from engagement_desktop.domain.expenses.ledger.entries import Entry
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise


class FecEncoding(StrEnum):
    """How the text of the entries is written; the first is the one that the law names."""

    LATIN9 = "iso8859-15"
    UTF8 = "utf-8"


@dataclass(frozen=True, slots=True)
class LedgerPreview:
    """What an export of these days would take. `due`: owed to volunteers at the end of the last day.

    `history`: entries of earlier days that came settled with a workbook, before anything was exported.
    """

    exercise: Exercise
    first_day: date
    last_day: date
    entries: tuple[Entry, ...]
    late: int
    late_from: date | None
    undated: int
    due: Money
    history: int = 0

    @property
    def total(self) -> Money:
        return Money.sum(entry.debit for entry in self.entries)


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One export that was made."""

    id: int
    made_at: datetime
    first_day: date
    last_day: date
    first_number: int
    last_number: int
    entries: int
    total: Money


@dataclass(frozen=True, slots=True)
class LedgerOutcome:
    """The files that were written, and how much they hold."""

    export_id: int
    files: tuple[Path, ...]
    entries: int
    total: Money
