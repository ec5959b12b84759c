"""A meeting that is booked, on its page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from engagement_desktop.ui.meetings.booking.cells import FARE, KM, MEAL, MEANS, PREPARATION, SESSION, TRAVEL
from engagement_desktop.ui.meetings.booking.model import FIRST
from engagement_desktop.ui.meetings.booking.page import BookingPage
from tests.evening import Evening
from tests.ui.conftest import Seat

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


NBSP = "\u00a0"


COLUMN = {name: at for at, name in enumerate((SESSION, PREPARATION, TRAVEL, MEANS, KM, FARE, MEAL), FIRST)}


def booking(seat: Seat, what: object) -> BookingPage:
    page = seat.open("booking", what)
    assert isinstance(page, BookingPage)
    return page


def row_of(page: BookingPage, held: Evening, name: str) -> int:
    return page.model.row_of(held.ids[name])


def said(page: BookingPage, row: int, field: str) -> str:
    return str(page.model.index(row, COLUMN[field]).data()).replace(NBSP, " ")


def stand(page: BookingPage, row: int, field: str) -> None:
    page.sheet.setFocus()
    page.sheet.setCurrentIndex(page.model.index(row, COLUMN[field]))


def type_in(page: BookingPage, row: int, field: str, words: str) -> None:
    """Type over a cell, then Enter."""
    stand(page, row, field)
    QTest.keyClick(page.sheet, words[0])
    editor = page.sheet.findChildren(QLineEdit)[-1]
    QTest.keyClicks(editor, words[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    for _ in range(2):  # what is typed is taken a moment later, the editor goes after that
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u202f", " ").replace("\u2060", "")
