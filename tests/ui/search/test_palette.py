"""Ctrl+K: anything of the dossier and of the program, found and opened from the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.search.entries import Entry
from engagement_desktop.ui.search.palette import Palette
from tests.ui.conftest import Seat, shown, story

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(filled: Seat) -> Palette:
    """The palette over the list of people, whose table had the focus."""
    page = filled.open("people")
    filled.window.activateWindow()
    filled.bot.waitUntil(filled.window.isActiveWindow)
    page.take_focus()
    return call(filled)


def call(seat: Seat) -> Palette:
    seat.bot.keyClick(seat.window, Qt.Key.Key_K, CTRL)
    palette = seat.desk.finder
    seat.bot.waitUntil(palette.isVisible)
    seat.wait()
    return palette


def typed(seat: Seat, palette: Palette, words: str) -> None:
    palette.edit.clear()
    seat.bot.keyClicks(palette.edit, words)
    seat.wait()


def heads(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.model.entries if entry.is_head]


def entries(palette: Palette) -> list[Entry]:
    return [entry for entry in palette.model.entries if not entry.is_head]


def seen(seat: Seat) -> str:
    page = seat.desk._stack.currentWidget()
    assert page is not None
    return shown(page)


def test_it_opens_on_its_field_with_every_page(filled: Seat, palette: Palette) -> None:
    assert QApplication.focusWidget() is palette.edit
    assert heads(palette) == ["Commandes"]
    titles = [entry.title for entry in entries(palette)]
    assert "Aller à\u00a0: Heures" in titles
    assert "Aller à\u00a0: Taux et barèmes" in titles
    assert "Aller à\u00a0: Personne" not in titles
    assert palette.geometry() == filled.desk.rect()


def test_what_is_found_stands_in_groups_and_commands_come_last(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "helias")
    assert heads(palette)[0] == "Personnes"
    first = palette.list.current()
    assert first is not None
    assert (first.title, first.page) == ("Monique Hélias", "person")
    typed(filled, palette, "personnes")
    assert heads(palette)[-1] == "Commandes"


def test_enter_opens_the_person_that_was_found(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "helias")
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return)
    filled.wait()
    assert not palette.isVisible()
    assert "Monique Hélias" in seen(filled)


def test_enter_pressed_before_the_answer_opens_it_when_it_comes(filled: Seat, palette: Palette) -> None:
    filled.bot.keyClicks(palette.edit, "tessier")
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()
    filled.wait()
    assert not palette.isVisible()
    assert "Paul Tessier" in seen(filled)


def test_a_note_and_a_meeting_are_found_in_their_lists(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "ndf-0002")
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return)
    filled.wait()
    page = filled.desk._built["expenses"]
    assert isinstance(page, TablePage)
    row = page.table.current_row()
    assert row is not None
    assert row.reference == "NDF-0002"
    call(filled)
    typed(filled, palette, "fetes")
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return)
    filled.wait()
    assert filled.desk._stack.currentWidget() is filled.desk._built["meetings"]


def test_a_greater_sign_gives_commands_only_and_an_at_people_only(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "> heures")
    assert heads(palette) == ["Commandes"]
    assert entries(palette)[0].title == "Aller à\u00a0: Heures"
    assert all(entry.title.startswith("Aller à\u00a0: ") for entry in entries(palette))
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return)
    filled.wait()
    assert filled.desk._stack.currentWidget() is filled.desk._built["hours"]
    call(filled)
    typed(filled, palette, "@helias")
    assert heads(palette) == ["Personnes"]


def test_arrows_go_round_over_the_heads(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "helias")
    listed = entries(palette)
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Down)
    assert palette.list.current() is listed[1 % len(listed)]
    for _ in range(len(listed) - 1):
        filled.bot.keyClick(palette.edit, Qt.Key.Key_Down)
    assert palette.list.current() is listed[0]
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Up)
    assert palette.list.current() is listed[-1]
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is palette.edit


def test_escape_gives_the_focus_back(filled: Seat, palette: Palette) -> None:
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    page = filled.desk._built["people"]
    assert isinstance(page, TablePage)
    assert QApplication.focusWidget() is page.table


def test_the_keys_of_the_page_underneath_wait_until_it_has_gone(filled: Seat, palette: Palette) -> None:
    for key in ("people", "merge", "leave", "import"):
        page = filled.open(key)
        call(filled)
        filled.bot.keyClick(palette.edit, Qt.Key.Key_N, CTRL)
        filled.bot.keyClick(palette.edit, Qt.Key.Key_F2)
        filled.wait()
        assert palette.isVisible()
        assert QApplication.focusWidget() is palette.edit
        filled.bot.keyClick(palette.edit, Qt.Key.Key_Escape)
        assert not palette.isVisible()
        assert filled.desk._stack.currentWidget() is page


def test_another_page_puts_it_away(filled: Seat, palette: Palette) -> None:
    filled.bot.keyClick(palette.edit, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    filled.wait()
    assert not palette.isVisible()
    assert filled.desk._stack.currentWidget() is filled.desk._page("committees")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert filled.desk._page("committees").isAncestorOf(focused)


@pytest.mark.parametrize(
    ("typed_words", "title"),
    [("saisir", "Saisie en tableau"), ("lettre", "Personnes"), ("fusionner", "Doublons")],
)
def test_a_page_is_found_by_the_words_of_its_buttons(
    filled: Seat, palette: Palette, typed_words: str, title: str
) -> None:
    typed(filled, palette, typed_words)
    assert f"Aller à\u00a0: {title}" in [entry.title for entry in entries(palette)]


def test_a_press_beside_the_card_puts_it_away(filled: Seat, palette: Palette) -> None:
    filled.bot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette._card.geometry().center())
    assert palette.isVisible()
    filled.bot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()


def test_nothing_found_says_so(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "zzzzqx")
    assert "Rien ne correspond à «\u00a0zzzzqx\u00a0»." in shown(palette)
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_ctrl_enter_opens_the_form_beside(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "@helias")
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return, CTRL)
    window = filled.window.findChild(EditorWindow)
    assert window is not None
    assert window.isVisible()
    window.close()


def test_a_creation_opens_its_form(filled: Seat, palette: Palette) -> None:
    typed(filled, palette, "> ajouter une personne")
    filled.bot.keyClick(palette.edit, Qt.Key.Key_Return)
    filled.wait()
    page = filled.desk._built["people"]
    assert isinstance(page, TablePage)
    assert page.editor is not None


def test_who_may_only_read_finds_no_creation(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    seat.open("people")
    seat.window.activateWindow()
    seat.bot.waitUntil(seat.window.isActiveWindow)
    palette = call(seat)
    typed(seat, palette, "> ajouter")
    assert entries(palette) == []


def test_the_rail_opens_it_too_and_narrow_keeps_its_name(filled: Seat, palette: Palette) -> None:
    palette.leave()
    filled.desk.rail.searching.click()
    assert palette.isVisible()
    palette.leave()
    filled.desk.rail.fold(narrow=True, low=False)
    assert filled.desk.rail.searching.text() == ""
    assert filled.desk.rail.searching.accessibleName() == "Rechercher"
