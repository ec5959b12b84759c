import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.navigation import PAGES, Place
from engagement_desktop.ui.rail import NARROW, WIDE, Rail
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.tokens import THEMES

IN_RAIL = [page for page in PAGES if page.place is Place.RAIL]
STRUCTURE = '<b>MSP & Cie</b> "des Deux-Ponts" ' + "x" * 280


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    return made


@pytest.fixture
def rail(look: Look, window: QWidget, qtbot: QtBot) -> Rail:
    made = Rail(look, PAGES, STRUCTURE)
    layout = QHBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def in_sight(rail: Rail) -> list[str]:
    return [key for key, button in rail._buttons.items() if button.isVisible()]


def tab_stops(rail: Rail) -> list[str]:
    strong = Qt.FocusPolicy.StrongFocus
    return [key for key, button in rail._buttons.items() if button.focusPolicy() == strong]


def test_the_pages_stand_in_their_order_with_settings_and_help_at_the_foot(rail: Rail) -> None:
    assert in_sight(rail) == [*(page.key for page in IN_RAIL), Place.SETTINGS.name, Place.HELP.name]
    tops = [rail._buttons[key].mapTo(rail, QPoint(0, 0)).y() for key in in_sight(rail)]
    assert tops == sorted(tops)
    assert [rail._buttons[page.key].text() for page in IN_RAIL] == [page.title for page in IN_RAIL]


def test_a_press_asks_for_the_page_and_does_not_light_it_itself(rail: Rail, qtbot: QtBot) -> None:
    rail.show_current("home")
    with qtbot.waitSignal(rail.wanted) as asked:
        rail._buttons["people"].click()
    assert asked.args == ["people"]


@pytest.mark.parametrize("number", range(1, len(IN_RAIL) + 1))
def test_alt_and_a_number_lead_to_the_page_of_that_place(rail: Rail, qtbot: QtBot, number: int) -> None:
    with qtbot.waitSignal(rail.wanted) as asked:
        qtbot.keyClick(rail, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    assert asked.args == [IN_RAIL[number - 1].key]
    assert rail._buttons[IN_RAIL[number - 1].key].accessibleDescription() == f"Alt+{number}"


def test_one_page_at_a_time_is_lit_and_is_where_tab_stops(rail: Rail) -> None:
    for key in ("people", "hours"):
        rail.show_current(key)
        assert [each for each, button in rail._buttons.items() if button.isChecked()] == [key]
        assert tab_stops(rail) == [key]
    rail.show_current("import")
    assert tab_stops(rail) == ["hours"]


def test_arrows_go_up_and_down_and_round_without_leaving_the_rail(rail: Rail, qtbot: QtBot) -> None:
    rail.show_current("home")
    rail._buttons["home"].setFocus()
    reached = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(rail.focusWidget(), key)
        reached.append(next(name for name, each in rail._buttons.items() if each is rail.focusWidget()))
    assert reached == ["people", "home", Place.HELP.name]
    qtbot.keyClick(rail.focusWidget(), Qt.Key.Key_Left)
    assert rail.focusWidget() is rail._buttons[Place.HELP.name]


def test_icons_alone_keep_their_names_for_the_ear_and_the_mouse(rail: Rail) -> None:
    rail.fold(narrow=True, low=False)
    assert rail.width() == NARROW or rail.maximumWidth() == NARROW
    for number, page in enumerate(IN_RAIL, start=1):
        button = rail._buttons[page.key]
        assert (button.text(), button.accessibleName()) == ("", page.title)
        assert button.toolTip() == f"{page.title} (Alt+{number})"
        assert not button.icon().isNull()
    assert rail._buttons[Place.HELP.name].toolTip() == "Aide"
    rail.fold(narrow=False, low=False)
    assert rail.maximumWidth() == WIDE
    assert rail._buttons["home"].toolTip() == ""


def test_a_low_window_folds_the_foot_into_one_button_that_leads_there(rail: Rail, qtbot: QtBot) -> None:
    rail.fold(narrow=True, low=True)
    assert in_sight(rail) == [page.key for page in IN_RAIL]
    assert rail._more.isVisible()
    assert rail._more.accessibleName() == "Plus"
    assert [action.text() for action in rail._menu.actions()] == ["Réglages", "Aide"]
    with qtbot.waitSignal(rail.wanted) as asked:
        rail._menu.actions()[1].trigger()
    assert asked.args == [Place.HELP.name]


def test_what_waits_is_said_after_the_name_however_the_rail_is_folded(rail: Rail) -> None:
    rail.show_count("hours", 12)
    assert rail._buttons["hours"].text() == "Heures  12"
    rail.fold(narrow=True, low=False)
    assert rail._buttons["hours"].toolTip().startswith("Heures  12 (")
    rail.show_count("hours", 3)
    rail.fold(narrow=False, low=False)
    assert rail._buttons["hours"].text() == "Heures  3"
    rail.show_count("hours", 0)
    assert rail._buttons["hours"].text() == "Heures"


def test_the_name_of_the_structure_is_cut_and_shown_as_typed(rail: Rail) -> None:
    label = rail._structure
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text().startswith("<b>")
    assert label.text().endswith("…")
    assert "&lt;b&gt;" in label.toolTip()
    assert rail.width() == WIDE
    rail.set_structure("CPTS du Val")
    assert label.text() == "CPTS du Val"


def test_a_role_without_settings_has_no_button_for_them(look: Look, qtbot: QtBot) -> None:
    rail = Rail(look, IN_RAIL, "MSP")
    qtbot.addWidget(rail)
    rail.show()
    assert in_sight(rail) == [page.key for page in IN_RAIL]
    rail.fold(narrow=True, low=True)
    assert not rail._more.isVisible()


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_where_one_is_has_a_ground_of_its_own_in_every_theme(
    look: Look, rail: Rail, theme: str
) -> None:
    look.choose_theme(theme)
    rail.show_current("people")
    picture, grounds = rail.grab().toImage(), []
    for key in ("people", "hours"):
        at = rail._buttons[key].geometry()
        grounds.append(picture.pixelColor(at.right() - 20, at.center().y()).name())
    assert grounds == [look.colour("rail_choix").name(), look.colour("rail").name()]
    look.choose_theme("clair")


@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_rail_grows_with_the_letters_and_cuts_no_page_name(look: Look, rail: Rail, size: int) -> None:
    look.choose_size(size)
    rail.fold(narrow=False, low=False)
    assert rail.maximumWidth() == WIDE * size // 100
    for page in IN_RAIL:
        button = rail._buttons[page.key]
        assert button.sizeHint().width() <= WIDE * size // 100
    look.choose_size(100)
