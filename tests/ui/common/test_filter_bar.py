import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.filter_bar import Family, FilterBar
from engagement_desktop.ui.theme import Look

FAMILIES = (Family("state", "État", "Toutes"), Family("exercise", "Exercice"))
STATES = (FilterChoice("to_validate", "À valider", 2), FilterChoice("validated", "Validées", 1212))
YEARS = tuple(FilterChoice(str(year), str(year)) for year in range(2018, 2027))
CHOICES = {"state": STATES, "exercise": YEARS[-2:]}


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page lets the bar become narrower than a window of its own would."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1800, 40)
    return made


@pytest.fixture
def bar(look: Look, page: QWidget, qtbot: QtBot) -> FilterBar:
    made = FilterBar(look, "heures", FAMILIES)
    made.setParent(page)
    made.resize(1100, 40)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    made.show_choices(CHOICES, {})
    return made


def chips_in_sight(bar: FilterBar, family: str) -> list[str]:
    return [chip.text() for chip in bar._rows[family]._chips.values() if chip.isVisible()]


def folded(bar: FilterBar, family: str) -> dict[str, QAction]:
    return {action.text(): action for action in bar._menus[family].actions()}


def test_with_room_every_choice_is_a_chip_that_says_how_many(bar: FilterBar) -> None:
    assert chips_in_sight(bar, "state") == ["À valider  2", "Validées  1\u202f212"]
    assert chips_in_sight(bar, "exercise") == ["2025", "2026"]
    assert not bar._folded.isVisible()
    assert bar.search.edit.accessibleName() == "Chercher dans heures"


def test_without_room_the_last_family_goes_first_into_the_button(bar: FilterBar) -> None:
    bar.resize(720, 40)
    assert len(chips_in_sight(bar, "state")) == 2
    assert chips_in_sight(bar, "exercise") == []
    assert bar._folded.isVisible()
    in_menu = [menu.menuAction().isVisible() for menu in bar._menus.values()]
    assert in_menu == [False, True]
    bar.resize(1100, 40)
    assert chips_in_sight(bar, "exercise") == ["2025", "2026"]


def test_a_choice_that_is_folded_is_still_told_on_the_button(bar: FilterBar) -> None:
    bar.resize(380, 40)
    bar.show_choices(CHOICES, {"state": "validated", "exercise": "2026"})
    assert bar._folded.text() == "Filtres\u00a0: Validées, 2026"
    assert folded(bar, "exercise")["2026"].isChecked()
    assert not folded(bar, "exercise")["Tous"].isChecked()


def test_a_folded_choice_filters_as_its_chip_does(bar: FilterBar, qtbot: QtBot) -> None:
    bar.resize(380, 40)
    bar.filtered.connect(lambda family, key: bar.show_chosen({family: key} if key else {}))
    with qtbot.waitSignal(bar.filtered) as asked:
        folded(bar, "state")["Validées  1\u202f212"].trigger()
    assert asked.args == ["state", "validated"]
    with qtbot.waitSignal(bar.filtered) as asked:
        folded(bar, "state")["Toutes"].trigger()
    assert asked.args == ["state", ""]
    assert bar._folded.text() == "Filtres"


def test_a_family_of_many_choices_shows_five_and_keeps_all_in_the_button(bar: FilterBar) -> None:
    bar.resize(1800, 40)
    bar.show_choices({"state": STATES, "exercise": YEARS}, {})
    assert chips_in_sight(bar, "exercise") == [str(year) for year in range(2018, 2023)]
    assert bar._folded.isVisible()
    assert set(folded(bar, "exercise")) == {"Tous", *(choice.label for choice in YEARS)}


def test_larger_letters_fold_what_no_longer_fits(bar: FilterBar, look: Look) -> None:
    look.choose_size(200)
    assert bar._folded.isVisible()
    look.choose_size(100)
    assert not bar._folded.isVisible()


def test_a_name_with_an_ampersand_or_markup_is_read_on_its_chip_as_typed(bar: FilterBar) -> None:
    odd = (FilterChoice("1", "Soins & <b>nous</b>", 3),)
    bar.show_choices({"state": odd}, {})
    chip = bar._rows["state"]._chips["1"]
    assert chip.text() == "Soins && <b>nous</b>  3"
    assert chip.accessibleName() == "Soins & <b>nous</b>  3"
    assert "Soins && <b>nous</b>  3" in folded(bar, "state")


def test_a_column_with_an_ampersand_is_read_in_the_menu_as_written(bar: FilterBar) -> None:
    bar.show_columns({"a": "Heures & frais"}, frozenset())
    assert [action.text() for action in bar._columns_menu.actions()] == ["Heures && frais"]


def test_a_ticked_column_is_asked_for_and_the_others_stay_away(bar: FilterBar, qtbot: QtBot) -> None:
    titles = {"date": "Date", "city": "Commune", "end": "Fin"}
    bar.show_columns(titles, frozenset({"city", "end"}))
    actions = {action.data(): action for action in bar._columns_menu.actions()}
    assert [key for key, action in actions.items() if action.isChecked()] == ["date"]
    with qtbot.waitSignal(bar.columns_wanted) as asked:
        actions["city"].trigger()
    assert asked.args == [frozenset({"end"})]


def test_a_list_of_one_column_offers_no_choice_of_columns(bar: FilterBar) -> None:
    bar.show_columns({}, frozenset())
    assert not bar._columns.isVisible()


def test_ctrl_f_takes_the_hand_to_the_search_and_marks_its_words(bar: FilterBar, qtbot: QtBot) -> None:
    bar.search.set_words("hélias")
    bar._columns.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.search.edit.hasFocus()
    assert bar.search.edit.selectedText() == "hélias"


def test_words_put_by_the_program_are_not_searched_twice(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.searched, wait=260):
        bar.search.set_words("hélias")


def test_typing_on_starts_the_rest_again_and_asks_once(bar: FilterBar, qtbot: QtBot) -> None:
    asked: list[str] = []
    bar.searched.connect(asked.append)
    for letter in "paul":
        qtbot.keyClick(bar.search.edit, letter)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["paul"]
    qtbot.keyClick(bar.search.edit, Qt.Key.Key_Return)
    assert asked == ["paul", "paul"]


def tab_stops(row: ChipRow) -> list[str]:
    strong = Qt.FocusPolicy.StrongFocus
    return [key for key, chip in row._chips.items() if chip.focusPolicy() == strong]


def test_tab_stops_once_in_a_family_on_the_chosen_chip(bar: FilterBar) -> None:
    assert tab_stops(bar._rows["state"]) == ["to_validate"]
    bar.show_chosen({"state": "validated"})
    assert tab_stops(bar._rows["state"]) == ["validated"]


def test_a_chip_pressed_again_takes_the_filter_back(bar: FilterBar) -> None:
    asked: list[tuple[str, str]] = []
    bar.filtered.connect(lambda family, key: asked.append((family, key)))
    chip = bar._rows["state"]._chips["validated"]
    chip.click()
    chip.click()
    assert asked == [("state", "validated"), ("state", "")]


@pytest.mark.parametrize("width", [380, 520, 700, 900, 1100])
def test_nothing_of_the_bar_is_crushed_at_any_width(
    bar: FilterBar, width: int, qtbot: QtBot, look: Look
) -> None:
    bar.resize(width, 40)
    qtbot.wait(1)
    in_sight = [chip for row in bar._rows.values() for chip in row._chips.values() if chip.isVisible()]
    assert [chip.text() for chip in in_sight if chip.width() < chip.sizeHint().width()] == []
    assert bar.search.width() >= look.px(130)
