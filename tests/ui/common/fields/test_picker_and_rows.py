"""Fields that find one thing among many, and fields of several small rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import (
    NOBODY,
    committee_field,
    person_field,
    structure_field,
)
from engagement_desktop.ui.common.fields.picker import CompleterField, Found, IdField
from engagement_desktop.ui.common.fields.rows import RowKind, RowsField
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask
from engagement_desktop.ui.theme import Look
from tests.ui.conftest import Seat

TODAY = date(2026, 11, 22)
PEOPLE = {1: "Hélias Monique", 2: "Hélias Paul", 3: "Tessier Paul"}
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def find(typed: str) -> Sequence[Found[int]]:
    return [Found(key, name, "Étel") for key, name in PEOPLE.items() if typed.lower() in name.lower()]


@pytest.fixture
def people(look: Look, qtbot: QtBot) -> IdField:
    field = IdField(look, "Personne", find, PEOPLE.__getitem__)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.focus()
    return field


@popups
def test_what_is_typed_offers_what_it_finds_and_enter_takes_it(people: IdField, qtbot: QtBot) -> None:
    qtbot.keyClicks(people.edit, "paul")
    assert people.found() == ("Hélias Paul — Étel", "Tessier Paul — Étel")
    popup = people.completer.popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(people.changed):
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (people.value(), people.words(), people.as_text()) == (3, "Tessier Paul", "#3")
    assert people.edit.text() == "Tessier Paul"


@popups
def test_a_name_written_whole_is_enough_and_others_are_refused(people: IdField, qtbot: QtBot) -> None:
    qtbot.keyClicks(people.edit, "tessier")
    assert people.value() == 3
    people.from_text("paul")
    with pytest.raises(DomainError, match="Plusieurs répondent"):
        people.value()
    people.from_text("hélias paul")
    assert people.value() == 2
    people.from_text("Zoé")
    assert not people.validate()
    assert "Rien ne correspond à" in people.fault()
    assert people.as_text() == "Zoé"


@popups
def test_nobody_found_is_said_quietly_while_one_types_and_goes_with_the_next_sign(
    look: Look, qtbot: QtBot
) -> None:
    field = IdField(
        look, Ask("Personne", help="Qui s’en charge."), find, PEOPLE.__getitem__, none=NOBODY, least=3
    )
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.edit, "zo")
    assert field.note() == "Qui s’en charge."
    qtbot.keyClicks(field.edit, "e")
    assert (field.note(), field.edit.accessibleDescription()) == (NOBODY, NOBODY)
    assert field.fault() == ""
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "tes")
    assert (field.note(), field.edit.accessibleDescription()) == ("Qui s’en charge.", "Qui s’en charge.")
    qtbot.keyClicks(field.edit, "zz")
    assert field.note() == NOBODY
    field.set_value(3)
    assert field.note() == "Qui s’en charge."


@popups
def test_each_line_offered_is_as_high_as_a_target(people: IdField, look: Look, qtbot: QtBot) -> None:
    people.edit.setText("")
    qtbot.keyClicks(people.edit, "h")
    popup = people.completer.popup()
    assert popup is not None
    assert popup.sizeHintForRow(0) >= look.px(36)
    popup.hide()


def test_a_draft_finds_the_same_thing_again(people: IdField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(people.changed):
        people.set_value(2)
    kept = people.as_text()
    people.set_value(None)
    assert (people.value(), people.words()) == (None, NOTHING)
    people.from_text(kept)
    assert (people.value(), people.edit.text()) == (2, "Hélias Paul")


def test_a_long_list_of_choices_is_typed_too(look: Look, qtbot: QtBot) -> None:
    months = [(number, name) for number, name in enumerate(("Janvier", "Février", "Août", "Avril"), start=1)]
    field: CompleterField[int] = CompleterField(look, "Mois", months)
    qtbot.addWidget(field)
    field.from_text("aout")
    assert field.value() == 3
    field.from_text("#4")
    assert (field.value(), field.words()) == (4, "Avril")


def test_people_committees_and_structures_of_the_dossier_are_found(filled: Seat) -> None:
    person = person_field(filled.context, "Personne")
    committee = committee_field(filled.context, "Comité")
    structure = structure_field(filled.context, "Structure")
    for field, typed, words in (
        (person, "helias", "Hélias Monique"),
        (committee, "usagers", "Comité des usagers"),
        (structure, "deux", "MSP des Deux-Ponts"),
    ):
        filled.bot.addWidget(field)
        field.from_text(typed)
        assert field.value() is not None
        assert field.edit.text() == typed
        field.on_left()
        assert field.edit.text() == words


def test_what_one_types_is_not_rewritten_by_who_asks_the_answer(filled: Seat) -> None:
    field = committee_field(filled.context, "Comité")
    filled.bot.addWidget(field)
    field.changed.connect(field.value)  # as a form that follows its fields
    for letter in "usagers":
        filled.bot.keyClicks(field.edit, letter)
    assert field.edit.text() == "usagers"
    field.on_left()
    assert (field.edit.text(), field.fault()) == ("Comité des usagers", "")


@dataclass(frozen=True, slots=True)
class Stay:
    kind: str | None = None
    started_on: date | None = None
    ended_on: date | None = None
    id: int | None = None


@pytest.fixture
def stays(look: Look, qtbot: QtBot) -> RowsField[Stay]:
    kind = RowKind(
        "séjour",
        "Ajouter un séjour",
        lambda: {
            "kind": ChoiceField(look, "Genre", (("a", "Accueil"), ("b", "Bureau"))),
            "started_on": DateField(look, "Du", TODAY),
            "ended_on": DateField(look, "Au", TODAY),
        },
        Stay,
        wide=frozenset({"kind"}),
        keeps=("id",),
    )
    field: RowsField[Stay] = RowsField(look, "Séjours", kind)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    return field


def test_rows_are_shown_changed_and_read_back(stays: RowsField[Stay], qtbot: QtBot) -> None:
    assert (stays.value(), stays.as_text(), stays.words()) == ((), "", NOTHING)
    first = Stay("a", date(2024, 1, 1), None, 7)
    with qtbot.waitSignal(stays.changed):
        stays.set_value((first,))
    assert stays.value() == (first,)
    with qtbot.waitSignal(stays.changed):
        stays.rows()[0]["ended_on"].from_text("31/12/2024")
    assert stays.value() == (Stay("a", date(2024, 1, 1), date(2024, 12, 31), 7),)
    assert stays.words() == "Accueil, 01/01/2024, 31/12/2024"


def test_a_row_is_added_by_the_keyboard_and_left_blank_is_forgotten(
    stays: RowsField[Stay], qtbot: QtBot
) -> None:
    stays.focus()
    assert QApplication.focusWidget() is stays.adding
    qtbot.keyClick(stays.adding, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    assert stays.rows()[0]["kind"].isAncestorOf(focus)
    assert stays.value() == ()
    stays.rows()[0]["started_on"].from_text("1/1/2025")
    assert stays.value() == (Stay(None, date(2025, 1, 1)),)


def test_a_row_is_removed_and_the_focus_stays_near(stays: RowsField[Stay]) -> None:
    stays.set_value((Stay("a"), Stay("b")))
    rows = list(stays._rows)
    assert rows[1].removing.accessibleName() == "Retirer\u00a0: séjour 2"
    rows[0].removing.click()
    assert stays.value() == (Stay("b"),)
    assert rows[1].removing.accessibleName() == "Retirer\u00a0: séjour 1"
    assert QApplication.focusWidget() is rows[1].removing
    rows[1].removing.click()
    assert QApplication.focusWidget() is stays.adding


def test_a_fault_in_a_row_is_said_in_the_row(stays: RowsField[Stay]) -> None:
    stays.set_value((Stay("a"),))
    stays.rows()[0]["ended_on"].from_text("31/02/2025")
    with pytest.raises(DomainError) as refused:
        stays.value()
    assert refused.value.field == "ended_on"
    assert not stays.validate()
    stays.focus()
    assert stays.rows()[0]["ended_on"].fault() == "Février 2025 a 28 jours."
    assert QApplication.focusWidget() is stays.rows()[0]["ended_on"].editor


def test_a_draft_of_rows_comes_back_with_what_was_not_understood(
    stays: RowsField[Stay], look: Look, qtbot: QtBot
) -> None:
    stays.set_value((Stay("a", date(2024, 1, 1)),))
    stays.add_row()["ended_on"].from_text("bientôt")
    again: RowsField[Stay] = RowsField(look, "Séjours", stays._kind)
    qtbot.addWidget(again)
    again.from_text(stays.as_text())
    assert [row["ended_on"].as_text() for row in again.rows()] == ["", "bientôt"]
    again.from_text("")
    assert again.rows() == ()


@pytest.mark.parametrize("kept", ["#77", "#abc", "#"])
def test_a_draft_that_picked_what_has_gone_since_asks_again(people: IdField, kept: str) -> None:
    people.set_value(1)
    people.from_text(kept)
    assert (people.value(), people.words()) == (None, NOTHING)


def test_what_a_draft_picked_in_the_dossier_may_have_gone(seat: Seat) -> None:
    for made in (person_field, committee_field, structure_field):
        field = made(seat.context, "Lequel")
        seat.bot.addWidget(field)
        field.from_text("#77")
        assert field.value() is None


def test_tab_goes_through_the_rows_before_what_follows_them(stays: RowsField[Stay], qtbot: QtBot) -> None:
    page, before, after = QWidget(), QLineEdit(), QLineEdit()
    qtbot.addWidget(page)
    whole = QVBoxLayout(page)
    for widget in (before, stays, after):
        whole.addWidget(widget)
    stays.set_value((Stay("a"), Stay("b")))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    stays.add_row()
    removing = [row.removing for row in stays._rows]
    qtbot.waitUntil(removing[-1].isVisible)
    before.setFocus()
    seen = []
    while (now := page.focusWidget()) is not after:
        seen.append(now)
        page.focusNextChild()
    assert [each for each in seen if each in removing] == removing
    assert seen[-1] is stays.adding
    stays.setParent(None)


def test_the_reason_of_a_list_comes_after_the_button_above_it(look: Look, qtbot: QtBot) -> None:
    kind = RowKind("besoin", "Ajouter un besoin", lambda: {"kind": ChoiceField(look, "Genre", ())}, Stay)
    field: RowsField[Stay] = RowsField(look, Ask("Besoins", reason="Pour préparer l’accueil."), kind)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.adding.setFocus()
    field.focusNextChild()
    focused = field.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Pourquoi cette question")
