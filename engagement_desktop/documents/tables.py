"""A table said once: paper, XLSX and ODS draw it from the same columns, rows and totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class Duration:
    """Whole minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Kilometres:
    """A distance, in hundredths of a kilometre."""

    hundredths: int

    @property
    def exact(self) -> Decimal:
        return Decimal(self.hundredths) / 100


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; of nothing, it is not applicable."""

    part: int
    whole: int


Cell = str | int | Decimal | date | Money | Duration | Kilometres | Share | None
"""None is « not applicable »."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: figures stand at the right; `summed` ones carry a total."""

    title: str
    figures: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """Rows of one subject, their total, and what is counted and what is not."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total_label: str = ""
    note: str = ""

    @property
    def has_total(self) -> bool:
        return bool(self.total_label and self.rows)

    def totals(self) -> tuple[Cell, ...]:
        """The last line: its label, then the sum of each summed column."""
        sums = (
            add_up([row[index] for row in self.rows]) if column.summed else None
            for index, column in enumerate(self.columns)
        )
        return (self.total_label, *tuple(sums)[1:])


def add_up(cells: Sequence[Cell]) -> Cell:
    """The sum of cells of one kind; what is not applicable adds nothing."""
    held = [cell for cell in cells if cell is not None]
    if not held:
        return None
    first = held[0]
    if isinstance(first, Money):
        return Money.sum(cell for cell in held if isinstance(cell, Money))
    if isinstance(first, Duration):
        return Duration(sum(cell.minutes for cell in held if isinstance(cell, Duration)))
    if isinstance(first, Kilometres):
        return Kilometres(sum(cell.hundredths for cell in held if isinstance(cell, Kilometres)))
    return sum(cell for cell in held if isinstance(cell, int))
