from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from engagement_desktop.bootstrap import Application, open_application
from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.storage.keys.keyfile import key_paths
from engagement_desktop.ui.theme.look import SIZES
from engagement_desktop.ui.unlock.new_phrase_sheet import NewPhraseSheet
from engagement_desktop.ui.unlock.page import UnlockPage
from engagement_desktop.ui.unlock.paper_sheet import PaperSheet
from engagement_desktop.ui.unlock.recents import RecentDossiers
from tests.conftest import PHRASE
from tests.ui.conftest import WAYS
from tests.ui.gate import Door

NEW_PHRASE = "Rivage panier tilleul 1951"


def typed(page: UnlockPage, phrase: str) -> QLineEdit:
    edit = page.open_sheet.phrase.editor
    assert isinstance(edit, QLineEdit)
    edit.setText(phrase)
    return edit


def test_a_workstation_that_knows_nothing_offers_to_create_or_to_open(door: Door) -> None:
    page = door.program.show_unlock()
    wanted: list[bool] = []
    page.creation_wanted.connect(lambda: wanted.append(True))
    words = {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}
    assert {"Créer un dossier", "Ouvrir un dossier…", "Revenir à une sauvegarde"} <= words
    assert page.open_sheet.isHidden()


def test_the_phrase_is_masked_until_one_asks_and_the_choice_is_kept(door: Door, dossier: Path) -> None:
    page = door.program.show_unlock(dossier)
    edit = typed(page, "tilleul")
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    page.open_sheet.phrase._toggle.click()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    again = door.program.show_unlock(dossier).open_sheet.phrase.editor
    assert isinstance(again, QLineEdit)
    assert again.echoMode() == QLineEdit.EchoMode.Normal


def press(edit: QLineEdit, letter: str, modifier: Qt.KeyboardModifier) -> None:
    QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter))


def test_capitals_without_shift_tell_that_the_lock_is_on(door: Door, dossier: Path) -> None:
    page = door.program.show_unlock(dossier)
    field, edit = page.open_sheet.phrase, typed(page, "")
    told = []
    for letter, modifier in (
        ("a", Qt.KeyboardModifier.NoModifier),
        ("A", Qt.KeyboardModifier.ShiftModifier),
        ("A", Qt.KeyboardModifier.NoModifier),
        ("a", Qt.KeyboardModifier.ShiftModifier),
        ("a", Qt.KeyboardModifier.NoModifier),
    ):
        press(edit, letter, modifier)
        told.append(not field._caps.isHidden())
    assert told == [False, False, True, True, False]


def test_the_right_phrase_opens_the_home_page_and_the_dossier_is_remembered(
    door: Door, dossier: Path
) -> None:
    page = door.program.show_unlock(dossier)
    edit = typed(page, PHRASE)
    door.bot.keyClick(edit, Qt.Key.Key_Return)
    assert page.open_sheet.primary.text() == "Ouverture…"
    door.bot.waitUntil(lambda: door.program.desk is not None, timeout=10_000)
    door.wait()
    assert RecentDossiers(door.gate.settings).all()[0].path == dossier
    assert door.window.windowTitle() == "essai — Engagement"


def test_a_wrong_phrase_changes_nothing_and_says_what_to_try(door: Door, dossier: Path) -> None:
    before = dossier.read_bytes()
    page = door.program.show_unlock(dossier)
    typed(page, "autre phrase que celle du dossier")
    page.open_sheet.open()
    door.wait()
    assert "Rien n’a été changé" in page.open_sheet.phrase.fault()
    assert page.open_sheet.primary.isEnabled()
    assert dossier.read_bytes() == before


def test_no_phrase_at_all_is_said_at_the_field(door: Door, dossier: Path) -> None:
    page = door.program.show_unlock(dossier)
    page.open_sheet.open()
    assert page.open_sheet.phrase.fault() == "Écrivez la phrase de passe de ce dossier."


def test_a_missing_key_file_names_the_two_files_and_offers_the_paper_code(door: Door, dossier: Path) -> None:
    for path in key_paths(dossier):
        path.unlink()
    page = door.program.show_unlock(dossier)
    typed(page, PHRASE)
    page.open_sheet.open()
    door.wait()
    told = page.open_sheet.banner.accessibleName()
    assert "essai.engagement" in told
    assert "essai.cle" in told
    button = page.open_sheet.banner.findChildren(QPushButton)[0]
    button.click()
    assert isinstance(page._current, PaperSheet)
    page._current.go_back()
    assert page._current is page.open_sheet


def test_a_text_that_bears_the_name_of_a_dossier_is_told_for_what_it_is(door: Door, tmp_path: Path) -> None:
    text = tmp_path / "texte.engagement"
    text.write_text("bonjour", encoding="utf-8")
    page = door.program.show_unlock(text)
    typed(page, PHRASE)
    page.open_sheet.open()
    door.wait()
    told = page.open_sheet.banner.accessibleName()
    assert "«\u00a0texte.engagement\u00a0» n’est pas un dossier Engagement\u202f: c’est un texte." in told
    assert text.read_text(encoding="utf-8") == "bonjour"


def test_another_dossier_can_be_taken_from_anywhere(
    door: Door, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "autre.engagement"
    other.write_bytes(dossier.read_bytes())
    RecentDossiers(door.gate.settings).remember(other)
    page = door.program.show_unlock(dossier)
    links = {button.text() for button in page.open_sheet.findChildren(QPushButton)}
    assert "Ouvrir plutôt «\u00a0autre\u00a0»" in links
    typed(page, PHRASE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(other), ""))
    page.open_sheet.choose()
    assert page.open_sheet.path == other
    assert page.open_sheet.phrase.phrase() == ""  # the phrase of the first dossier went with it
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    page.open_sheet.choose()
    assert page.open_sheet.path == other


def test_the_welcome_leads_to_a_dossier_that_exists(
    door: Door, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = door.program.show_unlock()
    welcome = page.show_sheet("welcome")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(dossier), ""))
    welcome.choose()
    assert page._current is page.open_sheet
    assert page.open_sheet.path == dossier


def paper_code(dossier: Path) -> tuple[str, ...]:
    from engagement_desktop.storage.keys.paper import PaperCode

    application = open_application(dossier, PHRASE, ways=WAYS)
    seed = application.workspace.database.keyring.seed
    application.close()
    assert seed is not None
    return PaperCode.of(seed).lines()


def test_a_lost_phrase_is_answered_by_the_paper_code_and_a_new_phrase(door: Door, dossier: Path) -> None:
    lines = paper_code(dossier)
    page = door.program.show_unlock(dossier)
    page._on_wanted("paper")
    sheet = page._current
    assert isinstance(sheet, PaperSheet)
    sheet.entry._on_edited(0, " ".join(lines))
    sheet.open()
    door.wait()
    chosen = page._current
    assert isinstance(chosen, NewPhraseSheet)
    chooser = chosen._chooser
    chooser._own.setChecked(True)
    own = chooser.own.editor
    assert isinstance(own, QLineEdit)
    own.setText("court")
    chosen.keep()
    assert "se devinerait" in chooser.own.fault()
    own.setText(NEW_PHRASE)
    QTest.keyClick(own, Qt.Key.Key_Return)
    door.bot.waitUntil(lambda: door.program.desk is not None, timeout=10_000)
    door.wait()
    door.program.end()
    reopened: Application = open_application(dossier, NEW_PHRASE, ways=WAYS)
    reopened.close()
    with pytest.raises(KnownProblem):
        open_application(dossier, PHRASE, ways=WAYS)


def test_a_line_of_the_code_that_is_wrong_is_named(door: Door, dossier: Path) -> None:
    lines = paper_code(dossier)
    page = door.program.show_unlock(dossier)
    page._on_wanted("paper")
    sheet = page._current
    assert isinstance(sheet, PaperSheet)
    for edit, line in zip(sheet.entry._lines, lines, strict=True):
        edit.setText(line)
    sheet.entry._lines[2].setText(lines[2][:-1] + ("0" if lines[2][-1] != "0" else "1"))
    sheet.open()
    door.wait()
    assert "ligne 3" in sheet.banner.accessibleName()
    assert sheet.primary.isEnabled()


def test_enter_goes_from_line_to_line_then_opens(door: Door, dossier: Path) -> None:
    page = door.program.show_unlock(dossier)
    page._on_wanted("paper")
    sheet = page._current
    assert isinstance(sheet, PaperSheet)
    entered: list[bool] = []
    sheet.entry.entered.disconnect(sheet.open)
    sheet.entry.entered.connect(lambda: entered.append(True))
    sheet.entry._on_return(0)
    sheet.entry._on_return(3)
    assert entered == [True]
    sheet.entry.forget()
    assert sheet.entry.code() == ""


def test_text_size_and_theme_are_reached_before_opening(door: Door, dossier: Path) -> None:
    page = door.program.show_unlock(dossier)
    larger = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Agrandir le texte")
    larger.click()
    assert door.gate.look.percent == 125
    theme = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Affichage : clair")
    theme.click()
    assert theme.text() == "Sombre"


def test_every_sheet_fits_the_smallest_window_and_speaks(door: Door, dossier: Path) -> None:
    page = door.program.show_unlock(dossier)
    door.window.resize(1024, 700)
    for sheet in ("open", "welcome", "paper", "phrase", "backups"):
        page.show_sheet(sheet)
        for size in SIZES:
            door.gate.look.choose_size(size)
            assert page.minimumSizeHint().width() <= 1024
            assert page._current.minimumSizeHint().width() <= 1024 - 48
        assert all(edit.accessibleName() for edit in page.findChildren(QLineEdit))
        assert all(button.accessibleName() for button in page.findChildren(QPushButton))
    door.wait()


def test_settings_that_cannot_be_read_are_forgotten(door: Door, dossier: Path) -> None:
    door.gate.settings.setValue("dossiers/recents", "{pas du json")
    assert RecentDossiers(door.gate.settings).all() == ()
    door.gate.settings.setValue("dossiers/recents", f'[{{"path": "{dossier}", "opened_at": "jamais"}}]')
    assert RecentDossiers(door.gate.settings).all()[0].last_time() == ""
