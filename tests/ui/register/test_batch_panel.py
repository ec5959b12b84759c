"""« Écrire… »: whom it reaches, what each kind asks, and how it ends."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.letters_rows import Audience, LeftOut, LetterOutcome
from engagement_desktop.ui.register.batch_kinds import BatchKind, audience_words, outcome_words
from engagement_desktop.ui.register.batch_panel import BatchPanel
from engagement_desktop.ui.register.letter_preview import LetterWindow
from engagement_desktop.ui.register.made_file import CSV, PDF, _left_out_words, file_target
from engagement_desktop.ui.register.people_page import PeoplePage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story

NBSP = "\u00a0"


def addressed(make: Builder) -> None:
    story(make)
    make.person(
        "Le Bras", "Anne", address="3, rue du Port", postcode="56410", city="Étel", email="a@exemple.fr"
    )


@pytest.fixture
def page(seat: Seat) -> PeoplePage:
    seat.fill(addressed)
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    page.write_to_them()
    return page


def panel(page: PeoplePage) -> BatchPanel:
    assert page.batch is not None
    return page.batch


def test_it_says_how_many_who_has_no_address_and_who_has_no_e_mail(page: PeoplePage) -> None:
    told = shown(panel(page))
    for words in (f"Écrire à 4{NBSP}personnes", f"3{NBSP}sans adresse", f"3{NBSP}sans courriel"):
        assert words in told
    assert panel(page).kind.editor.hasFocus()


def test_it_follows_the_filters_of_the_list(seat: Seat, page: PeoplePage) -> None:
    page.ask(ListQuery(search="bras", sort="name"))
    seat.wait()
    assert f"Écrire à 1{NBSP}personne" in shown(panel(page))
    assert page.side.currentWidget() is page.batch


def test_it_stays_when_the_filters_keep_nobody(seat: Seat, page: PeoplePage) -> None:
    page.ask(ListQuery(search="personne ainsi nommé", sort="name"))
    seat.wait()
    assert panel(page).isVisible()
    assert f"Écrire à 0{NBSP}personne" in shown(panel(page))


def test_each_kind_asks_only_what_it_needs(page: PeoplePage) -> None:
    asked = {
        kind: {key for key, (kinds, _field) in panel(page)._fields.items() if kind in kinds}
        for kind in BatchKind
    }
    for kind in BatchKind:
        panel(page).kind.set_value(kind)
        seen = {key for key in panel(page)._fields if panel(page).field(key).isVisibleTo(panel(page))}
        assert seen == asked[kind]
    assert asked[BatchKind.MERGE] == set()


def test_a_letter_without_words_is_not_made(page: PeoplePage) -> None:
    panel(page).produce()
    assert panel(page).field("subject").fault() == "Dites l’objet de la lettre."
    assert panel(page).field("text").fault() == "Écrivez la lettre."


def test_going_back_from_the_dialog_makes_nothing(page: PeoplePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    panel(page).kind.set_value(BatchKind.MERGE)
    panel(page).produce()
    assert page.made._banner is None


@pytest.mark.parametrize("key", ["subject", "text"])
def test_an_unknown_word_is_told_at_its_field_before_any_file_is_asked(
    page: PeoplePage, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: pytest.fail("no file yet"))
    panel(page).field("subject").set_value("Objet")
    panel(page).field("text").set_value("Bonjour {prénom}")
    panel(page).field(key).set_value("Bonjour {surnom}")
    panel(page).produce()
    assert panel(page).field(key).fault().startswith("Le mot {surnom} n’est pas connu.")
    panel(page).preview()
    assert preview_of(page) is None


def preview_of(page: PeoplePage) -> LetterWindow | None:
    found = page.window().findChildren(LetterWindow)
    return found[0] if found else None


def test_the_first_letter_is_seen_before_the_file_is_made(seat: Seat, page: PeoplePage) -> None:
    panel(page).field("subject").set_value("Objet")
    panel(page).field("text").set_value("Bonjour {prénom}")
    assert panel(page).seeing.isVisible()
    panel(page).seeing.click()
    window = preview_of(page)
    assert window is not None
    assert window.isVisible()
    assert window.preview.pages() == 1
    assert window.preview.header.title() == "Lettre"
    window.preview.left.emit()
    seat.wait()
    assert preview_of(page) is None
    panel(page).kind.set_value(BatchKind.LABELS)
    assert not panel(page).seeing.isVisible()


def test_a_refusal_leaves_with_the_panel(seat: Seat, page: PeoplePage) -> None:
    page.ask(ListQuery(search="personne ainsi nommé", sort="name"))
    seat.wait()
    panel(page).field("subject").set_value("Objet")
    panel(page).field("text").set_value("Bonjour")
    panel(page).preview()
    assert page.made._banner is not None
    QTest.keyClick(panel(page), Qt.Key.Key_Escape)
    assert page.made._banner is None


def test_escape_and_the_editor_put_the_panel_away(page: PeoplePage) -> None:
    QTest.keyClick(panel(page), Qt.Key.Key_Escape)
    assert page.batch is None
    assert page.table.hasFocus()
    page.write_to_them()
    page.edit(None)
    assert page.batch is None
    assert page.editor is not None


def test_in_a_narrow_window_the_panel_lies_over_the_list(seat: Seat, page: PeoplePage) -> None:
    seat.context.look.choose_size(200)
    seat.wait()
    assert panel(page).isVisible()
    panel(page).left.emit()
    assert page.table.isVisible()
    page.write_to_them()
    assert panel(page).isVisible()
    seat.context.look.choose_size(100)


def test_an_audience_is_told_with_its_plurals() -> None:
    audience = Audience(5, 1, 1, 2, ("Anne", "Bob", "Chloé", "Denis", "x" * 90))
    assert audience_words(audience) == (
        f"1{NBSP}a une adresse",
        f"5{NBSP}sans adresse{NBSP}: Anne, Bob, Chloé, Denis et 1{NBSP}autre",
        f"1{NBSP}sans courriel, écrite d’abord",
        f"2{NBSP}préfèrent les gros caractères",
    )
    outcome = LetterOutcome(Path("x.pdf"), 1)
    assert outcome_words(BatchKind.LABELS, outcome) == f"1{NBSP}étiquette enregistrée."
    assert outcome_words(BatchKind.CALLS, outcome) == f"Liste d’appel de 1{NBSP}personne."


def test_those_left_out_are_named_and_counted() -> None:
    left = [LeftOut(f"P{at}", "sans adresse") for at in range(7)]
    assert _left_out_words([]) == ""
    assert _left_out_words(left[:1]) == f"De côté{NBSP}: P0 (sans adresse)."
    assert _left_out_words(left[:6]).endswith("P4 (sans adresse) et 1 autre.")
    assert _left_out_words(left).endswith("et 2 autres.")


def test_the_ending_follows_the_kind_that_was_chosen(
    page: PeoplePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "appels"), CSV[0]))
    assert file_target(page, "Titre", "appels", (PDF, CSV)) == tmp_path / "appels.csv"


def test_a_convocation_says_how_many_sit_that_day_not_how_many_are_listed(page: PeoplePage) -> None:
    panel(page).kind.set_value(BatchKind.CONVOCATIONS)
    told = shown(panel(page))
    assert f"Convoquer 2{NBSP}personnes" in told
    assert f"2{NBSP}sans adresse" in told
    assert panel(page).field("meeting").words().startswith("10/12/2026 à ")
    panel(page).kind.set_value(BatchKind.LETTERS)
    assert f"Écrire à 4{NBSP}personnes" in shown(panel(page))
