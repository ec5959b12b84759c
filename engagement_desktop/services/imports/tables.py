"""One sheet of the contract as data, and what a workbook holds of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, Protocol, TypeVar

from engagement_desktop.domain.imports.raw import Cell, CellFault, Row
from engagement_desktop.domain.imports.said import Ignored, ImportFault


class HasRow(Protocol):
    """A draft knows the number of its row."""

    row: int


D = TypeVar("D", bound=HasRow)
Parser = Callable[[Any], object]

_DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the contract: its name, the usual variants of its header, the rule of its cells."""

    name: str
    field: str
    parse: Parser
    required: bool = False
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSpec(Generic[D]):
    """One sheet of the contract; `make` builds a draft from the row number and the cells in order."""

    name: str
    make: Callable[..., D]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table(Generic[D]):
    """One sheet understood: its drafts, what was refused on the way, and its cells as read.

    `fields` are those whose column stands in the sheet. `broken`: the header cannot be relied on, every row
    is refused.
    """

    spec: SheetSpec[D]
    drafts: tuple[D, ...] = ()
    fields: frozenset[str] = frozenset()
    faults: tuple[ImportFault, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    rows: list[Row] = field(default_factory=list)
    places: Mapping[str, int] = field(default_factory=dict)
    broken: bool = False
    read: int = 0

    @property
    def name(self) -> str:
        return self.spec.name

    def shown(self, row: int, column: str) -> str:
        """The text of a cell as read; empty when its column is absent."""
        place = self.places.get(column)
        return "" if place is None else shown(self.rows[row - 1][place])

    def fault(self, row: int, column: str, message: str, *, follows: bool = False) -> ImportFault:
        return ImportFault(self.name, row, column, self.shown(row, column), message, follows)

    def column_of(self, field_name: str) -> str:
        """The contract's name of the column of a field."""
        return next(column.name for column in self.spec.columns if column.field == field_name)


def shown(cell: Cell) -> str:
    """A cell as a person reads it in the spreadsheet."""
    match cell:
        case CellFault():
            said = cell.shown
        case str():
            said = cell
        case bool():
            said = "VRAI" if cell else "FAUX"
        case int() | float():
            said = f"{cell:.0f}" if cell % 1 == 0 else f"{cell}".replace(".", ",")
        case datetime() if cell.time() != time():
            said = cell.strftime(f"{_DAY} %H:%M")
        case date():
            said = cell.strftime(_DAY)
        case time():
            said = cell.strftime("%H:%M")
        case timedelta():
            minutes = int(cell.total_seconds()) // 60
            said = f"{minutes // 60}:{minutes % 60:02}"
    return said
