"""What the window and the command line show of statements of expenses."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engagement_desktop.domain.expenses.statements.told import Statement
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of a statement: its name, its lines, its kilometres, its sum and what is left to pay."""

    words: str
    lines: int
    km_hundredths: int
    total: Money
    to_pay: Money


@dataclass(frozen=True, slots=True)
class StatementPlan:
    """What a statement would tell, or the sentence that says why there is none, and about which field."""

    statement: Statement | None
    groups: tuple[GroupRow, ...] = ()
    apart: str = ""
    refusal: str = ""
    field: str | None = None


@dataclass(frozen=True, slots=True)
class StatementOutcome:
    """What was written: where, how many lines, their sum, and the numbers given to people's papers."""

    path: Path
    lines: int
    total: Money
    numbers: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class IssuedStatement:
    """A statement given to a person, kept as it was."""

    id: int
    number: str
    name: str
    issued_on: date
    person_id: int | None
    person: str
