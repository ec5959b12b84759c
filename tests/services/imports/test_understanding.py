"""Headers and cells of a workbook, as people write them."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.imports.raw import RawSheet, RawWorkbook
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.services.imports import cells
from engagement_desktop.services.imports.sheets import understand_workbook
from engagement_desktop.services.imports.tables import shown
from tests.services.imports.conftest import HOURS, Desk, usual, write

TODAY = date(2026, 11, 22)


def at(day: date, hour: int, minute: int) -> datetime:
    """A day and an hour as a cell holds them, of no zone."""
    return datetime.combine(day, time(hour, minute))


def test_headers_are_found_whatever_their_case_accents_spaces_and_order(desk: Desk) -> None:
    sheets = usual()
    sheets["  HEURES\u00a0"] = [
        {
            "\u2009NATURE ": "Bénévole",
            "duree": "2h",
            "Qualité": "AUTRE",
            "FAMILLE": "ethique",
            "Date": "4 mars 2025",
            "Personne": "p1",
        }
    ]

    assert desk.done(sheets).counts["Heures"].new == 1


def test_a_sheet_or_a_column_found_twice_is_refused(desk: Desk, tmp_path: Path) -> None:
    twice = RawWorkbook("a", (RawSheet("Heures", [["durée"]]), RawSheet("heurés", [["durée"], ["1h"]])))

    table = understand_workbook(twice, TODAY).hours

    assert (table.broken, table.read, table.faults[0].value) == (True, 1, "heurés")
    path = write(tmp_path / "a.xlsx", {**usual(), "Heures": [{**HOURS, "Durée ": "1h"}]})
    assert [(f.row, f.column) for f in desk.service.read(path).faults] == [(1, "durée")]


def test_a_missing_required_column_refuses_the_sheet(desk: Desk) -> None:
    partial = desk.plan(usual(Heures=[{"personne": "P1", "durée": "1h"}] * 3))

    assert {(f.row, f.column) for f in partial.faults} == {
        (1, name) for name in ("date", "famille", "qualité", "nature")
    }
    assert partial.counts["Heures"].refused == 3


def test_the_header_is_the_first_row_that_is_not_empty_and_empty_rows_are_skipped(
    tmp_path: Path, desk: Desk
) -> None:
    desk.done(usual())
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Heures")
        for place, (column, value) in enumerate(HOURS.items()):
            sheet.write(3, place, column)
            sheet.write(6, place, "  " if column == "durée" else str(value))
        sheet.write(3, 9, "Remarque")
        sheet.write(5, 9, "à revoir")

    plan = desk.service.read(path)

    assert plan.counts["Heures"].read == 1
    assert [(f.row, f.column) for f in plan.faults if f.column == "durée"] == [(7, "durée")]


def test_a_merged_header_is_told(tmp_path: Path, desk: Desk) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Heures").merge_range(0, 0, 0, 3, "Registre 2025")

    faults = desk.service.read(path).faults

    assert "fusionnées" in next(fault for fault in faults if fault.sheet == "Heures").message


def test_an_empty_sheet_is_an_absent_one(desk: Desk) -> None:
    assert desk.done(usual(Heures=[])).counts["Heures"].read == 0


def test_hostile_texts_come_in_as_they_are(desk: Desk) -> None:
    texts = ["<b>gras", "A & B", "=1+1", "🦦", "x" * 300, "y" * 32_767]

    desk.done(usual(Heures=[{**HOURS, "activité": text} for text in texts]))

    assert [row.activity for row in desk.rows("hours_entry")] == texts


def test_a_cell_beyond_what_a_spreadsheet_holds_is_refused() -> None:
    book = RawWorkbook(
        "a", (RawSheet("Comités", [["comité", "type d'instance"], ["x" * 32_768, float("nan")]]),)
    )

    assert [fault.column for fault in understand_workbook(book, TODAY).committees.faults] == [
        "comité",
        "type d'instance",
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2025, 3, 4), date(2025, 3, 4)),
        (at(date(2025, 3, 4), 10, 30), date(2025, 3, 4)),
        ("04/03/2025", date(2025, 3, 4)),
        ("4.3.25", date(2025, 3, 4)),
        ("1er avril 2025", date(2025, 4, 1)),
    ],
)
def test_days(cell: object, expected: date) -> None:
    assert cells.day(TODAY)(cell) == expected  # type: ignore[arg-type]


def test_two_figures_of_year_are_in_the_past_for_a_birth() -> None:
    assert cells.day(TODAY, birth=True)("01/02/40") == date(1940, 2, 1)
    assert cells.day(TODAY)("01/02/40") == date(2040, 2, 1)


@pytest.mark.parametrize("cell", [45000, 45000.5, True, time(9, 0), timedelta(hours=2)])
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(DomainError):
        cells.day(TODAY)(cell)  # type: ignore[arg-type]


def test_hours_of_the_clock() -> None:
    assert [cells.clock(cell) for cell in ("9h", "14:30", time(16, 5), at(date(2025, 1, 1), 8, 15))] == [
        540,
        870,
        965,
        495,
    ]


def test_a_day_of_the_spreadsheets_first_years_is_a_duration() -> None:
    assert cells.duration(date(1900, 1, 1)) == 1440
    with pytest.raises(DomainError, match="24 heures"):
        cells.duration(at(date(1900, 1, 1), 2, 0))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2026, 2, 1), QuorumRule.HALF),
        (date(2026, 3, 2), QuorumRule.TWO_THIRDS),
        (0.5, QuorumRule.HALF),
        (1 / 3, QuorumRule.ONE_THIRD),
        ("plus de la moitié", QuorumRule.MORE_THAN_HALF),
    ],
)
def test_a_quorum_that_the_spreadsheet_took_for_something_else(cell: object, expected: QuorumRule) -> None:
    assert cells.quorum(cell) is expected  # type: ignore[arg-type]


def test_numbers_as_text() -> None:
    numbers = [7.0, 7.5, 1e300, True, date(2025, 3, 4), time(9, 5), timedelta(hours=1)]

    assert [cells.text(number) for number in numbers] == [
        "7",
        "7,5",
        "1e+300",
        "oui",
        "04/03/2025",
        "09:05",
        "1:00:00",
    ]


def test_numbers_lose_the_noise_of_binary_fractions() -> None:
    assert cells.amount(2.675) == Money(268)
    assert cells.kilometres(12.1 + 0.2) == 1230


@pytest.mark.parametrize("cell", ["1" * 30, "-3", "2,5", ""])
def test_whole_numbers_stay_between_their_bounds(cell: str) -> None:
    with pytest.raises(DomainError):
        cells.whole(1, 99, "CV")(cell)


def test_cells_are_shown_as_the_spreadsheet_shows_them() -> None:
    read = [
        2.5,
        3.0,
        4,
        True,
        False,
        date(2025, 3, 4),
        at(date(2025, 3, 4), 9, 5),
        time(9, 5),
        timedelta(hours=26),
    ]

    assert [shown(cell) for cell in read] == [
        "2,5",
        "3",
        "4",
        "VRAI",
        "FAUX",
        "04/03/2025",
        "04/03/2025 09:05",
        "09:05",
        "26:00",
    ]
