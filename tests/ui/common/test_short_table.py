import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

Line = tuple[str, int, int]
COLUMNS: tuple[Column[Line], ...] = (
    Column("name", "Comité", lambda line: line[0]),
    Column("hours", "Heures", lambda line: line[1], align=RIGHT, width=90),
    Column("before", "Avant", lambda line: line[2], align=RIGHT, width=90),
    Column("change", "Écart", lambda line: line[1] - line[2], align=RIGHT, width=90),
)
LINES: tuple[Line, ...] = (("Usagers", 12, 10), ("<b>Bureau</b>", 4, 4), ("Qualité", 7, 0))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 500)
    return made


@pytest.fixture
def table(look: Look, page: QWidget) -> ShortTable[Line]:
    made = ShortTable(look, COLUMNS, "Heures par comité", spared=("before", "change"), least_name=150)
    whole = QVBoxLayout(page)
    whole.addWidget(made)
    whole.addStretch(1)
    made.show_rows(LINES)
    page.show()
    return made


def heads(table: ShortTable[Line]) -> list[str]:
    return [
        COLUMNS[at].title
        for at in range(table._model.columnCount())
        if not table.horizontalHeader().isSectionHidden(at)
    ]


def test_every_row_is_in_sight_without_a_bar_to_scroll(table: ShortTable[Line], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: table.height() == table.sizeHint().height())
    assert table._model.rowCount() == 3
    assert table.verticalScrollBar().maximum() == 0
    assert table.visualRect(table._model.index(2, 0)).bottom() <= table.viewport().height()


def test_the_height_follows_the_rows_and_the_letters(
    table: ShortTable[Line], look: Look, qtbot: QtBot
) -> None:
    high = table.sizeHint().height()
    table.show_rows(LINES[:1])
    assert table.sizeHint().height() == high - 2 * 36
    table.show_rows(LINES)
    look.choose_size(200)
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() == 0)
    assert table.rowHeight(0) == 72
    look.choose_size(100)
    assert table.rowHeight(0) == 36


def test_columns_that_have_nothing_to_say_are_left_out(table: ShortTable[Line]) -> None:
    assert heads(table) == ["Comité", "Heures", "Avant", "Écart"]
    table.show_rows(LINES, absent=frozenset({"before"}))
    assert heads(table) == ["Comité", "Heures", "Écart"]
    table.show_rows(LINES)
    assert heads(table) == ["Comité", "Heures", "Avant", "Écart"]


def test_when_room_is_short_the_least_needed_columns_leave_and_the_name_stays(
    table: ShortTable[Line], page: QWidget, qtbot: QtBot
) -> None:
    page.resize(400, 500)
    qtbot.waitUntil(lambda: heads(table) == ["Comité", "Heures", "Écart"])
    page.resize(300, 500)
    qtbot.waitUntil(lambda: heads(table) == ["Comité", "Heures"])
    page.resize(700, 500)
    qtbot.waitUntil(lambda: len(heads(table)) == 4)


def test_a_short_table_is_read_in_its_order_and_not_sorted_by_a_press(
    table: ShortTable[Line], qtbot: QtBot
) -> None:
    header = table.horizontalHeader()
    with qtbot.assertNotEmitted(table.sort_wanted):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center())
    assert not header.isSortIndicatorShown()
    assert [row[0] for row in table._model.loaded()] == ["Usagers", "<b>Bureau</b>", "Qualité"]


def test_the_same_columns_take_other_heads(table: ShortTable[Line]) -> None:
    table.name_columns((Column("name", "Mission", lambda line: line[0]), *COLUMNS[1:]))
    assert table._model.headerData(0, Qt.Orientation.Horizontal) == "Mission"
    assert table.accessibleName() == "Heures par comité"
