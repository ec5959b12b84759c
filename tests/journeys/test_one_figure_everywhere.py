"""A figure is one figure: bare rows, lists, report, paper, sheets and machine say the same to the cent."""

import json
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.expenses.claims import ExpenseService
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.reports.home import HomeService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import schema
from tests.builders import open_copy
from tests.journeys import invented, recount
from tests.journeys.recount import Dump, Year

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
YEARS = (2024, 2025)
CASES = [
    *(pytest.param((number, 1), id=f"dossier-{number}") for number in range(2)),
    pytest.param((2, 9), id="school-year"),
    *(
        pytest.param((number, 1 + number % 12), id=f"dossier-{number}", marks=pytest.mark.endurance)
        for number in range(3, 103)
    ),
]
PREFER_TRAVEL_FROM = 2


def dumped(workspace: Workspace) -> Dump:
    """Each table as it stands, by `SELECT *` and the names of its columns."""
    found: Dump = {}
    with workspace.database.alone() as raw:
        for name in schema.tables(raw):
            cursor = raw.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608 # our names
            columns = [each[0] for each in cursor.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in cursor]
    return found


@dataclass(frozen=True)
class Case:
    """One invented dossier: what it holds, and where its reports were written."""

    workspace: Workspace
    dump: Dump
    folder: Path
    first_month: int

    def year(self, start: int) -> Year:
        last = date(start + 1, self.first_month, 1) - timedelta(days=1)
        return Year(f"{start}-{self.first_month:02}-01", last.isoformat())

    def told(self, year: int) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.written(year, "json"))
        return told

    def written(self, year: int, form: str) -> bytes:
        path = self.folder / f"{year}.{form}"
        if not path.exists():
            ReportService(self.workspace).export(year, path, nominative=True)
        return path.read_bytes()

    def sheet(self, year: int, form: str, name: str) -> list[list[Any]]:
        book = CalamineWorkbook.from_filelike(BytesIO(self.written(year, form)))
        rows: list[list[Any]] = book.get_sheet_by_name(name).to_python()
        return rows

    def paper(self, year: int) -> str:
        self.written(year, "pdf")
        path = self.folder / f"{year}.pdf"
        done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
        return re.sub(r"\s", " ", done.stdout.decode())


@pytest.fixture(scope="module", params=CASES)
def case(
    request: pytest.FixtureRequest, pristine: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Case]:
    number, first_month = request.param
    folder = tmp_path_factory.mktemp("invented")
    workspace = open_copy(pristine, folder)
    service = ImportService(workspace)
    journal = service.apply(service.read(invented.book(folder / "a.xlsx", SEED * 1000 + number)))
    assert journal.imported, journal.errors
    with workspace.database.work() as session:
        from engagement_desktop.storage.register.structures import own_structure

        own = own_structure(session)
        assert own is not None
        own.exercise_first_month = first_month
        own.counts_travel = number >= PREFER_TRAVEL_FROM
    (folder / "rapports").mkdir()
    yield Case(workspace, dumped(workspace), folder / "rapports", first_month)
    workspace.close()


@pytest.mark.parametrize("year", YEARS)
def test_the_report_says_what_bare_rows_say(case: Case, year: int) -> None:
    told, counted = case.told(year), recount.figures(case.dump, case.year(year))
    assert told["exercise"] == {"start": case.year(year).start, "end": case.year(year).end}
    for part, found in counted.items():
        assert told[part] == found, part


@pytest.mark.parametrize("year", YEARS)
def test_parts_make_up_their_whole(case: Case, year: int) -> None:
    told = case.told(year)
    hours, expenses = told["hours"], told["expenses"]
    assert sum(hours["by_mission"].values()) == sum(hours["by_month"]) == hours["volunteer_minutes"]
    counted = [expenses["by_status"][status] for status in ("approved", "reimbursed", "waived")]
    assert sum(expenses["by_nature"].values()) == sum(counted)
    by_person: dict[int, int] = defaultdict(int)
    own = next(row for row in case.dump["structure"] if row["link"] == "own")
    for row in recount.counted_hours(case.dump, case.year(year), travel=bool(own["counts_travel"])):
        if row["nature"] == "volunteer":
            by_person[row["person_id"]] += row["minutes"]
    assert sum(by_person.values()) == hours["volunteer_minutes"]
    for name in ("attended", "expected"):
        assert sum(each[name] for each in told["committees"]) == told["meetings"][name]
    assert sum(each["meetings_held"] for each in told["committees"]) == told["meetings"]["held"]
    for each in told["committees"]:
        assert sum(each["by_college"].values()) == each["members"]


def test_the_two_years_make_up_everything_dated_in_them(case: Case) -> None:
    """Nothing falls between two exercises, and nothing is counted in both."""
    years = [case.told(year) for year in (2023, *YEARS)]
    assert sum(told["expenses"]["lines"] for told in years) == len(case.dump["expense_line"])
    assert sum(sum(told["expenses"]["by_status"].values()) for told in years) == sum(
        row["amount"] for row in case.dump["expense_line"]
    )
    own = next(row for row in case.dump["structure"] if row["link"] == "own")
    whole = recount.counted_hours(case.dump, Year("0", "9999"), travel=bool(own["counts_travel"]))
    for nature, name in (("volunteer", "volunteer"), ("indemnified", "indemnified"), ("paid", "paid")):
        expected = sum(row["minutes"] for row in whole if row["nature"] == nature)
        assert sum(told["hours"][f"{name}_minutes"] for told in years) == expected
    statuses = [row["status"] for row in case.dump["meeting"]]
    for status in ("held", "cancelled", "planned"):
        assert sum(told["meetings"][status] for told in years) == statuses.count(status)


def test_kilometres_cost_what_the_scale_says_of_the_whole_year(case: Case) -> None:
    amounts = {row["id"]: row["amount"] for row in case.dump["expense_line"]}
    expected = recount.mileage(case.dump)
    assert {line: amounts[line] for line in expected} == expected


@pytest.mark.parametrize("year", YEARS)
def test_each_volunteer_of_the_civil_year_has_one_line_of_cec(case: Case, year: int) -> None:
    own = next(row for row in case.dump["structure"] if row["link"] == "own")
    civil = Year(f"{year}-01-01", f"{year}-12-31")
    given = [
        row
        for row in recount.counted_hours(case.dump, civil, travel=bool(own["counts_travel"]))
        if row["nature"] == "volunteer"
    ]
    called = {row["person_id"]: row["value"] for row in case.dump["person_identifier"]}
    told = case.told(year)["cec"]
    assert sorted(line["person"] for line in told) == sorted({called[row["person_id"]] for row in given})
    for line in told:
        assert line["best_association_minutes"] <= line["eligible_minutes"]
        assert bool(line["reasons"]) == (line["status"] != "eligible")
        assert len(line["reasons"]) == len(set(line["reasons"]))


def cents(cell: Any) -> int:
    return 0 if cell == "" else int((Decimal(str(cell)) * 100).to_integral_value())


def minutes(cell: Any) -> int:
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / 60)
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    return round(float(cell) * 1440) if cell != "" else 0


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("year", YEARS)
def test_each_sheet_says_the_figures_of_the_machine(case: Case, year: int, form: str) -> None:
    told = case.told(year)
    hours, expenses = told["hours"], told["expenses"]
    families = case.sheet(year, form, "Heures par famille")[1:]
    assert sorted(minutes(row[1]) for row in families[:-1]) == sorted(hours["by_mission"].values())
    assert minutes(families[-1][1]) == hours["volunteer_minutes"]
    months = case.sheet(year, form, "Heures par mois")[1:]
    assert [minutes(row[1]) for row in months] == [*hours["by_month"], hours["volunteer_minutes"]]
    value = case.sheet(year, form, "Valeur des heures")[1:]
    assert (cents(value[-1][3]) if value else 0) == hours["valuation_cents"]
    natures = case.sheet(year, form, "Frais par nature")[1:]
    assert sorted(cents(row[4]) for row in natures[:-1]) == sorted(
        filter(None, expenses["by_nature"].values())
    )
    assert (cents(natures[-1][4]) if natures else 0) == sum(expenses["by_nature"].values())
    decided = case.sheet(year, form, "Frais par suite")[1:]
    assert sorted(cents(row[2]) for row in decided[:-1]) == sorted(expenses["by_status"].values())
    assert int(decided[-1][1]) == expenses["lines"]
    present = case.sheet(year, form, "Présence")[1:]
    assert [int(row[4]) for row in present[:-1]] == [each["attended"] for each in told["committees"]]
    assert [int(row[3]) for row in present[:-1]] == [each["expected"] for each in told["committees"]]
    seats = case.sheet(year, form, "Comités")[1:]
    assert [int(row[2]) for row in seats[:-1]] == [each["members"] for each in told["committees"]]
    people = case.sheet(year, form, "CEC par personne")[1:]
    assert [(row[1], minutes(row[3])) for row in people] == [
        (line["person"], line["eligible_minutes"]) for line in told["cec"]
    ]
    met = case.sheet(year, form, "Réunions")[1:]
    assert (minutes(met[-1][3]) if met else 0) == told["meetings"]["minutes"]


@pytest.mark.parametrize("year", YEARS)
def test_the_summary_of_both_workbooks_is_that_of_the_machine(case: Case, year: int) -> None:
    told = case.told(year)
    for form in ("xlsx", "ods"):
        summary = {row[0]: row[1] for row in case.sheet(year, form, "Synthèse")[1:]}
        assert int(summary["Personnes engagées"]) == told["people"]["engaged"]
        assert int(summary["Réunions tenues"]) == told["meetings"]["held"]
        assert minutes(summary["Heures bénévoles"]) == told["hours"]["volunteer_minutes"]
        assert minutes(summary["Heures indemnisées"]) == told["hours"]["indemnified_minutes"]
        assert minutes(summary["Heures rémunérées"]) == told["hours"]["paid_minutes"]
        assert cents(summary["Valeur des heures bénévoles, en euros"]) == told["hours"]["valuation_cents"]
        for label, status in (
            ("Frais remboursés, en euros", "reimbursed"),
            ("Frais approuvés à payer, en euros", "approved"),
            ("Frais abandonnés, en euros", "waived"),
        ):
            assert cents(summary[label]) == told["expenses"]["by_status"][status]
        assert Decimal(str(summary["Kilomètres retenus"])) == Decimal(told["expenses"]["km"])


def euros(amount: int) -> str:
    return f"{amount // 100:,}".replace(",", " ") + f",{amount % 100:02}"


def clock(total: int) -> str:
    hours, rest = divmod(total, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours:,} h {rest:02}".replace(",", " ") if rest else f"{hours:,} h".replace(",", " ")


def is_printed(said: str, text: str) -> bool:
    """As a number of its own: what reads paper may drop the narrow spaces inside it."""
    return bool(re.search(rf"(?<![\d,]){said.replace(' ', ' ?')}(?!\d)", text))


def test_the_reading_of_paper_is_alive() -> None:
    assert is_printed("11 303,99", "avec 11303,99 €")
    assert is_printed("2 h 05", "en tout 2 h 05.")
    assert not is_printed("303,99", "avec 11303,99 €")
    assert not is_printed("2 h", "en tout 12 h.")


@pytest.mark.parametrize("year", YEARS)
def test_the_paper_prints_each_of_them(case: Case, year: int) -> None:
    told, text = case.told(year), case.paper(year)
    expenses = told["expenses"]
    amounts = [told["hours"]["valuation_cents"], *expenses["by_nature"].values()]
    for amount in filter(None, amounts):
        assert is_printed(euros(amount), text), amount
    totals = [told["hours"]["volunteer_minutes"], *told["hours"]["by_month"], told["meetings"]["minutes"]]
    for total in filter(None, totals):
        assert is_printed(clock(total), text), total


ROOMS: dict[str, Callable[[Workspace], Any]] = {
    "hours_entry": HoursService,
    "expense_claim": ExpenseService,
    "meeting": MeetingService,
    "person": PeopleService,
}


@pytest.mark.parametrize("table", ROOMS)
def test_each_list_counts_the_rows_that_are_there(case: Case, table: str) -> None:
    service = ROOMS[table](case.workspace)
    summary = service.summary(ListQuery())
    assert summary.count == summary.total == len(case.dump[table])
    seen = {row.id for row in service.page(ListQuery()).rows}
    assert seen == {row["id"] for row in case.dump[table]}


def test_the_foot_of_each_list_adds_up_what_is_above_it(case: Case) -> None:
    hours = HoursService(case.workspace).summary(ListQuery())
    assert hours.sums == {"minutes": sum(row["minutes"] for row in case.dump["hours_entry"])}
    claims = ExpenseService(case.workspace).summary(ListQuery())
    assert claims.sums["lines"] == len(case.dump["expense_line"])
    assert claims.sums["amount"].cents == sum(row["amount"] for row in case.dump["expense_line"])  # type: ignore[attr-defined]
    for year in YEARS:
        exercise = case.year(year)
        query = ListQuery(filters={"exercise": str(year)})
        there = [row for row in case.dump["hours_entry"] if exercise.holds(row["done_on"])]
        found = HoursService(case.workspace).summary(query)
        assert (found.count, found.sums["minutes"]) == (len(there), sum(row["minutes"] for row in there))


@pytest.mark.parametrize("year", YEARS)
def test_the_home_page_shows_the_figures_of_the_report(case: Case, year: int) -> None:
    told, shown = case.told(year), HomeService(case.workspace).home(year).figures
    assert shown.volunteer_minutes == told["hours"]["volunteer_minutes"]
    assert shown.valuation.cents == told["hours"]["valuation_cents"]
    assert (shown.held, shown.attended, shown.expected) == tuple(
        told["meetings"][name] for name in ("held", "attended", "expected")
    )
    assert shown.reimbursed.cents == told["expenses"]["by_status"]["reimbursed"]
    assert shown.to_decide.cents == told["expenses"]["by_status"]["submitted"]
    assert shown.to_pay.cents == told["expenses"]["by_status"]["approved"]
