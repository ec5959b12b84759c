"""What an import says: refusals, warnings, counts, doubts, and the journal of the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class ImportFault:
    """One cell refused, or warned about.

    `row` is the number that the spreadsheet shows, `column` the contract's name, `value` the text as
    read. `follows`: the row is right in itself, but leans on a refused one.
    """

    sheet: str
    row: int
    column: str
    value: str
    message: str
    follows: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Ignored:
    """A sheet, or one column of a sheet, that the program does not know."""

    sheet: str
    column: str | None = None

    def as_json(self) -> dict[str, str | None]:
        return {"sheet": self.sheet, "column": self.column}


@dataclass(frozen=True, slots=True)
class SheetCounts:
    """The rows of one sheet by what becomes of them."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    changed: int = 0
    refused: int = 0

    @property
    def good(self) -> int:
        return self.read - self.refused

    def as_json(self) -> dict[str, int]:
        return {
            "read": self.read,
            "new": self.new,
            "unchanged": self.unchanged,
            "changed": self.changed,
            "refused": self.refused,
        }


Counts = Mapping[str, SheetCounts]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as shown beside the one they may be."""

    identifier: str
    last_name: str
    first_name: str
    born_on: date | None = None
    phone: str | None = None
    email: str | None = None
    city: str | None = None
    row: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two cards that may be one person: the workbook's, and one of the dossier or of an earlier row.

    `row` is the workbook row that the decision is about.
    """

    row: int
    workbook: PersonCard
    other: PersonCard

    @property
    def is_in_dossier(self) -> bool:
        return self.other.person_id is not None


class Decision(StrEnum):
    """What the person says of a doubtful pair."""

    SAME = "same"
    TWO = "two"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """The decisions taken, by workbook row of « Personnes »; a row not named is another person."""

    decisions: Mapping[int, Decision] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, row: int) -> Decision:
        return self.decisions.get(row, Decision.TWO)


NO_CHOICE = ImportChoices()


@dataclass(frozen=True, slots=True)
class ImportJournal:
    """What an import did, or would do: the contract's JSON."""

    imported: bool
    errors: tuple[ImportFault, ...]
    warnings: tuple[ImportFault, ...]
    ignored: tuple[Ignored, ...]
    counts: Counts

    @property
    def new(self) -> int:
        return sum(counts.new for counts in self.counts.values())

    @property
    def changed(self) -> int:
        return sum(counts.changed for counts in self.counts.values())

    def as_dict(self) -> dict[str, Any]:
        return {
            "imported": self.imported,
            "errors": [fault.as_json() for fault in self.errors],
            "warnings": [fault.as_json() for fault in self.warnings],
            "ignored": [ignored.as_json() for ignored in self.ignored],
            "counts": {sheet: counts.as_json() for sheet, counts in self.counts.items()},
        }

    def as_json(self) -> str:
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1) + "\n"
