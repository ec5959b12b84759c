from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.register.people_page import PeoplePage
from tests.ui.conftest import Seat


def people(seat: Seat) -> PeoplePage:
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def test_columns_are_chosen_in_their_menu_and_kept_for_the_next_run(filled: Seat) -> None:
    page = people(filled)
    offered = {action.text(): action for action in page.filters._columns_menu.actions()}
    assert "Nom" not in offered
    assert offered["Collège"].isChecked()
    assert not offered["Commune"].isChecked()
    offered["Collège"].trigger()
    offered = {action.text(): action for action in page.filters._columns_menu.actions()}
    offered["Commune"].trigger()
    assert page.table.isColumnHidden(2)
    assert not page.table.isColumnHidden(5)
    again = PeoplePage(filled.context)
    filled.bot.addWidget(again)
    kept = {action.text(): action.isChecked() for action in again.filters._columns_menu.actions()}
    assert (kept["Collège"], kept["Commune"]) == (False, True)


def test_a_width_drawn_by_hand_is_found_again_in_the_next_run(filled: Seat) -> None:
    page = people(filled)
    page.table.horizontalHeader().resizeSection(2, 171)
    again = PeoplePage(filled.context)
    filled.bot.addWidget(again)
    again.resize(1280, 700)
    again.show()
    filled.wait()
    assert again.table.columnWidth(2) == 171


def test_words_searched_and_rows_behind_a_figure_are_gone_in_the_next_run(filled: Seat) -> None:
    page = people(filled)
    page.ask(ListQuery(search="tessier", filters={"person": "2", "mandate": "in_office"}, sort="name"))
    again = PeoplePage(filled.context)
    filled.bot.addWidget(again)
    assert again.query().search == ""
    assert again.query().filters == {"mandate": "in_office"}
