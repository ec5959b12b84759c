"""What is done in the settings, from its first key to what the other pages then show."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.ui.common.fields.typed import TypedField
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_form import PersonForm
from engagement_desktop.ui.settings.applies import AppliesPage
from engagement_desktop.ui.settings.journal import JournalPage
from engagement_desktop.ui.settings.own_fields import OwnFieldsPage
from engagement_desktop.ui.settings.structure import StructurePage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

NBSP = "\u00a0"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NO_PICTURE = "Ce fichier n’est pas une image PNG ou JPEG lisible. Le logo n’a pas été changé."


def house(make: Builder) -> None:
    """An association, whose answers the law leaves open, and one person."""
    make.structure(legal_form=LegalForm.ASSOCIATION_1901, rna="W251234567")
    make.person("Hélias", "Monique")


@pytest.fixture
def settled(seat: Seat) -> Seat:
    seat.fill(house)
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    return seat


def structure(seat: Seat) -> StructurePage:
    page = seat.open("structure")
    assert isinstance(page, StructurePage)
    return page


def own_fields(seat: Seat) -> OwnFieldsPage:
    page = seat.open("own_fields")
    assert isinstance(page, OwnFieldsPage)
    return page


def journal(seat: Seat) -> list[str]:
    """The sentences of the journal, the newest first."""
    page = seat.open("journal")
    assert isinstance(page, JournalPage)
    return [row.sentence for row in page.model.loaded()]


def add_field(seat: Seat, label: str, kind: OwnFieldKind = OwnFieldKind.TEXT, choices: str = "") -> None:
    """Ctrl+N, the name and the kind, Ctrl+S."""
    page = own_fields(seat)
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    seat.bot.waitUntil(lambda: page.editor is not None)
    assert page.editor is not None
    form = page.editor.form
    form.field("label").from_text(label)
    form.field("kind").set_value(kind)
    if choices:
        form.field("choices").from_text(choices)
    QTest.keyClick(form.field("label").editor, Qt.Key.Key_S, CONTROL)
    seat.bot.waitUntil(lambda: page.editor is None)
    seat.wait()


def asked_of(seat: Seat) -> tuple[PeoplePage, PersonForm]:
    """The form of the only person."""
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    page.edit(1)
    assert page.editor is not None
    form = page.editor.form
    assert isinstance(form, PersonForm)
    return page, form


def own_keys(form: PersonForm) -> list[str]:
    return [key for key in form._fields if key.startswith("own_values.")]


def keep(seat: Seat, page: PeoplePage) -> None:
    """Ctrl+S on the form of the person."""
    assert page.editor is not None
    QTest.keyClick(page.editor, Qt.Key.Key_S, CONTROL)
    seat.bot.waitUntil(lambda: page.editor is None)
    seat.wait()


def says(field: TypedField[Any], fault: str) -> bool:
    return field.fault().replace(NBSP, " ") == fault


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))


def picture(path: Path, colour: str) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def colour_of(page: StructurePage) -> str:
    image = page.logo.picture.pixmap().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name()


def test_words_named_png_are_refused_as_a_logo_and_the_former_one_stays(
    settled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = structure(settled)
    red = picture(tmp_path / "rouge.png", "#aa0000")
    choose(monkeypatch, red)
    door(page, "Choisir une image…").click()
    settled.wait()
    assert settled.application.structures.logo() == red.read_bytes()
    assert colour_of(page) == "#aa0000"
    words = tmp_path / "logo.png"
    words.write_text("Bonjour", encoding="utf-8")
    choose(monkeypatch, words)
    page.logo.choosing.click()
    settled.wait()
    assert page.logo.fault.isVisible()
    assert page.logo.fault.text().startswith(NO_PICTURE)
    assert settled.application.structures.logo() == red.read_bytes()
    assert colour_of(page) == "#aa0000"


def test_another_logo_takes_the_place_of_the_first_and_undo_gives_it_back(
    settled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = structure(settled)
    for name, colour in (("rouge", "#aa0000"), ("vert", "#00aa00")):
        choose(monkeypatch, picture(tmp_path / f"{name}.png", colour))
        page.logo.choosing.click()
        settled.wait()
        assert not page.logo.fault.isVisible()
        assert colour_of(page) == colour
    settled.desk.undo()
    settled.wait()
    assert colour_of(page) == "#aa0000"


def test_a_siren_with_a_slip_is_refused_at_its_field_then_kept_once_mended(settled: Seat) -> None:
    page = structure(settled)
    QTest.keyClick(settled.window, Qt.Key.Key_F2)
    settled.bot.waitUntil(lambda: page.place.editor is not None)
    assert page.place.editor is not None
    siren = page.place.editor.form.field("siren")
    before = settled.application.structures.own_draft().siren
    for typed, fault in (
        ("328532917", "Ce SIREN a une erreur de frappe : sa clé ne correspond pas."),
        ("32853291", "Un SIREN compte 9 chiffres."),
    ):
        siren.from_text(typed)
        QTest.keyClick(siren.editor, Qt.Key.Key_S, CONTROL)
        settled.bot.waitUntil(partial(says, siren, fault))
        assert siren.as_text() == typed
        assert settled.application.structures.own_draft().siren == before
    siren.from_text("552 100 554")
    QTest.keyClick(siren.editor, Qt.Key.Key_S, CONTROL)
    settled.bot.waitUntil(lambda: page.place.editor is None)
    settled.wait()
    assert settled.application.structures.own_draft().siren == "552100554"


def test_a_field_of_the_structure_is_asked_of_a_person_and_its_value_is_read_again(settled: Seat) -> None:
    add_field(settled, "Langue parlée")
    add_field(settled, "Taille", OwnFieldKind.CHOICE, "S\nM\nL")
    page, form = asked_of(settled)
    language, size = own_keys(form)
    form.field(language).set_value("breton")
    form.field(size).set_value("M")
    keep(settled, page)
    _page, again = asked_of(settled)
    assert [again.field(key).value() for key in own_keys(again)] == ["breton", "M"]


def test_a_field_moved_up_is_asked_first_of_everybody(settled: Seat) -> None:
    for label in ("Langue", "Permis", "Taille"):
        add_field(settled, label)
    page = own_fields(settled)
    page.table.selectRow(2)
    page.table.setFocus()
    for _step in range(2):
        QTest.keyClick(page.table, Qt.Key.Key_Up, ALT)
        settled.wait()
    assert [row.label for row in page.model.loaded()] == ["Taille", "Langue", "Permis"]
    ids = [row.id for row in page.model.loaded()]
    _page, form = asked_of(settled)
    assert own_keys(form) == [f"own_values.{each}" for each in ids]


def test_a_hidden_field_is_no_longer_asked_but_what_was_answered_is_kept(settled: Seat) -> None:
    add_field(settled, "Langue")
    add_field(settled, "Permis")
    page, form = asked_of(settled)
    language, licence = own_keys(form)
    form.field(language).set_value("breton")
    keep(settled, page)
    fields = own_fields(settled)
    fields.table.selectRow(0)
    settled.bot.waitUntil(lambda: "Langue" in shown(fields.pane))
    door(fields.pane, "Cacher").click()
    settled.wait()
    page, form = asked_of(settled)
    assert own_keys(form) == [licence]
    form.field(licence).set_value("B")
    keep(settled, page)
    own_fields(settled)
    settled.bot.waitUntil(lambda: "Langue" in shown(fields.pane))
    door(fields.pane, "Demander de nouveau").click()
    settled.wait()
    _page, again = asked_of(settled)
    assert [again.field(key).value() for key in own_keys(again)] == ["breton", "B"]


def test_an_answer_to_what_applies_counts_at_once_and_is_forgotten_when_taken_back(settled: Seat) -> None:
    page = settled.open("applies")
    assert isinstance(page, AppliesPage)
    card = page.cards[Matter.CEC]
    head = shown(page.header)
    card.answering.click()
    assert card.editor is not None
    form = card.editor.form
    form.field("answer").set_value(Answer.NO)
    form.field("reason").set_value("Nos activités ne sont pas d’intérêt général.")
    form.field("source").set_value("Rescrit du 12 mars 2026")
    settled.wait()
    QTest.keyClick(settled.window.focusWidget(), Qt.Key.Key_S, CONTROL)
    settled.bot.waitUntil(lambda: card.editor is None)
    settled.wait()
    assert card.badge.accessibleName() == "Non"
    assert f"Votre réponse du 22/11/2026. Source{NBSP}: Rescrit du 12 mars 2026." in shown(card)
    assert shown(page.header) != head
    assert settled.told[-1] == f"Réponse enregistrée{NBSP}: Compte d’engagement citoyen."
    assert journal(settled)[0].startswith("Réponse enregistrée dans «")
    settled.open("applies")
    door(card, "Retirer notre réponse").click()
    settled.wait()
    assert card.badge.accessibleName() == "À vérifier"
    assert "Rescrit du 12 mars 2026" not in shown(card)
    assert shown(page.header) == head


def test_the_journal_names_each_act_in_the_words_that_were_said(
    settled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_field(settled, "Langue")
    choose(monkeypatch, picture(tmp_path / "rouge.png", "#aa0000"))
    structure(settled).logo.choosing.click()
    settled.wait()
    told = journal(settled)
    assert told[:2] == [
        f"Logo enregistré{NBSP}: MSP des Deux-Ponts (logo).",
        f"Champ enregistré{NBSP}: Langue.",
    ]
    page = settled.open("journal")
    assert isinstance(page, JournalPage)
    who = str(page.model.data(page.model.index(0, 1)))
    assert who == settled.application.workspace.actor.first_name
    page.filters.search.set_words("langue")
    page.filters.search.tell()
    settled.wait()
    assert [row.sentence for row in page.model.loaded()] == [f"Champ enregistré{NBSP}: Langue."]


def test_a_refused_logo_leaves_no_line_in_the_journal(
    settled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = journal(settled)
    wrong = tmp_path / "logo.png"
    wrong.write_text("Bonjour", encoding="utf-8")
    choose(monkeypatch, wrong)
    page = structure(settled)
    page.logo.choosing.click()
    assert page.logo.fault.isVisible()
    assert journal(settled) == before


def test_what_was_undone_is_named_in_the_journal_too(settled: Seat) -> None:
    add_field(settled, "Langue")
    settled.desk.undo()
    settled.wait()
    assert own_fields(settled).model.rowCount() == 0
    told = journal(settled)
    assert told[0].startswith("Dernière action annulée")
    assert told[1].startswith("Champ enregistré")
