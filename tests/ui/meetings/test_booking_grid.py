"""Typing in the grid of a booking: durations, kilometres, copying, pasting, Tab."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from engagement_desktop.ui.meetings.booking.cells import FARE, KM, MEAL, MEANS, PREPARATION, SESSION, TRAVEL
from engagement_desktop.ui.meetings.booking.model import FIRST, BookingModel
from engagement_desktop.ui.meetings.booking.page import BookingPage
from tests.evening import Evening, evening
from tests.ui.conftest import Seat, shown
from tests.ui.meetings.booking_on_page import (
    COLUMN,
    CONTROL,
    SHIFT,
    booking,
    plain,
    row_of,
    said,
    stand,
    type_in,
)


@pytest.fixture
def held(seat: Seat) -> Evening:
    made: list[Evening] = []
    seat.fill(lambda make: made.append(evening(make)))
    return made[0]


@pytest.fixture
def page(seat: Seat, held: Evening) -> BookingPage:
    return booking(seat, held.meeting_id)


def test_three_ways_to_write_a_duration_move_the_totals(held: Evening, page: BookingPage) -> None:
    at = row_of(page, held, "Marchand")
    assert "16 h 50" in plain(shown(page.foot))
    for typed in ("1h30", "1,5", "90"):
        type_in(page, at, PREPARATION, typed)
        assert said(page, at, PREPARATION) == "1 h 30"
        assert page.sheet.currentIndex().row() == at + 1
        assert "17 h 50" in plain(shown(page.foot))
    cell = page.model.index(at, COLUMN[PREPARATION])
    assert page.model.mark(cell).bold
    type_in(page, at, PREPARATION, "30")
    assert not page.model.mark(cell).bold


def test_kilometres_are_priced_as_they_are_typed_and_travel_follows(held: Evening, page: BookingPage) -> None:
    at = row_of(page, held, "Benali")
    type_in(page, at, KM, "32")
    assert (said(page, at, FARE), said(page, at, TRAVEL)) == ("20,35", "0 h 40")
    assert "45,30 €" in plain(shown(page.foot))
    stand(page, at, FARE)
    QTest.keyClick(page.sheet, Qt.Key.Key_5)
    assert page.sheet.findChild(QLineEdit) is None
    assert said(page, at, FARE) == "20,35"


@pytest.mark.parametrize(
    ("typed", "means", "km"),
    [
        ("vélo", "Vélo", "—"),
        ("à pied", "À pied", "—"),
        ("pied", "À pied", "—"),
        ("bus", "Transports en commun", "—"),
        ("voit", "Voiture 5 CV", "16"),
        ("PASSAGÈRE", "Passager", "—"),
    ],
)
def test_a_means_is_typed_for_short(
    held: Evening, page: BookingPage, typed: str, means: str, km: str
) -> None:
    at = row_of(page, held, "Benali")
    page.model.write_from(at, COLUMN[MEANS], [[typed]])
    assert (said(page, at, MEANS), said(page, at, KM)) == (means, km)


def test_a_ticket_has_an_amount_and_a_meal_too(held: Evening, page: BookingPage) -> None:
    at = row_of(page, held, "Diallo")
    page.model.write_from(at, COLUMN[MEANS], [["train", "", "12,40", "9"]])
    assert [said(page, at, field) for field in (MEANS, KM, FARE, MEAL)] == ["Train", "—", "12,40", "9,00"]
    assert "56,53 €" in plain(shown(page.foot))


def test_the_menu_of_means_opens_by_key_and_by_two_clicks(held: Evening, page: BookingPage) -> None:
    at = row_of(page, held, "Benali")
    menu = page.sheet.choices_menu(at, COLUMN[MEANS])
    words = {action.text(): action for action in menu.actions()}
    assert [plain(text) for text, action in words.items() if action.isChecked()] == ["Voiture 5 CV"]
    words["Vélo"].trigger()
    assert said(page, at, MEANS) == "Vélo"
    assert page.model.choices(at, COLUMN[KM]) == ()
    offers: list[int] = []
    page.sheet.offer = offers.append  # type: ignore[method-assign]  # a menu would wait for a hand
    stand(page, at, MEANS)
    QTest.keyClick(page.sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    spot = page.sheet.visualRect(page.model.index(at, COLUMN[MEANS])).center()
    QTest.mouseDClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert offers == [COLUMN[MEANS], COLUMN[MEANS]]


def test_equals_and_ctrl_d_copy_from_above_and_ctrl_z_goes_cell_by_cell(page: BookingPage) -> None:
    page.model.write_from(0, COLUMN[MEAL], [["12"]])
    stand(page, 1, MEAL)
    QTest.keyClick(page.sheet, "=")
    assert said(page, 1, MEAL) == "12,00"
    stand(page, 2, MEAL)
    QTest.keyClick(page.sheet, Qt.Key.Key_D, CONTROL)
    assert said(page, 2, MEAL) == "12,00"
    QTest.keyClick(page.sheet, Qt.Key.Key_Z, CONTROL)
    assert (said(page, 2, MEAL), said(page, 1, MEAL)) == ("—", "12,00")
    QTest.keyClick(page.sheet, Qt.Key.Key_Z, CONTROL)
    assert said(page, 1, MEAL) == "—"


def test_ctrl_d_goes_down_over_what_is_chosen_in_one_step(page: BookingPage) -> None:
    page.model.write_from(0, COLUMN[PREPARATION], [["1h"]])
    stand(page, 0, PREPARATION)
    last = page.model.index(7, COLUMN[PREPARATION])
    page.sheet.selectionModel().setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
    chosen = QItemSelection(page.model.index(0, COLUMN[PREPARATION]), last)
    page.sheet.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    QTest.keyClick(page.sheet, Qt.Key.Key_D, CONTROL)
    assert [said(page, at, PREPARATION) for at in range(8)] == ["1 h 00"] * 8
    page.model.take_back()
    assert said(page, 3, PREPARATION) == "0 h 30"


def test_escape_gives_the_old_value_back_then_leaves_the_grid(seat: Seat, page: BookingPage) -> None:
    stand(page, 0, SESSION)
    QTest.keyClick(page.sheet, "9")
    editor = page.sheet.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    seat.bot.wait(20)
    assert said(page, 0, SESSION) == "2 h 00"
    QTest.keyClick(page.sheet, Qt.Key.Key_Escape)
    assert seat.window.focusWidget() is page.act


def test_a_block_is_pasted_from_a_spreadsheet_and_copied_back(page: BookingPage) -> None:
    stand(page, 0, PREPARATION)
    QGuiApplication.clipboard().setText("0:45\t20 min\n\t\n1h\t0")
    QTest.keyClick(page.sheet, Qt.Key.Key_V, CONTROL)
    assert [said(page, at, PREPARATION) for at in range(3)] == ["0 h 45", "—", "1 h 00"]
    assert [said(page, at, TRAVEL) for at in range(3)] == ["0 h 20", "—", "0 h 00"]
    QTest.keyClick(page.sheet, Qt.Key.Key_C, CONTROL)
    assert plain(QGuiApplication.clipboard().text()) == "0 h 45"
    QTest.keyClick(page.sheet, Qt.Key.Key_Delete)
    assert said(page, 0, PREPARATION) == "—"
    page.paste("")
    page.model.write_from(7, COLUMN[MEAL], [["1", "2", "3"], ["4"]])
    assert said(page, 7, MEAL) == "1,00"


def test_every_cell_is_said_aloud_with_its_doubt(held: Evening, page: BookingPage) -> None:
    aloud = Qt.ItemDataRole.AccessibleTextRole
    cell = page.model.index(row_of(page, held, "Caron"), COLUMN[SESSION])
    assert str(cell.data(aloud)) == (
        "Séance de Caron Élodie, temps de travail, sur son temps de travail, pas de bénévolat"
    )
    assert str(page.model.index(0, COLUMN[KM]).data(aloud)) == "km de Benali Fatima, 16"
    assert BookingModel().take_back() is False


def test_tab_goes_through_the_cells_and_out_at_the_end(seat: Seat, page: BookingPage) -> None:
    stand(page, 0, MEAL)
    QTest.keyClick(page.sheet, Qt.Key.Key_Tab)
    assert page.sheet.currentIndex() == page.model.index(1, FIRST)
    QTest.keyClick(page.sheet, Qt.Key.Key_Backtab, SHIFT)
    assert page.sheet.currentIndex() == page.model.index(0, COLUMN[MEAL])
    stand(page, 7, MEAL)
    QTest.keyClick(page.sheet, Qt.Key.Key_Tab)
    seat.bot.wait(20)
    assert seat.window.focusWidget() is not page.sheet
