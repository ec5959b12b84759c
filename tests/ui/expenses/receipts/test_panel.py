"""The receipt beside a line: dropped, pasted or pointed at, read, turned, found elsewhere."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import LineFacts, LossRule
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.expenses.receipts.panel import ReceiptPanel
from engagement_desktop.ui.expenses.receipts.panel_line import ALONE, NO_RECEIPT, PanelLine, loss_words
from tests import made_receipts as made
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.expenses.receipts.dropping import held

DAY = date(2026, 11, 17)


@pytest.fixture
def panel(seat: Seat) -> ReceiptPanel:
    """The panel alone, beside a new line of parking."""
    shown = ReceiptPanel(seat.context)
    seat.bot.addWidget(shown)
    shown.resize(360, 640)
    shown.show()
    shown.show_line(PanelLine("Reçu de la ligne 1"))
    return shown


def brought(seat: Seat, panel: ReceiptPanel, do: Callable[[], object]) -> list[PreparedReceipt]:
    """What the panel hands over while something is done to it."""
    found: list[PreparedReceipt] = []
    panel.brought.connect(lambda one, _line: found.append(one))
    do()
    seat.wait()
    return found


def prepared(seat: Seat, name: str, content: bytes) -> PreparedReceipt:
    return seat.application.receipts.prepare(name, content)


def drop(panel: ReceiptPanel, data: QMimeData) -> bool:
    """Files held over the panel, then let go there."""
    act, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(5, 5), act, data, button, none)
    over.ignore()
    panel.dragEnterEvent(over)
    if over.isAccepted():
        panel.dropEvent(QDropEvent(QPointF(5, 5), act, data, button, none))
    return over.isAccepted()


def test_a_line_without_receipt_says_how_one_comes(panel: ReceiptPanel) -> None:
    assert panel.nothing.isVisible()
    assert panel.nothing.text() == NO_RECEIPT
    assert not panel.head.larger.isVisible()
    assert panel.foot.losing.isVisible()
    assert not panel.foot.removing.isVisible()


def test_a_photo_that_is_dropped_is_cleaned_and_handed_over(
    seat: Seat, panel: ReceiptPanel, tmp_path: Path
) -> None:
    photo = tmp_path / "parking.jpg"
    photo.write_bytes(made.jpeg())
    [found] = brought(seat, panel, lambda: drop(panel, held(photo)))
    assert found.name == "parking.jpg"
    assert b"Telephone" not in found.content
    panel.show_line(PanelLine("Reçu de la ligne 1", prepared=(found,)))
    seat.wait()
    assert panel.view.pages() == 1
    assert panel.foot.twins.text() == ALONE
    assert panel.foot.keep.text() == "Gardez l’original papier."
    assert "retirés" in panel.foot.done.text()
    assert panel.current() is found


def test_what_is_no_file_is_not_held_and_leaving_puts_the_light_out(panel: ReceiptPanel) -> None:
    words = QMimeData()
    words.setText("bonjour")
    assert not drop(panel, words)
    panel.dragLeaveEvent(QDragLeaveEvent())
    assert panel.property("choisi") == ""


def test_a_copied_screen_or_file_is_pasted(seat: Seat, panel: ReceiptPanel, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    screen = QImage(30, 20, QImage.Format.Format_RGB32)
    screen.fill(Qt.GlobalColor.red)
    clipboard.setImage(screen)
    [found] = brought(seat, panel, panel.paste)
    assert (found.name, found.media_type) == ("reçu collé.png", "image/png")
    file = tmp_path / "a.pdf"
    file.write_bytes(made.pdf())
    clipboard.setMimeData(held(file))
    assert [one.name for one in brought(seat, panel, panel.paste)] == ["a.pdf"]
    clipboard.setText("bonjour")
    assert not panel.paste()


def test_files_are_pointed_at_with_ctrl_j(
    seat: Seat, panel: ReceiptPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(made.pdf())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    assert len(brought(seat, panel, panel.foot.joining.click)) == 1
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    assert brought(seat, panel, panel.choose) == []


def test_a_program_named_as_a_receipt_is_told_in_place(seat: Seat, panel: ReceiptPanel) -> None:
    assert brought(seat, panel, lambda: panel.take_bytes("facture.pdf", made.PROGRAM)) == []
    assert "est un programme" in panel.foot.fault.text()
    assert panel.foot.fault.isVisible()


def test_pages_then_receipts_are_gone_through(seat: Seat, panel: ReceiptPanel) -> None:
    two = (prepared(seat, "a.pdf", made.pdf(2)), prepared(seat, "b.png", made.png()))
    panel.show_line(PanelLine(prepared=two))
    seat.wait()
    assert panel.steps.place.text() == "Reçu 2 sur 2"
    panel.steps.before.click()
    assert panel.steps.place.text() == "Reçu 1 sur 2, page 2 sur 2"
    panel.steps.before.click()
    assert panel.steps.place.text() == "Reçu 1 sur 2, page 1 sur 2"
    assert not panel.steps.before.isEnabled()
    panel.steps.after.click()
    panel.steps.after.click()
    seat.wait()
    assert panel.current() is two[1]
    assert not panel.steps.after.isEnabled()


def test_a_receipt_is_made_larger_and_turned_by_keys(seat: Seat, panel: ReceiptPanel) -> None:
    panel.show_line(PanelLine(prepared=(prepared(seat, "a.pdf", made.pdf(2)),)))
    view, sheet = panel.view, panel.view.widget()
    upright = sheet.size()
    assert upright.height() > upright.width()
    seat.bot.keyClick(view, Qt.Key.Key_R)
    assert view.widget().width() > view.widget().height()
    panel.head.turning.click()
    seat.bot.keyClick(view, Qt.Key.Key_Plus)
    assert view.quarters() == 5
    assert sheet.width() > upright.width()
    seat.bot.keyClick(view, Qt.Key.Key_Minus)
    seat.bot.keyClick(view, Qt.Key.Key_Minus)
    assert view.quarters() == 4
    panel.head.larger.click()
    panel.head.smaller.click()
    seat.bot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page() == 1
    seat.bot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page() == 0
    seat.bot.keyClick(view, Qt.Key.Key_Down)
    panel.resize(500, 700)
    assert "page 1 sur 2" in view.accessibleName()


def test_a_picture_is_turned_and_lies_on_paper(seat: Seat, panel: ReceiptPanel) -> None:
    panel.show_line(PanelLine(prepared=(prepared(seat, "a.png", made.png(made.ticket(mode="RGBA"))),)))
    panel.head.turning.click()
    sheet = panel.view.widget()
    assert sheet.width() > sheet.height()
    large = made.jpeg(made.ticket(2500, 100))
    panel.show_line(PanelLine(prepared=(prepared(seat, "b.jpg", large),)))
    assert panel.view.pages() == 1


def test_what_cannot_be_shown_is_told_and_can_be_taken_off(panel: ReceiptPanel) -> None:
    broken = PreparedReceipt("a.png", "image/png", b"nothing", "0" * 64)
    panel.show_line(PanelLine(prepared=(broken,)))
    assert "ne se laisse pas afficher" in panel.foot.fault.text()
    taken: list[object] = []
    panel.taken_off.connect(taken.append)
    panel.foot.removing.click()
    assert taken == [broken]
    panel.show_line(PanelLine())
    panel._on_remove()
    assert taken == [broken]


def kept_twice(seat: Seat) -> tuple[int, int, int]:
    """A claim (1) with a receipt, and another of the same person with the same cost."""
    found: list[int] = []

    def write(make: Builder) -> None:
        make.structure()
        person = make.person("Hélias", "Monique")
        first, second = (
            make.claim(person, ClaimStatus.DRAFT, reference=f"NDF-2026-000{at}") for at in (1, 2)
        )
        lines = [
            make.line(one, DAY, 360, receipt=None, position=1, nature=ExpenseNature.PARKING)
            for one in (first, second)
        ]
        found.extend((person.id, lines[0].id, second.id))

    seat.fill(write)
    return found[0], found[1], found[2]


def test_the_same_receipt_elsewhere_is_a_fault_and_the_same_cost_a_warning(
    seat: Seat, panel: ReceiptPanel
) -> None:
    person, line, second = kept_twice(seat)
    photo = prepared(seat, "a.jpg", made.jpeg())
    seat.application.receipts.join(line, photo)
    panel.show_line(PanelLine(prepared=(photo,)))
    seat.wait()
    assert panel.foot.twins.text().startswith(
        "Ce reçu est déjà joint à la note NDF-2026-0001 (Monique Hélias)"
    )
    facts = LineFacts(person, DAY, Money(360), ExpenseNature.PARKING, line_id=None, claim_id=second)
    other = prepared(seat, "b.png", made.png())
    panel.show_line(PanelLine(facts=facts, prepared=(other,)))
    seat.wait()
    assert panel.foot.twins.text().startswith("Dépense semblable à la")
    [row] = seat.application.receipts.of_claim(1)
    panel.show_line(PanelLine(kept=(row,), facts=LineFacts(line_id=line, claim_id=1)))
    seat.wait()
    assert panel.foot.name.whole().startswith("J-2026-0001 · a.jpg")
    assert panel.foot.twins.text() == ALONE
    seat.application.receipts.remove(row.id)
    panel.show_line(PanelLine())
    panel.show_line(PanelLine(kept=(row,)))
    assert "n’est plus dans le dossier" in panel.foot.fault.text()


def test_the_same_file_on_another_line_that_is_not_kept_yet_is_a_fault(
    seat: Seat, panel: ReceiptPanel
) -> None:
    photo = prepared(seat, "a.jpg", made.jpeg())
    panel.show_line(PanelLine("Reçu de la ligne 2", prepared=(photo,), beside={photo.original_digest: 1}))
    seat.wait()
    assert panel.foot.twins.text().startswith("Ce reçu est déjà joint à la ligne 1 de cette note.")
    panel.show_line(PanelLine("Reçu de la ligne 2", prepared=(photo,), beside={"0" * 64: 1}))
    seat.wait()
    assert panel.foot.twins.text() == ALONE


def test_a_lost_receipt_is_said_under_the_ceiling_and_refused_over_it(
    seat: Seat, panel: ReceiptPanel
) -> None:
    said: list[bool] = []
    panel.lost.connect(said.append)
    seat.application.rates.add_local("receipt.missing.ceiling", date(2026, 1, 1), "10", "comité")
    panel.show_line(PanelLine(facts=LineFacts(spent_on=DAY, amount=Money(2450))))
    panel.foot.losing.click()
    assert said == []
    assert "Au-dessus de 10,00" in panel.foot.fault.text()
    panel.show_line(PanelLine(facts=LineFacts(spent_on=DAY, amount=Money(500))))
    panel.foot.losing.click()
    panel.show_line(PanelLine(attested=True))
    assert "atteste sur l’honneur" in panel.nothing.text()
    assert panel.foot.losing.text() == "Reçu retrouvé"
    panel.foot.losing.click()
    assert said == [True, False]


def test_without_any_ceiling_a_lost_receipt_is_not_paid() -> None:
    assert "n’admettent pas d’attestation" in loss_words(LossRule(Money(0), is_under=False))


def test_kilometres_need_none_and_a_reader_only_reads(
    seat_as: Callable[[Role], Seat],
) -> None:
    seat = seat_as(Role.READING)
    panel = ReceiptPanel(seat.context)
    seat.bot.addWidget(panel)
    panel.show()
    panel.show_line(PanelLine(needed=False))
    assert panel.nothing.text() == "Cette ligne n’a pas besoin de reçu."
    panel.show_line(PanelLine(may=False))
    assert panel.nothing.text() == "Aucun reçu n’est joint à cette ligne."
    assert not panel.foot.joining.isVisible()
    assert not panel.paste()
    panel.choose()
