"""The yearly report: told beside the year before, exported whole or not at all."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import DomainError, KnownProblem, NotPermitted
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import CecReason, CecStatus
from engagement_desktop.domain.hours.entries import HoursRole, TimeKind
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.rates import NoRateInForce
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.conftest import NOW


@pytest.fixture
def lived(workspace: Workspace) -> Workspace:
    """A little of everything in 2026, one hour in 2025."""
    with workspace.database.work() as session:
        make = Builder(session)
        own, canton = make.structure(city="Vannes"), make.association()
        committee = make.committee(own)
        monique = make.person(known_as="P1", born_on=date(1950, 1, 1))
        make.attendance(make.meeting(committee, date(2026, 2, 3)), monique)
        make.hours(monique, canton, date(2026, 3, 10), 60, role=HoursRole.GOVERNING_BODY)
        make.hours(monique, own, date(2026, 7, 1), 90)
        make.hours(monique, own, date(2026, 7, 1), 500, kind=TimeKind.TRAVEL)
        make.hours(monique, own, date(2025, 7, 1), 30)
        make.line(
            make.claim(monique, ClaimStatus.WAIVED),
            date(2026, 4, 1),
            2385,
            nature=ExpenseNature.KILOMETRES,
            km_hundredths=3750,
        )
    return workspace


def test_the_report_tells_the_exercise_and_the_one_before(lived: Workspace) -> None:
    report = ReportService(lived).yearly(2026)
    assert report.structure.city == "Vannes"
    assert report.figures.hours.volunteer_minutes == 150
    assert report.figures.hours.valuation == Money(1202 + 1847)
    assert [(line.valid_from, line.minutes) for line in report.figures.hours.valuation_lines] == [
        (date(2026, 1, 1), 60),
        (date(2026, 6, 1), 90),
    ]
    assert report.previous is not None
    assert report.previous.hours.volunteer_minutes == 30
    assert report.previous.cec == ()
    assert report.today == date(2026, 11, 22)
    assert not report.travel_counts


def test_a_doubtful_year_says_why(lived: Workspace) -> None:
    (line,) = ReportService(lived).yearly(2026).figures.cec
    assert (line.person, line.name, line.status) == ("P1", "Hélias Monique", CecStatus.NOT_ELIGIBLE)
    assert set(line.reasons) == {CecReason.FORM, CecReason.TOTAL_DURATION}
    assert (line.eligible_minutes, line.best_association, line.best_association_minutes) == (
        60,
        "Les Usagers du Canton",
        60,
    )


def test_the_report_is_dated_by_the_last_act(lived: Workspace) -> None:
    reports = ReportService(lived)
    assert reports.yearly(2026).as_of == datetime(2026, 11, 22, tzinfo=UTC)
    RateService(lived).add_local("smic.hourly", date(2027, 1, 1), "12,50", "décret")
    assert reports.yearly(2026).as_of == NOW


def test_the_scale_is_told_only_when_there_are_kilometres(lived: Workspace) -> None:
    reports = ReportService(lived)
    assert len(reports.yearly(2026).scale_notes) == 1
    assert reports.yearly(2025).scale_notes == ()


def test_nothing_is_compared_with_an_empty_year(lived: Workspace) -> None:
    assert ReportService(lived).yearly(2025).previous is None


def test_a_year_before_the_known_rates_is_not_compared_and_cannot_be_told(lived: Workspace) -> None:
    with lived.database.work() as session:
        make = Builder(session)
        make.hours(
            make.person("Caron", "Élodie", known_as="P9"), make.association("Autre"), date(2016, 12, 31)
        )
    reports = ReportService(lived)
    assert reports.yearly(2017).previous is None
    with pytest.raises(NoRateInForce):
        reports.yearly(2016)


def test_exercises_are_those_that_hold_something(lived: Workspace) -> None:
    assert [one.year for one in ReportService(lived).exercises()] == [2025, 2026]


def test_a_new_dossier_has_no_exercise_and_no_report(workspace: Workspace) -> None:
    reports = ReportService(workspace)
    assert reports.exercises() == ()
    with pytest.raises(DomainError, match="n’a pas encore de structure"):
        reports.yearly(2026)


@pytest.mark.parametrize(
    ("name", "begins"), [("R.pdf", b"%PDF-"), ("R.XLSX", b"PK"), ("R.ods", b"PK"), ("R.json", b"{")]
)
def test_the_name_of_the_file_chooses_the_form(
    lived: Workspace, tmp_path: Path, name: str, begins: bytes
) -> None:
    exported = ReportService(lived).export(2026, tmp_path / name, nominative=True)
    assert exported.path.read_bytes().startswith(begins)
    assert exported.report.figures.exercise.year == 2026
    assert [path.name for path in tmp_path.glob("R*")] == [name]


def test_the_json_carries_identifiants_and_no_name(lived: Workspace, tmp_path: Path) -> None:
    ReportService(lived).export(2026, tmp_path / "R.json")
    text = (tmp_path / "R.json").read_text(encoding="utf-8")
    assert json.loads(text)["cec"][0]["person"] == "P1"
    assert "Hélias" not in text


def test_another_form_is_refused_before_anything_is_read(lived: Workspace, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="PDF, XLSX, ODS ou JSON") as refused:
        ReportService(lived).export(2026, tmp_path / "R.doc")
    assert refused.value.field == "path"
    assert not (tmp_path / "R.doc").exists()


def test_a_place_that_cannot_be_written_is_said(lived: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        ReportService(lived).export(2026, tmp_path / "absent" / "R.json")


def test_a_report_that_is_stopped_leaves_no_file(lived: Workspace, tmp_path: Path) -> None:
    class Stopping:
        def step(self, said: str, done: int, total: int) -> None:
            assert total == 3
            if done == 2:
                raise Cancelled(said)

    with pytest.raises(Cancelled):
        ReportService(lived).export(2026, tmp_path / "R.pdf", progress=Stopping())
    assert list(tmp_path.glob("R*")) == []


def test_reading_may_export_without_names_only(
    workspace_as: Callable[[Role], Workspace], tmp_path: Path
) -> None:
    workspace = workspace_as(Role.READING)
    with workspace.database.work() as session:
        Builder(session).structure()
    reports = ReportService(workspace)
    reports.export(2026, tmp_path / "R.json")
    with pytest.raises(NotPermitted):
        reports.export(2026, tmp_path / "S.json", nominative=True)
    assert not (tmp_path / "S.json").exists()
