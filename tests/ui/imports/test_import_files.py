"""Which file is imported: dropped, chosen, several, none, another after a bad one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.ui.imports.choose_panel import dropped_path
from engagement_desktop.ui.imports.import_page import ImportPage
from tests.ui.conftest import Seat, shown
from tests.ui.imports.conftest import FAULTY, OWN, PEOPLE, TWINS
from tests.ui.imports.import_on_page import Write, banner_words, cells, names, press, settle, study
from tests.ui.town import NBSP, door


def drop(page: ImportPage, *paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.choose.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    return data


def csv_folder(place: Path, *lines: str) -> Path:
    place.mkdir()
    (place / "Structures.csv").write_text("nom;type;forme juridique\n" + ";".join(OWN), encoding="utf-8")
    (place / "Personnes.csv").write_text("\n".join((";".join(PEOPLE), *lines)), encoding="utf-8")
    return place


def test_a_folder_of_csv_let_go_on_the_page_is_read_whole(
    seat: Seat, page: ImportPage, tmp_path: Path
) -> None:
    folder = csv_folder(tmp_path / "feuilles", "P1;Prigent;Chantal;;;usager", "P2;Hélias;Monique;;;élu")
    drop(page, folder)
    settle(seat)
    assert cells(page)["Personnes"]["new"] == "2"
    press(seat, page)
    assert names(seat) == {"Prigent", "Hélias"}


def test_two_files_at_once_are_not_one_workbook(seat: Seat, page: ImportPage, tmp_path: Path) -> None:
    data = drop(page, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    settle(seat)
    assert dropped_path(data) is None
    assert page.choose.isVisible()
    assert banner_words(page) == ""


def test_no_folder_chosen_reads_nothing(
    seat: Seat, page: ImportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    door(page.choose, "Choisir un dossier de csv…").click()
    settle(seat)
    assert page.choose.isVisible()


def test_an_empty_folder_and_a_picture_are_told_by_their_name(
    seat: Seat, page: ImportPage, tmp_path: Path
) -> None:
    empty, picture = tmp_path / "vide", tmp_path / "photo.png"
    empty.mkdir()
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    for path in (empty, picture):
        study(seat, page, path)
        assert f"«{NBSP}{path.name}{NBSP}» n’est pas importé." in banner_words(page)
        assert page.choose.isVisible()
    assert names(seat) == set()


def test_after_a_bad_file_another_is_one_press_away(
    seat: Seat, page: ImportPage, workbook: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "mauvais.xlsx"
    bad.write_text("non", encoding="utf-8")
    study(seat, page, bad)
    good = workbook(FAULTY)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(good), ""))
    doors = [one for one in page.findChildren(QPushButton) if one.text() == "Choisir un autre fichier"]
    doors[0].click()
    settle(seat)
    assert banner_words(page) == ""
    assert cells(page)["Personnes"]["refused"] == "2"


def test_another_file_forgets_the_answers_given_about_the_first(
    seat: Seat, page: ImportPage, workbook: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(seat, page, workbook(TWINS))
    page.panel.choices.update_known.setChecked(True)
    door(page.panel.doubts, "Tous les autres sont deux personnes").click()
    settle(seat)
    other = workbook(TWINS, "autre.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(other), ""))
    page.panel.other.click()
    settle(seat)
    assert "doute 1 sur 2" in shown(page.panel.doubts)
    assert not page.panel.choices.update_known.isChecked()
    assert "autre.xlsx" in shown(page.panel)


def test_a_second_file_waits_for_the_first_to_be_read(seat: Seat, page: ImportPage, workbook: Write) -> None:
    first, second = workbook(FAULTY), workbook(TWINS, "second.xlsx")
    page.read(first)
    page.read(second)
    settle(seat)
    assert cells(page)["Personnes"]["read"] == "3"
