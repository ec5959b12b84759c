from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from engagement_desktop.ui.common.side_by_side import SideBySide
from engagement_desktop.ui.meetings.live.editing import autosave
from engagement_desktop.ui.meetings.live.editing.autosave import SaveState
from tests.ui.conftest import Seat, shown
from tests.ui.meetings.live.room import Room, enter, fill, open_page

Lasting = Callable[[], AbstractContextManager[None]]


def beside(room: Room) -> SideBySide:
    return room.page.text.findChild(SideBySide)  # type: ignore[no-any-return]


def press(room: Room, words: str) -> None:
    buttons = room.page.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == words and one.isVisible()).click()
    room.seat.wait()


def test_what_is_typed_is_kept_within_the_second() -> None:
    assert autosave.REST <= 500, "half of the second is left to the disk"


def test_the_pause_counts_from_the_first_sign_and_not_from_the_last(room: Room) -> None:
    room.write("Un")
    left = room.page.autosave._rest.remainingTime()
    room.seat.bot.wait(30)
    room.write("mot")
    assert room.page.autosave._rest.remainingTime() < left


def test_what_is_typed_is_a_draft_of_this_item_alone(room: Room) -> None:
    room.page.show_item(room.items[1])
    room.write("Mme Hélias parle.")
    assert room.page.autosave.state is SaveState.TYPING
    room.seat.wait()
    assert room.draft(1) == "Mme Hélias parle."
    assert room.page.autosave.state is SaveState.KEPT
    assert room.content(1) == ""
    assert [kept.form for kept in room.application.drafts.all()] == [f"minutes:{room.items[1]}"]


@pytest.mark.parametrize("leave", ["save", "item", "page"])
def test_the_text_is_written_when_one_leaves_or_asks(room: Room, leave: str) -> None:
    room.page.show_item(room.items[1])
    room.write("Mme Hélias parle.")
    match leave:
        case "save":
            room.page._save()
        case "item":
            room.page.show_item(room.items[2])
        case "page":
            room.seat.open("home")
    room.seat.wait()
    assert room.content(1) == "Mme Hélias parle."
    assert room.draft(1) is None
    assert not room.page.autosave.is_dirty()


def test_an_item_left_as_it_was_writes_nothing(room: Room) -> None:
    room.page.show_item(room.items[1])
    room.page.show_item(room.items[2])
    assert room.application.texts.content(room.items[1]).version is None


def test_after_a_stop_the_draft_stands_beside_the_last_text(seat: Seat) -> None:
    meeting_id, items, people = fill(seat)
    seat.application.texts.write(items[0], "Écrit à 18 h.", None)
    seat.application.drafts.keep(f"minutes:{items[0]}", "Texte", {"content": "Écrit à 18 h. Et la suite"})
    room = open_page(seat, meeting_id, items, people)
    assert room.page.editor.content() == "Écrit à 18 h.", "never silently"
    told = shown(room.page)
    assert "Une saisie n’avait pas été enregistrée." in told
    assert "Écrit à 18 h. Et la suite" in told
    beside(room).choose()
    seat.wait()
    assert room.content(0) == "Écrit à 18 h. Et la suite"
    assert room.draft(0) is None


def test_the_last_text_may_be_preferred_and_the_draft_goes_to_the_bin(seat: Seat) -> None:
    meeting_id, items, people = fill(seat)
    seat.application.texts.write(items[0], "Écrit.", None)
    seat.application.drafts.keep(f"minutes:{items[0]}", "Texte du point 1", {"content": "Autre"})
    room = open_page(seat, meeting_id, items, people)
    beside(room).rows["text"].right.setChecked(True)
    beside(room).choose()
    seat.wait()
    assert (room.content(0), room.draft(0)) == ("Écrit.", None)
    assert room.page.editor.content() == "Écrit."
    assert [row.said for row in seat.application.bin.entries()] == ["Texte du point 1"]


def test_the_choice_may_wait(seat: Seat) -> None:
    meeting_id, items, people = fill(seat)
    seat.application.drafts.keep(f"minutes:{items[0]}", "Texte", {"content": "Autre"})
    room = open_page(seat, meeting_id, items, people)
    beside(room).leave()
    seat.wait()
    assert not room.page.text.is_choosing()
    assert room.draft(0) == "Autre"


def test_a_text_written_meanwhile_is_compared(room: Room) -> None:
    room.page.show_item(room.items[1])
    room.write("Le mien")
    room.page.commands.is_acting = True  # what another window writes is not shown over what is typed here
    room.application.texts.write(room.items[1], "Le leur", None)
    room.page.commands.is_acting = False
    assert not room.page.autosave.write()
    assert "Ce texte a changé depuis." in shown(room.page)
    beside(room).choose()
    room.seat.wait()
    assert room.content(1) == "Le mien"


def test_theirs_may_be_preferred(room: Room) -> None:
    room.page.show_item(room.items[1])
    room.write("Le mien")
    room.application.texts.write(room.items[1], "Le leur", None)
    room.page.autosave.write()
    beside(room).rows["text"].right.setChecked(True)
    beside(room).choose()
    room.seat.wait()
    assert (room.content(1), room.page.editor.content()) == ("Le leur", "Le leur")


def test_a_full_disk_is_told_and_the_words_stay(room: Room, full_disk: Lasting) -> None:
    room.page.show_item(room.items[1])
    with full_disk():
        room.write("Mme Hélias parle.")
        room.seat.bot.waitUntil(lambda: room.page.autosave.state is SaveState.REFUSED)
        assert "Ce que vous tapez n’est pas enregistré." in shown(room.page)
        assert "Non enregistré" in shown(room.page)
        press_without_wait(room, "Copier le texte")
        assert QApplication.clipboard().text() == "Mme Hélias parle."
        assert "Texte du point 2" in room.page.unsaved()
    press(room, "Réessayer")
    assert room.content(1) == "Mme Hélias parle."
    assert room.page.unsaved() == ""
    assert "Ce que vous tapez n’est pas enregistré." not in shown(room.page)


def test_the_words_of_an_item_that_was_left_wait_in_memory(room: Room, full_disk: Lasting) -> None:
    room.page.show_item(room.items[1])
    with full_disk():
        room.write("Premier")
        room.page.show_item(room.items[2])
        assert room.page.editor.content() == ""
        assert "Texte du point 2" in room.page.unsaved()
        room.page.show_item(room.items[1])
        assert room.page.editor.content() == "Premier"
    assert room.page.unsaved() == ""
    assert room.content(1) == "Premier"


def test_the_window_does_not_close_on_words_in_memory_only(room: Room, full_disk: Lasting) -> None:
    room.page.show_item(room.items[1])
    with full_disk():
        room.write("Premier")
        assert room.seat.desk.unsaved().startswith("Ce qui est tapé n’est pas enregistré")
    assert room.seat.desk.unsaved() == ""


def test_an_undone_act_gives_the_words_back(room: Room) -> None:
    room.page.show_item(room.items[1])
    room.write("Le centre ouvre le samedi.")
    room.page.commands.decide_now()
    room.seat.wait()
    assert room.content(1).startswith("::decision ")
    room.seat.desk.undo()
    room.seat.wait()
    assert room.content(1) == "Le centre ouvre le samedi."
    assert room.page.editor.content() == "Le centre ouvre le samedi."


def test_closing_the_dossier_writes_the_text(seat: Seat) -> None:
    room = enter(seat)
    room.page.show_item(room.items[1])
    room.write("Fin")
    seat.desk.put_away()
    assert room.content(1) == "Fin"


def press_without_wait(room: Room, words: str) -> None:
    buttons = room.page.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == words and one.isVisible()).click()
