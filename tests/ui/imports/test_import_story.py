"""The whole import as a person lives it: samples, doubts by keys, partial, update, undo, folders, drops."""

import csv
import json
from collections import Counter
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import integer
from engagement_desktop.ui.imports.import_page import ImportPage
from tests.ui.conftest import ODD_NAME, Seat, shown
from tests.ui.imports.conftest import FAULTY, SAMPLES, TWINS, Sheets, people
from tests.ui.imports.import_on_page import Write, banner_words, cells, names, press, settle, study
from tests.ui.town import NBSP, column, door, go_through, read, table

REFUSED = json.loads((SAMPLES / "classeur-refus.attendu.json").read_text(encoding="utf-8"))


def key(seat: Seat, pressed: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    QTest.keyClick(seat.window, pressed, with_keys)
    seat.bot.wait(150)
    settle(seat)


def rows_of(book: openpyxl.Workbook, sheet: str) -> int:
    """The rows of a sheet that hold something, its head apart."""
    lines = book[sheet].iter_rows(min_row=2, values_only=True)
    return sum(any(cell not in (None, "") for cell in line) for line in lines)


@pytest.mark.parametrize("name", ["classeur-simple.xlsx", "classeur-brouillon.xlsx"])
def test_each_sheet_is_read_whole_and_its_rows_are_accounted_for(
    seat: Seat, page: ImportPage, name: str
) -> None:
    study(seat, page, SAMPLES / name)
    plan = page._plan
    assert plan is not None
    assert cells(page)
    book = openpyxl.load_workbook(SAMPLES / name, read_only=True)
    for sheet, row in cells(page).items():
        counts = plan.counts[sheet]
        assert counts.read == counts.new + counts.changed + counts.unchanged + counts.refused
        if sheet in book.sheetnames:
            assert row["read"] == integer(rows_of(book, sheet))
    assert f"{integer(plan.read)}{NBSP}lignes, {len(cells(page))}{NBSP}feuilles" in shown(page.panel)


def test_every_refused_row_of_the_list_stands_under_its_sheet_with_its_sentence(
    seat: Seat, page: ImportPage
) -> None:
    study(seat, page, SAMPLES / "classeur-refus.xlsx")
    awaited = Counter((fault["sheet"], fault["row"]) for fault in REFUSED)
    for at, sheet in enumerate(list(cells(page))):
        page.panel.sheets.selectRow(at)
        seat.bot.waitUntil(lambda sheet=sheet: page.panel.faults._sheet == sheet)
        model = page.panel.faults.table._model
        told = {(sheet, model.row(line).row) for line in range(model.rowCount())}
        assert {where for where in awaited if where[0] == sheet} <= told
        for line in range(model.rowCount()):
            sentence = str(model.index(line, 3).data())
            assert sentence.endswith((".", "»", "…", "?")), sentence


def test_the_list_to_take_away_holds_every_fault_once(
    seat: Seat, page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(seat, page, SAMPLES / "classeur-refus.xlsx")
    target = tmp_path / "refus.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page.panel.faults.save.click()
    plan = page._plan
    assert plan is not None
    lines = list(csv.reader(StringIO(target.read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert len(lines) == 1 + len(plan.faults) + len(plan.warnings)
    written = {(line[0], int(line[1])) for line in lines[1:]}
    assert {(fault["sheet"], fault["row"]) for fault in REFUSED} <= written
    assert all(len(line) == 6 for line in lines)


def test_a_list_that_cannot_be_written_says_so_and_keeps_the_plan(
    seat: Seat, page: ImportPage, workbook: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(seat, page, workbook(FAULTY))
    heard: list[str] = []
    seat.context.errors.told.connect(heard.append)
    monkeypatch.setattr("engagement_desktop.ui.common.dialogs.QMessageBox.exec", lambda _box: 0)
    gone = tmp_path / "absent" / "liste.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(gone), ""))
    page.panel.faults.save.click()
    assert len(heard) == 1
    assert page.panel.isVisible()
    assert not gone.exists()


def test_keys_one_two_and_three_lift_three_doubts_and_each_is_obeyed(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    rows = (
        ("P1", "Prigent", "Chantal", "", "0644556677", "usager"),
        ("P2", "PRIGENT", "chantal", "", "0644556677", "usager"),
        ("P3", "Le Goff", "Yann", "", "0611223344", "usager"),
        ("P4", "Le Gof", "Yann", "", "0611223344", "usager"),
        ("P5", "Tessier", "Paul", "", "0622334455", "usager"),
        ("P6", "Tesier", "Paul", "", "0622334455", "usager"),
    )
    study(seat, page, workbook(people(*rows)))
    assert "doute 1 sur 3" in shown(page.panel.doubts)
    assert cells(page)["Personnes"]["doubts"] == "3"
    for number, pressed in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), start=1):
        key(seat, pressed)
        left = 3 - number
        assert cells(page)["Personnes"]["doubts"] == (str(left) if left else "—")
    assert f"1{NBSP}même personne, 1 fois deux personnes, 1{NBSP}laissée de côté" in shown(page.panel.doubts)
    key(seat, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert f"5{NBSP}lignes importées" in banner_words(page)
    assert names(seat) == {"Prigent", "Le Goff", "Le Gof", "Tessier"}


def test_answers_can_be_seen_again_and_changed_before_the_act(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    study(seat, page, workbook(TWINS))
    door(page.panel.doubts, "Tous les autres sont deux personnes").click()
    settle(seat)
    assert cells(page)["Personnes"]["new"] == "4"
    door(page.panel.doubts, "Revoir les réponses").click()
    settle(seat)
    assert "doute 1 sur 2" in shown(page.panel.doubts)
    page.panel.doubts.buttons[next(iter(page.panel.doubts.buttons))].click()
    settle(seat)
    assert cells(page)["Personnes"]["new"] != "4"


def test_good_rows_alone_are_written_when_it_is_asked_and_the_rest_can_follow(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    study(seat, page, workbook(FAULTY))
    page.panel.choices.partial.click()
    press(seat, page)
    assert names(seat) == {"Prigent"}
    mended = people(
        ("P1", "Prigent", "Chantal", "03/04/1951", "", "usager"),
        ("P2", "Hélias", "Monique", "30/11/1950", "", "usager"),
        ("P3", "Tessier", "Paul", "", "", "usager"),
    )
    study(seat, page, workbook(mended))
    assert cells(page)["Personnes"]["unchanged"] == "1"
    assert cells(page)["Personnes"]["new"] == "2"
    assert not page.panel.choices.partial.isVisible()
    press(seat, page)
    assert names(seat) == {"Prigent", "Hélias", "Tessier"}


def test_partial_and_update_together_do_both(seat: Seat, page: ImportPage, workbook: Write) -> None:
    study(seat, page, workbook(people(("P1", "Prigent", "Chantal", "", "0644556677", "usager"))))
    press(seat, page)
    study(
        seat,
        page,
        workbook(
            people(
                ("P1", "Prigent", "Chantal", "", "0699999999", "usager"),
                ("P2", "Hélias", "Monique", "31/11/1950", "", "usager"),
                ("P3", "Tessier", "Paul", "", "", "usager"),
            )
        ),
    )
    assert cells(page)["Personnes"]["refused"] == "2"
    page.panel.choices.update_known.click()
    settle(seat)
    assert cells(page)["Personnes"]["changed"] == "1"
    page.panel.choices.partial.click()
    press(seat, page)
    words = banner_words(page)
    assert f"1{NBSP}ligne importée" in words
    assert f"1{NBSP}mise à jour" in words
    assert f"1{NBSP}laissée de côté" in words
    row = seat.application.people.page(ListQuery(search="prigent")).rows[0]
    assert seat.application.people.detail(row.id).phone == "0699999999"


def test_undo_and_import_again_leave_one_of_each(seat: Seat, page: ImportPage) -> None:
    study(seat, page, SAMPLES / "classeur-simple.xlsx")
    press(seat, page)
    first = names(seat)
    seat.desk.undo()
    settle(seat)
    assert names(seat) == set()
    assert "Le dossier est comme avant." in banner_words(page)
    press(seat, page)
    assert names(seat) == first
    assert page.act.text() == "Voir les personnes"


def test_two_changes_of_mind_in_a_row_end_on_the_last_one(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    study(seat, page, workbook(people(("P1", "Prigent", "Chantal", "", "0644556677", "usager"))))
    press(seat, page)
    study(seat, page, workbook(people(("P1", "Prigent", "Chantal", "", "0699999999", "usager"))))
    page.panel.choices.update_known.click()
    page.panel.choices.update_known.click()
    page.panel.choices.update_known.click()
    settle(seat)
    assert cells(page)["Personnes"]["refused"] == "—"
    assert cells(page)["Personnes"]["changed"] == "1"


def test_a_dossier_that_changed_meanwhile_is_compared_again(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    path = workbook(people(("P1", "Prigent", "Chantal", "", "", "usager")))
    study(seat, page, path)
    seat.open("people")
    seat.application.imports.apply(seat.application.imports.read(path))
    seat.context.signals.data_changed.emit(frozenset({Topic.REGISTER}))
    seat.open("import")
    settle(seat)
    assert cells(page)["Personnes"]["unchanged"] == "1"
    press(seat, page)
    assert "Rien de nouveau." in banner_words(page)


def test_the_same_workbook_written_by_someone_else_is_not_written_twice(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    path = workbook(people(("P1", "Prigent", "Chantal", "", "", "usager")))
    study(seat, page, path)
    seat.context.signals.data_changed.disconnect(page.on_data_changed)
    seat.application.imports.apply(seat.application.imports.read(path))
    press(seat, page)
    assert len(seat.application.people.page(ListQuery()).rows) == 1


def test_a_sheet_without_a_fault_says_that_all_is_good(seat: Seat, page: ImportPage, workbook: Write) -> None:
    study(seat, page, workbook(FAULTY))
    page.panel.sheets.selectRow(list(cells(page)).index("Structures"))
    seat.bot.waitUntil(lambda: page.panel.faults._sheet == "Structures")
    words = read(page.panel.faults)
    assert "La ligne de cette feuille est bonne." in words
    assert not page.panel.faults.table.isVisible()


def test_once_written_the_people_are_one_press_away_with_their_order(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    rows = [
        (f"P{at}", name, "Zoé", "", "", "usager")
        for at, name in enumerate(("Zola", "Œuvrard", "Écho", "Eden"))
    ]
    study(seat, page, workbook(people(*rows)))
    press(seat, page)
    listed = go_through(seat, page, "Voir les personnes", "people")
    assert column(listed, "name") == ["Écho Zoé", "Eden Zoé", "Œuvrard Zoé", "Zola Zoé"]


def test_hostile_cells_go_in_as_words_and_come_out_the_same(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    hostile = ("<b>Gras</b>", "'; DROP TABLE person; --", ODD_NAME)
    sheets: Sheets = people(*((f"P{at}", name, "Zoé", "", "", "usager") for at, name in enumerate(hostile)))
    study(seat, page, workbook(sheets))
    assert cells(page)["Personnes"]["refused"] == "—"
    press(seat, page)
    listed = go_through(seat, page, "Voir les personnes", "people")
    assert {row["name"] for row in table(listed)} == {f"{name} Zoé" for name in hostile}


def test_the_whole_import_is_done_with_the_keyboard(
    seat: Seat, page: ImportPage, workbook: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(FAULTY)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    key(seat, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert seat.window.focusWidget() is page.panel.sheets
    key(seat, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seat.window.focusWidget() is page.panel.choices.partial
    QTest.keyClick(page.panel.choices.partial, Qt.Key.Key_Space)
    key(seat, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(seat) == {"Prigent"}
    key(seat, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(seat) == set()
    key(seat, Qt.Key.Key_Escape)
    assert page.choose.isVisible()
    assert seat.window.focusWidget() is page.choose.file
