"""Tables as XLSX and ODS, read back by other programs."""

import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from defusedxml import ElementTree
from python_calamine import CalamineWorkbook

from engagement_desktop.documents.ods import ods
from engagement_desktop.documents.sheets import SheetsProperties, column_width, letters
from engagement_desktop.documents.spreadsheet import xlsx
from engagement_desktop.documents.tables import Column, DataTable, Duration, Kilometres, Share
from engagement_desktop.domain.money import Money

PROPERTIES = SheetsProperties("Rapport", "Maison", datetime(2026, 3, 10, 9, 42, tzinfo=UTC))
COLUMNS = (
    Column("Nom"),
    Column("Jour"),
    Column("Nombre", figures=True, summed=True),
    Column("Somme", figures=True, summed=True),
    Column("Durée", figures=True, summed=True),
    Column("Part", figures=True),
    Column("Km", figures=True, summed=True),
    Column("Taux", figures=True),
)
ROW = ("a", date(2025, 3, 4), 2, Money(123456), Duration(90), Share(1, 4), Kilometres(1250), Decimal("11.88"))
TABLE = DataTable(
    "Table", "T", COLUMNS, (ROW, ("b", None, 3, Money(1), Duration(31), Share(0, 0), None, None)), "Total"
)
HOSTILE = (
    "<b>gras</b>",
    "a & b",
    "=1+1",
    "+33",
    "@x",
    "🙂",
    "x" * 300,
    "https://exemple.fr",
    "a\x07b\ud800",
    "mot " * 20_000,
)

Writer = Callable[..., bytes]


@pytest.fixture(params=[xlsx, ods], ids=["xlsx", "ods"])
def write(request: pytest.FixtureRequest) -> Writer:
    return request.param


def read(content: bytes, sheet: str = "Table") -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(sheet).to_python()


def test_numbers_dates_and_durations_are_real(write: Writer) -> None:
    head, first, second, total = read(write([TABLE], PROPERTIES))
    assert head == [column.title for column in COLUMNS]
    assert first[:4] == ["a", date(2025, 3, 4), 2.0, 1234.56]
    assert first[4] in (timedelta(minutes=90), time(1, 30))
    assert first[5:] == [0.25, 12.5, 11.88]
    assert second[1] == second[5] == ""
    assert total[2:4] == [5.0, 1234.57]
    assert total[4] in (timedelta(minutes=121), time(2, 1))


def test_the_same_tables_give_the_same_bytes(write: Writer) -> None:
    assert write([TABLE], PROPERTIES) == write([TABLE], PROPERTIES)


def test_user_text_stays_text(write: Writer) -> None:
    table = DataTable(
        "Table", "T", (Column("<b>=1"), Column("Nombre", figures=True)), tuple((word, 1) for word in HOSTILE)
    )
    content = write([table], PROPERTIES)
    rows = read(content)
    assert rows[0][0] == "<b>=1"
    assert [row[0] for row in rows[1:8]] == list(HOSTILE[:7])
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    for part in parts.values():
        ElementTree.fromstring(part)
        assert b"formula" not in part
        assert b"<f>" not in part
        assert b"hyperlink" not in part
        assert b"xlink" not in part


def test_totals_are_formulas_of_ours() -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx([TABLE], PROPERTIES)))
    assert book["Table"]["C4"].value == "=SUM(C2:C3)"
    assert book["Table"]["F4"].value is None
    assert book["Table"].freeze_panes == "B2"
    assert book.properties.created == datetime(2026, 3, 10, 9, 42)  # noqa: DTZ001  the file keeps no zone
    with zipfile.ZipFile(BytesIO(ods([TABLE], PROPERTIES))) as archive:
        content = archive.read("content.xml").decode()
    assert 'table:formula="of:=SUM([.C2:.C3])"' in content


def test_an_ods_begins_with_its_kind() -> None:
    content = ods([TABLE], PROPERTIES)
    assert content[30:38] == b"mimetype"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert b"<meta:creation-date>2026-03-10T09:42:00<" in archive.read("meta.xml")
        assert b'config:name="VerticalSplitPosition" config:type="int">1<' in archive.read("settings.xml")


def test_a_negative_duration_is_kept() -> None:
    table = DataTable("Table", "T", (Column("Nom"), Column("Écart", figures=True)), (("a", Duration(-90)),))
    with zipfile.ZipFile(BytesIO(ods([table], PROPERTIES))) as archive:
        assert b'office:time-value="-PT01H30M00S"' in archive.read("content.xml")


def test_columns_have_letters_and_a_width() -> None:
    assert [letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert column_width(TABLE, 0) == 10
    assert column_width(DataTable("t", "T", (Column("x" * 400),), ()), 0) == 60
