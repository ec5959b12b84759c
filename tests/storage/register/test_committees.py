"""Committees as lists and panes read them on a day: members, meetings, seats by the rules of that day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import FormerRules
from engagement_desktop.domain.register.committees_rows import CommitteeFilter, CommitteeRow
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register.committees import (
    ARCHIVED,
    committee_detail,
    committee_rows,
    committees_count,
    committees_facets,
    committees_page,
    committees_total,
)
from engagement_desktop.storage.reports.yearly_meetings import committees_of, mandate_moves, members_on
from tests.builders import Builder, open_copy
from tests.storage.paging import every_row, ids

EVE, DAY, NEXT = date(2025, 8, 31), date(2025, 9, 1), date(2025, 9, 2)
YEAR, BEFORE = Exercise.starting_in(2025, 9), Exercise.starting_in(2024, 9)
USERS, WORKS, CLOSED, AWAY, GUEST_ONLY = range(1, 6)


def written(session: Session) -> None:
    make = Builder(session)
    own, other = make.structure(exercise_first_month=9), make.association("Amis du 50 %")
    users = make.committee(own, "Comité des usagers", seats=4, created_on=DAY)
    works = make.committee(other, "Œuvres & soins", seats=None, kind="bureau")
    make.committee(own, "Ancien comité", closed_on=EVE, created_on=date(2020, 1, 1), seats=2)
    make.committee(own, "Rangé", archived_on=DAY)
    guests = make.committee(own, "Éphémère", closed_on=DAY)
    session.add(FormerRules(committee_id=users.id, ended_on=EVE, seats=9))
    chair = make.person("Zola", "Émile", capacity=Capacity.PROFESSIONAL)
    first, second = make.person("Abgrall", "Ange"), make.person("Ñuñez", "José", capacity=None)
    make.mandate(chair, users, date(2020, 1, 1), office=Office.CHAIR)
    make.mandate(first, users, DAY)
    make.mandate(first, users, date(2024, 1, 1), ended_on=DAY)
    make.mandate(second, users, DAY, seat=SeatKind.SUBSTITUTE)
    make.mandate(second, users, NEXT)
    make.mandate(first, works, date(2024, 1, 1), ended_on=EVE)
    make.mandate(second, guests, DAY, office=Office.GUEST)
    session.flush()
    for day, status, roll in (
        (EVE, MeetingStatus.HELD, [AttendanceStatus.PRESENT]),
        (DAY, MeetingStatus.HELD, [AttendanceStatus.PRESENT, AttendanceStatus.REMOTE]),
        (NEXT, MeetingStatus.HELD, [AttendanceStatus.EXCUSED]),
        (date(2026, 8, 31), MeetingStatus.PLANNED, []),
        (date(2026, 9, 1), MeetingStatus.PLANNED, []),
        (date(2026, 2, 1), MeetingStatus.CANCELLED, [AttendanceStatus.PRESENT]),
    ):
        meeting = make.meeting(users, day, status=status)
        for person, said in zip((first, second), roll, strict=False):
            make.attendance(meeting, person, said)


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("committees"))
    with opened.database.work() as session:
        written(session)
    yield opened.database
    opened.database.close()


@pytest.fixture
def reading(shared: Database) -> Iterator[Session]:
    with shared.read() as session:
        yield session


def listed(session: Session, day: date = DAY, **asked: object) -> list[int]:
    query = ListQuery(**asked)  # type: ignore[arg-type]  # a test names the fields it wants
    return ids(every_row(lambda after: committees_page(session, query, day, YEAR, after)))


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        ("name", False, [CLOSED, USERS, GUEST_ONLY, WORKS]),
        ("name", True, [WORKS, GUEST_ONLY, USERS, CLOSED]),
        ("kind", False, [WORKS, USERS, CLOSED, GUEST_ONLY]),
        ("structure", False, [WORKS, USERS, CLOSED, GUEST_ONLY]),
        ("seats", False, [CLOSED, USERS, WORKS, GUEST_ONLY]),
        ("seats", True, [USERS, CLOSED, GUEST_ONLY, WORKS]),
    ],
)
def test_committees_are_sorted_those_without_seats_last(
    reading: Session, sort: str, *, descending: bool, expected: list[int]
) -> None:
    assert listed(reading, sort=sort, descending=descending) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"filters": {"state": "open"}}, {USERS, WORKS, GUEST_ONLY}),
        ({"filters": {"state": "closed"}}, {CLOSED}),
        ({"filters": {ARCHIVED: "1"}}, {AWAY}),
        ({"filters": {"person": "1"}}, {USERS}),
        ({"filters": {"person": "2"}}, {USERS, WORKS}),
        ({"filters": {"committee": "2"}}, {WORKS}),
        ({"search": "comite"}, {USERS, CLOSED}),
        ({"search": "50 %"}, {WORKS}),
        ({"search": "c%s"}, set()),
        ({"on": EVE}, {WORKS, CLOSED, GUEST_ONLY}),
        ({"on": DAY}, {USERS, WORKS, CLOSED, GUEST_ONLY}),
    ],
    ids=str,
)
def test_a_filter_keeps_and_counts_what_it_says(
    reading: Session, asked: dict[str, object], expected: set[int]
) -> None:
    assert set(listed(reading, **asked)) == expected
    query = ListQuery(**asked)  # type: ignore[arg-type]  # a test names the fields it wants
    assert committees_count(reading, query, DAY) == len(expected)


def test_a_committee_is_open_on_its_last_day(reading: Session) -> None:
    assert committees_facets(reading, ListQuery(), DAY)["state"] == {
        CommitteeFilter.OPEN: 3,
        CommitteeFilter.CLOSED: 1,
    }
    assert committees_facets(reading, ListQuery(), NEXT)["state"] == {
        CommitteeFilter.OPEN: 2,
        CommitteeFilter.CLOSED: 2,
    }
    assert (committees_total(reading, EVE), committees_total(reading, DAY)) == (5, 4)


@pytest.mark.parametrize(
    ("day", "seats", "members", "following"),
    [
        (EVE, 9, 2, date(2026, 8, 31)),
        (DAY, 4, 2, date(2026, 8, 31)),
        (NEXT, 4, 3, date(2026, 8, 31)),
        (date(2026, 9, 1), 4, 3, date(2026, 9, 1)),
        (date(2026, 9, 2), 4, 3, None),
    ],
)
def test_seats_members_and_meetings_are_those_of_the_day(
    reading: Session, day: date, seats: int, members: int, following: date | None
) -> None:
    row: CommitteeRow = committee_rows(reading, [USERS], day, YEAR)[USERS]
    assert (row.seats, row.members, row.next_planned_on) == (seats, members, following)
    assert (row.meetings_held, row.attended, row.expected) == (2, 2, 3)
    assert row.last_held_on == NEXT


def test_meetings_are_those_of_the_exercise(reading: Session) -> None:
    row = committee_rows(reading, [USERS], DAY, BEFORE)[USERS]
    assert (row.meetings_held, row.attended, row.expected) == (1, 1, 1)
    bare = committee_rows(reading, [WORKS], DAY, YEAR)[WORKS]
    assert (bare.meetings_held, bare.members, bare.last_held_on, bare.next_planned_on) == (0, 0, None, None)


def test_who_sits_comes_by_office_then_by_name_guests_too(reading: Session) -> None:
    detail = committee_detail(reading, USERS, DAY, YEAR)
    assert detail is not None
    assert [(one.last_name, one.office) for one in detail.members] == [
        ("Zola", Office.CHAIR),
        ("Abgrall", Office.MEMBER),
        ("Abgrall", Office.MEMBER),
        ("Ñuñez", Office.MEMBER),
    ]
    assert dict(detail.by_college) == {Capacity.USER: 1, Capacity.PROFESSIONAL: 1}
    guests = committee_detail(reading, GUEST_ONLY, DAY, YEAR)
    assert guests is not None
    assert ([one.office for one in guests.members], dict(guests.by_college)) == ([Office.GUEST], {})
    assert committee_detail(reading, 99, DAY, YEAR) is None


def test_a_report_tells_the_committees_that_existed_at_some_day_of_it(reading: Session) -> None:
    names = [(one.committee_id, one.seats) for one in committees_of(reading, YEAR)]
    assert names == [(USERS, 4), (GUEST_ONLY, None), (AWAY, None), (WORKS, None)]
    before = {one.committee_id: one.seats for one in committees_of(reading, BEFORE)}
    assert before == {CLOSED: 2, GUEST_ONLY: None, AWAY: None, WORKS: None}


def test_moves_and_members_of_an_exercise(reading: Session) -> None:
    assert [tuple(one) for one in mandate_moves(reading, YEAR)] == [(USERS, 3, 1), (GUEST_ONLY, 1, 0)]
    assert [tuple(one) for one in mandate_moves(reading, BEFORE)] == [(WORKS, 0, 1)]
    assert sorted(
        (one.committee_id, one.capacity or "", one.people) for one in members_on(reading, NEXT)
    ) == [
        (USERS, "", 1),
        (USERS, Capacity.PROFESSIONAL, 1),
        (USERS, Capacity.USER, 1),
    ]


def test_an_empty_dossier_has_no_committee(nothing: Session) -> None:
    assert listed(nothing) == []
    assert committees_total(nothing, DAY) == 0
    assert committees_of(nothing, YEAR) == mandate_moves(nothing, YEAR) == members_on(nothing, DAY) == []
