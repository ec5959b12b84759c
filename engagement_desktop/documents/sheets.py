"""What XLSX and ODS share: where a table stands in its sheet, what a cell weighs, who wrote it and when."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from engagement_desktop.documents.tables import Cell, DataTable, Duration, Kilometres, Share
from engagement_desktop.domain.money import Money

NARROWEST, WIDEST = 10, 60
_LETTERS = 26
_MINUTES_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class SheetsProperties:
    """What the file says of itself; its date is that of its content."""

    title: str
    author: str
    dated: datetime


def number_of(cell: int | Decimal | Money | Duration | Kilometres | Share) -> Decimal:
    """The cell as a sheet counts it: euros, days, kilometres, parts of one."""
    if isinstance(cell, Money):
        return cell.euros
    if isinstance(cell, Duration):
        return Decimal(cell.minutes) / _MINUTES_A_DAY
    if isinstance(cell, Kilometres):
        return cell.exact
    if isinstance(cell, Share):
        return Decimal(cell.part) / cell.whole
    return Decimal(cell)


def is_nothing(cell: Cell) -> bool:
    """Not applicable: the cell stays empty."""
    return cell is None or (isinstance(cell, Share) and not cell.whole)


def column_width(table: DataTable, index: int) -> int:
    """In signs: wide enough for the head and the words, within reason."""
    words = [table.columns[index].title, *(cell for row in table.rows if isinstance(cell := row[index], str))]
    return min(max(NARROWEST, *(len(word) + 2 for word in words)), WIDEST)


def letters(index: int) -> str:
    """The name of a column: A, B … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def span(table: DataTable, index: int) -> tuple[str, str]:
    """First and last cell of a column under its head."""
    name = letters(index)
    return f"{name}2", f"{name}{len(table.rows) + 1}"
