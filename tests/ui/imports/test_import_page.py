from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.imports.import_page import ImportPage
from tests.ui.conftest import Seat, shown
from tests.ui.imports.conftest import FAULTY, OWN, PEOPLE, SAMPLES, TWINS, Sheets, people

Write = Callable[..., Path]


def read(seat: Seat, page: ImportPage, path: Path) -> None:
    page.read(path)
    settle(seat)


def settle(seat: Seat) -> None:
    seat.wait()
    seat.bot.wait(150)
    seat.wait()


def press(seat: Seat, key: Qt.Key) -> None:
    """A key reaches its shortcut in a window that is in front."""
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    QTest.keyClick(seat.window, key)
    settle(seat)


def banner_words(page: ImportPage) -> str:
    return "\n".join(shown(banner) for banner in page.findChildren(Banner) if banner.isVisible())


def how_many(seat: Seat) -> int:
    return seat.application.people.summary(ListQuery()).total


def counts(page: ImportPage) -> dict[str, tuple[int, int]]:
    rows = page.panel.sheets._model.loaded()
    return {row.name: (row.counts.new, row.counts.refused) for row in rows}


def test_before_a_workbook_the_page_says_what_it_takes(seat: Seat, page: ImportPage) -> None:
    assert page.choose.isVisible()
    assert not page.act.isVisible()
    assert seat.window.focusWidget() is page.choose.file
    assert "Rien n’est écrit avant que vous ayez vu ce qui est compris" in shown(page.choose)


def test_a_good_workbook_is_understood_sheet_by_sheet_and_nothing_is_written(
    seat: Seat, page: ImportPage
) -> None:
    read(seat, page, SAMPLES / "classeur-simple.xlsx")
    assert page.panel.isVisible()
    assert all(refused == 0 for _new, refused in counts(page).values())
    assert page.act.text().startswith("Importer ")
    assert page.act.text().endswith("\u00a0lignes")
    assert "Rien n’est encore écrit." in shown(page.header)
    assert "lignes prêtes" in seat.told[-1]
    assert how_many(seat) == 0


def test_the_import_is_one_act_told_in_the_status_bar_and_undone_by_one_key(
    seat: Seat, page: ImportPage
) -> None:
    read(seat, page, SAMPLES / "classeur-simple.xlsx")
    page.act.click()
    settle(seat)
    assert how_many(seat) > 0
    assert "lignes importées." in banner_words(page)
    assert seat.desk.status.message() == "Import de «\u00a0classeur-simple.xlsx\u00a0»"
    assert seat.desk.status.can_undo()
    assert seat.window.focusWidget() is page.act
    assert page.act.text() == "Voir les personnes"
    seat.desk.undo()
    settle(seat)
    assert how_many(seat) == 0
    assert "Import annulé." in banner_words(page)
    assert page.act.text().startswith("Importer ")


def test_once_imported_the_lists_and_the_report_are_one_press_away(seat: Seat, page: ImportPage) -> None:
    wanted: list[str] = []
    seat.context.signals.page_wanted.connect(lambda key, _what: wanted.append(key))
    read(seat, page, SAMPLES / "classeur-simple.xlsx")
    page.press()
    settle(seat)
    doors = [button for button in page.findChildren(QPushButton) if button.text() == "Voir le rapport"]
    doors[0].click()
    page.act.click()
    settle(seat)
    assert wanted == ["reports", "people"]


def test_the_same_workbook_again_has_nothing_new(seat: Seat, page: ImportPage) -> None:
    for _time in range(2):
        read(seat, page, SAMPLES / "classeur-simple.xlsx")
        page.press()
        settle(seat)
    assert "Rien de nouveau." in banner_words(page)
    assert all(new == 0 for new, _refused in counts(page).values())


def test_every_refused_row_of_the_sheet_stands_beside_it(seat: Seat, page: ImportPage) -> None:
    read(seat, page, SAMPLES / "classeur-refus.xlsx")
    names = [row.name for row in page.panel.sheets._model.loaded()]
    page.panel.sheets.selectRow(names.index("Heures"))
    settle(seat)
    first = page.panel.faults.table._model.row(0)
    assert first.sheet == "Heures"
    refused = counts(page)["Heures"][1]
    assert f"Heures — {refused}\u00a0lignes refusées" in shown(page.panel.faults)
    assert page.panel.faults.table.rowHeight(0) > seat.context.look.px(40)


def test_a_refused_workbook_writes_nothing_until_the_good_rows_are_asked_for(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    read(seat, page, workbook(FAULTY))
    page.press()
    settle(seat)
    assert how_many(seat) == 0
    assert "2 lignes sont refusées." in banner_words(page)
    assert seat.window.focusWidget() is page.panel.choices.partial
    page.panel.choices.partial.click()
    assert banner_words(page) == ""
    page.press()
    settle(seat)
    assert how_many(seat) == 1
    assert "2\u00a0laissées de côté" in banner_words(page)


def test_a_changed_value_is_refused_until_the_update_is_asked_for(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    read(seat, page, workbook(people(("P1", "Prigent", "Chantal", "", "0644556677", "usager"))))
    page.press()
    settle(seat)
    read(seat, page, workbook(people(("P1", "Prigent", "Chantal", "", "0699999999", "usager"))))
    assert counts(page)["Personnes"] == (0, 1)
    page.panel.choices.update_known.click()
    settle(seat)
    assert counts(page)["Personnes"] == (0, 0)
    page.press()
    settle(seat)
    assert "1\u00a0mise à jour" in banner_words(page)


def test_doubts_hold_the_import_until_each_has_its_answer(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    read(seat, page, workbook(TWINS))
    assert "doute 1 sur 2" in shown(page.panel.doubts)
    page.press()
    assert "2\u00a0doutes restent à lever." in banner_words(page)
    press(seat, Qt.Key.Key_1)
    settle(seat)
    assert "doute 2 sur 2" in shown(page.panel.doubts)
    press(seat, Qt.Key.Key_3)
    settle(seat)
    assert "Doutes levés" in shown(page.panel.doubts)
    page.press()
    settle(seat)
    assert how_many(seat) == 2


def test_a_key_in_a_sheet_that_is_broken_blocks_the_workbook(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    read(seat, page, workbook({"Structures": (("nom", "nom", "type", "forme juridique"), ("A", *OWN))}))
    page.press()
    settle(seat)
    assert how_many(seat) == 0
    assert banner_words(page) != ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"bonjour", "Ce fichier ne se lit pas comme un classeur"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    ],
)
def test_what_is_no_workbook_is_said_in_place_with_what_to_do(
    seat: Seat, page: ImportPage, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "photo.xlsx"
    path.write_bytes(content)
    read(seat, page, path)
    assert said in banner_words(page)
    assert "«\u00a0photo.xlsx\u00a0» n’est pas importé." in banner_words(page)
    assert page.choose.isVisible()
    assert seat.window.focusWidget() is page.choose.file


def test_a_file_that_went_away_is_a_sentence_too(seat: Seat, page: ImportPage, tmp_path: Path) -> None:
    read(seat, page, tmp_path / "partie.xlsx")
    assert "est introuvable" in banner_words(page)


def test_a_name_that_looks_like_markup_stays_a_name(seat: Seat, page: ImportPage, workbook: Write) -> None:
    sheets = dict(people(("P1", "<b>Prigent</b>", "x" * 300, "", "", "usager"))) | {"<i>Notes": (("a",),)}
    read(seat, page, workbook(sheets, "<b>suivi.xlsx"))
    assert "<i>Notes" in shown(page.panel.faults)
    page.press()
    settle(seat)
    assert seat.desk.status.message() == "Import de «\u00a0<b>suivi.xlsx\u00a0»"


def test_a_reading_can_be_stopped(
    seat: Seat, page: ImportPage, monkeypatch: pytest.MonkeyPatch, workbook: Write
) -> None:
    path = workbook(FAULTY)
    real = page._imports.read

    def slow(path: Path, progress: Progress) -> object:
        page.work._job.stop()  # type: ignore[union-attr]  # it runs
        return real(path, progress)

    monkeypatch.setattr(page._imports, "read", slow)
    read(seat, page, path)
    assert "Lecture arrêtée." in banner_words(page)
    assert page.choose.isVisible()


def test_an_import_that_is_stopped_writes_nothing(seat: Seat, page: ImportPage, workbook: Write) -> None:
    read(seat, page, workbook(people(("P1", "Prigent", "Chantal", "", "", "usager"))))
    page.press()
    page.leave()
    settle(seat)
    assert how_many(seat) in {0, 1}
    said = banner_words(page)
    assert ("Import arrêté." in said) == (how_many(seat) == 0)


def test_a_workbook_put_aside_leaves_the_page_as_it_began(
    seat: Seat, page: ImportPage, workbook: Write
) -> None:
    read(seat, page, workbook(FAULTY))
    press(seat, Qt.Key.Key_Escape)
    settle(seat)
    assert page.choose.isVisible()
    assert not page.act.isVisible()


def test_rows_of_another_page_make_the_plan_new(seat: Seat, page: ImportPage, workbook: Write) -> None:
    read(seat, page, workbook(people(("P1", "Prigent", "Chantal", "", "", "usager"))))
    assert counts(page)["Personnes"] == (1, 0)
    seat.application.imports.apply(
        seat.application.imports.read(workbook(people(("P1", "Prigent", "Chantal", "", "", "usager"))))
    )
    settle(seat)
    assert counts(page)["Personnes"] == (0, 0)


def drop(page: ImportPage, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    page.choose.dragEnterEvent(QDragEnterEvent(QPointF(5, 5), copy, data, buttons, keys))
    page.choose.dropEvent(QDropEvent(QPointF(5, 5), copy, data, buttons, keys))


def test_a_file_let_go_on_the_page_is_read(seat: Seat, page: ImportPage, workbook: Write) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook(FAULTY)))])
    drop(page, data)
    settle(seat)
    assert counts(page)["Personnes"] == (1, 2)


def test_words_let_go_on_the_page_are_not_a_file(seat: Seat, page: ImportPage) -> None:
    data = QMimeData()
    data.setText("bonjour")
    drop(page, data)
    page.choose.dragLeaveEvent(QDragLeaveEvent())
    settle(seat)
    assert page.choose.isVisible()


def test_the_dialogs_lead_to_the_reading(
    seat: Seat, page: ImportPage, workbook: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "feuilles"
    folder.mkdir()
    lines = (";".join(PEOPLE), "P1;Prigent;Chantal;;;usager")
    (folder / "Personnes.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "Structures.csv").write_text("nom;type;forme juridique\n" + ";".join(OWN), encoding="utf-8")
    answers = iter(["", str(workbook(FAULTY))])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (next(answers), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    page.choose_file()
    assert page.choose.isVisible()
    page.choose_file()
    settle(seat)
    assert counts(page)["Personnes"] == (1, 2)
    page.leave()
    page.choose.folder.click()
    settle(seat)
    assert counts(page)["Personnes"] == (1, 0)


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [("liste.csv", "", "liste.csv"), ("liste", "Texte (*.txt)", "liste.txt"), ("", "", "")],
)
def test_the_list_of_refused_rows_goes_where_the_person_says(
    seat: Seat,
    page: ImportPage,
    workbook: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    kind: str,
    written: str,
) -> None:
    read(seat, page, workbook(FAULTY))
    chosen = str(tmp_path / name) if name else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (chosen, kind))
    page.panel.faults.save.click()
    if written:
        assert "Hélias" not in (tmp_path / written).read_text(encoding="utf-8")
        assert "31/11/1950" in (tmp_path / written).read_text(encoding="utf-8")
        assert seat.told[-1] == f"Liste enregistrée dans «\u00a0{written}\u00a0»."
    assert not (tmp_path / "liste.part").exists()


def test_another_page_may_bring_a_workbook(seat: Seat, workbook: Write) -> None:
    page = seat.open("import", workbook(FAULTY))
    assert isinstance(page, ImportPage)
    settle(seat)
    assert counts(page)["Personnes"] == (1, 2)


def test_who_may_not_import_has_no_such_page(seat_as: Callable[[Role], Seat]) -> None:
    assert "import" not in seat_as(Role.READING).desk.page_keys()


def test_a_dossier_that_holds_something_promises_a_backup(
    filled: Seat, workbook: Callable[[Sheets], Path]
) -> None:
    page = filled.open("import")
    assert isinstance(page, ImportPage)
    read(filled, page, workbook(people(("P9", "Prigent", "Chantal", "", "", "usager"))))
    assert "Une sauvegarde est faite et vérifiée juste avant." in shown(page.panel.after)
    assert "Une sauvegarde sera faite et vérifiée juste avant." in shown(page.header)
    page.press()
    settle(filled)
    assert filled.application.maintenance.backups() != ()
