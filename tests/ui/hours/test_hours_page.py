from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.hours.hours_page import HoursPage
from tests.ui.conftest import Seat, shown


def hours(seat: Seat, what: object = None) -> HoursPage:
    page = seat.open("hours", what)
    assert isinstance(page, HoursPage)
    return page


def test_hours_are_listed_newest_first_with_their_sum(filled: Seat) -> None:
    page = hours(filled)
    days = [page.model.data(page.model.index(row, 1)) for row in range(3)]
    assert days == ["04/04/2026", "03/03/2026", "04/04/2025"]
    assert page._footer.whole() == "3\u00a0lignes, 5\u00a0h\u00a015"


def test_the_pane_tells_what_was_done_and_for_whom(filled: Seat) -> None:
    page = hours(filled, ListView(ListQuery(search="helias"), "Monique"))
    filled.bot.waitUntil(lambda: "Accueil du forum" in shown(page.pane))
    told = shown(page.pane)
    for words in (
        "3\u00a0h\u00a030",
        "Mardi 3\u00a0mars 2026",
        "Représentation",
        "Bénévole",
        "MSP des Deux-Ponts",
    ):
        assert words in told


def test_an_exercise_is_chosen_among_those_that_hold_something(filled: Seat) -> None:
    page = hours(filled, ListView(ListQuery(filters={"exercise": "2025"}), ""))
    assert page.model.rowCount() == 1
    assert page._scope_line.isHidden()


def test_a_sort_by_person_starts_with_the_first_name_of_the_alphabet(filled: Seat) -> None:
    page = hours(filled)
    page.table.sort_wanted.emit("person", False)
    filled.wait()
    names = [page.model.data(page.model.index(row, 0)) for row in range(3)]
    assert names[1:] == ["Hélias Monique", "Tessier Paul"]
