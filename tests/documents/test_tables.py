"""Tables as data, and as paper writes them."""

from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.documents.cells import paper_table, shown
from engagement_desktop.documents.tables import Cell, Column, DataTable, Duration, Kilometres, Share, add_up
from engagement_desktop.domain.money import Money


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, "–"),
        ("=1+1", "=1+1"),
        (1234, "1\u202f234"),
        (Decimal("11.88"), "11,88"),
        (date(2025, 3, 4), "04/03/2025"),
        (Money(123456), "1\u202f234,56"),
        (Duration(210), "3\u00a0h\u00a030"),
        (Kilometres(123450), "1\u202f234,5"),
        (Share(1, 3), "33\u00a0%"),
        (Share(0, 0), "–"),
    ],
)
def test_a_cell_is_written_in_french(cell: Cell, written: str) -> None:
    assert shown(cell) == written


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        ([Money(1), None, Money(2)], Money(3)),
        ([Duration(1), Duration(2)], Duration(3)),
        ([Kilometres(1), Kilometres(2)], Kilometres(3)),
        ([1, 2, None], 3),
        ([None], None),
        ([], None),
    ],
)
def test_cells_of_one_kind_add_up(cells: list[Cell], total: Cell) -> None:
    assert add_up(cells) == total


def test_the_total_line_leaves_empty_what_has_no_sum() -> None:
    columns = (Column("Nom"), Column("Part", figures=True), Column("Somme", figures=True, summed=True))
    table = DataTable("t", "T", columns, (("a", Share(1, 2), 3), ("b", Share(1, 2), 4)), "Total")
    assert table.totals() == ("Total", None, 7)
    assert paper_table(table)._rows[-1].cells == ["Total", "", "7"]
    assert not DataTable("t", "T", columns, (), "Total").has_total
