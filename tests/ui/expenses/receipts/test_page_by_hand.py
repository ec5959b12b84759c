"""Receipts by keyboard: nothing waits, an empty folder, a program left aside, what stays when one leaves."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.ui.expenses.receipts.page import ReceiptsInPage
from tests import made_receipts as made
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.at_desk import bare, in_front, strike, undo


def write(make: Builder) -> None:
    make.structure()
    claim = make.claim(make.person("Hélias", "Monique"), ClaimStatus.SUBMITTED, reference="NDF-1")
    make.line(claim, date(2026, 11, 17), 2450, receipt=None)


def on_page(seat: Seat) -> ReceiptsInPage:
    page = seat.open("receipts_in")
    assert isinstance(page, ReceiptsInPage)
    return page


@pytest.fixture
def page(seat: Seat) -> ReceiptsInPage:
    seat.fill(write)
    return on_page(seat)


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    path = tmp_path / "repas 2026-11-17 24,50.pdf"
    path.write_bytes(made.pdf())
    return path


def test_a_dossier_where_nothing_waits_says_so(seat: Seat) -> None:
    page = on_page(seat)
    assert "Aucune ligne n’attend de reçu." in shown(page.empty)
    assert page.first_focus() is page.header.primary()


def test_a_folder_without_a_file_changes_nothing(
    seat: Seat, page: ReceiptsInPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vide").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "vide"))
    page._ask_folder()
    seat.wait()
    assert page.empty.isVisibleTo(page)
    assert not page.refused.isVisibleTo(page)


def test_a_program_is_left_aside_and_told_twice(seat: Seat, page: ReceiptsInPage, tmp_path: Path) -> None:
    wrong = tmp_path / "virus.pdf"
    wrong.write_bytes(made.PROGRAM)
    page.take([wrong])
    seat.wait()
    assert "virus.pdf" in shown(page.refused)
    assert bare(seat.told[-1]).startswith("1 fichier laissé de côté")
    assert page.card.table.model().rowCount() == 0
    assert wrong.exists()


def test_what_was_joined_is_said_and_taken_back(seat: Seat, page: ReceiptsInPage, receipt: Path) -> None:
    page.take([receipt])
    seat.wait()
    in_front(seat)
    page.card.table.setFocus()
    strike(seat, Qt.Key.Key_Return)
    assert [row.name for row in seat.application.receipts.of_claim(1)] == [receipt.name]
    assert "Aucune ligne n’attend de reçu." in shown(page.empty)
    assert undo(seat).startswith("Annulé")
    assert seat.application.receipts.of_claim(1) == ()
    assert "1 ligne de notes ouvertes attend son reçu" in bare(shown(page.empty))


def test_what_was_not_joined_is_told_before_one_leaves_and_its_file_stays(
    seat: Seat, page: ReceiptsInPage, receipt: Path
) -> None:
    page.take([receipt])
    seat.wait()
    assert bare(page.unsaved()) == "1 reçu à joindre : les fichiers restent où ils sont."
    in_front(seat)
    page.card.table.setFocus()
    strike(seat, Qt.Key.Key_Delete)
    assert page.unsaved() == ""
    assert (
        "le fichier n’a pas bougé" in seat.told[-1]
        or "le fichier n’a pas bougé" in seat.desk.status.message()
    )
    assert receipt.exists()
