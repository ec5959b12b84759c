"""What a workbook holds before anyone understands it: sheets of bare cells."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that holds no usable value: an error of the spreadsheet, a formula never computed."""

    shown: str
    sentence: str


Cell = str | float | int | bool | datetime | date | time | timedelta | CellFault
Row = list[Cell]

BLANK: Cell = ""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet as stored: `rows[0]` is the row that the spreadsheet numbers 1.

    `merged` holds merged ranges as (first row, first column, last row, last column), counted from 0.
    """

    name: str
    rows: list[Row]
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """All the sheets of one file or folder, and its name."""

    name: str
    sheets: tuple[RawSheet, ...] = field(default=())
