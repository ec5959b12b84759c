"""Statements from a real dossier: what is counted, numbered and kept, and given again as it was."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.expenses.statements.asked import Grouping, StatementAsk
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.numbers import NumberSeries, PaperSeries
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleKind
from engagement_desktop.services.expenses.statements.giving import give_statements
from engagement_desktop.services.expenses.statements.reading import statement_of_claims
from engagement_desktop.services.expenses.statements.service import StatementService
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

YEAR = StatementAsk(first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
TODAY = date(2026, 11, 22)
IBAN = "FR7630006000011234567890189"


class Stop:
    """A person who stops the work at once."""

    def step(self, _said: str, _done: int, _total: int) -> None:
        raise Cancelled


def write(make: Builder) -> None:
    """Ana Roux (1) drives to a meeting and eats; Léo Brun (2) gives up a train; both have more apart."""
    committee = make.committee(make.structure())
    ana = make.person("Roux", "Ana", civility=Civility.MRS, iban=Sealed(IBAN))
    leo = make.person("Brun", "Léo")
    make.mandate(ana, committee, date(2024, 1, 1))
    meeting = make.meeting(committee, date(2026, 3, 3))
    car = Vehicle(person_id=ana.id, kind=VehicleKind.CAR, power=5)
    make.session.add(car)
    make.session.flush()
    approved = make.claim(ana, ClaimStatus.APPROVED)
    make.line(
        approved,
        date(2026, 3, 3),
        636,
        nature=ExpenseNature.KILOMETRES,
        km_hundredths=1000,
        vehicle_id=car.id,
        meeting_id=meeting.id,
        receipt=None,
        rate_text="Voiture 5 CV ; d × 0,636 ; 0 km déjà comptés dans l’année",
    )
    make.line(approved, date(2026, 3, 3), 1250, committee_id=committee.id)
    make.line(make.claim(ana, ClaimStatus.DRAFT), date(2026, 4, 1), 999)
    waived = make.claim(leo, ClaimStatus.APPROVED, wish=Wish.WAIVE)
    make.line(waived, date(2026, 5, 1), 4000, nature=ExpenseNature.TRAIN)
    make.line(make.claim(leo, ClaimStatus.REFUSED), date(2026, 5, 2), 100)
    make.line(make.claim(leo), date(2025, 5, 2), 77)


@pytest.fixture
def statements(workspace: Workspace) -> StatementService:
    with workspace.database.work() as session:
        write(Builder(session))
    return StatementService(workspace)


def asked(**changes: object) -> StatementAsk:
    values = {"first_day": YEAR.first_day, "last_day": YEAR.last_day} | changes
    return StatementAsk(**values)


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def given(workspace: Workspace) -> list[tuple[str, str]]:
    with workspace.read() as session:
        return [(row.number, row.name) for row in session.query(IssuedDocument).order_by(IssuedDocument.id)]


def test_lines_are_in_order_of_name_and_what_does_not_count_stands_apart(
    statements: StatementService,
) -> None:
    statement = statements.facts(YEAR)
    assert [(line.person, line.amount.cents) for line in statement.lines] == [
        ("Léo Brun", 4000),
        ("Ana Roux", 636),
        ("Ana Roux", 1250),
    ]
    assert [line.amount.cents for line in statement.left_out] == [100, 999]
    assert (statement.total, statement.people) == (Money(5886), 2)


@pytest.mark.parametrize(
    ("changes", "cents"),
    [
        ({"person_id": 1}, [636, 1250]),
        ({"committee_id": 1}, [636, 1250]),
        ({"nature": ExpenseNature.TRAIN}, [4000]),
        ({"first_day": date(2026, 5, 1), "last_day": date(2026, 5, 1)}, [4000]),
        ({"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31)}, [77]),
    ],
)
def test_one_person_committee_nature_or_period_is_asked(
    statements: StatementService, changes: dict[str, object], cents: list[int]
) -> None:
    assert [line.amount.cents for line in statements.facts(asked(**changes)).lines] == cents


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (Grouping.PERSON, [("Léo Brun", 4000, 0), ("Ana Roux", 1886, 1886)]),
        (Grouping.COMMITTEE, [("Sans comité", 4000, 0), ("Comité des usagers", 1886, 1886)]),
        (Grouping.NATURE, [("Train", 4000, 0), ("Kilomètres", 636, 636), ("Repas", 1250, 1250)]),
        (Grouping.MONTH, [("mars 2026", 1886, 1886), ("mai 2026", 4000, 0)]),
    ],
)
def test_each_group_has_its_sum_and_what_is_left_to_pay(
    statements: StatementService, by: Grouping, groups: list[tuple[str, int, int]]
) -> None:
    plan = statements.plan(asked(by=by))
    assert [(row.words, row.total.cents, row.to_pay.cents) for row in plan.groups] == groups
    assert "1\u00a0ligne en brouillon" in plan.apart


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"last_day": date(2025, 1, 1)}, "avant son début", "last_day"),
        ({"person_id": 99}, "n’est plus dans le dossier", "person_id"),
        ({"committee_id": 99}, "n’est plus dans le dossier", "committee_id"),
        ({"first_day": date(2026, 4, 1), "last_day": date(2026, 4, 1)}, "en brouillon", None),
        ({"nature": ExpenseNature.TAXI}, "Aucun frais à compter", None),
    ],
)
def test_what_cannot_be_told_is_refused_and_nothing_is_written(
    statements: StatementService,
    tmp_path: Path,
    changes: dict[str, object],
    refusal: str,
    field: str | None,
) -> None:
    ask = asked(**changes)
    plan = statements.plan(ask)
    assert refusal in plan.refusal
    assert plan.field == field
    for name in ("a.pdf", "a.csv"):
        with pytest.raises(DomainError, match=refusal):
            statements.make(ask, tmp_path / name)
    assert list(tmp_path.glob("a.*")) == []


def test_each_person_is_given_a_numbered_paper_that_is_kept(
    statements: StatementService, workspace: Workspace, tmp_path: Path
) -> None:
    outcome = statements.make(YEAR, tmp_path / "tous.pdf")
    assert outcome.numbers == ("2026-001", "2026-002")
    assert outcome.said == "2\u00a0états de frais\u00a0: 3\u00a0lignes, 58,86\u00a0€."
    said = words_of(tmp_path / "tous.pdf")
    assert "n° 2026-001, du 1er janvier au 31 décembre 2026" in said
    assert "18,86 €, par virement sur le compte terminé par 0189" in said
    assert "0 km déjà comptés ; 10 × 0,636" in said
    assert given(workspace) == [
        ("2026-001", "État de frais 2026-001, Léo Brun.pdf"),
        ("2026-002", "État de frais 2026-002, Ana Roux.pdf"),
    ]
    (one,) = statements.issued(1)
    assert (one.number, one.person, one.issued_on) == ("2026-002", "Ana Roux", TODAY)
    assert len(statements.issued()) == 2
    kept = statements.content(one.id)
    assert statements.reprint(one.id, tmp_path / "encore.pdf").read_bytes() == kept
    assert workspace.last_act() is None


def test_numbers_go_on_from_what_paper_used(
    statements: StatementService, workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        series = NumberSeries(series=PaperSeries.EXPENSE_STATEMENT, year=2026, on_paper=37)
        session.add(series)
    assert statements.make(asked(person_id=1), tmp_path / "a.pdf").numbers == ("2026-038",)


def test_sheets_and_groups_take_no_number(
    statements: StatementService, workspace: Workspace, tmp_path: Path
) -> None:
    for name, by in (("a.csv", Grouping.PERSON), ("a.xlsx", Grouping.MONTH), ("a.pdf", Grouping.NATURE)):
        outcome = statements.make(asked(by=by), tmp_path / name)
        assert (outcome.lines, outcome.total, outcome.numbers) == (3, Money(5886), ())
    assert given(workspace) == []


def test_the_preview_says_that_it_is_a_draft(statements: StatementService, tmp_path: Path) -> None:
    for by in Grouping:
        (tmp_path / "vu.pdf").write_bytes(statements.preview(asked(by=by)))
        said = words_of(tmp_path / "vu.pdf")
        assert ("projet" in said) is (by is Grouping.PERSON)
    assert statements.issued() == ()


def test_a_stop_or_a_place_that_is_not_there_gives_no_number(
    statements: StatementService, workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        statements.make(YEAR, tmp_path / "a.pdf", Stop())
    with pytest.raises(KnownProblem):
        statements.make(YEAR, tmp_path / "nulle part" / "a.pdf")
    assert given(workspace) == []
    assert statements.make(YEAR, tmp_path / "a.pdf").numbers[0] == "2026-001"


def test_only_what_was_given_is_given_again_and_as_pdf(statements: StatementService, tmp_path: Path) -> None:
    statements.make(asked(person_id=1), tmp_path / "a.pdf")
    with pytest.raises(DomainError, match="gardez cette fin de nom"):
        statements.reprint(1, tmp_path / "a.docx")
    for again in (lambda: statements.content(9), lambda: statements.reprint(9, tmp_path / "b.pdf")):
        with pytest.raises(DomainError, match="plus dans le dossier"):
            again()


def test_the_name_of_the_file_says_the_days_and_whose_it_is(statements: StatementService) -> None:
    days = "État de frais du 1er\u00a0janvier au 31\u00a0décembre 2026"
    assert statements.proposed_name(YEAR) == days
    assert statements.proposed_name(asked(person_id=1)) == f"{days}, Ana Roux"


@pytest.mark.usefixtures("statements")
def test_the_papers_of_a_run_follow_the_order_of_its_claims(workspace: Workspace) -> None:
    with workspace.read() as session:
        parts = statement_of_claims(session, (1, 2, 3))
        assert [part.person.name for part in parts] == ["Ana Roux", "Léo Brun"]
        assert [part.person.name for part in statement_of_claims(session, (3, 1))] == ["Léo Brun", "Ana Roux"]
    ana = parts[0]
    assert (ana.first_day, ana.last_day, ana.net) == (date(2026, 3, 3), date(2026, 3, 3), Money(1886))
    with workspace.database.work() as session:
        made = give_statements(session, parts, TODAY)
        assert [one.row.number for one in made] == ["2026-001", "2026-002"]
        assert all(one.row.content.startswith(b"%PDF") and one.row.id for one in made)


@pytest.mark.usefixtures("statements")
def test_the_structure_may_choose_the_spelling_before_1990(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        session.add(ExpensePolicy(structure_id=1, letters_traditional=True))
    with workspace.read() as session:
        assert all(part.traditional for part in statement_of_claims(session, (1, 3)))


def test_a_year_without_any_scale_keeps_the_words_of_the_line(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        ana = make.person("Roux", "Ana")
        session.add(Vehicle(person_id=ana.id, kind=VehicleKind.CAR))
        session.flush()
        trip = {"nature": ExpenseNature.KILOMETRES, "km_hundredths": 1000, "vehicle_id": 1}
        make.line(make.claim(ana), date(1999, 5, 2), 500, rate_text="au tarif de 1999", **trip)
        make.line(make.claim(ana), date(2026, 5, 2), 500, rate_text="puissance inconnue", **trip)
    for year, said in ((1999, "au tarif de 1999"), (2026, "puissance inconnue")):
        ask = StatementAsk(first_day=date(year, 1, 1), last_day=date(year, 12, 31))
        StatementService(workspace).make(ask, tmp_path / "a.pdf")
        assert said in words_of(tmp_path / "a.pdf")


def test_a_dossier_without_structure_gives_no_paper(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.line(make.claim(make.person()), date(2026, 5, 2))
    with pytest.raises(DomainError, match="pas encore de structure"):
        StatementService(workspace).make(YEAR, tmp_path / "a.pdf")
