"""« Dons » at the window: noted, taken back, issued, given again, cancelled, declared; or why not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.ui.expenses.giving.block import Block
from engagement_desktop.ui.expenses.giving.page import GiftsPage
from engagement_desktop.ui.register.letter_preview import LetterWindow
from tests.builders import Builder
from tests.services.expenses.giving.giving_room import association, donor, policy, waiting, waived
from tests.ui.conftest import Seat, shown

LOGO = Path(__file__).parents[3] / "data" / "logo.png"


def write(make: Builder) -> None:
    """Chantal (1) waits with 73,50 €, Luc (2) gave 12,00 €."""
    policy(make.session, association(make))
    waiting(make, donor(make))
    waived(make, donor(make, "Fournier", "Luc"), cents=1_200)


@pytest.fixture
def page(seat: Seat) -> GiftsPage:
    seat.fill(write)
    page = seat.open("gifts")
    assert isinstance(page, GiftsPage)
    return page


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Where the dialogs say that files go."""

    def at(name: str) -> Path:
        kind = "Tableau csv (*.csv)" if name.endswith(".csv") else "Document à imprimer (*.pdf)"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / name), kind))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
        return tmp_path / name

    return at


def press(seat: Seat, block: Block[object], words: str) -> None:
    next(one for one in block.buttons() if words in one.text()).click()
    seat.wait()


def offered(block: Block[object]) -> list[str]:
    return [one.text() for one in block.buttons()]


def test_a_sentence_is_noted_with_its_paper_then_taken_back(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.header.title() == "Dons"
    press(seat, page.waivers, "Noter l’abandon")
    editor = page.place.editor
    assert editor is not None
    assert "certifie renoncer au remboursement" in shown(editor)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(LOGO), ""))
    editor.form.choose.click()
    assert "logo.png" in shown(editor)
    editor.form.field("signed_on").from_text("03/06/2026")
    editor.save()
    seat.wait()
    assert any("Abandon noté" in said for said in seat.told)
    assert page.place.editor is None
    assert [row.waived_on for row in seat.application.waivers.all()].count(None) == 0
    press(seat, page.waivers, "Voir le papier signé")
    press(seat, page.waivers, "Retirer l’abandon")
    assert "Noter l’abandon…" in offered(page.waivers)


def test_a_paper_that_comes_later_is_joined_then_saved(
    seat: Seat, page: GiftsPage, target: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.application.waivers.record(1, date(2026, 6, 3))
    page.refresh()
    assert "Enregistrer le papier signé…" not in offered(page.waivers)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    press(seat, page.waivers, "Joindre le papier signé…")
    assert "Joindre le papier signé…" in offered(page.waivers)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(LOGO), ""))
    press(seat, page.waivers, "Joindre le papier signé…")
    assert any("Papier signé joint à NDF" in said for said in seat.told)
    saved = target("abandon.png")
    press(seat, page.waivers, "Enregistrer le papier signé…")
    assert saved.read_bytes() == seat.application.waivers.scan(1).content
    assert "Papier signé enregistré." in shown(page)
    assert "Remplacer le papier signé…" in offered(page.waivers)


def test_a_day_to_come_is_refused_at_its_field(seat: Seat, page: GiftsPage) -> None:
    press(seat, page.waivers, "Noter l’abandon")
    editor = page.place.editor
    assert editor is not None
    editor.form.field("signed_on").from_text("01/01/2030")
    editor.save()
    assert "à venir" in editor.form.field("signed_on").fault()
    assert page.first_focus() is editor.form.first_field().editor
    page.put_away()
    assert page.place.editor is None


def test_a_receipt_is_looked_at_issued_given_again_and_cancelled(
    seat: Seat, page: GiftsPage, target: Callable[[str], Path]
) -> None:
    press(seat, page.due, "Aperçu")
    assert page.window().findChildren(LetterWindow)
    first = target("un.pdf")
    press(seat, page.due, "Émettre…")
    assert "Reçu 2026-001 émis pour Luc Fournier" in " ".join(seat.told)
    assert "Aucun don de 2026 n’attend" in shown(page.due)
    second = target("deux.pdf")
    press(seat, page.receipts, "Enregistrer de nouveau")
    assert second.read_bytes() == first.read_bytes()
    press(seat, page.receipts, "Voir")
    press(seat, page.receipts, "Annuler…")
    editor = page.place.editor
    assert editor is not None
    editor.form.field("reason").set_value("Adresse fausse")
    editor.save()
    seat.wait()
    assert "Annulé\u00a0: Adresse fausse" in shown(page.receipts)
    assert offered(page.receipts) == ["Voir"]
    assert "Émettre…" in offered(page.due)


def test_all_receipts_go_into_a_folder_and_the_year_is_declared(
    seat: Seat, page: GiftsPage, target: Callable[[str], Path], tmp_path: Path
) -> None:
    target("declaration.csv")
    page.declare()
    assert "Rien à déclarer" in " ".join(seat.told)
    page.all.click()
    seat.wait()
    assert [path.name for path in (tmp_path / "Reçus des dons 2026").iterdir()] == [
        "Reçu 2026-001, Luc Fournier.pdf"
    ]
    assert page.all.isHidden()
    page.declare()
    assert "2026-001" in (tmp_path / "declaration.csv").read_text(encoding="utf-8-sig")
    page.years.chosen.emit("2025")
    seat.wait()
    assert "Aucun reçu n’a été émis pour 2025." in shown(page.receipts)


def test_what_a_receipt_lacks_is_said_with_a_door(seat: Seat, page: GiftsPage) -> None:
    seat.fill(lambda make: waived(make, donor(make, "Sans", "Ève", known_as="E", city=None), reference="E1"))
    page.refresh()
    page.due.table.selectRow(1)
    page.due.table.rested.emit(page.due.table.current_row())
    assert "Il manque l’adresse de la personne." in shown(page.due)
    assert offered(page.due) == ["Voir la personne", "Voir la structure"]
    page.due.table.opened.emit(page.due.table.current_row())
    seat.wait()


def test_a_company_reads_why_and_where_to_answer(seat: Seat) -> None:
    seat.fill(_company)
    page = seat.open("gifts")
    assert isinstance(page, GiftsPage)
    assert "est une société" in shown(page)
    press(seat, page.waivers, "Noter l’abandon")
    assert page.place.editor is None
    assert page.all.isHidden()
    assert "est une société" in page.due.nothing.text()


def _company(make: Builder) -> None:
    policy(make.session, association(make, legal_form=LegalForm.SISA))
    waiting(make, donor(make))


def test_who_only_reads_sees_receipts_and_changes_nothing(
    seat_as: Callable[[Role], Seat],
) -> None:
    seat = seat_as(Role.READING)
    seat.fill(write)
    page = seat.open("gifts")
    assert isinstance(page, GiftsPage)
    assert page.header.primary() is None
    assert offered(page.waivers) == ["Voir la personne"]
    assert offered(page.due) == ["Voir la personne"]


def test_the_page_of_a_person_tells_their_receipts_and_leads_to_a_copy(seat: Seat, page: GiftsPage) -> None:
    seat.application.gifts.issue(2, 2026)
    person = seat.open("person", 2)
    assert "Reçu 2026-001" in shown(person)
    page.receive(2)
    assert page.waivers.nothing.isHidden()
    assert [row.person for row in seat.application.gifts.receipts(person_id=2)] == ["Luc Fournier"]
    page.receive(None)
