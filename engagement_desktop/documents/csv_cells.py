"""Cells of a table as CSV writes them: days as JJ/MM/AAAA, decimal comma, no unit and no thousands."""

from datetime import date
from decimal import Decimal

from engagement_desktop.documents.tables import Cell, Kilometres
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import date_short


def csv_cell(cell: Cell) -> str:
    """One cell; what is not applicable is empty."""
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return _figure(cell.euros)
    if isinstance(cell, Kilometres):
        return _figure(cell.exact)
    if isinstance(cell, Decimal):
        return _figure(cell)
    return date_short(cell) if isinstance(cell, date) else str(cell)


def _figure(number: Decimal) -> str:
    return f"{number:.2f}".replace(".", ",")
