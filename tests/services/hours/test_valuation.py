"""The valuation of an exercise, from a real dossier."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily, TimeKind
from engagement_desktop.domain.hours.valuation_rows import ValuationMethod
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.hours.valuation import ValuationService
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

HOUR = 60


def golden(workspace: Workspace) -> None:
    """37 h in March, 85 h in July, and everything that is not to be counted."""
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        committee = make.committee(own)
        anne, paul = make.person("Aubry", "Anne"), make.person("Bel", "Paul")
        make.hours(anne, own, date(2026, 3, 10), 37 * HOUR, committee_id=committee.id)
        make.hours(paul, own, date(2026, 7, 1), 85 * HOUR, family=MissionFamily.ETHICS)
        make.hours(anne, own, date(2026, 3, 11), 5 * HOUR, nature=HoursNature.INDEMNIFIED)
        make.hours(anne, own, date(2026, 3, 12), 6 * HOUR, nature=HoursNature.PAID)
        make.hours(anne, own, date(2026, 3, 13), 7 * HOUR, state=HoursState.TO_VALIDATE)
        make.hours(anne, own, date(2026, 3, 14), 8 * HOUR, kind=TimeKind.TRAVEL)
        make.line(make.claim(anne, ClaimStatus.WAIVED), date(2026, 4, 1), 4_200)
        make.line(make.claim(anne, ClaimStatus.REIMBURSED), date(2026, 4, 1), 1_700)


@pytest.fixture
def service(workspace: Workspace) -> ValuationService:
    golden(workspace)
    return ValuationService(workspace)


def test_the_golden_hours_are_worth_1_491_09(service: ValuationService) -> None:
    found = service.of(2026)
    assert [(key[1], one.value) for key, one in found.by_period().items()] == [
        (found.parts[0].rate, Money.of("444.74")),
        (found.parts[1].rate, Money.of("1046.35")),
    ]
    assert (found.value, found.plain) == (Money.of("1491.09"), Money.of("1491.09"))
    assert (found.minutes, found.volunteers) == (122 * HOUR, 2)
    assert list(found.by_committee()) == ["Comité des usagers", ""]


def test_hours_paid_or_indemnified_and_waived_costs_stand_apart(service: ValuationService) -> None:
    found = service.of(2026)
    assert (found.indemnified_minutes, found.paid_minutes) == (5 * HOUR, 6 * HOUR)
    assert found.waiting_minutes == 7 * HOUR
    assert (found.waived, found.reimbursed) == (Money(4_200), Money(1_700))


def test_a_multiplier_moves_the_valuation_and_never_the_yearly_figures(
    workspace: Workspace, service: ValuationService, tmp_path: Path
) -> None:
    RateService(workspace).add_local("valuation.multiplier.ethics", date(2026, 7, 1), "1,5", "délibération")
    found = service.of(2026)
    assert found.value == Money.of("444.74") + Money.of("1569.53")
    assert found.plain == Money.of("1491.09")
    assert [change.is_within for change in found.changes] == [True]
    ReportService(workspace).export(2026, tmp_path / "r.json")
    figures = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert figures["hours"]["valuation_cents"] == 149_109


def test_the_exercise_before_is_told_by_both_methods(workspace: Workspace, service: ValuationService) -> None:
    RateService(workspace).add_local("valuation.multiplier.ethics", date(2027, 1, 1), "2", "délibération")
    former = service.of(2027).former
    assert former is not None
    assert (former.value, former.same_method) == (Money.of("1491.09"), Money.of("2537.44"))
    assert service.of(2026).former is None


def test_an_exercise_before_that_no_rate_can_value_is_left_out(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.hours(make.person(), make.structure(), date(2016, 3, 10))
    assert ValuationService(workspace).of(2017).former is None


def test_the_entry_is_even_and_of_the_last_day(service: ValuationService) -> None:
    entry = service.entry(2026)
    assert [(line.account, line.debit.cents, line.credit.cents) for line in entry.lines] == [
        ("864", 149_109, 0),
        ("875", 0, 149_109),
    ]
    assert entry.day == date(2026, 12, 31)
    with pytest.raises(DomainError, match="rien à écrire"):
        service.entry(2024)


def test_a_dossier_without_structure_values_nothing(workspace: Workspace) -> None:
    with pytest.raises(DomainError, match="structure"):
        ValuationService(workspace).of(2026)


def test_the_exercises_hold_today(service: ValuationService) -> None:
    assert [exercise.year for exercise in service.exercises()] == [2026]


def test_the_accounts_are_the_structures_own(service: ValuationService) -> None:
    method = service.method()
    assert (method.debit, method.credit) == ("864", "875")
    service.save_method(ValuationMethod(debit="8641", credit="8751", words=" Relevé par le secrétariat. "))
    kept = service.method()
    assert (kept.debit, kept.words, kept.version) == ("8641", "Relevé par le secrétariat.", 1)
    assert [line.account for line in service.entry(2026).lines] == ["8641", "8751"]
    assert service.save_method(kept) == 2


def test_a_method_that_somebody_saved_since_is_not_overwritten(service: ValuationService) -> None:
    first = service.method()
    service.save_method(first)
    with pytest.raises(ChangedMeanwhile) as refusal:
        service.save_method(first)
    assert refusal.value.theirs == service.method()


def test_an_account_that_is_not_of_class_8_is_refused(service: ValuationService) -> None:
    with pytest.raises(DomainError, match="86"):
        service.save_method(ValuationMethod(debit="641"))
    assert service.method() == ValuationMethod()


def test_the_paper_tells_the_method_and_what_stands_apart(service: ValuationService, tmp_path: Path) -> None:
    service.export(2026, tmp_path / "v.pdf")
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "v.pdf").pages)
    words = " ".join(words.split())
    for said in ("1 491,09", "864", "875", "Frais abandonnés", "La méthode n’a pas changé", "7 h bénévoles"):
        assert said in words, said


def test_the_sheets_hold_the_value_in_three_ways(service: ValuationService, tmp_path: Path) -> None:
    service.export(2026, tmp_path / "v.xlsx")
    book = load_workbook(tmp_path / "v.xlsx")
    assert book.sheetnames == ["Lire", "Par période", "Par mission", "Par comité", "Écriture"]
    for name, column in (("Par période", 4), ("Par mission", 4), ("Par comité", 3)):
        sheet = book[name]
        values = [sheet.cell(row, column).value for row in range(2, sheet.max_row)]
        assert sum(map(float, values)) == pytest.approx(1491.09)


def test_the_entry_goes_to_the_accountant_as_csv(service: ValuationService, tmp_path: Path) -> None:
    service.export(2026, tmp_path / "v.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "v.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    assert rows[1:] == [
        [
            "31/12/2026", "864", "Personnel bénévole", "Valorisation du bénévolat, exercice 2026",
            "1491,09", "0,00",
        ],
        ["31/12/2026", "875", "Bénévolat", "Valorisation du bénévolat, exercice 2026", "0,00", "1491,09"],
    ]  # fmt: skip


def test_another_form_or_another_role_writes_nothing(
    workspace_as: "object", service: ValuationService, tmp_path: Path
) -> None:
    with pytest.raises(DomainError, match="PDF, XLSX ou CSV"):
        service.export(2026, tmp_path / "v.doc")
    reader = ValuationService(workspace_as(Role.READING))  # type: ignore[operator]  # the fixture is a maker
    with pytest.raises(NotPermitted):
        reader.export(2026, tmp_path / "v.pdf")
    assert list(tmp_path.glob("v.*")) == []
