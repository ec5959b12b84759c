"""How a cell is written on paper: French numbers, dates and durations, « – » where nothing applies."""

from datetime import date
from decimal import Decimal

from engagement_desktop.documents.long_table import LongTable, PaperColumn, long_table
from engagement_desktop.documents.tables import Cell, DataTable, Duration, Kilometres, Share
from engagement_desktop.domain.money import Money
from engagement_desktop.french import formats
from engagement_desktop.french.typography import NBSP

NOT_APPLICABLE = "–"
_RATE_PLACES = 2


def shown(cell: Cell) -> str:
    """The cell as printed; the unit of an amount is in the head of its column."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return formats.date_short(cell)
    if isinstance(cell, Decimal):
        return formats.decimal(cell, _RATE_PLACES)
    return NOT_APPLICABLE if cell is None else _measured(cell)


def _measured(cell: int | Money | Duration | Kilometres | Share) -> str:
    if isinstance(cell, Money):
        return formats.money(cell).removesuffix(f"{NBSP}€")
    if isinstance(cell, Duration):
        return formats.duration(cell.minutes)
    if isinstance(cell, Kilometres):
        return formats.trimmed(cell.exact)
    if isinstance(cell, Share):
        return formats.percent(cell.part, cell.whole) if cell.whole else NOT_APPLICABLE
    return formats.integer(cell)


def paper_table(table: DataTable) -> LongTable:
    """The table as paper draws it."""
    columns = [PaperColumn(column.title, figures=column.figures) for column in table.columns]
    rows = [[shown(cell) for cell in row] for row in table.rows]
    if table.has_total:
        rows.append(["" if cell is None else shown(cell) for cell in table.totals()])
    return long_table(columns, rows, has_total=table.has_total)
