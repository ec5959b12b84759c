"""Receipts: one a person and civil year, numbered, the same bytes at will, cancelled with a reason."""

from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.numbers import NumberSeries, PaperSeries
from engagement_desktop.services.expenses.giving.gifts import GiftService
from engagement_desktop.services.expenses.giving.waivers import WaiverService
from engagement_desktop.services.progress import Cancelled, Progress
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.giving.giving_room import SIGNED, association, donor, policy, room, waived

THIS = 2026


class Stopping(Progress):
    """Somebody presses « Arrêter » at once."""

    def step(self, what: str, done: int, total: int) -> None:
        del what, done, total
        raise Cancelled


@pytest.fixture
def luc(workspace: Workspace) -> int:
    return room(workspace)[1]


@pytest.fixture
def gifts(workspace: Workspace) -> GiftService:
    return GiftService(workspace)


def test_all_that_a_person_gave_in_a_year_is_due(gifts: GiftService, luc: int) -> None:
    (due,) = gifts.due(THIS)
    assert (due.person_id, due.person, due.amount, due.missing) == (luc, "Luc Fournier", Money(4_205), "")
    assert [gift.given_on for gift in due.gifts] == [date(2026, 2, 1), date(2026, 6, 30)]
    assert gifts.due(THIS - 1) == ()
    assert gifts.years() == (THIS, THIS - 1)


def test_one_receipt_is_numbered_kept_and_written(
    gifts: GiftService, workspace: Workspace, luc: int, tmp_path: Path
) -> None:
    target = tmp_path / "reçu.pdf"
    outcome = gifts.issue(luc, THIS, target)
    assert (outcome.number, outcome.said) == (
        "2026-001", "Reçu 2026-001 émis pour Luc Fournier\u00a0: 42,05\u00a0€.",
    )  # fmt: skip
    (row,) = gifts.receipts(THIS)
    assert (row.number, row.amount, row.given_on, row.name) == (
        "2026-001", Money(4_205), date(2026, 6, 30), "Reçu 2026-001, Luc Fournier.pdf",
    )  # fmt: skip
    assert gifts.due(THIS) == ()
    assert target.read_bytes() == gifts.content(outcome.receipt_id)
    with pytest.raises(DomainError, match="n’a rien à recevoir"):
        gifts.issue(luc, THIS)
    assert workspace.last_act() is None, "what was given is not undone"


def test_the_copy_is_the_same_to_the_last_byte_as_often_as_asked(
    gifts: GiftService, workspace: Workspace, luc: int, tmp_path: Path
) -> None:
    first = tmp_path / "un.pdf"
    kept = gifts.issue(luc, THIS, first).receipt_id
    with workspace.database.work() as session:
        own = session.get_one(GiftReceipt, kept)
        assert own.person_id == luc
    for name in ("deux.pdf", "trois.pdf"):
        assert gifts.reprint(kept, tmp_path / name).read_bytes() == first.read_bytes()
    with pytest.raises(DomainError, match="finit par"):
        gifts.reprint(kept, tmp_path / "copie.docx")


def test_numbers_go_on_after_those_of_paper(gifts: GiftService, workspace: Workspace, luc: int) -> None:
    with workspace.database.work() as session:
        session.add(NumberSeries(series=PaperSeries.GIFT_RECEIPT, year=THIS, on_paper=41))
    assert gifts.issue(luc, THIS).number == "2026-042"


def test_a_cancelled_receipt_keeps_its_number_and_its_gifts_wait_again(
    gifts: GiftService, luc: int, tmp_path: Path
) -> None:
    kept = gifts.issue(luc, THIS).receipt_id
    with pytest.raises(DomainError, match="Dites pourquoi"):
        gifts.cancel(kept, " ")
    gifts.cancel(kept, "  Adresse   fausse ")
    (row,) = gifts.receipts(person_id=luc)
    assert (row.number, row.is_cancelled, row.cancel_reason) == ("2026-001", True, "Adresse fausse")
    assert gifts.content(kept).startswith(b"%PDF"), "its paper is kept"
    with pytest.raises(DomainError, match="ne se remet plus"):
        gifts.reprint(kept, tmp_path / "x.pdf")
    with pytest.raises(DomainError, match="déjà annulé"):
        gifts.cancel(kept, "encore")
    assert gifts.issue(luc, THIS).number == "2026-002"
    assert [one.number for one in gifts.receipts(THIS)] == ["2026-002", "2026-001"]


@pytest.mark.usefixtures("luc")
def test_the_receipts_of_a_year_go_into_one_folder(
    gifts: GiftService, workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        waived(make, donor(make, "Sans", "Adresse", known_as="X1", address=None), reference="A1")
        waived(make, donor(make, "Aubry", "Anne", known_as="X2"), reference="A2")
    batch = gifts.issue_all(THIS, tmp_path)
    assert batch.numbers == ("2026-001", "2026-002")
    assert [(one.name, one.why) for one in batch.left_out] == [
        ("Adresse Sans", "il manque l’adresse de la personne")
    ]
    assert sorted(path.name for path in batch.folder.iterdir()) == [
        "Reçu 2026-001, Anne Aubry.pdf", "Reçu 2026-002, Luc Fournier.pdf",
    ]  # fmt: skip
    assert batch.said == "2\u00a0reçus émis pour les dons de 2026."
    with pytest.raises(DomainError, match="Aucun reçu n’est prêt"):
        gifts.issue_all(THIS, tmp_path)


def test_a_batch_stopped_or_refused_by_the_disk_gives_no_number(
    gifts: GiftService, luc: int, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        gifts.issue_all(THIS, tmp_path, Stopping())
    with pytest.raises(KnownProblem):
        gifts.issue_all(THIS, tmp_path / "absent")
    assert gifts.receipts() == ()
    assert gifts.issue(luc, THIS).number == "2026-001"


def test_a_receipt_with_a_missing_mention_is_refused_and_says_which(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own = association(make, siren=None, rna=None, address=None, city=None, postcode=None, signatory=None)
        policy(session, own, gift_articles=None, gift_object=None)
        person = donor(make, city=None)
        waived(make, person)
    gifts = GiftService(workspace)
    with pytest.raises(DomainError) as refusal:
        gifts.issue(person.id, THIS)
    for mention in (
        "le SIREN ou le RNA", "l’adresse de la structure", "l’objet", "les articles", "la qualité de qui",
        "l’adresse de la personne",
    ):  # fmt: skip
        assert mention in refusal.value.sentence
    assert gifts.due(THIS)[0].missing in refusal.value.sentence


@pytest.mark.usefixtures("luc")
def test_the_declaration_tells_number_and_total_and_nobody(
    gifts: GiftService, workspace: Workspace, tmp_path: Path
) -> None:
    told = gifts.declaration(THIS)
    assert (told.number, told.total, told.is_to_file) == (0, Money(), False)
    claim_id = next(row.claim_id for row in WaiverService(workspace).all() if row.waived_on is None)
    WaiverService(workspace).record(claim_id, SIGNED)
    gifts.issue_all(THIS, tmp_path)
    wrong = gifts.receipts()[0]
    gifts.cancel(wrong.id, "Montant")
    gifts.issue(wrong.person_id, THIS)
    told = gifts.declaration(THIS)
    assert (told.number, told.total, told.cancelled) == (2, Money(11_555), (wrong.number,))
    assert told.due_on == date(2027, 5, 4)
    csv = gifts.export_declaration(THIS, tmp_path / "d.csv").read_text(encoding="utf-8-sig")
    pdf = gifts.export_declaration(THIS, tmp_path / "d.pdf").read_bytes()
    assert csv.splitlines()[0] == "Reçu;Émis le;Montant"
    assert "42,05" in csv
    assert pdf.startswith(b"%PDF")
    for name in ("Fournier", "Prigent", "Lilas"):
        assert name not in csv
    with pytest.raises(DomainError, match="ou «"):
        gifts.export_declaration(THIS, tmp_path / "d.txt")


def test_an_exercise_that_is_not_civil_counts_each_gift_on_its_day(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make, exercise_first_month=7))
        person = donor(make)
        waived(make, person, date(2026, 6, 30), 1_000)
        waived(make, person, date(2026, 7, 1), 500)
    gifts = GiftService(workspace)
    gifts.issue(person.id, THIS)
    assert gifts.declaration(2025).total == Money(1_000)
    assert gifts.declaration(2026).total == Money(500)
    assert gifts.declaration(2025).due_on == date(2026, 9, 30)


@pytest.mark.usefixtures("luc")
def test_a_receipt_that_is_gone_says_so(gifts: GiftService, tmp_path: Path) -> None:
    for act in (
        lambda: gifts.content(99),
        lambda: gifts.reprint(99, tmp_path / "x.pdf"),
        lambda: gifts.cancel(99, "x"),
    ):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            act()


def test_a_preview_writes_nothing(gifts: GiftService, luc: int) -> None:
    assert gifts.preview(luc, THIS).startswith(b"%PDF")
    assert gifts.receipts() == ()
