"""« Dons » by keyboard: refusals at their field, what a role does not see, a work that stops."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.expenses.giving.block import Block
from engagement_desktop.ui.expenses.giving.page import GiftsPage
from engagement_desktop.ui.expenses.giving.scan_window import ScanWindow
from engagement_desktop.ui.register.letter_preview import LetterWindow
from tests.builders import Builder
from tests.services.expenses.giving.giving_room import SIGNED, association, donor, policy, waiting, waived
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.at_desk import banners, bare, in_front, offered, press, strike, undo

LOGO = Path(__file__).parents[3] / "data" / "logo.png"
PAPERS = "Document à imprimer (*.pdf)"


def write(make: Builder) -> None:
    """Chantal (1) waits with 73,50 €, Luc (2) gave 12,00 €."""
    policy(make.session, association(make))
    waiting(make, donor(make))
    waived(make, donor(make, "Fournier", "Luc"), cents=1_200)


def on_page(seat: Seat, what: object = None) -> GiftsPage:
    page = seat.open("gifts", what)
    assert isinstance(page, GiftsPage)
    return page


@pytest.fixture
def page(seat: Seat) -> GiftsPage:
    seat.fill(write)
    return on_page(seat)


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = PAPERS) -> Path:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), kind))
    return path


def cells(block: Block[Any], column: int) -> list[str]:
    model = block.table.model()
    return [bare(str(model.index(at, column).data() or "")) for at in range(model.rowCount())]


def facts(page: GiftsPage) -> str:
    return bare(shown(page.header))


def test_an_association_without_gifts_reads_three_sentences_and_no_table(seat: Seat) -> None:
    seat.fill(lambda make: policy(make.session, association(make)))
    page = on_page(seat)
    said = shown(page)
    for words in (
        "Personne n’a abandonné de frais en 2026.",
        "Aucun don de 2026 n’attend de reçu.",
        "Aucun reçu n’a été émis pour 2026.",
    ):
        assert words in said
    blocks = (page.waivers, page.due, page.receipts)
    assert not any(one.table.isVisibleTo(page) for one in blocks)
    assert page.first_focus() is page.years
    assert not page.all.isVisibleTo(page), "no dead button"


def test_the_head_counts_what_is_to_be_done(page: GiftsPage) -> None:
    assert "1 abandon à signer, 1 reçu à émettre" in facts(page)
    assert sorted(cells(page.waivers, 2)) == ["12,00 €", "73,50 €"]
    assert cells(page.due, 0) == ["Luc Fournier"]
    assert page.first_focus() is page.waivers.table


def test_the_day_of_the_signature_is_asked_at_its_field(seat: Seat, page: GiftsPage) -> None:
    stand_on_waiting(seat, page)
    press(seat, page.waivers, "Noter l’abandon")
    editor = page.place.editor
    assert editor is not None
    editor.form.field("signed_on").from_text("")
    editor.save()
    assert editor.form.field("signed_on").fault() == "Dites le jour de la signature."
    assert seat.window.focusWidget() is editor.form.field("signed_on").editor
    assert "1 abandon à signer" in facts(page), "nothing was noted"


def test_a_paper_that_is_no_picture_is_refused_and_nothing_is_noted(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = tmp_path / "papier.pdf"
    wrong.write_bytes(b"MZ this is a program")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(wrong), ""))
    stand_on_waiting(seat, page)
    press(seat, page.waivers, "Noter l’abandon")
    editor = page.place.editor
    assert editor is not None
    editor.form.choose.click()
    editor.save()
    seat.wait()
    assert page.place.editor is editor, "the form stays with what was typed"
    assert not any(row.scan for row in seat.application.waivers.all())
    assert sum(row.waived_on is None for row in seat.application.waivers.all()) == 1


def test_enter_does_what_the_first_button_does_and_escape_gives_the_page_back(
    seat: Seat, page: GiftsPage
) -> None:
    in_front(seat)
    stand_on_waiting(seat, page)
    page.waivers.table.setFocus()
    strike(seat, Qt.Key.Key_Return)
    assert page.place.editor is not None
    strike(seat, Qt.Key.Key_Escape)
    assert page.place.editor is None
    assert page.waivers.table.hasFocus()


def test_an_abandon_that_was_noted_is_said_and_comes_back_by_ctrl_z(seat: Seat, page: GiftsPage) -> None:
    stand_on_waiting(seat, page)
    press(seat, page.waivers, "Noter l’abandon")
    assert page.place.editor is not None
    page.place.editor.save()
    seat.wait()
    assert "2 reçus à émettre" in facts(page)
    assert undo(seat).startswith("Annulé : Abandon noté")
    assert "1 abandon à signer, 1 reçu à émettre" in facts(page)


def test_a_picture_that_was_joined_is_shown_in_a_window_with_a_name(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(LOGO), ""))
    stand_on(seat, page, "Luc Fournier")
    press(seat, page.waivers, "Joindre le papier signé")
    press(seat, page.waivers, "Voir le papier signé")
    (window,) = seat.window.findChildren(ScanWindow)
    assert window.windowTitle()
    named = [one.accessibleName() for one in window.findChildren(QLabel)]
    assert any(one.startswith("Papier signé") for one in named)
    window.close()


def test_one_stays_on_the_row_with_which_something_was_done(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(LOGO), ""))
    at = cells(page.waivers, 0).index("Luc Fournier")
    assert at > 0, "the first row would prove nothing"
    stand_on(seat, page, "Luc Fournier")
    press(seat, page.waivers, "Joindre le papier signé")
    kept = page.waivers.table.current_row()
    assert kept is not None
    assert kept.person == "Luc Fournier"
    assert "Remplacer le papier signé…" in offered(page.waivers)


def test_going_back_from_the_choice_of_a_place_gives_no_number(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    press(seat, page.due, "Émettre…")
    page.all.click()
    page.declare()
    seat.wait()
    assert seat.application.gifts.receipts(2026) == ()
    assert cells(page.due, 0) == ["Luc Fournier"]


def test_a_disk_that_refuses_a_receipt_is_told_in_place(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_to(monkeypatch, tmp_path / "recu.pdf").mkdir()
    press(seat, page.due, "Émettre…")
    assert "Le disque ou la clé ne répond" in banners(page)
    assert not page.work.is_running()
    assert not page.work.isVisibleTo(page)


def test_a_work_that_one_stops_gives_no_number(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    page.all.click()
    assert page.work.is_running()
    page.work.stop()
    seat.wait()
    assert "Arrêté. Rien n’a été écrit, aucun numéro n’est donné." in banners(page)
    assert seat.application.gifts.receipts(2026) == ()
    assert cells(page.due, 0) == ["Luc Fournier"]


def test_a_receipt_says_where_it_is_with_the_focus_on_its_folder(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = save_to(monkeypatch, tmp_path / "recu.pdf")
    press(seat, page.due, "Émettre…")
    assert target.read_bytes().startswith(b"%PDF")
    assert f"« recu.pdf » est dans « {tmp_path} »" in banners(page)
    at = seat.window.focusWidget()
    assert at is not None
    assert at.accessibleName() == "Ouvrir le dossier"
    assert "1 reçu émis" in facts(page)
    stand_on(seat, page, "Luc Fournier")
    assert "Retirer l’abandon" not in offered(page.waivers), "its receipt names it"


def test_a_receipt_is_cancelled_with_a_reason_only(
    seat: Seat, page: GiftsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_to(monkeypatch, tmp_path / "recu.pdf")
    press(seat, page.due, "Émettre…")
    press(seat, page.receipts, "Annuler…")
    editor = page.place.editor
    assert editor is not None
    assert "Le reçu garde son numéro" in shown(editor.form)
    editor.save()
    assert editor.form.field("reason").fault() == "Dites pourquoi ce reçu est annulé."
    assert [row.is_cancelled for row in seat.application.gifts.receipts(2026)] == [False]


def test_a_preview_is_no_receipt(seat: Seat, page: GiftsPage) -> None:
    press(seat, page.due, "Aperçu")
    (window,) = seat.window.findChildren(LetterWindow)
    assert window.windowTitle()
    assert seat.application.gifts.receipts(2026) == ()
    window.close()


def test_an_abandon_noted_elsewhere_is_on_the_page_when_one_comes_back(seat: Seat, page: GiftsPage) -> None:
    seat.open("home")
    seat.application.waivers.record(1, SIGNED)
    on_page(seat)
    assert "2 reçus à émettre" in facts(page)


def test_one_person_s_gifts_stand_alone(seat: Seat, page: GiftsPage) -> None:
    on_page(seat, 2)
    assert cells(page.waivers, 0) == ["Luc Fournier"]
    assert "abandon à signer" not in facts(page)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_who_gives_no_receipt_is_offered_no_act(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    seat.fill(write)
    page = on_page(seat)
    every = [*offered(page.header), *offered(page.waivers), *offered(page.due), *offered(page.receipts)]
    acts = ("Noter", "Émettre", "Annuler", "Joindre", "Retirer", "Déclaration")
    assert [one for one in every if one.startswith(acts)] == []
    page.due.table.opened.emit(page.due.table.current_row())
    assert seat.application.gifts.receipts(2026) == ()


def stand_on(seat: Seat, page: GiftsPage, name: str) -> None:
    at = cells(page.waivers, 0).index(name)
    page.waivers.table.selectRow(at)
    page.waivers.table.rested.emit(page.waivers.table.current_row())
    seat.wait()


def stand_on_waiting(seat: Seat, page: GiftsPage) -> None:
    stand_on(seat, page, "Chantal Prigent")
