"""Numbers of minutes: given once, in the series of their body and year, to meetings that have none."""

from datetime import date, timedelta

from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.numbers import Series
from engagement_desktop.storage import numbers
from engagement_desktop.storage.database import Database
from tests.builders import Builder

DAY = date(2026, 3, 10)


def test_a_number_given_stays_whatever_comes_after(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        body = make.committee(own)
        first, second = make.meeting(body, DAY), make.meeting(body, DAY + timedelta(days=1))
        numbers.give_number(session, second)
        numbers.give_number(session, first)
        make.committee(own, "Bureau")
        numbers.give_number(session, second)
        assert (second.number, second.number_year, second.number_sequence) == ("2026-01", 2026, 1)
        assert (first.number, first.number_year, first.number_sequence) == ("2026-02", 2026, 2)


def test_the_series_is_that_of_the_year_of_the_meeting(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        given = []
        for day in (date(2025, 12, 31), date(2026, 1, 1)):
            meeting = make.meeting(body, day)
            numbers.give_number(session, meeting)
            given.append(meeting.number)
        assert given == ["2025-01", "2026-01"]
        assert [row.year for row in numbers.every_series(session)] == [2026, 2025]


def test_the_series_of_the_whole_dossier_is_nobody_else_s(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        whole = [numbers.take(session, Series.MINUTES, None, 2026).sequence for _ in range(3)]
        assert whole == [1, 2, 3]
        assert numbers.take(session, Series.MINUTES, body, 2026).sequence == 1
        assert numbers.find_series(session, Series.MINUTES, None, 2025) is None
        row = numbers.find_series(session, Series.MINUTES, None, 2026)
        assert row is not None
        assert (row.committee_id, row.last) == (None, 3)
        assert numbers.series_row(session, Series.MINUTES, None, 2026) is row


def test_meetings_without_a_number_come_in_the_order_of_time(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        evening = make.meeting(body, DAY, starts_minute=1200)
        morning = make.meeting(body, DAY, starts_minute=600, status=MeetingStatus.PLANNED)
        before = make.meeting(body, DAY - timedelta(days=1), status=MeetingStatus.CANCELLED)
        make.meeting(body, DAY - timedelta(days=2), number="2026-01")
        assert numbers.without_number(session) == [before, morning, evening]
        assert numbers.held_without_number(session) == [evening]


def test_names_with_the_same_initials_get_codes_of_their_own(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        bodies = [make.committee(own, f"Comité usagers {name}") for name in ("est", "été", "Europe")]
        numbers.give_codes(session)
        codes = [body.code for body in bodies]
        assert None not in codes
        assert len(set(codes)) == len(codes)
        numbers.give_codes(session)
        assert [body.code for body in numbers.every_body(session)] == codes
