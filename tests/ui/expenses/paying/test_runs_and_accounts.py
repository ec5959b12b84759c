"""Past runs and what came back; the structure's further accounts in the settings."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from engagement_desktop.domain.expenses.paying.runs_rows import RunDraft
from engagement_desktop.domain.expenses.runs import PaymentState, RunState, SepaVersion
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.expenses.paying.bank_accounts_page import BankAccountsPage
from engagement_desktop.ui.expenses.paying.runs_page import RunsPage
from tests.services.expenses.paying.paying_world import OWN, prepare
from tests.ui.conftest import Seat


def words(where: QWidget) -> str:
    said = [one.text() for one in where.findChildren(QLabel) if one.isVisibleTo(where)]
    return " | ".join(said).replace("\u00a0", " ").replace("\u202f", " ")


def press(where: QWidget, name: str) -> None:
    every = [one for one in where.findChildren(QPushButton) if one.isVisibleTo(where)]
    next(one for one in every if one.accessibleName().replace("\u00a0", " ") == name).click()


@pytest.fixture
def page(seat: Seat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RunsPage:
    seat.fill(prepare)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    runs = seat.application.runs
    choice = runs.ready()
    run_id = runs.make(
        RunDraft(tuple(row.claim_id for row in choice.rows if row.is_ready), choice.proposed_on)
    )
    opened = seat.open("runs", run_id)
    assert isinstance(opened, RunsPage)
    opened.open_row(opened.model.loaded()[0])
    seat.wait()
    return opened


def test_a_run_tells_its_payments_its_control_total_and_its_files(page: RunsPage) -> None:
    said = words(page.pane)
    for told in ("REM-2026-001", "À envoyer", "Total de contrôle", "84,51 €", "Monique Hélias, 52,37 €"):
        assert told in said or any(told in one.accessibleName() for one in page.pane.findChildren(QWidget))
    files = [one.accessibleName() for one in page.pane.findChildren(QPushButton)]
    assert "REM-2026-001-virements.xml" in files


def test_its_files_are_saved_again(page: RunsPage, seat: Seat, tmp_path: Path) -> None:
    press(page.pane, "Enregistrer les fichiers…")
    seat.wait()
    folder = tmp_path / "Remboursement REM-2026-001"
    assert (folder / "REM-2026-001-virements.xml").exists()


def test_the_number_of_a_cheque_is_noted(page: RunsPage, seat: Seat) -> None:
    row = page.model.loaded()[0]
    cheque = next(one for one in seat.application.runs.detail(row.id).payments if one.means.value == "cheque")
    press(page.pane, f"N° de chèque : {cheque.reference}…")
    assert page.editor is not None
    page.editor.form.field("cheque_number").set_value("1000112")
    page.editor.save()
    seat.wait()
    kept = seat.application.runs.detail(row.id).payments
    assert [one.cheque_number for one in kept if one.cheque_number] == ["1000112"]


def test_a_payment_that_came_back_is_noted_alone(page: RunsPage, seat: Seat) -> None:
    press(page.pane, "Envoyé à la banque")
    seat.wait()
    row = page.model.loaded()[0]
    assert row.state is RunState.SENT
    page.open_row(row)
    seat.wait()
    first = seat.application.runs.detail(row.id).payments[0]
    press(page.pane, f"Revenu : {first.reference}…")
    assert page.editor is not None
    page.editor.save()
    assert page.editor is not None, "a reason is asked"
    page.editor.form.field("reason").set_value("Compte clos")
    page.editor.save()
    seat.wait()
    assert seat.application.runs.detail(row.id).payments[0].state is PaymentState.REJECTED
    assert [one.claim_id for one in seat.application.runs.ready().rows if one.is_ready] == [first.claim_id]


def test_a_pdf_of_a_run_is_looked_at_and_a_run_is_cancelled(page: RunsPage, seat: Seat) -> None:
    detail = seat.application.runs.detail(page.model.loaded()[0].id)
    page.acts.look_at(detail.files[1])
    seat.wait()
    page.acts.look_at(detail.files[0])
    seat.wait()
    press(page.pane, "Annuler ce remboursement")
    page.acts.cancel()
    seat.wait()
    assert seat.application.runs.runs() == ()


def test_an_account_is_added_put_away_and_taken_back(seat: Seat) -> None:
    seat.fill(prepare)
    page = seat.open("bank_accounts")
    assert isinstance(page, BankAccountsPage)
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    for key, value in (
        ("label", "Livret"),
        ("iban", OWN),
        ("holder", "MSP LIVRET"),
        ("sepa", SepaVersion.V03),
    ):
        form.field(key).set_value(value)
    page.editor.save()
    seat.wait()
    row = page.model.loaded()[0]
    assert (row.label, row.version) == ("Livret", SepaVersion.V03)
    page.open_row(row)
    seat.wait()
    press(page.pane, "Ranger")
    seat.wait()
    page.open_row(page.model.loaded()[0])
    seat.wait()
    press(page.pane, "Reprendre")
    seat.wait()
    assert page.model.loaded()[0].archived_on is None
    page.edit(row.id)
    assert page.editor is not None
    page.editor.form.field("iban").set_value("FR7630006000011234567890188")
    page.editor.save()
    assert page.editor is not None, "the key of this IBAN fails"


def test_the_form_of_an_account_is_not_wider_than_its_place(seat: Seat) -> None:
    seat.fill(prepare)
    page = seat.open("bank_accounts")
    assert isinstance(page, BankAccountsPage)
    page.edit(None)
    seat.wait()
    assert page.editor is not None
    form = page.editor.form
    assert form.minimumSizeHint().width() <= form.parentWidget().width()


def test_those_who_only_read_see_no_number(seat_as: object) -> None:
    reader = seat_as(Role.READING)  # type: ignore[operator]  # the fixture is a function
    reader.fill(prepare)
    page = reader.open("bank_accounts")
    assert isinstance(page, BankAccountsPage)
    assert page.make_editor(None) is None
    assert isinstance(reader.open("runs"), RunsPage)
