"""The report as a document: seen, saved in each form, over another, where one cannot, and stopped."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.reports.report_page import ReportPage
from tests.places import read_only_view
from tests.ui.conftest import Seat, shown
from tests.ui.reports.conftest import two_years

Answers = list[tuple[str, str]]
FORMS = {
    ".pdf": "Rapport à imprimer (*.pdf)",
    ".xlsx": "Tableaux pour Excel ou LibreOffice (*.xlsx)",
    ".ods": "Tableaux ouverts (*.ods)",
    ".json": "Chiffres pour un autre programme (*.json)",
}


def banner_words(page: ReportPage) -> str:
    return "\n".join(shown(banner) for banner in page.findChildren(Banner) if banner.isVisible())


def save(seat: Seat, page: ReportPage, saved_as: Answers, target: Path, form: str = "") -> None:
    saved_as.append((str(target), form))
    page.output.save()
    seat.wait()


def test_every_form_tells_the_same_figures(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    for ending, form in FORMS.items():
        save(lived, page, saved_as, shelf / "rapport", form)
        assert (shelf / f"rapport{ending}").exists()
        assert str(shelf) in banner_words(page)
    figures = json.loads((shelf / "rapport.json").read_bytes())
    assert figures["meetings"]["held"] == 2
    words = "\n".join(sheet.extract_text() for sheet in PdfReader(shelf / "rapport.pdf").pages)
    assert "12,50" in words
    book = openpyxl.load_workbook(shelf / "rapport.xlsx")
    cells = [cell.value for sheet in book for line in sheet.iter_rows() for cell in line]
    assert 12.5 in cells
    with zipfile.ZipFile(shelf / "rapport.ods") as archive:
        assert b"12.5" in archive.read("content.xml")
    assert sorted(path.suffix for path in shelf.iterdir()) == sorted(FORMS)


def test_a_file_that_stood_there_is_replaced_whole(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    target = shelf / "rapport.json"
    target.write_text("x" * 500_000, encoding="utf-8")
    save(lived, page, saved_as, target)
    assert json.loads(target.read_bytes())["exercise"]
    assert [path.name for path in shelf.iterdir()] == ["rapport.json"]


def test_the_same_report_twice_is_the_same_bytes(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    save(lived, page, saved_as, shelf / "un.pdf")
    save(lived, page, saved_as, shelf / "deux.pdf")
    assert (shelf / "un.pdf").read_bytes() == (shelf / "deux.pdf").read_bytes()


def test_a_place_that_only_reads_is_told_and_the_report_there_stays(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers, tmp_path: Path
) -> None:
    (shelf / "rapport.pdf").write_text("le précédent", encoding="utf-8")
    with read_only_view(shelf, tmp_path / "lecture") as place:
        save(lived, page, saved_as, place / "rapport.pdf")
        assert "lecture seule" in banner_words(page)
        assert (place / "rapport.pdf").read_text(encoding="utf-8") == "le précédent"
    assert [path.name for path in shelf.iterdir()] == ["rapport.pdf"]


def test_a_folder_that_bears_the_name_is_told(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    (shelf / "rapport.pdf").mkdir()
    save(lived, page, saved_as, shelf / "rapport.pdf")
    assert banner_words(page) != ""
    assert "enregistré dans" not in banner_words(page)
    assert (shelf / "rapport.pdf").is_dir()


def test_a_new_work_takes_the_last_result_away(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    save(lived, page, saved_as, shelf / "absent" / "rapport.pdf")
    failed = banner_words(page)
    assert failed
    save(lived, page, saved_as, shelf / "rapport.pdf")
    assert failed not in banner_words(page)
    assert "enregistré dans" in banner_words(page)


def test_a_drawing_that_is_stopped_shows_no_document(lived: Seat, page: ReportPage) -> None:
    page.produce.click()
    page.work.stop()
    lived.wait()
    if not page.preview.isVisible():
        assert "Rien n’a été écrit." in banner_words(page)
        assert page.header.isVisible()
    assert not page.work.is_running()


def test_a_second_order_waits_for_the_first(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    page.produce.click()
    save(lived, page, saved_as, shelf / "rapport.pdf")
    assert list(shelf.iterdir()) == []
    assert page.preview.isVisible()


def test_the_place_proposed_bears_the_exercise(
    lived: Seat, page: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, usual: str, filters: str) -> tuple[str, str]:
        asked.extend((usual, filters))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    page.save.click()
    lived.wait()
    assert asked[0].endswith("rapport-2025.pdf")
    assert asked[1] == ";;".join(FORMS.values())
    assert banner_words(page) == ""


def test_the_report_is_seen_saved_and_left_with_the_keyboard(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    with lived.bot.waitActive(lived.window):
        lived.window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(lived.window, Qt.Key.Key_P, control)
    lived.bot.waitUntil(page.preview.isVisible, timeout=15_000)
    lived.wait()
    saved_as.append((str(shelf / "lu.pdf"), ""))
    QTest.keyClick(lived.window, Qt.Key.Key_S, control)
    lived.bot.waitUntil((shelf / "lu.pdf").exists)
    QTest.keyClick(lived.window, Qt.Key.Key_Escape)
    assert page.header.isVisible()
    assert lived.window.focusWidget() is page.produce
    saved_as.append((str(shelf / "chiffres.json"), ""))
    QTest.keyClick(lived.window, Qt.Key.Key_S, control)
    lived.bot.waitUntil((shelf / "chiffres.json").exists, timeout=15_000)
    lived.wait()


def test_a_reader_hands_over_a_report_that_names_nobody(
    seat_as: Callable[[Role], Seat], shelf: Path, saved_as: Answers
) -> None:
    reader = seat_as(Role.READING)
    reader.fill(two_years)
    page = reader.open("reports")
    assert isinstance(page, ReportPage)
    page.panel.choices.nominative.setChecked(True)
    for ending in (".pdf", ".json"):
        save(reader, page, saved_as, shelf / f"rapport{ending}")
    words = "\n".join(sheet.extract_text() for sheet in PdfReader(shelf / "rapport.pdf").pages)
    everything = words + (shelf / "rapport.json").read_text(encoding="utf-8")
    for name in ("Hélias", "Monique", "Tessier"):
        assert name not in everything


def test_another_exercise_leaves_the_document_of_the_first(lived: Seat, page: ReportPage) -> None:
    page.output.preview()
    lived.wait()
    assert page.preview.isVisible()
    lived.open("reports", 2024)
    assert not page.preview.isVisible()
    assert page.preview.content() == b""
    assert page.header.title() == "Rapport annuel 2024"
