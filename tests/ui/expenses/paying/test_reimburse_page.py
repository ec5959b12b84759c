"""« Rembourser »: what is ticked, what waits and why, the sum, and the run on one screen."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QSizePolicy, QWidget

from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.runs import RunState
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.expenses.paying.reimburse_page import ReimbursePage
from engagement_desktop.ui.expenses.paying.runs_page import RunsPage
from tests.services.expenses.paying.paying_world import prepare
from tests.services.expenses.paying.test_netting import story
from tests.ui.conftest import Seat


@pytest.fixture
def page(seat: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ReimbursePage:
    seat.fill(prepare)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    opened = seat.open("reimburse")
    assert isinstance(opened, ReimbursePage)
    return opened


def words(where: QWidget) -> str:
    said = [one.text() for one in where.findChildren(QLabel) if one.isVisibleTo(where)]
    return " | ".join(said).replace("\u00a0", " ").replace("\u202f", " ")


def cells(page: ReimbursePage) -> list[list[str]]:
    model = page.table.model()
    return [
        [str(model.data(model.index(row, at))) for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def stand_on(page: ReimbursePage, name: str) -> None:
    at = next(place for place, row in enumerate(page.table.rows.loaded()) if row.last_name == name)
    page.table.selectRow(at)
    page.held.show_row(page.table.current_row())


def press(where: QWidget, name: str) -> None:
    next(
        one for one in where.findChildren(QPushButton) if one.text() == name and one.isVisibleTo(where)
    ).click()


def key(
    page: ReimbursePage, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, pressed, held)


def test_what_is_ready_is_ticked_and_the_button_carries_the_amount(page: ReimbursePage) -> None:
    assert [row[1:] for row in cells(page)][:4] == [
        ["Benali Fatima", "1", "32,14", "Prête", "virement"],
        ["Diallo Mamadou", "1", "12,00", "Prête", "espèces"],
        ["Hélias Monique", "1", "52,37", "Prête", "virement"],
        ["Œuvrard André", "1", "18,94", "Prête", "chèque"],
    ]
    assert [row[4] for row in cells(page)][4:] == ["Reçu manquant", "IBAN à vérifier", "À décider"]
    assert page.act.text().replace("\u00a0", " ") == "Produire 115,45 €"
    said = words(page.card)
    for sum_said in ("Notes retenues | 4", "2 virements | 84,51 €", "1 chèque | 18,94 €", "115,45 €"):
        assert sum_said in said
    assert "bordereau et reçu d’espèces" in said
    assert words(page.header).startswith("Rembourser") or "7 notes approuvées, 4 prêtes" in words(page.header)


def test_the_space_bar_takes_the_tick_away_and_puts_it_back(page: ReimbursePage) -> None:
    stand_on(page, "Benali")
    key(page, Qt.Key.Key_Space)
    assert page.act.text().replace("\u00a0", " ") == "Produire 83,31 €"
    aloud = page.table.model().data(page.table.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert aloud.endswith("non cochée")
    key(page, Qt.Key.Key_Space)
    assert len(page.choosing.chosen()) == 4


def test_all_are_taken_or_none(page: ReimbursePage) -> None:
    key(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.choosing.chosen() == (), "they were all ticked"
    assert page.act.isHidden(), "nothing to produce: no dead button"
    key(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.choosing.chosen()) == 4


def test_a_click_on_the_tick_turns_it(page: ReimbursePage) -> None:
    spot = page.table.visualRect(page.table.model().index(0, 0)).center()
    spot.setX(page.look.px(18))
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(page.choosing.chosen()) == 3


def test_a_claim_that_waits_cannot_be_ticked_and_says_what_mends_it(page: ReimbursePage, seat: Seat) -> None:
    key(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert "n’a pas de reçu. La note reste en attente, les autres partent." in words(page.held)
    key(page, Qt.Key.Key_Space)
    assert len(page.choosing.chosen()) == 4
    went: list[tuple[str, object]] = []
    seat.context.signals.page_wanted.connect(lambda where, what: went.append((where, what)))
    press(page.held, "Joindre le reçu")
    stand_on(page, "Fournier")
    press(page.held, "Corriger l’IBAN")
    assert [where for where, _ in went] == ["claim", "person"]


def test_a_false_iban_is_paid_by_cheque(page: ReimbursePage, seat: Seat) -> None:
    stand_on(page, "Fournier")
    press(page.held, "Par chèque")
    seat.wait()
    assert "2 chèques | 26,92 €" in words(page.card)
    stand_on(page, "Benali")
    press(page.held, "En espèces")
    assert page.choosing.others()[1] is PaymentMeans.CASH
    stand_on(page, "Benali")
    press(page.held, "Par virement")
    assert 1 not in page.choosing.others()


def test_the_chips_show_those_that_wait_alone(page: ReimbursePage) -> None:
    page.chips.chosen.emit("blocked")
    assert len(cells(page)) == 3
    page.chips.chosen.emit("ready")
    assert len(cells(page)) == 4
    page.chips.chosen.emit("")
    assert len(cells(page)) == 7


def test_a_day_that_is_not_understood_is_told_under_its_field(page: ReimbursePage) -> None:
    page.card.day.edit.setText("31/02/2027")
    page.produce()
    assert page.card.day.fault()
    assert page.acts.run_id is None
    page.card.day.edit.setText("20/11/2020")
    page.produce()
    assert page.card.day.fault().startswith("Ce jour est passé")
    assert seat_is_on(page.card.day)
    assert page.acts.run_id is None


def seat_is_on(field: QWidget) -> bool:
    there = field.window().focusWidget()
    return there is not None and field.isAncestorOf(there)


@pytest.fixture
def netted(seat: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ReimbursePage:
    seat.fill(story)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    opened = seat.open("reimburse")
    assert isinstance(opened, ReimbursePage)
    return opened


def test_a_correction_is_taken_from_what_the_same_person_is_paid(netted: ReimbursePage, seat: Seat) -> None:
    assert "1 virement | 38,00 €" in words(netted.card)
    assert "Avec NDF-2026-0102 : 38,00 € en un seul virement." in words(netted.held)
    netted.produce()
    seat.wait()
    assert "38,00 € | 1 virement" in words(netted.acts.card)
    assert netted.acts.card.send is not None
    netted.acts.card.send.click()
    seat.wait()
    runs = seat.open("runs")
    assert isinstance(runs, RunsPage)
    first = seat.application.runs.detail(runs.model.loaded()[0].id).payments[0]
    editor = said_back(runs, first.reference)
    editor.form.field("reason").set_value("Compte clos")
    editor.save()
    seat.wait()
    assert seat.told[-1].replace("\u00a0", " ") == "Paiement revenu : 2 notes sont de nouveau à payer."


def said_back(runs: RunsPage, reference: str) -> Editor[Any]:
    names = {one.accessibleName(): one for one in runs.pane.findChildren(QPushButton)}
    names[f"Revenu\u00a0: {reference}…"].click()
    assert runs.editor is not None
    return runs.editor


def test_a_correction_alone_is_refused_in_words(netted: ReimbursePage, seat: Seat) -> None:
    key(netted, Qt.Key.Key_Space)
    netted.produce()
    seat.wait()
    assert "sera déduite de la prochaine note de Monique Hélias" in words(netted)
    assert seat.application.runs.runs() == ()


def test_a_run_is_produced_confirmed_and_sent(page: ReimbursePage, seat: Seat, tmp_path: Path) -> None:
    page.produce()
    seat.wait()
    assert page.acts.run_id is not None
    folders = [one.name for one in tmp_path.iterdir() if one.name.startswith("Remboursement")]
    assert folders == ["Remboursement REM-2026-001"]
    said = words(page.acts.card)
    for told in ("Total de contrôle", "84,51 €", "2 virements", "Rien n’est encore marqué payé."):
        assert told in said
    assert page.act.isHidden()
    assert len(cells(page)) == 3, "what a run holds has left the list"
    page.produce()
    assert seat.application.runs.runs()[0].state is RunState.MADE, "the same key never sends"
    sends = page.acts.card.send
    assert sends is not None
    assert sends.text() == "Envoyé à la banque"
    sends.click()
    seat.wait()
    runs = seat.application.runs.runs()
    assert [one.state for one in runs] == [RunState.SENT]
    stand = seat.application.expenses.page(ListQuery()).rows
    assert sum(one.status is ClaimStatus.REIMBURSED for one in stand) == 4
    assert page.acts.run_id is None
    assert page.act.isHidden()
    assert page.acts.card.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Ignored, "its files took room"


def test_a_run_is_cancelled_after_what_it_takes_away_was_told(page: ReimbursePage, seat: Seat) -> None:
    page.produce()
    seat.wait()
    press(page.acts.card, "Annuler ce remboursement")
    assert "son numéro ne resservira pas" in words(page).lower()
    page.acts.cancel()
    seat.wait()
    assert seat.application.runs.runs() == ()
    assert page.act.text().replace("\u00a0", " ") == "Produire 115,45 €"


def test_going_back_from_the_choice_of_a_folder_produces_nothing(
    page: ReimbursePage, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    page.produce()
    seat.wait()
    assert seat.application.runs.runs() == ()


def test_a_run_made_before_is_told_and_leads_to_its_page(page: ReimbursePage, seat: Seat) -> None:
    draft = page.card.draft()
    seat.application.runs.make(draft)
    seat.wait()
    page.refresh()
    assert "REM-2026-001 attend d’être envoyé." in words(page)


@pytest.mark.usefixtures("page")
def test_what_is_told_of_this_page_leaves_with_it(seat: Seat) -> None:
    assert seat.told[-1].startswith("Rien n’est envoyé")
    seat.open("home")
    assert not seat.told[-1].startswith("Rien n’est envoyé")


def test_with_nothing_to_pay_it_says_so(seat: Seat) -> None:
    empty = seat.open("reimburse")
    assert empty.first_focus() is seat.window.focusWidget(), "the way back: nothing else can be done"
    assert "Aucune note approuvée n’attend d’être payée." in words(empty)


@pytest.mark.parametrize("percent", [100, 150])
def test_every_control_has_a_name_and_the_page_fits_a_small_window(
    page: ReimbursePage, seat: Seat, percent: int
) -> None:
    page.look.choose_size(percent)
    seat.window.resize(1024, 700)
    seat.wait()
    assert page.minimumSizeHint().width() <= 1024
    nameless = [one for one in page.findChildren(QPushButton) if one.isVisible() and not one.accessibleName()]
    assert nameless == []


def test_at_twice_the_size_the_tick_the_person_and_what_holds_back_stay(
    page: ReimbursePage, seat: Seat
) -> None:
    seat.window.resize(1024, 700)
    page.look.choose_size(200)
    seat.wait()
    header = page.table.horizontalHeader()
    shown = [one.key for at, one in enumerate(page.table.rows.columns) if not header.isSectionHidden(at)]
    assert shown == ["reference", "person", "state"]
    assert header.length() <= page.table.viewport().width(), "nothing lies outside"
    page.look.choose_size(100)
    seat.wait()
    assert not header.isSectionHidden(3), "the amount is back"
