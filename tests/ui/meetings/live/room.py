"""A meeting being held, for the tests of its page: five members, four items, opened at 18 h."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.ui.meetings.live.live_page import LivePage
from tests.builders import Builder
from tests.ui.conftest import Seat

DAY = date(2026, 11, 17)
ITEMS = (
    ("Rappel du secret", ItemKind.SECRECY, None),
    ("Accueil du samedi matin", ItemKind.ORDINARY, 25),
    ("Transport des usagers", ItemKind.ORDINARY, 20),
    ("Questions diverses", ItemKind.OTHER_BUSINESS, 10),
)
MEMBERS = ("Benali", "Caron", "Diallo", "Hélias", "Prigent")


@dataclass
class Room:
    """The seat, the page, the meeting."""

    seat: Seat
    page: LivePage
    meeting_id: int
    items: tuple[int, ...]
    people: tuple[int, ...]

    @property
    def application(self) -> Application:
        return self.seat.application

    def write(self, *lines: str) -> None:
        """Type in the text, as a French keyboard does."""
        write(self.page.editor, *lines)

    def content(self, at: int) -> str:
        """The text of an item as it is kept."""
        return self.application.texts.content(self.items[at]).content

    def draft(self, at: int) -> str | None:
        """What is kept of an item while one types."""
        kept = self.application.drafts.kept(f"minutes:{self.items[at]}")
        return None if kept is None else kept.values["content"]


def set_clock(application: Application, hour: int, minute: int) -> None:
    application.workspace._clock = FixedClock(datetime(2026, 11, 17, hour - 1, minute, tzinfo=UTC))


def fill(seat: Seat, *, opened: bool = True) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """The meeting, its items, its people."""
    made: list[tuple[int, list[AgendaItem], tuple[int, ...]]] = []

    def story(make: Builder) -> None:
        committee = make.committee(make.structure(), quorum=QuorumRule.HALF)
        people = [make.person(name, "Claire") for name in MEMBERS]
        for at, person in enumerate(people):
            office = Office.CHAIR if at == 0 else Office.MEMBER
            make.mandate(person, committee, date(2025, 1, 1), office=office)
        meeting = make.meeting(
            committee, DAY, status=MeetingStatus.PLANNED, ends_minute=None, place="Salle des associations"
        )
        items = [
            AgendaItem(meeting_id=meeting.id, position=at, title=title, kind=kind, minutes=minutes)
            for at, (title, kind, minutes) in enumerate(ITEMS)
        ]
        make.session.add_all(items)
        make.session.flush()
        made.append((meeting.id, items, tuple(person.id for person in people)))

    seat.fill(story)
    meeting_id, items, people = made[0]
    item_ids = tuple(item.id for item in items)
    set_clock(seat.application, 18, 0)
    if opened:
        seat.application.openings.open(meeting_id)
        for person_id in people[:3]:
            seat.application.attendances.mark(meeting_id, person_id, AttendanceStatus.PRESENT)
    return meeting_id, item_ids, people


def enter(seat: Seat, *, opened: bool = True) -> Room:
    """Sit down in front of the meeting."""
    meeting_id, items, people = fill(seat, opened=opened)
    return open_page(seat, meeting_id, items, people)


def open_page(seat: Seat, meeting_id: int, items: tuple[int, ...], people: tuple[int, ...]) -> Room:
    page = seat.open("live", meeting_id)
    assert isinstance(page, LivePage)
    seat.window.activateWindow()
    return Room(seat, page, meeting_id, items, people)


def write(widget: QWidget, *lines: str) -> None:
    """Keys as a French keyboard sends them; the test driver of Qt knows no accents."""
    for at, line in enumerate(lines):
        if at:
            press(widget, "\r", Qt.Key.Key_Return)
        for sign in line:
            press(widget, sign, Qt.Key.Key_Space if sign == " " else Qt.Key.Key_unknown)


def press(widget: QWidget, sign: str, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
    QApplication.sendEvent(widget, event)


def lines_of(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line)
