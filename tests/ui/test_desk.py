from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QWidget,
)

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.navigation import PAGES, Place
from engagement_desktop.ui.theme.look import SIZES
from tests.ui.conftest import Seat

KEYS = [page.key for page in PAGES]
SPOKEN = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


def nameless(window: QWidget) -> list[str]:
    """Controls that one can reach and that say nothing to the ear."""
    found = []
    for widget in window.findChildren(QWidget):
        ours = not any(type(parent).__name__.startswith("QCombo") for parent in parents(widget))
        part = isinstance(widget, QHeaderView)  # read with its table
        if (
            isinstance(widget, SPOKEN)
            and not part
            and widget.isVisible()
            and ours
            and not widget.accessibleName()
        ):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not text and not widget.objectName().startswith("qt_"):
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def parents(widget: QWidget) -> list[QWidget]:
    above = []
    while (parent := widget.parentWidget()) is not None:
        above.append(parent)
        widget = parent
    return above


@pytest.mark.parametrize("key", KEYS)
def test_every_control_of_every_page_says_its_name(filled: Seat, key: str) -> None:
    filled.open(key)
    assert nameless(filled.window) == []


@pytest.mark.parametrize("key", KEYS)
def test_no_page_is_wider_than_the_smallest_window_at_any_text_size(filled: Seat, key: str) -> None:
    filled.window.resize(1024, 700)
    filled.open(key)
    for size in SIZES:
        filled.context.look.choose_size(size)
        QApplication.processEvents()
        assert filled.desk.minimumSizeHint().width() <= 1024


@pytest.mark.parametrize("key", KEYS)
def test_opening_a_page_leaves_no_stray_window(filled: Seat, key: str) -> None:
    filled.open(key)
    stray = [
        each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not filled.window
    ]
    assert stray == []


def test_the_rail_leads_to_each_page_and_says_where_one_is(seat: Seat) -> None:
    seat.window.activateWindow()
    seat.bot.waitUntil(seat.window.isActiveWindow)
    for number, page in enumerate((page for page in PAGES if page.place is Place.RAIL), start=1):
        seat.bot.keyClick(seat.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        seat.wait()
        assert seat.desk.rail._buttons[page.key].isChecked()
    seat.desk.rail._buttons[Place.SETTINGS.name].click()
    seat.wait()
    assert seat.desk.rail._buttons[Place.SETTINGS.name].isChecked()


def test_a_narrow_window_keeps_icons_that_still_say_their_page(seat: Seat) -> None:
    seat.window.resize(1024, 700)
    button = seat.desk.rail._buttons["home"]
    assert button.text() == ""
    assert button.accessibleName() == "Accueil"
    assert button.toolTip() == "Accueil (Alt+1)"
    seat.window.resize(1280, 800)
    assert button.text() == "Accueil"


def test_large_letters_fold_settings_and_help_into_one_button(seat: Seat) -> None:
    seat.context.look.choose_size(200)
    seat.window.resize(1280, 800)
    rail = seat.desk.rail
    assert rail._more.isVisible()
    assert not rail._buttons[Place.HELP.name].isVisible()
    wanted: list[str] = []
    rail.wanted.connect(wanted.append)
    rail._menu.actions()[0].trigger()
    assert wanted == [Place.SETTINGS.name]


def test_a_page_that_waits_for_something_says_how_much_after_its_name(seat: Seat) -> None:
    seat.desk.rail.show_count("hours", 3)
    assert seat.desk.rail._buttons["hours"].accessibleName() == "Heures  3"
    seat.desk.rail.show_count("hours", 0)
    assert seat.desk.rail._buttons["hours"].accessibleName() == "Heures"
    seat.desk.rail.set_structure("CPTS du Val")


def test_what_a_page_says_stands_in_the_bottom_bar(seat: Seat) -> None:
    seat.context.signals.say("Liste enregistrée.")
    assert seat.desk.status.message() == "Liste enregistrée."
    assert not seat.desk.status.can_undo()


def test_undo_without_an_act_says_that_there_is_none(seat: Seat) -> None:
    seat.desk.undo()
    assert seat.desk.status.message() == "Rien à annuler depuis l’ouverture du dossier."


def test_a_page_is_built_at_its_first_visit_only(seat: Seat) -> None:
    first = seat.open("people")
    seat.open("home")
    assert seat.open("people") is first
    assert "hours" not in seat.desk._built


def test_a_role_sees_only_the_pages_that_it_may_open(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    rights = seat.application.workspace.may
    assert set(seat.desk.page_keys()) == {page.key for page in PAGES if rights(page.right)}
