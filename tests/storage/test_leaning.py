"""What points at rows: the net under every deletion, over every key of the tables."""

from datetime import date

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.leaning import leaning_on
from tests.builders import Builder

DAY = date(2026, 3, 10)


def test_rows_are_counted_by_table_and_their_neighbours_left_out(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        one, two = make.person(), make.person(first="Ana")
        for minutes in (15, 30, 45):
            make.hours(one, own, DAY, minutes)
        make.hours(two, own, DAY)
        make.line(make.claim(one), DAY)
        assert leaning_on(session, [one]) == {
            "person_identifier": 1,
            "hours_entry": 3,
            "expense_claim": 1,
        }
        assert leaning_on(session, [one, two])["hours_entry"] == 4


def test_rows_that_go_together_do_not_hold_each_other(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        titular, sub = make.person(), make.person(first="Ana")
        held = [
            make.mandate(titular, body, DAY),
            make.mandate(sub, body, DAY, seat=SeatKind.SUBSTITUTE, substitute_for_id=titular.id),
        ]
        assert leaning_on(session, [body])["mandate"] == 2
        assert leaning_on(session, [body, held[0]])["mandate"] == 1
        assert leaning_on(session, [body, *held]) == {}


def test_a_row_that_points_by_two_keys_is_counted_once(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        meeting = make.meeting(make.committee(make.structure()), DAY)
        one, two = make.person(), make.person(first="Ana")
        session.add(
            Attendance(
                meeting_id=meeting.id,
                person_id=one.id,
                status=AttendanceStatus.REPRESENTED,
                proxy_to_id=two.id,
                stands_in_for_id=two.id,
            )
        )
        assert leaning_on(session, [one, two])["attendance"] == 1
        assert leaning_on(session, [two])["attendance"] == 1


def test_every_key_of_the_tables_leads_to_one_column_of_a_known_table() -> None:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            assert len(column.foreign_keys) <= 1, f"{table.name}.{column.name} points at two tables"
            for key in column.foreign_keys:
                assert key.column.name == "id", f"{table.name}.{column.name} points at no id"


def test_nothing_leans_on_nothing(database: Database) -> None:
    with database.work() as session:
        assert leaning_on(session, []) == {}
        assert leaning_on(session, [Builder(session).structure()]) == {}
