"""The CEC as the window asks for it: the ledger, everybody, what is told, capacities corrected."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from engagement_desktop.bootstrap import Application, Ways, open_application
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults, KnownProblem
from engagement_desktop.domain.hours.cec import CecDeadline, CecReason, CecStatus
from engagement_desktop.domain.hours.cec_ledger import LackKind
from engagement_desktop.domain.hours.cec_roles import CorrectionDraft, RoleSource
from engagement_desktop.domain.hours.entries import HoursRole, HoursState
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.structures import Answer
from engagement_desktop.domain.reports.home_rows import StepKind
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.hours.cec import CecService
from engagement_desktop.services.progress import Silent
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.conftest import NOW, PHRASE, POLICY

BUREAU, SUPERVISING, OTHER = HoursRole.GOVERNING_BODY, HoursRole.SUPERVISES_VOLUNTEERS, HoursRole.OTHER
OWN, ASSO = 1, 2
MONIQUE, LUC = 1, 2
HOUR = 60
CORRECTION = CorrectionDraft(
    person_id=LUC,
    structure_id=ASSO,
    role=SUPERVISING,
    reason="Délibération du 3 mars",
    started_on=date(2025, 1, 1),
    ended_on=date(2025, 12, 31),
)


def town(make: Builder) -> None:
    """Monique is treasurer and gave 210 h; Luc helped 205 h, and 3 h wait."""
    own = make.structure()
    association = make.association(validator="Ali Baraka")
    monique, luc = make.person(), make.person("Fournier", "Luc")
    bureau = make.committee(association, "Bureau", kind="bureau")
    make.mandate(monique, bureau, date(2020, 1, 1), office=Office.TREASURER)
    for day in range(1, 22):
        make.hours(monique, association, date(2025, 5, day), 10 * HOUR, role=BUREAU)
        make.hours(luc, association, date(2025, 6, day), 10 * HOUR - (day == 1) * 5 * HOUR)
    make.hours(luc, association, date(2025, 7, 1), 3 * HOUR, state=HoursState.TO_VALIDATE)
    make.hours(monique, own, date(2025, 8, 1), 90)
    make.hours(monique, own, date(2016, 8, 1), 90)


@pytest.fixture
def application(dossier: Path) -> Iterator[Application]:
    opened = open_application(dossier, PHRASE, ways=Ways(clock=FixedClock(NOW), policy=POLICY))
    yield opened
    opened.close()


@pytest.fixture
def cec(application: Application) -> CecService:
    with application.workspace.database.work() as session:
        town(Builder(session))
    return application.cec


def at(application: Application, day: date) -> CecService:
    """The same dossier, another day."""
    workspace = application.workspace
    clock = FixedClock(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
    return CecService(Workspace(workspace.database, workspace.actor, clock))


def test_the_ledger_holds_one_person_and_one_civil_year(cec: CecService) -> None:
    ledger = cec.ledger(MONIQUE, 2025)
    assert (ledger.name, ledger.year, ledger.decision.status) == ("Monique Hélias", 2025, CecStatus.ELIGIBLE)
    assert [one.structure.facts.name for one in ledger.associations] == [
        "Les Usagers du Canton",
        "MSP des Deux-Ponts",
    ]
    asso, own = ledger.associations
    assert (asso.eligible[4], asso.structure.validator, own.other[7]) == (210 * HOUR, "Ali Baraka", 90)
    assert [held.committee for held in asso.functions] == ["Bureau"]
    assert ledger.lacks == ()


def test_what_waits_does_not_count_and_is_told(cec: CecService) -> None:
    ledger = cec.ledger(LUC, 2025)
    assert ledger.decision.reasons == (CecReason.FUNCTION,)
    assert [(lack.kind, lack.minutes) for lack in ledger.lacks] == [(LackKind.WAITING, 180)]


def test_everybody_of_the_year_stands_in_the_order_of_names(cec: CecService) -> None:
    assert [(row.last_name, row.status, row.deadline) for row in cec.people(2025)] == [
        ("Fournier", CecStatus.NOT_ELIGIBLE, None),
        ("Hélias", CecStatus.ELIGIBLE, CecDeadline.DECLARATION_OVERDUE),
    ]
    assert cec.people(2024) == ()


def test_the_years_are_those_with_hours_that_a_text_rules(cec: CecService, application: Application) -> None:
    assert cec.years() == (2025,)
    assert cec.years(99) == (2026,)
    assert cec.usual_year() == 2025
    assert at(application, date(2024, 5, 1)).years() == (2024,)


@pytest.mark.parametrize("year", [2027, 9999])
def test_a_year_not_begun_is_refused_with_its_sentence(cec: CecService, year: int) -> None:
    for refused in (
        lambda: cec.ledger(MONIQUE, year),
        lambda: cec.people(year),
        lambda: cec.parameters(year),
    ):
        with pytest.raises(DomainError, match=f"L’année {year} n’a pas commencé"):
            refused()


def test_a_person_who_is_gone_has_no_ledger(cec: CecService) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        cec.ledger(99, 2025)


def test_the_amount_is_shown_in_its_only_way(cec: CecService) -> None:
    said = cec.amount_words().replace("\u00a0", " ")
    assert said == "montant prévu par le texte : 240 € par an, plafond 720 €"


def test_the_form_that_closes_is_quoted_with_its_source(cec: CecService) -> None:
    closed = cec.closed_by(OWN, 2025)
    assert closed.answer is Answer.NO
    assert "n’est pas une association loi 1901" in closed.reason
    assert "L5151-9" in closed.source
    with pytest.raises(DomainError, match="structure"):
        cec.closed_by(99, 2025)


def test_a_correction_counts_in_the_ledger_the_list_and_the_report(
    cec: CecService, application: Application
) -> None:
    number = cec.correct_role(CORRECTION)
    assert application.workspace.last_act() == "Capacité corrigée\u00a0: Luc Fournier."
    ledger = cec.ledger(LUC, 2025)
    assert (ledger.decision.status, ledger.decision.eligible_minutes) == (CecStatus.ELIGIBLE, 205 * HOUR)
    assert [one.reason for one in ledger.associations[0].corrections] == ["Délibération du 3 mars"]
    assert cec.people(2025)[0].decision == ledger.decision
    line = application.reports.yearly(2025).figures.cec[0]
    assert (line.status, line.eligible_minutes) == (CecStatus.ELIGIBLE, 205 * HOUR)
    cec.forget_correction(number)
    assert cec.ledger(LUC, 2025).decision.status is CecStatus.NOT_ELIGIBLE
    application.workspace.undo()
    assert cec.ledger(LUC, 2025).decision.status is CecStatus.ELIGIBLE


def test_a_correction_of_other_days_is_not_of_this_year(cec: CecService) -> None:
    cec.correct_role(replace(CORRECTION, started_on=date(2024, 1, 1), ended_on=date(2024, 12, 31)))
    assert cec.ledger(LUC, 2025).associations[0].corrections == ()


def test_a_correction_is_opened_changed_and_refused_like_any_form(cec: CecService) -> None:
    number = cec.correct_role(CORRECTION)
    opened = cec.correction(number)
    cec.correct_role(replace(opened, reason="Autre"))
    with pytest.raises(ChangedMeanwhile):
        cec.correct_role(opened)
    with pytest.raises(DomainError, match="couvre déjà ces jours"):
        cec.correct_role(CORRECTION)
    with pytest.raises(Faults) as refused:
        cec.correct_role(replace(cec.blank_correction(LUC, None, 2024), role=None))
    assert [fault.field for fault in refused.value.faults] == ["structure_id", "role", "reason"]
    with pytest.raises(DomainError, match="structure"):
        cec.correct_role(replace(CORRECTION, structure_id=99))
    for gone in (cec.correction, cec.forget_correction):
        with pytest.raises(DomainError, match="correction n’est plus"):
            gone(99)


def test_the_role_of_a_day_is_that_of_the_correction_then_of_the_mandate(cec: CecService) -> None:
    day = date(2025, 5, 1)
    assert cec.role_on(MONIQUE, ASSO, day).source is RoleSource.MANDATE
    assert cec.role_on(LUC, ASSO, day).role is OTHER
    cec.correct_role(CORRECTION)
    assert cec.role_on(LUC, ASSO, day).role is SUPERVISING


def test_what_is_told_of_a_declaration_is_kept_compared_and_taken_away(
    cec: CecService, application: Application
) -> None:
    cec.note_declared(MONIQUE, ASSO, 2025, date(2026, 6, 30))
    assert cec.people(2025)[1].deadline is CecDeadline.TO_ATTEST
    cec.note_said(MONIQUE, ASSO, 2025, 215 * HOUR)
    assert cec.ledger(MONIQUE, 2025).associations[0].difference == 5 * HOUR
    cec.note_attested(MONIQUE, ASSO, 2025, date(2026, 9, 1))
    assert cec.people(2025)[1].attested == 1
    said = "Suivi CEC 2025 noté\u00a0: Monique Hélias, Les Usagers du Canton."
    assert application.workspace.last_act() == said
    kept = cec.follow_up(MONIQUE, ASSO, 2025)
    cec.note(replace(kept, declared_on=None, attested_on=None, said_minutes=None))
    assert cec.follow_up(MONIQUE, ASSO, 2025).version is None
    cec.note(cec.follow_up(MONIQUE, ASSO, 2025))


def test_two_people_who_note_at_once_are_asked_to_compare(cec: CecService) -> None:
    blank = cec.follow_up(MONIQUE, ASSO, 2025)
    cec.note(replace(blank, said_minutes=600))
    with pytest.raises(ChangedMeanwhile) as refused:
        cec.note(replace(blank, said_minutes=700))
    assert getattr(refused.value.theirs, "said_minutes", None) == 600
    opened = cec.follow_up(MONIQUE, ASSO, 2025)
    cec.note(blank.__class__(person_id=MONIQUE, structure_id=ASSO, year=2025, version=opened.version))
    with pytest.raises(ChangedMeanwhile):
        cec.note(replace(opened, said_minutes=1))


def test_a_day_before_declarations_open_is_refused(cec: CecService) -> None:
    with pytest.raises(DomainError, match="à partir du 01/01/2026"):
        cec.note_declared(MONIQUE, ASSO, 2025, date(2025, 12, 31))


def test_the_sheet_is_a_pdf_and_nothing_else(cec: CecService, tmp_path: Path) -> None:
    outcome = cec.make_sheet(MONIQUE, 2025, tmp_path / "fiche.pdf")
    words = PdfReader(BytesIO(outcome.path.read_bytes())).pages[0].extract_text()
    assert "210" in words
    assert "Trésorerie (Bureau)" in words
    with pytest.raises(DomainError, match="finit par"):
        cec.make_sheet(MONIQUE, 2025, tmp_path / "fiche.docx")
    with pytest.raises(KnownProblem):
        cec.make_sheet(MONIQUE, 2025, tmp_path / "absent" / "fiche.pdf")


@pytest.mark.parametrize(
    ("day", "steps"),
    [
        (date(2026, 3, 1), [(StepKind.CEC_TO_DECLARE, 1, date(2026, 6, 30))]),
        (date(2026, 7, 1), []),
        (date(2025, 7, 1), []),
    ],
)
def test_the_home_page_says_who_may_still_declare(
    cec: CecService, application: Application, day: date, steps: list[tuple[StepKind, int, date]]
) -> None:
    del cec
    from engagement_desktop.services.reports.home import HomeService

    workspace = application.workspace
    clock = FixedClock(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
    home = HomeService(Workspace(workspace.database, workspace.actor, clock)).home()
    found = [(one.kind, one.count, one.on) for one in home.steps if one.kind.value.startswith("cec")]
    assert found == steps


@pytest.mark.parametrize("corrects", [False, True], ids=["as imported", "with corrections"])
def test_the_report_the_list_and_the_ledgers_of_a_demo_say_the_same(
    application: Application, corrects: bool
) -> None:
    application.demo.fill(DemoSize.SMALL, 1, Silent())
    cec = application.cec
    if corrects:
        for row in cec.people(2025)[::2]:
            first = cec.ledger(row.id, 2025).associations[0].structure.id
            draft = replace(CORRECTION, person_id=row.id, structure_id=first, ended_on=date(2025, 9, 30))
            cec.correct_role(draft)
    for year in (2024, 2025, 2026):
        lines = application.reports.yearly(year).figures.cec
        people = cec.people(year)
        ledgers = [cec.ledger(row.id, year).decision for row in people]
        assert [row.decision for row in people] == ledgers
        assert len(lines) > 10
        assert [
            (line.name, line.status, line.reasons, line.eligible_minutes, line.best_association_minutes)
            for line in lines
        ] == [
            (
                f"{row.last_name} {row.first_name}",
                told.status,
                told.reasons,
                told.eligible_minutes,
                told.best_minutes,
            )
            for row, told in zip(people, ledgers, strict=True)
        ]
