from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.people import Person
from engagement_desktop.ui.signals import AppSignals
from tests.ui.conftest import Seat, story

SENTENCE = "Nom corrigé\u00a0: Hélias <b>& fils</b>."


def rename(seat: Seat, name: str = "Hélias-Roux", said: str = SENTENCE) -> None:
    """A change of one name, as an editor would make it."""
    with seat.application.workspace.act(Permission.STRUCTURE_WRITE, "person_renamed", said) as change:
        change.session.get_one(Person, 1).last_name = name
    seat.context.signals.say(said)
    seat.wait()


def name_of(seat: Seat) -> str:
    with seat.application.workspace.read() as session:
        return session.get_one(Person, 1).last_name


def undo_button(seat: Seat) -> QPushButton:
    found: list[QPushButton] = seat.desk.status.findChildren(QPushButton)
    return next(each for each in found if each.accessibleName() == "Annuler le dernier geste")


def in_front(seat: Seat) -> None:
    seat.window.activateWindow()
    seat.bot.waitUntil(seat.window.isActiveWindow)


def test_what_was_done_stands_in_the_bar_as_typed_with_the_way_back(filled: Seat) -> None:
    filled.open("people")
    rename(filled)
    assert filled.desk.status.message() == SENTENCE
    assert filled.desk.status._message.textFormat() == Qt.TextFormat.PlainText
    assert undo_button(filled).isVisible()
    assert undo_button(filled).text() == "Annuler  Ctrl+Z"


def test_the_button_takes_the_act_back_and_the_list_follows(filled: Seat) -> None:
    page = filled.open("people")
    rename(filled)
    undo_button(filled).click()
    filled.wait()
    assert name_of(filled) == "Hélias"
    assert filled.desk.status.message() == f"Annulé : {SENTENCE}"
    assert not undo_button(filled).isVisible()
    assert "Hélias" in [row.last_name for row in page.model.loaded()]  # type: ignore[attr-defined]  # a list


def test_ctrl_z_takes_the_acts_back_one_by_one(filled: Seat) -> None:
    page = filled.open("people")
    rename(filled, "Roux", "Un.")
    rename(filled, "Roy", "Deux.")
    in_front(filled)
    for expected in ("Roux", "Hélias", "Hélias"):
        filled.bot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        filled.wait()
        assert name_of(filled) == expected


def test_ctrl_shift_z_does_again_what_was_taken_back(filled: Seat) -> None:
    page = filled.open("people")
    rename(filled, "Roux", "Un.")
    in_front(filled)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    filled.bot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    filled.wait()
    assert name_of(filled) == "Hélias"
    filled.bot.keyClick(page, Qt.Key.Key_Z, both)
    filled.wait()
    assert name_of(filled) == "Roux"
    assert filled.desk.status.message() == "Refait\u00a0: Un."
    assert undo_button(filled).isVisible()
    filled.bot.keyClick(page, Qt.Key.Key_Z, both)
    assert filled.desk.status.message() == "Il n’y a rien à refaire."


def test_ctrl_z_in_the_search_takes_back_letters_and_not_the_act(filled: Seat) -> None:
    page = filled.open("people")
    rename(filled)
    in_front(filled)
    edit = page.filters.search.edit  # type: ignore[attr-defined]  # a list page
    edit.setFocus()
    filled.bot.keyClicks(edit, "zo")
    filled.bot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""
    assert name_of(filled) == "Hélias-Roux"


def test_an_act_that_others_changed_since_is_kept_and_says_why(filled: Seat) -> None:
    filled.open("people")
    rename(filled)
    with filled.application.workspace.database.work() as session:
        session.get_one(Person, 1).last_name = "Autrement"
    undo_button(filled).click()
    filled.wait()
    assert name_of(filled) == "Autrement"
    said = filled.desk.status.message()
    assert said
    assert not said.startswith("Annulé")


def test_a_sentence_that_is_no_act_offers_nothing_to_take_back(filled: Seat) -> None:
    filled.open("people")
    rename(filled)
    filled.context.signals.say("Copie enregistrée dans Documents.")
    assert filled.desk.status.message() == "Copie enregistrée dans Documents."
    assert not undo_button(filled).isVisible()


def test_what_was_said_stays_until_the_next_act_wherever_one_goes(filled: Seat) -> None:
    filled.open("people")
    rename(filled)
    for key in ("hours", "rates", "home"):
        filled.open(key)
        assert filled.desk.status.message() == SENTENCE


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_somebody_without_the_right_is_told_so_and_nothing_changes(
    seat_as: Callable[[Role], Seat], role: Role
) -> None:
    seat = seat_as(role)
    seat.fill(story)
    went_well = seat.context.errors.guard(
        lambda: rename(seat), lambda refusal: seat.context.signals.said.emit(refusal.sentence, "attention")
    )
    assert not went_well
    assert seat.desk.status.message() == "Votre rôle ne permet pas cette action. Rien n’a été changé."
    assert name_of(seat) == "Hélias"


@pytest.mark.parametrize("role", list(Role))
def test_every_role_opens_every_page_that_it_is_offered(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    seat.fill(story)
    for key in seat.desk.page_keys():
        assert seat.open(key).isVisible()
    offered = [each.text() for each in seat.desk.open("people").findChildren(QPushButton) if each.isVisible()]
    assert ("Importer" in offered) is (role is Role.COORDINATION)


def test_a_page_asked_for_by_another_is_shown_on_what_was_asked(filled: Seat) -> None:
    filled.open("home")
    filled.context.signals.go("hours")
    filled.wait()
    assert filled.desk._stack.currentWidget() is filled.desk._built["hours"]
    assert filled.desk.rail._buttons["hours"].isChecked()


@pytest.mark.usefixtures("qapp")
def test_the_parts_of_the_window_hear_each_other_without_knowing_each_other() -> None:
    signals, heard = AppSignals(), []
    signals.said.connect(lambda sentence, tone: heard.append((sentence, tone)))
    signals.page_wanted.connect(lambda key, what: heard.append((key, what)))
    signals.say("Fait.")
    signals.go("hours", 3)
    signals.go("home")
    assert heard == [("Fait.", "encre2"), ("hours", 3), ("home", None)]


def test_f1_opens_the_keys_and_settings_open_on_their_last_page(filled: Seat) -> None:
    filled.open("people")
    in_front(filled)
    filled.bot.keyClick(filled.window, Qt.Key.Key_F1)
    filled.wait()
    group = filled.desk._stack.currentWidget()
    assert filled.desk.rail._buttons["HELP"].isChecked()
    filled.open("rates")
    filled.open("people")
    assert filled.open("SETTINGS") is filled.open("rates")
    assert filled.desk._stack.currentWidget() is not group
