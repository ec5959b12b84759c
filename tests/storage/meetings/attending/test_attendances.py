"""Comings and goings as rows: every history of arrivals and departures leaves stays that hold together."""

import itertools
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.attending.roll import Span
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.attending import attendances
from tests.builders import Builder

DAY, OPENED = date(2026, 3, 10), 1080


def told(session: Session, meeting_id: int, person_id: int) -> list[tuple[int, int | None]]:
    session.flush()
    rows = attendances.spans_at(session, meeting_id, person_id)
    return [(row.arrived_minute, row.left_minute) for row in rows]


def there(session: Session, people: int = 2) -> tuple[int, list[int]]:
    make = Builder(session)
    meeting = make.meeting(make.committee(make.structure()), DAY)
    return meeting.id, [make.person(first=f"Léa{at}").id for at in range(people)]


@pytest.mark.parametrize(
    ("acts", "stays"),
    [
        ("", []),
        ("+1090", [(1090, None)]),
        ("-1090", [(OPENED, 1090)]),
        ("-1070", [(1070, 1070)]),
        ("+1090 -1100", [(1090, 1100)]),
        ("+1090 -1100 +1110", [(1090, 1100), (1110, None)]),
        ("+1090 -1100 +1100", [(1090, None)]),
        ("+1090 -1100 +1100 -1120", [(1090, 1120)]),
        ("-1090 +1090", [(OPENED, None)]),
        ("+1090 -1100 -1105", [(1090, 1105)]),
        ("+1100 -1110 +1110 -1111 +1112", [(1100, 1111), (1112, None)]),
    ],
)
def test_comings_and_goings_become_stays(
    database: Database, acts: str, stays: list[tuple[int, int | None]]
) -> None:
    with database.work() as session:
        meeting, (person, beside) = there(session)
        for act in acts.split():
            minute = int(act[1:])
            if act[0] == "+":
                attendances.arrive(session, meeting, person, minute)
            else:
                attendances.depart(session, meeting, person, minute, OPENED)
            session.flush()
        assert told(session, meeting, person) == stays
        assert told(session, meeting, beside) == []


STAYS = ((), (Span(1080, 1100),), (Span(1080),), (Span(1080, 1100), Span(1110)), (Span(1110, 1120),))


def test_stays_written_anew_say_what_was_asked_whatever_stood_before(database: Database) -> None:
    with database.work() as session:
        meeting, (person, beside) = there(session)
        attendances.write_spans(session, meeting, beside, (Span(1000, 1001),))
        for before, after in itertools.product(STAYS, STAYS):
            attendances.write_spans(session, meeting, person, before)
            rows = {row.arrived_minute: row.id for row in attendances.spans_at(session, meeting, person)}
            attendances.write_spans(session, meeting, person, after)
            assert told(session, meeting, person) == [(one.arrived_minute, one.left_minute) for one in after]
            for row in attendances.spans_at(session, meeting, person):
                assert rows.get(row.arrived_minute, row.id) == row.id, "a stay that goes on was made anew"
        assert told(session, meeting, beside) == [(1000, 1001)]


def test_saying_the_same_again_writes_nothing(database: Database) -> None:
    with database.work() as session:
        meeting, (person, beside) = there(session)
        row = attendances.say(session, meeting, person, AttendanceStatus.EXCUSED)
        session.flush()
        version = row.version
        assert attendances.say(session, meeting, person, AttendanceStatus.EXCUSED) is row
        assert row not in session.dirty
        attendances.say(session, meeting, person, AttendanceStatus.REMOTE)
        session.flush()
        assert (row.status, row.version) == (AttendanceStatus.REMOTE, version + 1)
        assert attendances.attendance_row(session, meeting, beside) is None
        assert len(session.scalars(select(Attendance)).all()) == 1


def test_who_is_forgotten_leaves_no_hour_behind(database: Database) -> None:
    with database.work() as session:
        meeting, (person, beside) = there(session)
        for one in (person, beside):
            attendances.say(session, meeting, one, AttendanceStatus.PRESENT)
            attendances.arrive(session, meeting, one, 1090)
        session.flush()
        row = attendances.attendance_row(session, meeting, person)
        assert row is not None
        attendances.forget(session, row)
        session.flush()
        assert attendances.attendance_row(session, meeting, person) is None
        assert [span.person_id for span in session.scalars(select(PresenceSpan))] == [beside]
