from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import BADGE_ROLE, RIGHT, ROW_ROLE, Column, RowModel
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.theme import Look

A_PAGE = 20


@dataclass(frozen=True)
class Seat:
    """A row as a list gives it."""

    name: str
    place: int
    city: str = ""


DONE = BadgeWord("Titulaire", "succes", "circle-check")
COLUMNS: tuple[Column[Seat], ...] = (
    Column("name", "Nom", lambda seat: seat.name),
    Column("place", "Place", lambda seat: seat.place, lambda place: f"n° {place}", align=RIGHT, width=90),
    Column("city", "Commune", lambda seat: seat.city, width=200, sortable=False),
    Column(
        "state", "Mandat", lambda seat: seat.place, badge=lambda seat: DONE if seat.place else None, width=150
    ),
)
NAMES = ("Benali", "Caron", "Diallo", "Éon", "Gérard <b>", "Œuvrard")
SEATS = tuple(Seat(f"{name} {number:03}", number) for name in NAMES for number in range(30))


def fetch(query: ListQuery, after: Cursor | None) -> Page[Seat]:
    found = [seat for seat in SEATS if query.search in seat.name]
    if query.sort == "place":
        found.sort(key=lambda seat: seat.place, reverse=query.descending)
    at = int(str(after[0])) if after else 0
    end = at + A_PAGE
    return Page(tuple(found[at:end]), (end,) if end < len(found) else None)


@pytest.fixture
def model() -> RowModel[Seat]:
    made = RowModel(COLUMNS, fetch)
    made.show_query(ListQuery())
    return made


@pytest.fixture
def table(look: Look, model: RowModel[Seat], qtbot: QtBot) -> RowTable[Seat]:
    made = RowTable(look, model, "Sièges")
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(model: RowModel[Seat], row: int, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.data(model.index(row, column), role) for column in range(model.columnCount())]


def test_a_row_is_written_by_its_columns_and_what_is_missing_is_a_dash(model: RowModel[Seat]) -> None:
    assert words(model, 0) == ["Benali 000", "n° 0", "—", "0"]
    assert words(model, 1) == ["Benali 001", "n° 1", "—", "Titulaire"]


def test_a_badge_is_its_word_for_the_ear(model: RowModel[Seat]) -> None:
    assert words(model, 1, Qt.ItemDataRole.AccessibleTextRole)[3] == "Titulaire"
    assert words(model, 1, BADGE_ROLE)[3] == DONE


def test_headers_are_aligned_as_their_cells(model: RowModel[Seat]) -> None:
    across = Qt.Orientation.Horizontal
    assert [model.headerData(at, across) for at in range(4)] == ["Nom", "Place", "Commune", "Mandat"]
    assert model.headerData(1, across, Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_view_is_given_nothing_that_it_does_not_use(model: RowModel[Seat]) -> None:
    for role in (Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.FontRole):
        assert model.data(model.index(0, 0), role) is None
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0, 0), ROW_ROLE) == SEATS[0]


def test_a_name_that_looks_like_markup_stays_a_name_in_its_tooltip() -> None:
    model = RowModel(COLUMNS, fetch)
    model.show_query(ListQuery(search="Gérard"))
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == "<span>Gérard &lt;b&gt; 000</span>"


def test_pages_come_one_after_the_other_until_the_last(model: RowModel[Seat]) -> None:
    assert model.rowCount() == A_PAGE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.loaded() == SEATS
    model.fetchMore(QModelIndex())
    assert model.rowCount() == len(SEATS)
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside), model.canFetchMore(inside)) == (0, 0, False)
    model.fetchMore(inside)


def test_another_query_begins_again_at_its_first_page(model: RowModel[Seat]) -> None:
    model.fetchMore(QModelIndex())
    model.show_query(ListQuery(sort="place", descending=True))
    assert model.rowCount() == A_PAGE
    assert model.row(0).place == 29


def test_letters_jump_to_the_name_even_on_a_page_not_read_yet(table: RowTable[Seat]) -> None:
    table.selectRow(0)
    table.keyboardSearch("o")
    found = table.current_row()
    assert found is not None
    assert found.name == "Œuvrard 000"


def test_the_same_letter_goes_to_the_next_and_two_letters_are_one_word(table: RowTable[Seat]) -> None:
    table.selectRow(0)
    table.keyboardSearch("b")
    table._typing.invalidate()
    table.keyboardSearch("b")
    assert table.currentIndex().row() == 2
    table._typing.invalidate()
    table.keyboardSearch("c")
    table.keyboardSearch("a")
    found = table.current_row()
    assert found is not None
    assert found.name == "Caron 000"


def test_letters_that_nobody_has_leave_the_reader_where_they_were(table: RowTable[Seat]) -> None:
    table.selectRow(3)
    table.keyboardSearch("z")
    assert table.currentIndex().row() == 3


def test_states_stay_when_room_is_short_and_the_name_always(table: RowTable[Seat]) -> None:
    table.resize(360, 300)
    hidden = [table.isColumnHidden(column) for column in range(4)]
    assert hidden == [False, True, True, False]
    table.resize(900, 300)
    assert not any(table.isColumnHidden(column) for column in range(4))


def test_a_column_that_the_reader_refuses_stays_away(table: RowTable[Seat]) -> None:
    table.hide_columns(frozenset({"city"}))
    assert table.isColumnHidden(2)


def test_a_width_set_by_hand_is_told_in_pixels_of_the_design(
    table: RowTable[Seat], look: Look, qtbot: QtBot
) -> None:
    look.choose_size(200)
    table.resize(1600, 400)
    with qtbot.waitSignal(table.widths_changed):
        table.horizontalHeader().resizeSection(1, 240)
    assert table.widths()["place"] == 120


def test_rows_follow_the_text_size_both_ways(table: RowTable[Seat], look: Look) -> None:
    for percent, height in ((200, 80), (100, 40), (150, 60)):
        look.choose_size(percent)
        assert table.rowHeight(0) == height


def test_a_click_on_a_head_asks_sql_to_sort_and_a_second_one_to_turn_round(
    table: RowTable[Seat], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(table.sort_wanted) as asked:
        table._on_header_clicked(1)
    assert asked.args == ["place", False]
    table.show_sort("place", descending=False)
    with qtbot.waitSignal(table.sort_wanted) as asked:
        table._on_header_clicked(1)
    assert asked.args == ["place", True]
    with qtbot.assertNotEmitted(table.sort_wanted):
        table._on_header_clicked(2)


def test_enter_opens_the_row_and_the_pane_follows_after_a_rest(table: RowTable[Seat], qtbot: QtBot) -> None:
    table.setFocus()
    assert table.currentIndex().row() == 0
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [SEATS[0]]
    with qtbot.waitSignal(table.rested) as rested:
        qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert rested.args == [SEATS[2]]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0


@pytest.mark.parametrize("theme", ["clair", "sombre", "contraste"])
def test_a_table_is_painted_with_its_badges_and_the_ring_of_its_row(
    table: RowTable[Seat], look: Look, theme: str
) -> None:
    look.choose_theme(theme)
    table.setFocus()
    table.selectRow(1)
    picture = table.viewport().grab().toImage()
    seen = {picture.pixelColor(x, 42).name() for x in range(picture.width())}
    assert look.colour("focus").name() in seen


def test_a_column_can_be_made_as_wide_as_its_words(table: RowTable[Seat], look: Look) -> None:
    table.resizeColumnToContents(1)
    letters = table.fontMetrics().horizontalAdvance("n° 29")
    assert letters + 2 * look.px(11) <= table.columnWidth(1) < 120
    assert table.widths()["place"] == table.columnWidth(1)
