"""The dossier as a whole: copied, checked, saved, and its phrase changed, by each role."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.settings.dossier import DossierPage
from engagement_desktop.ui.settings.place import breakable
from tests.conftest import PHRASE
from tests.ui.conftest import WAYS, Seat, shown, story
from tests.ui.town import door

NEW = "galet pirogue sureau lanterne brioche myrtille escale"


def dossier_page(seat: Seat) -> DossierPage:
    page = seat.open("dossier")
    assert isinstance(page, DossierPage)
    return page


def banner_words(page: DossierPage) -> str:
    return "\n".join(shown(banner) for banner in page.findChildren(Banner) if banner.isVisible())


def read_the_box(heard: list[str]) -> QTimer:
    """Read the box that is about to open, and press its button."""
    timer = QTimer()

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            heard.append(box.text())
            box.buttons()[0].click()

    timer.timeout.connect(look)
    timer.start(20)
    return timer


def copy_to(seat: Seat, page: DossierPage, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    door(page.place, "Copier le dossier vers…").click()
    seat.wait()


def change(seat: Seat, page: DossierPage, current: str, new: str, again: str) -> None:
    card = page.passphrase
    for edit, words in ((card.current, current), (card.new, new), (card.again, again)):
        edit.setText(words)
    card.button.click()
    seat.wait()


@pytest.mark.parametrize("role", Role)
def test_every_role_may_save_check_and_copy(
    seat_as: Callable[[Role], Seat], role: Role, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = seat_as(role)
    seat.fill(story)
    page = dossier_page(seat)
    assert page.passphrase.isVisible()
    page.backups.button.click()
    seat.wait()
    door(page.place, "Vérifier le dossier").click()
    seat.wait()
    copy_to(seat, page, tmp_path / f"{role.value}.engagement", monkeypatch)
    assert seat.told == [
        "Sauvegarde faite et vérifiée.",
        "Le dossier est sain.",
        "Dossier copié et vérifié.",
    ]
    assert (tmp_path / f"{role.value}.engagement").exists()


def test_the_copy_holds_the_same_rows_and_the_first_one_goes_on(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.fill(story)
    page = dossier_page(seat)
    copy_to(seat, page, tmp_path / "clé.engagement", monkeypatch)
    assert str(tmp_path / "clé.engagement") in banner_words(page)
    copied = open_application(tmp_path / "clé.engagement", PHRASE, ways=WAYS)
    assert copied.people.page(ListQuery()).rows == seat.application.people.page(ListQuery()).rows
    copied.close()
    seat.application.rates.add_local("smic.hourly", date(2026, 11, 1), "13", "accord")


def test_a_copy_never_overwrites_what_stands_there(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "autre.engagement"
    target.write_text("précieux", encoding="utf-8")
    page = dossier_page(seat)
    heard: list[str] = []
    timer = read_the_box(heard)
    copy_to(seat, page, target, monkeypatch)
    timer.stop()
    assert len(heard) == 1
    assert "existe déjà" in heard[0]
    assert target.read_text(encoding="utf-8") == "précieux"
    assert seat.told == []
    assert not page.progress.isVisible()


def test_a_copy_into_a_folder_that_is_gone_says_so(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = dossier_page(seat)
    heard: list[str] = []
    timer = read_the_box(heard)
    copy_to(seat, page, tmp_path / "absent" / "copie.engagement", monkeypatch)
    timer.stop()
    assert len(heard) == 1
    assert seat.told == []


def test_a_sound_dossier_is_told_with_its_counts(seat: Seat) -> None:
    seat.fill(story)
    page = dossier_page(seat)
    door(page.place, "Vérifier le dossier").click()
    seat.wait()
    words = banner_words(page)
    assert "pages lues" in words
    assert "Rien n’a été changé." in words


def test_a_trace_that_was_rewritten_is_told_with_what_to_do(seat: Seat) -> None:
    seat.application.rates.add_local("smic.hourly", date(2026, 11, 1), "13", "accord")
    with seat.application.workspace.database.work() as session:
        session.connection().exec_driver_sql("UPDATE audit_entry SET verb = 'autre'")
    page = dossier_page(seat)
    door(page.place, "Vérifier le dossier").click()
    seat.wait()
    assert seat.told == ["Le dossier a un défaut."]
    words = banner_words(page)
    assert "La trace des gestes a été modifiée." in words
    assert "sauvegarde vérifiée" in words
    assert seat.desk.status.message() == "Le dossier a un défaut."


def test_a_rule_that_is_broken_is_told_in_its_own_sentence(seat: Seat) -> None:
    seat.fill(story)
    with seat.application.workspace.database.work() as session:
        session.connection().exec_driver_sql("UPDATE hours_entry SET minutes = -5 WHERE id = 1")
    found = seat.application.maintenance.verify()
    assert not found.is_sound
    page = dossier_page(seat)
    door(page.place, "Vérifier le dossier").click()
    seat.wait()
    assert found.violations[0].sentence in banner_words(page)


def test_one_result_takes_the_place_of_the_one_before(seat: Seat) -> None:
    page = dossier_page(seat)
    page.backups.button.click()
    seat.wait()
    door(page.place, "Vérifier le dossier").click()
    seat.wait()
    assert "Sauvegarde faite" not in banner_words(page)
    assert "Le dossier est sain." in banner_words(page)


def test_a_work_under_way_takes_no_second_one(seat: Seat) -> None:
    page = dossier_page(seat)
    page.backups.button.click()
    page.backups.button.click()
    page.place.verify_wanted.emit()
    assert page.progress.isVisible()
    seat.wait()
    assert seat.told == ["Sauvegarde faite et vérifiée."]
    assert len(seat.application.maintenance.backups()) == 1


def test_a_backup_that_is_stopped_leaves_nothing_behind(seat: Seat) -> None:
    seat.fill(story)
    page = dossier_page(seat)
    page.backups.button.click()
    page.progress.stop_wanted.emit()
    seat.wait()
    kept = len(seat.application.maintenance.backups())
    assert seat.told == (["Sauvegarde faite et vérifiée."] if kept else ["Arrêté."])
    page.progress.stop_wanted.emit()  # nothing runs any more
    assert not page.progress.isVisible()


def test_each_backup_is_listed_with_its_moment_its_size_and_its_proof(seat: Seat) -> None:
    page = dossier_page(seat)
    page.backups.button.click()
    seat.wait()
    (made,) = seat.application.maintenance.backups()
    words = shown(page.backups)
    assert "22/11/2026" in words or "22 novembre 2026" in words.replace("\u00a0", " ")
    assert "ko" in words or "Mo" in words
    assert made.is_verified
    assert "essai sauvegardes" in words


def test_a_wrong_current_phrase_is_told_at_its_field_and_changes_nothing(seat: Seat, dossier: Path) -> None:
    page = dossier_page(seat)
    change(seat, page, "ce n’est pas elle du tout", NEW, NEW)
    card = page.passphrase
    assert "Rien n’a été changé." in card._form.field("current").fault()
    assert seat.window.focusWidget() is card.current
    assert (card.new.text(), card.again.text()) == (NEW, NEW)
    assert seat.told == []
    seat.application.close()
    open_application(dossier, PHRASE, ways=WAYS).close()
    with pytest.raises(KnownProblem):
        open_application(dossier, NEW, ways=WAYS)


def test_a_new_phrase_that_can_be_guessed_is_told_at_its_field(seat: Seat) -> None:
    page = dossier_page(seat)
    card = page.passphrase
    for weak in ("court", "motdepasse", "loutre loutre loutre loutre loutre loutre loutre"):
        change(seat, page, PHRASE, weak, weak)
        assert card._form.field("passphrase").fault()
        assert seat.window.focusWidget() is card.new
        assert card.current.text() == PHRASE
    assert seat.told == []


def test_two_different_phrases_are_told_at_the_second(seat: Seat) -> None:
    page = dossier_page(seat)
    change(seat, page, PHRASE, NEW, f"{NEW}s")
    card = page.passphrase
    assert card._form.field("again").fault()
    assert card._form.field("passphrase").fault() == ""
    assert seat.window.focusWidget() is card.again


def test_spaces_and_capitals_around_the_same_words_are_the_same_phrase(seat: Seat, dossier: Path) -> None:
    page = dossier_page(seat)
    change(seat, page, f"  {PHRASE} ", NEW, f" {NEW}  ")
    assert seat.told == ["Phrase de passe changée."]
    seat.application.close()
    open_application(dossier, f" {NEW}", ways=WAYS).close()


def test_enter_in_the_last_field_changes_the_phrase(seat: Seat) -> None:
    page = dossier_page(seat)
    card = page.passphrase
    card.current.setFocus()
    for words in (PHRASE, NEW, NEW):
        QTest.keyClicks(seat.window.focusWidget(), words)
        if seat.window.focusWidget() is not card.again:
            QTest.keyClick(seat.window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(card.again, Qt.Key.Key_Return)
    seat.wait()
    assert seat.told == ["Phrase de passe changée."]
    assert all(edit.text() == "" for edit in (card.current, card.new, card.again))


def test_no_phrase_is_ever_shown_unless_asked(seat: Seat) -> None:
    card = dossier_page(seat).passphrase
    for edit in (card.current, card.new, card.again):
        assert edit.echoMode() is QLineEdit.EchoMode.Password
        assert edit.accessibleName()


def test_a_path_without_end_does_not_push_the_page(seat: Seat) -> None:
    page = dossier_page(seat)
    assert page.minimumSizeHint().width() <= 1024
    assert breakable("/a/b\\c").replace("\u200b", "|") == "/|a/|b\\|c"


def test_large_letters_put_the_cards_in_one_column(seat: Seat) -> None:
    page = dossier_page(seat)
    assert page.passphrase.x() > page.backups.x()
    seat.context.look.choose_size(200)
    seat.wait()
    assert page.passphrase.x() == page.backups.x()
    assert page.passphrase.y() > page.backups.y()
    seat.context.look.choose_size(100)
