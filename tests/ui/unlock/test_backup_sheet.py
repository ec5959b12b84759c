from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from engagement_desktop.bootstrap import open_application
from engagement_desktop.storage.keys.paper import PaperCode
from engagement_desktop.ui.unlock.backup_sheet import BackupSheet
from tests.conftest import PHRASE
from tests.ui.conftest import WAYS
from tests.ui.gate import Door


@pytest.fixture
def backup(dossier: Path) -> Path:
    """A verified backup beside the dossier."""
    application = open_application(dossier, PHRASE, ways=WAYS)
    done = application.maintenance.back_up_beside()
    application.close()
    return done.path


def at_the_backups(door: Door, dossier: Path | None) -> BackupSheet:
    page = door.program.show_unlock(dossier)
    page._on_wanted("backups")
    door.wait()
    sheet = page._current
    assert isinstance(sheet, BackupSheet)
    return sheet


def write(sheet: BackupSheet, phrase: str) -> None:
    edit = sheet.phrase.editor
    assert isinstance(edit, QLineEdit)
    edit.setText(phrase)


@pytest.mark.usefixtures("backup")
def test_the_backups_beside_a_dossier_are_listed_by_their_day(door: Door, dossier: Path) -> None:
    sheet = at_the_backups(door, dossier)
    assert sheet.list.count() == 1
    assert "22 novembre 2026" in sheet.list.item(0).text()
    assert sheet.list.item(0).text().endswith("— vérifiée")


@pytest.mark.usefixtures("backup")
def test_a_backup_is_proved_and_says_what_it_holds(door: Door, dossier: Path) -> None:
    sheet = at_the_backups(door, dossier)
    write(sheet, PHRASE)
    sheet.verify()
    door.wait()
    assert "Sauvegarde vérifiée" in sheet.banner.accessibleName()
    assert "0\u00a0réunion" in sheet.banner.accessibleName()


@pytest.mark.usefixtures("backup")
def test_a_backup_is_given_back_and_the_dossier_of_today_is_kept(door: Door, dossier: Path) -> None:
    sheet = at_the_backups(door, dossier)
    write(sheet, PHRASE)
    sheet.restore()
    door.wait()
    page = door.window.content()
    assert page.open_sheet.path == dossier
    assert "L’ancien est gardé" in page.open_sheet.banner.accessibleName()
    assert len(list(dossier.parent.glob("essai mis de côté*.engagement"))) == 1
    open_application(dossier, PHRASE, ways=WAYS).close()


def test_the_paper_code_gives_a_backup_back_elsewhere(
    door: Door, dossier: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = open_application(dossier, PHRASE, ways=WAYS)
    seed = application.workspace.database.keyring.seed
    application.close()
    assert seed is not None
    sheet = at_the_backups(door, None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(backup), ""))
    sheet.choose()
    sheet._show_code()
    assert sheet.phrase.isHidden()
    for edit, line in zip(sheet.code._lines, PaperCode.of(seed).lines(), strict=True):
        edit.setText(line)
    target = tmp_path / "rendu.engagement"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    sheet.restore()
    door.wait()
    assert target.exists()
    open_application(target, PHRASE, ways=WAYS).close()


@pytest.mark.usefixtures("backup")
def test_a_wrong_phrase_gives_nothing_back(door: Door, dossier: Path) -> None:
    sheet = at_the_backups(door, dossier)
    before = dossier.read_bytes()
    write(sheet, "pas la bonne")
    sheet.restore()
    door.wait()
    assert sheet.banner.accessibleName() != ""
    assert dossier.read_bytes() == before


def test_without_a_backup_chosen_nothing_happens(
    door: Door, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = at_the_backups(door, dossier)
    assert not sheet._none.isHidden()
    sheet.verify()
    sheet.restore()
    sheet._show_code()
    sheet._show_code()
    assert not sheet.phrase.isHidden()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    sheet.choose()
    assert sheet.list.count() == 0
