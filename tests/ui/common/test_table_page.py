import json

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionHeader, QWidget

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.register.people_rows import PersonRow
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.expenses.expenses_page import ExpensesPage
from engagement_desktop.ui.hours.hours_page import HoursPage
from engagement_desktop.ui.register.people_page import PeoplePage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

CROWD, A_PAGE = 430, 200
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def crowd(make: Builder) -> None:
    """People whose names follow each other in the alphabet."""
    for number in range(CROWD):
        make.person(f"Personne {number:03}", "Ana", city="Est" if number % 2 else "Ouest")


def people(seat: Seat) -> PeoplePage:
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def in_front(seat: Seat) -> PeoplePage:
    """The list of people in the active window, with the focus on it."""
    page = people(seat)
    seat.window.activateWindow()
    seat.bot.waitUntil(seat.window.isActiveWindow)
    page.table.setFocus()
    return page


def claims(seat: Seat) -> ExpensesPage:
    """A list whose rows open in the pane, in the active window, with the focus on it."""
    page = seat.open("expenses")
    assert isinstance(page, ExpensesPage)
    seat.window.activateWindow()
    seat.bot.waitUntil(seat.window.isActiveWindow)
    page.table.setFocus()
    return page


def at_rest(page: PeoplePage, seat: Seat) -> None:
    """The pane has followed the current row."""
    assert page.table.current_row() is not None
    seat.wait()


def names(page: PeoplePage) -> list[str]:
    return [row.last_name for row in page.model.loaded()]


def press_head(table: RowTable[PersonRow], key: str, seat: Seat) -> None:
    at = [column.key for column in table._model.columns].index(key)
    header = table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(at) + header.sectionSize(at) // 2, header.height() // 2)
    seat.bot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, spot)


def press_link(page: QWidget, words: str) -> None:
    """Press the one button in sight that bears these words."""
    links = [each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    assert len(links) == 1
    links[0].click()


def test_a_long_list_opens_on_its_first_page_and_reads_on_as_one_goes_down(seat: Seat) -> None:
    seat.fill(crowd)
    page = in_front(seat)
    assert page.model.rowCount() == A_PAGE
    assert page._footer.whole() == "430\u00a0personnes"
    for known in (2 * A_PAGE, CROWD):
        seat.bot.keyClick(page.table, Qt.Key.Key_End)
        seat.bot.waitUntil(lambda known=known: page.model.rowCount() == known)
    assert not page.model.canFetchMore(QModelIndex())
    assert names(page) == [f"Personne {number:03}" for number in range(CROWD)]


def test_each_page_is_asked_once_after_the_last_row_of_the_one_before(seat: Seat) -> None:
    seat.fill(crowd)
    page = people(seat)
    asked: list[Cursor | None] = []
    read = page.model._fetch

    def watched(query: ListQuery, after: Cursor | None) -> Page[PersonRow]:
        asked.append(after)
        return read(query, after)

    page.model._fetch = watched
    page.refresh()
    for _time in range(5):
        page.table.scrollToBottom()
        page.model.fetchMore(QModelIndex())
    seat.wait()
    assert [after is None for after in asked] == [True, False, False]
    assert len(set(map(str, asked))) == 3


def test_a_head_pressed_twice_sorts_the_whole_dossier_both_ways(seat: Seat) -> None:
    seat.fill(crowd)
    page = people(seat)
    press_head(page.table, "name", seat)
    assert names(page)[0] == "Personne 429"
    assert page.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    press_head(page.table, "name", seat)
    assert names(page)[0] == "Personne 000"
    assert page.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.AscendingOrder


def test_a_column_that_cannot_be_sorted_leaves_the_list_as_it_was(filled: Seat) -> None:
    page = people(filled)
    before = names(page)
    press_head(page.table, "mandate", filled)
    assert names(page) == before
    assert page.query().sort == "name"


def test_the_heads_have_room_for_their_words_and_the_arrow_of_the_sort(filled: Seat) -> None:
    for key in ("people", "committees", "meetings", "hours", "expenses"):
        page = filled.open(key)
        table = page.table  # type: ignore[attr-defined]  # each of them is a list page
        header = table.horizontalHeader()
        style = QStyleOptionHeader()
        style.initFrom(header)
        for at, column in enumerate(table._model.columns):
            if header.isSectionHidden(at):
                continue
            letters = header.fontMetrics().horizontalAdvance(column.title)
            arrow = header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize, style, header)
            assert letters + arrow <= header.sectionSize(at), (key, column.title)


def test_words_typed_are_searched_once_the_hand_rests(filled: Seat) -> None:
    page = in_front(filled)
    asked: list[str] = []
    page.filters.searched.connect(asked.append)
    filled.bot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert filled.window.focusWidget() is page.filters.search.edit
    filled.bot.keyClicks(page.filters.search.edit, "tessier")
    assert asked == []
    filled.bot.waitUntil(lambda: asked == ["tessier"])
    filled.wait()
    assert names(page) == ["Tessier"]
    assert page._footer.whole() == "1\u00a0personne affichée sur 3"


def test_escape_empties_the_search_and_the_down_key_goes_to_the_rows(filled: Seat) -> None:
    page = in_front(filled)
    filled.bot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    filled.bot.keyClicks(page.filters.search.edit, "tessier")
    filled.bot.keyClick(page.filters.search.edit, Qt.Key.Key_Return)
    assert len(names(page)) == 1
    filled.bot.keyClick(page.filters.search.edit, Qt.Key.Key_Escape)
    assert len(names(page)) == 3
    filled.bot.keyClick(page.filters.search.edit, Qt.Key.Key_Down)
    assert filled.window.focusWidget() is page.table


def test_a_search_that_finds_nothing_repeats_its_words_and_shows_all_again(filled: Seat) -> None:
    page = people(filled)
    page.filters.search.edit.setText("<i>zzz</i>")
    page.filters.search.tell()
    filled.wait()
    assert page._nothing_words.text() == "Rien ne correspond à «\u00a0<i>zzz</i>\u00a0»."
    assert page._nothing_words.textFormat() == Qt.TextFormat.PlainText
    assert not page.pane.isVisible()
    assert not page.empty.isVisible()
    press_link(page, "Tout montrer")
    filled.wait()
    assert page.filters.search.edit.text() == ""
    assert len(names(page)) == 3
    assert not page._found_nothing.isVisible()
    assert filled.window.focusWidget() is page.table


def test_a_kept_filter_that_hides_everything_offers_to_show_all(filled: Seat) -> None:
    kept = {"filtres": {"mandate": "autrefois"}, "tri": "colonne disparue"}
    filled.context.settings.setValue("listes/personnes", json.dumps(kept))
    page = people(filled)
    assert page._nothing_words.text() == "Rien ne correspond à ces filtres."
    press_link(page, "Tout montrer")
    filled.wait()
    assert len(names(page)) == 3


def test_chips_of_one_family_exclude_each_other_and_families_add_up(filled: Seat) -> None:
    page = people(filled)

    def press(family: str, key: str) -> None:
        page.filters._rows[family]._chips[key].click()
        filled.wait()

    press("mandate", "in_office")
    press("mandate", "to_renew")
    chips = page.filters._rows["mandate"]._chips
    assert [key for key, chip in chips.items() if chip.isChecked()] == ["to_renew"]
    assert names(page) == ["Hélias"]
    press("mandate", "in_office")
    press("capacity", "user")
    assert page.query().filters == {"mandate": "in_office", "capacity": "user"}
    assert names(page) == ["Hélias"]
    press("capacity", "user")
    assert names(page) == ["Hélias", "Tessier"]


def test_counts_on_the_chips_follow_what_the_other_family_keeps(filled: Seat) -> None:
    page = people(filled)
    college = page.filters._rows["capacity"]._chips
    assert college["user"].text() == "Usagers  2"
    page.filters._rows["mandate"]._chips["in_office"].click()
    filled.bot.waitUntil(lambda: college["user"].text() == "Usagers  1")


def test_a_count_that_comes_too_late_is_not_shown(filled: Seat) -> None:
    page = people(filled)
    old = page._counts(ListQuery(search="tessier"), _Unstoppable())
    page._on_counted(old)
    assert page._footer.whole() == "3\u00a0personnes"


class _Unstoppable:
    def step(self, said: str, done: int, total: int) -> None:
        pass


def test_the_pane_waits_until_the_arrows_rest(filled: Seat) -> None:
    page = in_front(filled)
    at_rest(page, filled)
    rested: list[object] = []
    page.table.rested.connect(rested.append)
    for _time in range(2):
        filled.bot.keyClick(page.table, Qt.Key.Key_Down)
    assert rested == []
    filled.bot.waitUntil(lambda: len(rested) == 1)
    assert rested[0] is page.model.row(2)
    assert page.model.row(2).first_name in shown(page.pane)


def test_letters_go_to_a_name_that_no_page_has_shown_yet(seat: Seat) -> None:
    seat.fill(crowd)
    seat.fill(lambda make: make.person("Zimmermann", "Élise", known_as="Z1"))
    page = in_front(seat)
    seat.bot.keyClicks(page.table, "zim")
    found = page.table.current_row()
    assert found is not None
    assert found.last_name == "Zimmermann"
    seat.bot.waitUntil(lambda: "Élise Zimmermann" in shown(page.pane))


def test_an_empty_list_stays_its_empty_page_whatever_the_window_becomes(seat: Seat) -> None:
    page = people(seat)
    assert page.empty.isVisible()
    assert not page.pane.isVisible()
    seat.window.resize(1100, 760)
    assert page.empty.isVisible()
    seat.context.look.choose_size(200)
    assert page.empty.isVisible()
    seat.context.look.choose_size(100)
    assert page.empty.isVisible()


def test_a_file_open_over_the_list_stays_open_when_the_window_moves(filled: Seat) -> None:
    page = claims(filled)
    filled.context.look.choose_size(200)
    filled.wait()
    filled.bot.keyClick(page.table, Qt.Key.Key_Return)
    filled.window.resize(1300, 820)
    QApplication.processEvents()
    assert page.pane.isVisible()
    press_link(page, "Retour")
    assert page.table.isVisible()
    filled.bot.keyClick(page.table, Qt.Key.Key_Return)
    filled.context.look.choose_size(100)
    QApplication.processEvents()
    assert page.table.isVisible()
    assert page.pane.isVisible()


def test_the_pane_does_not_follow_the_arrows_where_it_would_hide_the_list(filled: Seat) -> None:
    page = in_front(filled)
    at_rest(page, filled)
    filled.context.look.choose_size(200)
    filled.wait()
    before = shown(page.pane)
    filled.bot.keyClick(page.table, Qt.Key.Key_Down)
    at_rest(page, filled)
    assert shown(page.pane) == before
    assert page.table.isVisible()
    filled.context.look.choose_size(100)
    filled.wait()
    assert page.model.row(page.table.currentIndex().row()).first_name in shown(page.pane)


def test_the_pane_is_wide_in_a_wide_window_and_narrower_in_a_small_one(filled: Seat) -> None:
    page = people(filled)
    assert page.pane.width() == 344
    filled.window.resize(1024, 700)
    filled.bot.waitUntil(lambda: page.pane.width() == 300)


def test_rows_behind_a_figure_say_whose_they_are_and_keep_the_sort(filled: Seat) -> None:
    hours = filled.open("hours")
    assert isinstance(hours, HoursPage)
    hours.ask(ListQuery(sort="minutes"))
    filled.open("hours", ListView(ListQuery(filters={"state": "validated"}), "Heures <b>validées</b>"))
    assert hours._scope_words.whole() == "Heures <b>validées</b>"
    assert hours.query().sort == "minutes"
    assert all(row.state == "validated" for row in hours.model.loaded())
    hours.receive("autre chose")
    assert hours._scope_words.isVisible()


def test_a_change_keeps_the_reader_on_the_same_line(filled: Seat) -> None:
    page = in_front(filled)
    page.table.selectRow(2)
    filled.fill(lambda make: make.person("Zola", "Émile", known_as="Z1"))
    page.refresh()
    filled.wait()
    assert page.table.currentIndex().row() == 2
    assert page._footer.whole() == "4\u00a0personnes"


def test_a_double_click_opens_the_file_as_enter_does(filled: Seat) -> None:
    page = claims(filled)
    spot = page.table.visualRect(page.model.index(1, 0)).center()
    filled.bot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, spot)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, spot)
    assert page.pane.isAncestorOf(filled.window.focusWidget())


def test_another_page_may_lead_to_one_line_of_the_list(filled: Seat) -> None:
    page = people(filled)
    wanted = page.model.row(2)
    filled.open("people", ListView(ListQuery(), "", row=wanted.id))
    assert page.table.current_row() == wanted
    filled.open("people", ListView(ListQuery(), "", row=999))
    assert page.table.current_row() == page.model.row(0)


def test_the_order_is_chosen_by_keys_as_by_a_press_on_the_head(filled: Seat) -> None:
    page = people(filled)

    def choose(title: str) -> None:
        next(each for each in page.filters.sorts() if each.text().startswith(title)).trigger()

    assert page.filters.sorts()[0].text() == "Nom\u00a0↑"
    choose("Nom")
    assert names(page)[0] == "Tessier"
    assert [each.text() for each in page.filters.sorts() if each.isChecked()] == ["Nom\u00a0↓"]
    choose("Commune")
    assert (page.query().sort, page.query().descending) == ("city", False)
    assert "Mandat" not in {each.text() for each in page.filters.sorts()}


@pytest.mark.parametrize("key", ["people", "committees", "meetings", "hours", "expenses"])
def test_each_list_counts_what_it_shows_and_says_its_key(filled: Seat, key: str) -> None:
    page = filled.open(key)
    assert page._footer.whole()[0].isdigit()  # type: ignore[attr-defined]  # a list page
    assert page._hint.text().startswith("Entrée ouvre ")  # type: ignore[attr-defined]  # a list page
    assert page.table.accessibleName() == page.header.title()  # type: ignore[attr-defined]  # a list page


def test_the_tab_key_goes_round_list_file_filters_buttons_and_rail(filled: Seat) -> None:
    page = in_front(filled)
    filled.wait()
    filled.bot.waitUntil(lambda: "Voir ses heures" in [d.text() for d in page.pane.findChildren(QPushButton)])
    page.table.setFocus()
    places = {"fiche": page.pane, "filtres": page.filters, "tête": page.header, "rail": filled.desk.rail}
    reached = []
    for _press in range(20):
        filled.bot.keyClick(filled.window.focusWidget(), Qt.Key.Key_Tab)
        here = filled.window.focusWidget()
        if here is page.table:
            break
        reached += [n for n, part in places.items() if part.isAncestorOf(here) and n not in reached]
    assert filled.window.focusWidget() is page.table
    assert reached == ["fiche", "filtres", "tête", "rail"]
