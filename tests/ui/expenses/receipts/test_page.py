"""Several receipts at once, each to the line that waits for it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.ui.expenses.receipts.page import ReceiptsInPage
from tests import made_receipts as made
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.receipts.dropping import held

DAY = date(2026, 11, 17)


def fill(make: Builder) -> None:
    make.structure()
    claim = make.claim(make.person("Hélias", "Monique"), ClaimStatus.SUBMITTED, reference="NDF-2026-0031")
    make.line(claim, DAY, 2450, receipt=None, position=1)
    make.line(claim, DAY, 360, receipt=None, position=2, nature=ExpenseNature.PARKING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two receipts that say their line, one that says nothing, and a program."""
    inside = tmp_path / "recus"
    inside.mkdir()
    (inside / "IMG_1.png").write_bytes(made.png())
    (inside / "parking 2026-11-17 3,60.jpg").write_bytes(made.jpeg())
    (inside / "repas.pdf").write_bytes(made.pdf())
    (inside / "virus.pdf").write_bytes(made.PROGRAM)
    (inside / ".cache").write_bytes(b"")
    return inside


@pytest.fixture
def page(seat: Seat) -> ReceiptsInPage:
    seat.fill(fill)
    opened = seat.open("receipts_in")
    assert isinstance(opened, ReceiptsInPage)
    return opened


def receipts_of(seat: Seat) -> dict[int, str]:
    return {row.line_id: row.name for row in seat.application.receipts.of_claim(1)}


def test_the_page_says_how_many_lines_wait(page: ReceiptsInPage) -> None:
    assert page.empty.isVisible()
    assert "2\u00a0lignes de notes ouvertes attendent leur reçu" in shown(page.empty)


def test_a_folder_that_is_dropped_proposes_a_line_for_each_file(
    seat: Seat, page: ReceiptsInPage, folder: Path
) -> None:
    act, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = held(folder)
    over = QDragEnterEvent(QPointF(5, 5), act, data, button, none)
    page.dragEnterEvent(over)
    assert over.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), act, data, button, none))
    seat.wait()
    assert page.card.table.model().rowCount() == 3
    assert "virus.pdf" in shown(page.refused)
    assert page.card.table.hasFocus()
    assert "même montant" in page.card.why.text()


def test_one_key_joins_each_receipt_to_its_line(seat: Seat, page: ReceiptsInPage, folder: Path) -> None:
    page.take([folder])
    seat.wait()
    for _ in range(2):
        seat.bot.keyClick(page.card.table, Qt.Key.Key_Return)
        seat.wait()
    assert receipts_of(seat) == {1: "repas.pdf", 2: "parking 2026-11-17 3,60.jpg"}
    assert not page.card.joining.isEnabled()
    seat.bot.keyClick(page.card.table, Qt.Key.Key_Delete)
    seat.wait()
    assert page.empty.isVisible()
    assert page.unsaved() == ""


def test_a_receipt_that_says_nothing_waits_for_its_line_to_be_chosen(
    seat: Seat, page: ReceiptsInPage, folder: Path
) -> None:
    page.receive([folder / "IMG_1.png"])
    seat.wait()
    assert page.card.lines.currentText() == "Choisissez la ligne…"
    assert page.card.chosen_line() is None
    page.card.joining.click()
    assert receipts_of(seat) == {}
    assert page.card.lines.hasFocus()
    assert page.card.warning.text() == "Choisissez d’abord la ligne de ce reçu."
    page.card.lines.setCurrentIndex(2)
    page.card.joining.click()
    seat.wait()
    assert receipts_of(seat) == {2: "IMG_1.png"}


def test_a_receipt_that_is_joined_already_is_told(seat: Seat, page: ReceiptsInPage, folder: Path) -> None:
    seat.application.receipts.join(1, seat.application.receipts.prepare_file(folder / "repas.pdf"))
    page.take([folder / "repas.pdf", folder / "repas.pdf"])
    seat.wait()
    assert page.card.table.model().rowCount() == 1
    assert "déjà joint à la note NDF-2026-0031" in page.card.warning.text()
    assert page.unsaved().startswith("1\u00a0reçu à joindre")
    page.card.leaving.click()
    seat.wait()
    assert page.empty.isVisible()


def test_a_line_that_was_settled_meanwhile_is_told(seat: Seat, page: ReceiptsInPage, folder: Path) -> None:
    page.take([folder / "repas.pdf"])
    seat.wait()
    [proposal] = seat.application.receipts.match(page._receipts)
    for _ in range(2):
        page._on_join(proposal, 404)
    assert "n’est plus dans le dossier" in shown(page)


def test_files_and_folders_are_pointed_at(
    seat: Seat, page: ReceiptsInPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(folder / "repas.pdf")], ""))
    page._ask_files()
    seat.wait()
    assert page.card.table.model().rowCount() == 1
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (asked.append("files") or [], ""))
    seat.bot.keyClick(page.card.table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    seat.bot.waitUntil(lambda: asked == ["files"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    page._ask_folder()
    seat.wait()
    assert page.card.table.model().rowCount() == 3
