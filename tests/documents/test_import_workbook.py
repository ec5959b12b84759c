"""A workbook to be read again: words untouched, cells of their own kind."""

from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl

from engagement_desktop.documents.import_sheets import ImportSheet
from engagement_desktop.documents.import_workbook import import_xlsx
from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.tables import Duration, Kilometres
from engagement_desktop.domain.money import Money

PROPERTIES = SheetsProperties("Export", "MSP", datetime(2026, 11, 22, 10, 30, tzinfo=UTC))
ROW = (
    "=1+1",
    "l'« ordinaire » :",
    date(2025, 3, 4),
    Money(1250),
    Duration(150),
    Kilometres(3750),
    7,
    None,
    "a\x07b",
)


def sheet(*rows: tuple[object, ...]) -> ImportSheet:
    return ImportSheet("Essai", tuple("ABCDEFGHI"), rows)  # type: ignore[arg-type]  # a row of every kind of cell


def test_each_cell_keeps_its_kind_and_its_words() -> None:
    written = import_xlsx([sheet(ROW)], PROPERTIES)
    page = openpyxl.load_workbook(BytesIO(written.content))["Essai"]
    head, row = (list(cells) for cells in page.rows)
    assert [cell.value for cell in head] == list("ABCDEFGHI")
    assert [cell.value for cell in row[:2]] == ["=1+1", "l'« ordinaire » :"]
    assert [cell.data_type for cell in row] == ["s", "s", "d", "n", "d", "n", "n", "n", "s"]
    assert (row[2].value, row[3].value, row[5].value, row[6].value) == (datetime(2025, 3, 4), 12.5, 37.5, 7)  # noqa: DTZ001 # a sheet knows no zone
    assert (row[4].number_format, row[0].number_format) == ("[h]:mm", "@")
    assert row[8].value == "a b"
    assert (written.counts, written.cut) == ({"Essai": 1}, 0)


def test_what_is_longer_than_a_cell_is_cut_and_counted() -> None:
    written = import_xlsx([sheet(("é" * 32_767,), ("é" * 32_768,))], PROPERTIES)
    page = openpyxl.load_workbook(BytesIO(written.content))["Essai"]
    assert [len(str(row[0].value)) for row in list(page.rows)[1:]] == [32_767, 32_767]
    assert written.cut == 1


def test_the_same_rows_give_the_same_bytes() -> None:
    assert import_xlsx([sheet(ROW)], PROPERTIES).content == import_xlsx([sheet(ROW)], PROPERTIES).content
