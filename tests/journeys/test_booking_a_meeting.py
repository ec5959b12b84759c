"""Twelve people came: their hours and expenses in three actions, counted again by somebody else."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.ui.meetings.booking.page import BookingPage
from tests.builders import Builder
from tests.journeys.hand import CONTROL, Hand
from tests.ui.conftest import Seat, shown

DAY = date(2026, 11, 17)
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
MINUTES, PREPARED = 120, 30
RATES = {4: 606, 5: 636}  # thousandths of a euro, below 5,000 km in the year
KM = 18


def twelve(make: Builder) -> None:
    """Twelve usagers who came for two hours; every other one drives 18 km in all."""
    own = make.structure(preparation_minutes=PREPARED, travel_kmh=60)
    meeting = make.meeting(make.committee(own), DAY, number="2026-05")
    for at, name in enumerate(NAMES):
        person = make.person(name, "Dominique")
        make.attendance(meeting, person)
        make.session.add(HomeDistance(person_id=person.id, structure_id=own.id, km_hundredths=50 * KM))
        if at % 2:
            make.vehicle(person, power=4 + at % 4 // 3)


def dumped(seat: Seat, table: str) -> list[dict[str, object]]:
    with seat.application.workspace.database.alone() as raw:
        cursor = raw.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - our own names
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_twelve_people_are_booked_in_three_actions(seat: Seat) -> None:
    seat.fill(twelve)
    meetings = seat.open("meetings")
    seat.bot.wait(200)
    hand = Hand(seat)
    hand.press(meetings, "Comptabiliser")
    page = seat.desk.open("booking", 1)
    assert isinstance(page, BookingPage)
    hand.key(Qt.Key.Key_Return, CONTROL)
    hand.key(Qt.Key.Key_Return)
    assert len(hand.actions) == 3
    assert seat.application.bookings.booked(1) is not None
    _recount(seat)


def _recount(seat: Seat) -> None:
    """By somebody who knows the twelve, the rule and the scale, and nothing of the program."""
    hours, lines = dumped(seat, "hours_entry"), dumped(seat, "expense_line")
    assert Counter((one["kind"], one["minutes"]) for one in hours) == {
        ("session", MINUTES): 12,
        ("preparation", PREPARED): 12,
        ("travel", 20): 12,
    }
    assert {(one["state"], one["nature"], one["family"], one["done_on"]) for one in hours} == {
        ("validated", "volunteer", "representation", "2026-11-17")
    }
    power_of = {one["id"]: one["power"] for one in dumped(seat, "vehicle")}
    assert len(lines) == len(dumped(seat, "expense_claim")) == 6
    for one in lines:
        thousandths = KM * RATES[power_of[one["vehicle_id"]]]  # type: ignore[index]  # a bare row
        assert one["amount"] == (thousandths + 5) // 10
        assert one["km_hundredths"] == 100 * KM


def test_the_report_tells_what_was_booked(seat: Seat, tmp_path: Path) -> None:
    seat.fill(twelve)
    bookings = seat.application.bookings
    bookings.book(1, [row.proposed for row in bookings.grid(1).rows])
    target = tmp_path / "rapport.json"
    seat.application.reports.export(2026, target)
    told = json.loads(target.read_bytes())
    assert told["hours"]["volunteer_minutes"] == 12 * (MINUTES + PREPARED)
    assert told["hours"]["by_mission"]["représentation"] == 12 * (MINUTES + PREPARED)
    assert told["hours"]["by_month"][10] == 12 * (MINUTES + PREPARED)
    cents = sum(one["amount"] for one in dumped(seat, "expense_line"))  # type: ignore[misc]  # bare rows
    assert told["expenses"]["by_status"]["draft"] == cents > 0
    assert told["expenses"]["lines"] == 6


def test_one_evening_is_corrected_by_keyboard_alone(seat: Seat) -> None:
    """A longer preparation for all, a meal for two, one who was driven; then one Ctrl+Z for all."""
    seat.fill(twelve)
    page = seat.open("booking", 1)
    assert isinstance(page, BookingPage)
    hand = Hand(seat)
    hand.key(Qt.Key.Key_Tab)
    _write(hand, "45")
    hand.key(Qt.Key.Key_Up)
    for _ in range(11):
        hand.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hand.key(Qt.Key.Key_D, CONTROL)
    assert {line.preparation_minutes for line in page.model.lines()} == {45}
    page.sheet.stand_at(1, 5)
    _write(hand, "pass")
    assert page.model.lines()[1].km_hundredths is None
    page.sheet.stand_at(0, 8)
    _write(hand, "12,50")
    hand.key(Qt.Key.Key_Equal)
    assert [line.meal.cents if line.meal else 0 for line in page.model.lines()[:3]] == [1250, 1250, 0]
    hand.key(Qt.Key.Key_Return, CONTROL)
    hand.key(Qt.Key.Key_Return)
    assert "Cette réunion est comptabilisée" in shown(page)
    assert len(dumped(seat, "expense_line")) == 5 + 2
    seat.window.activateWindow()
    hand.key(Qt.Key.Key_Z, CONTROL)
    for table in ("hours_entry", "expense_line", "expense_claim", "booking"):
        assert dumped(seat, table) == [], table
    assert {line.preparation_minutes for line in page.model.lines()} == {45}


def _write(hand: Hand, words: str) -> None:
    """Type over the cell, then Enter: the first sign opens it, the others go into it."""
    hand.type(words[0])
    assert isinstance(hand.focus(), QLineEdit)
    hand.type(words[1:])
    hand.key(Qt.Key.Key_Return)
