"""Cells of a table in CSV: what a French spreadsheet reads as a number, a day or nothing."""

from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.documents.csv_cells import csv_cell
from engagement_desktop.documents.tables import Cell, Kilometres
from engagement_desktop.domain.money import Money


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        ("Comité", "Comité"),
        (7, "7"),
        (date(2026, 3, 4), "04/03/2026"),
        (Money(123_456_05), "123456,05"),
        (Money(-1), "-0,01"),
        (Kilometres(4630), "46,30"),
        (Decimal("1.5"), "1,50"),
    ],
)
def test_a_cell_is_written_as_a_french_spreadsheet_reads_it(cell: Cell, written: str) -> None:
    assert csv_cell(cell) == written
