"""The grid that every page of typed lines uses: its cells, its steps, what is pasted into it."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.grid.pasting import cells_of
from engagement_desktop.ui.common.grid.sheet import Sheet
from engagement_desktop.ui.common.grid.sheet_model import PLAIN, SheetModel
from engagement_desktop.ui.common.rows import AnyIndex
from engagement_desktop.ui.theme import Look

CONTROL = Qt.KeyboardModifier.ControlModifier
_ROOT = QModelIndex()


class Words(SheetModel):
    """Three lines of three words; the first column is not typed."""

    first = 1

    def __init__(self) -> None:
        super().__init__()
        self.words = [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]
        self.past: list[list[list[str]]] = []

    def may_type(self, row: int, column: int) -> bool:
        return 0 <= row < 3 and 1 <= column < 3

    def write_from(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        self.past.append([list(words) for words in self.words])
        for at, words in enumerate(block, start=row):
            for where, word in enumerate(words, start=column):
                if self.may_type(at, where):
                    self.words[at][where] = word

    def wipe(self, spots: Sequence[tuple[int, int]]) -> None:
        self.past.append([list(words) for words in self.words])
        for row, column in spots:
            self.words[row][column] = ""

    def has_past(self) -> bool:
        return bool(self.past)

    def take_back(self) -> bool:
        if not self.past:
            return False
        self.words = self.past.pop()
        return True

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802 - Qt names it
        return 0 if parent.isValid() else 3

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802 - Qt names it
        return 0 if parent.isValid() else 3

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shows = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}
        return self.words[index.row()][index.column()] if shows else None


@pytest.fixture
def sheet(look: Look, qtbot: QtBot) -> Sheet:
    made = Sheet(look, Words(), "Essai")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.stand_at(0, 0)
    made.setFocus()
    return made


def words(sheet: Sheet) -> list[list[str]]:
    assert isinstance(sheet.sheet, Words)
    return sheet.sheet.words


def test_one_stands_where_one_types(sheet: Sheet) -> None:
    assert sheet.currentIndex().column() == 1
    QTest.keyClick(sheet, Qt.Key.Key_Left)
    assert sheet.currentIndex().column() == 1
    sheet.stand_at(9, 9)
    assert (sheet.currentIndex().row(), sheet.currentIndex().column()) == (2, 2)


def test_above_is_copied_into_the_cell_and_over_what_is_chosen(sheet: Sheet) -> None:
    sheet.stand_at(1, 2)
    QTest.keyClick(sheet, "=")
    assert words(sheet)[1] == ["d", "e", "c"]
    sheet.stand_at(0, 2)
    QTest.keyClick(sheet, "=")
    QTest.keyClick(sheet, Qt.Key.Key_D, CONTROL)
    assert words(sheet)[0] == ["a", "b", "c"]
    sheet.selectAll()
    QTest.keyClick(sheet, Qt.Key.Key_D, CONTROL)
    assert words(sheet) == [["a", "b", "c"], ["d", "b", "c"], ["g", "b", "c"]]
    QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    assert words(sheet)[2] == ["g", "h", "i"]
    QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    assert words(sheet)[1] == ["d", "e", "f"]


def test_delete_empties_what_may_be_typed(sheet: Sheet) -> None:
    sheet.selectAll()
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert words(sheet) == [["a", "", ""], ["d", "", ""], ["g", "", ""]]


def test_enter_goes_down_and_shift_enter_up(sheet: Sheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert sheet.currentIndex().row() == 1
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.currentIndex().row() == 0


def test_a_copy_is_what_another_program_pastes(sheet: Sheet) -> None:
    sheet.selectAll()
    QTest.keyClick(sheet, Qt.Key.Key_C, CONTROL)
    assert cells_of(QGuiApplication.clipboard().text()) == words(sheet)
    told: list[str] = []
    sheet.pasted.connect(told.append)
    QTest.keyClick(sheet, Qt.Key.Key_V, CONTROL)
    assert told == [QGuiApplication.clipboard().text()]


def test_a_cell_without_few_words_offers_none(sheet: Sheet) -> None:
    sheet.offer(1)
    assert sheet.sheet.choices(0, 1) == ()
    assert sheet.sheet.mark(sheet.currentIndex()) == PLAIN
    assert not sheet.sheet.is_blank_at(0)
    spot = sheet.visualRect(sheet.sheet.index(0, 0)).center()
    QTest.mouseDClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_block_keeps_its_shape_when_asked() -> None:
    assert cells_of("a\tb\n\t\nc\td\n") == [["a", "b"], ["c", "d"]]
    assert cells_of("a\tb\r\n\t\r\nc\td", blanks=True) == [["a", "b"], ["", ""], ["c", "d"]]
    assert cells_of("1\n\n3", blanks=True) == [["1"], [""], ["3"]]
    assert cells_of("a; b") == [["a", "b"]]
