from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.services.maintenance import Verification
from engagement_desktop.storage.audit import AuditVerdict
from engagement_desktop.ui.settings.backups import file_size
from engagement_desktop.ui.settings.dossier import DossierPage
from engagement_desktop.ui.settings.verification import verification_words
from tests.conftest import PHRASE
from tests.ui.conftest import WAYS, Seat, shown

NEW = "galet pirogue sureau lanterne brioche myrtille escale"


def dossier_page(seat: Seat) -> DossierPage:
    page = seat.open("dossier")
    assert isinstance(page, DossierPage)
    return page


def test_the_file_and_its_folder_are_told(seat: Seat, dossier: Path) -> None:
    page = dossier_page(seat)
    assert "essai.engagement" in shown(page.place)
    assert str(dossier.parent) in shown(page.place)


def test_a_backup_is_made_verified_and_listed(seat: Seat) -> None:
    page = dossier_page(seat)
    assert page.backups.last.text() == "Aucune sauvegarde vérifiée pour l’instant."
    page.backups.button.click()
    seat.wait()
    assert page.backups.last.text() == "La dernière sauvegarde vérifiée est d’aujourd’hui."
    assert seat.told == ["Sauvegarde faite et vérifiée."]
    assert len(page._maintenance.backups()) == 1
    assert not page.progress.isVisible()


def test_how_old_the_last_backup_is_is_said_in_days(seat: Seat) -> None:
    page = dossier_page(seat)
    page.backups.button.click()
    seat.wait()
    made = page._maintenance.backups()
    page.backups.show_backups(made, date(2026, 11, 23))
    assert page.backups.last.text() == "La dernière sauvegarde vérifiée est d’hier."
    page.backups.show_backups(made * 12, date(2026, 12, 1))
    assert page.backups.last.text() == "La dernière sauvegarde vérifiée a 9\u00a0jours."
    assert "et 2\u00a0plus anciennes" in shown(page.backups)


def test_the_dossier_is_copied_where_one_says_and_opens_there(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copie"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page = dossier_page(seat)
    page.place._on_copy()
    seat.wait()
    assert seat.told == ["Dossier copié et vérifié."]
    copied = open_application(tmp_path / "copie.engagement", PHRASE, ways=WAYS)
    copied.close()


def test_no_place_chosen_copies_nothing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    page = dossier_page(seat)
    page.place._on_copy()
    seat.wait()
    assert seat.told == []


def test_a_sound_dossier_is_said_to_be_sound(seat: Seat) -> None:
    page = dossier_page(seat)
    page.place.verify_wanted.emit()
    seat.wait()
    assert seat.told == ["Le dossier est sain."]


def test_a_fault_is_told_with_what_to_do() -> None:
    found = Verification(
        pages=10,
        damaged_pages=("page 3",),
        integrity=(),
        foreign_keys=("ligne",),
        violations=(),
        audit=AuditVerdict(4, 2),
        counts={"person": 3},
    )
    title, sentence = verification_words(found)
    assert title == "Le dossier a un défaut."
    for words in ("1\u00a0page abîmée.", "1\u00a0ligne dont", "La trace des gestes", "sauvegarde vérifiée"):
        assert words in sentence


def test_ones_own_passphrase_is_changed_and_the_old_one_opens_nothing(seat: Seat, dossier: Path) -> None:
    page = dossier_page(seat)
    card = page.passphrase
    card.current.setText(PHRASE)
    card.new.setText(NEW)
    card.again.setText(NEW)
    card.button.click()
    seat.wait()
    assert seat.told == ["Phrase de passe changée."]
    assert card.new.text() == ""
    seat.application.close()
    with pytest.raises(KnownProblem):
        open_application(dossier, PHRASE, ways=WAYS)
    open_application(dossier, NEW, ways=WAYS).close()


def test_what_is_wrong_with_a_new_passphrase_is_told_at_its_field(seat: Seat) -> None:
    page = dossier_page(seat)
    card = page.passphrase
    card.button.click()
    assert card._form.field("current").fault() == "Écrivez d’abord votre phrase actuelle."
    card.current.setText(PHRASE)
    card.button.click()
    assert card._form.field("passphrase").fault() == "Écrivez la nouvelle phrase."
    card.new.setText(NEW)
    card.again.setText("autre chose")
    card.button.click()
    assert card._form.field("again").fault().startswith("Les deux nouvelles phrases")
    card.new.setText("court")
    card.again.setText("court")
    card.button.click()
    seat.wait()
    assert card._form.field("passphrase").fault().startswith("Cette phrase se devinerait")


def test_what_is_typed_can_be_shown(seat: Seat) -> None:
    card = dossier_page(seat).passphrase
    assert card.new.echoMode() is card.new.EchoMode.Password
    card._show.setChecked(True)
    assert card.new.echoMode() is card.new.EchoMode.Normal


def test_sizes_are_written_as_people_say_them() -> None:
    assert file_size(1_250_000) == "1,3\u00a0Mo"
    assert file_size(48_200) == "48\u00a0ko"
