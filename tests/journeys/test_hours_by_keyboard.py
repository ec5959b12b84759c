"""Sixty entries typed without a mouse, in the grid and on the quick line; counted again by somebody else."""

from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from engagement_desktop.ui.hours.entry.grid_page import HoursGridPage
from engagement_desktop.ui.hours.hours_page import HoursPage
from tests.builders import Builder
from tests.ui.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = (
    "Abgrall",
    "Bihan",
    "Cadiou",
    "Denis",
    "Elies",
    "Floch",
    "Guillou",
    "Henry",
    "Jaffré",
    "Kermarrec",
    "Lagadec",
    "Morvan",
)
DAYS = 5


def twelve(make: Builder) -> None:
    """A committee of twelve."""
    committee = make.committee(make.structure())
    for name in NAMES:
        make.mandate(make.person(name, "Dominique"), committee, date(2024, 1, 1))


def active(seat: Seat) -> None:
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()


def settle() -> None:
    for _ in range(2):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()


def focus(seat: Seat) -> QWidget:
    found = QApplication.focusWidget() or seat.window.focusWidget()
    assert found is not None
    return found


def key(seat: Seat, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(seat), pressed, held)
    settle()


def write(seat: Seat, words: str, end: Qt.Key) -> None:
    """Type over the cell where one stands, and leave it by a key."""
    QTest.keyClicks(focus(seat), words[0])
    editor = focus(seat)
    if not isinstance(editor, QLineEdit):
        editor = seat.desk.findChildren(QLineEdit)[-1]
    QTest.keyClicks(editor, words[1:])
    QTest.keyClick(editor, end)
    settle()


def rows(seat: Seat) -> list[dict[str, object]]:
    with seat.application.workspace.database.alone() as raw:
        cursor = raw.execute("SELECT person_id, done_on, minutes, state FROM hours_entry ORDER BY id")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_sixty_entries_are_typed_in_the_grid_by_keyboard_alone(seat: Seat) -> None:
    seat.fill(twelve)
    active(seat)
    page = seat.open("hours_grid")
    assert isinstance(page, HoursGridPage)
    page.committee.focus()
    QTest.keyClicks(focus(seat), "usagers")
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(page.committee.completer.popup(), pressed)
    seat.wait()
    assert page.model.rowCount() == len(NAMES) + 2, "everybody, twelve people, a total"
    active(seat)
    page.sheet.setFocus()
    key(seat, Qt.Key.Key_Down)
    for row in range(len(NAMES)):
        for column in range(DAYS):
            write(seat, f"{row % 3 + 1}h{column}5", Qt.Key.Key_Tab)
        key(seat, Qt.Key.Key_Down)
        for _ in range(DAYS):
            key(seat, Qt.Key.Key_Left)
    assert len(page.model.typed()) == len(NAMES) * DAYS == 60
    key(seat, Qt.Key.Key_S, CONTROL)
    seat.bot.waitUntil(lambda: not page.model.typed())
    seat.wait()
    assert not page.model.typed()
    written = rows(seat)
    assert len(written) == 60
    assert Counter(one["done_on"] for one in written) == {f"2026-11-{day:02}": 12 for day in range(1, 6)}
    asked = sum((row % 3 + 1) * 60 + column * 10 + 5 for row in range(12) for column in range(5))
    assert sum(int(str(one["minutes"])) for one in written) == asked
    assert {one["state"] for one in written} == {"to_validate"}
    said = seat.told[-1].replace("\u00a0", " ")
    assert said == "Heures enregistrées : 60 saisies ajoutées."
    seat.application.workspace.undo()
    assert rows(seat) == []


def test_the_same_hour_goes_to_everybody_at_once(seat: Seat) -> None:
    seat.fill(twelve)
    active(seat)
    page = seat.open("hours_grid")
    assert isinstance(page, HoursGridPage)
    page.committee.set_value(1)
    seat.wait()
    page.sheet.setFocus()
    page.sheet.setCurrentIndex(page.model.index(0, 2))
    write(seat, "2h", Qt.Key.Key_Return)
    assert set(page.model.typed().values()) == {"2h"}
    assert len(page.model.typed()) == 12
    key(seat, Qt.Key.Key_Z, CONTROL)
    assert not page.model.typed(), "one step back takes the twelve"
    page.sheet.setCurrentIndex(page.model.index(1, 2))
    write(seat, "90", Qt.Key.Key_Return)
    page.sheet.setCurrentIndex(page.model.index(1, 2))
    for _ in range(11):
        key(seat, Qt.Key.Key_Down, SHIFT)
    key(seat, Qt.Key.Key_D, CONTROL)
    assert len(page.model.typed()) == 12
    key(seat, Qt.Key.Key_Return, CONTROL)
    seat.wait()
    assert [one["minutes"] for one in rows(seat)] == [90] * 12


def test_the_quick_line_keeps_the_date_and_comes_back_to_the_person(seat: Seat) -> None:
    seat.fill(twelve)
    active(seat)
    page = seat.open("hours")
    assert isinstance(page, HoursPage)
    quick = page.quick
    assert quick is not None
    quick.start()
    quick.day.set_value(date(2026, 11, 12))
    for at, name in enumerate(("abg", "bih", "cad")):
        QTest.keyClicks(focus(seat), name)
        QTest.keyClick(quick.person.edit, Qt.Key.Key_Return)
        settle()
        if not at:
            assert focus(seat) is quick.mission.edit
            QTest.keyClicks(quick.mission.edit, "Plaidoyer")
            QTest.keyClick(quick.mission.edit, Qt.Key.Key_Return)
            settle()
        assert focus(seat) is quick.minutes.edit
        QTest.keyClicks(quick.minutes.edit, "1h30")
        QTest.keyClick(quick.minutes.edit, Qt.Key.Key_Return)
        settle()
        assert focus(seat) is quick.person.edit
    assert [(one["person_id"], one["done_on"], one["minutes"]) for one in rows(seat)] == [
        (1, "2026-11-12", 90),
        (2, "2026-11-12", 90),
        (3, "2026-11-12", 90),
    ]
    assert "Saisie ajoutée" in seat.told[-1]
