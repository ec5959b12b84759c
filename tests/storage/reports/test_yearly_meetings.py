"""Meetings and people of an exercise, and what the home page counts, against a plain count."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.deciding.rules import Decider
from engagement_desktop.domain.hours.entries import HoursState, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.reports import home
from engagement_desktop.storage.reports.yearly_meetings import engaged_people, meetings_of
from tests.builders import Builder, open_copy
from tests.storage.expenses.claims_world import EXERCISES, TODAY, PlainClaim
from tests.storage.expenses.claims_world import World as Claims
from tests.storage.expenses.claims_world import filled as filled_claims
from tests.storage.meetings.meetings_world import TODAY as MEETING_DAY
from tests.storage.meetings.meetings_world import World as Meetings
from tests.storage.meetings.meetings_world import filled as filled_meetings

S = ClaimStatus


@pytest.fixture(scope="module")
def claims(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Claims]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("home-claims"))
    with opened.database.work() as session:
        world = filled_claims(session)
    yield opened.database, world
    opened.database.close()


@pytest.fixture(scope="module")
def meetings(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Meetings]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("home-meetings"))
    with opened.database.work() as session:
        world = filled_meetings(session)
    yield opened.database, world
    opened.database.close()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_meetings_of_an_exercise_come_by_day_with_their_roll(
    meetings: tuple[Database, Meetings], exercise: Exercise
) -> None:
    database, world = meetings
    inside = [one for one in world.meetings if exercise.start <= one.day <= exercise.end]
    expected = sorted(inside, key=lambda one: (one.day, one.id))
    with database.read() as session:
        found = meetings_of(session, exercise)
    assert [(one.held_on, one.committee, one.status, one.attended, one.expected) for one in found] == [
        (one.day, world.bodies[one.committee_id], one.status, one.attended, len(one.roll)) for one in expected
    ]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_people_who_came_to_a_meeting_held_are_engaged(
    meetings: tuple[Database, Meetings], exercise: Exercise
) -> None:
    database, world = meetings
    people = {
        person
        for one in world.meetings
        if one.day in exercise and one.status is MeetingStatus.HELD
        for person, status in one.roll.items()
        if status in {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE}
    }
    with database.read() as session:
        assert engaged_people(session, exercise, travel_counts=False) == len(people)


def test_meetings_ahead_are_the_nearest_first_those_passed_the_oldest(
    meetings: tuple[Database, Meetings],
) -> None:
    database, world = meetings
    planned = [one for one in world.meetings if one.status is MeetingStatus.PLANNED]
    ahead = sorted(one.day for one in planned if one.day >= MEETING_DAY)
    behind = sorted(one.day for one in planned if one.day < MEETING_DAY)
    with database.read() as session:
        assert [one.held_on for one in home.planned_from(session, MEETING_DAY, 10**4)] == ahead
        assert [one.held_on for one in home.planned_from(session, MEETING_DAY, 3)] == ahead[:3]
        assert [one.held_on for one in home.planned_before(session, MEETING_DAY)] == behind
        assert home.open_meetings(session) == []
        assert home.has_committees(session)
        assert home.has_people(session)


def told(kept: list[PlainClaim]) -> tuple[int, Money]:
    return len(kept), Money(sum(one.cents for one in kept))


def test_claims_to_decide_are_counted_whatever_their_year_but_one_s_own(
    claims: tuple[Database, Claims],
) -> None:
    database, world = claims
    waits = [one for one in world.claims if one.status is S.SUBMITTED]
    with database.read() as session:
        assert home.claims_to_decide(session, None) == told(waits)
        for person in world.people.values():
            others = [one for one in waits if one.person_id != person]
            assert home.claims_to_decide(session, person) == told(others)


def test_claims_to_pay_leave_out_what_is_held_or_awaits_an_accord(claims: tuple[Database, Claims]) -> None:
    database, world = claims
    ready = [
        one
        for one in world.claims
        if one.status is S.APPROVED
        and one.wish is Wish.REIMBURSE
        and not one.held_by
        and not one.awaits_second
    ]
    with database.read() as session:
        assert home.claims_to_pay(session, TODAY) == told(ready)


def test_a_second_accord_is_counted_for_who_may_give_it(claims: tuple[Database, Claims]) -> None:
    database, world = claims
    waits = [one for one in world.claims if one.awaits_second]
    treasurer = world.people["Abgrall"]
    with database.read() as session:
        assert home.claims_to_second(session, TODAY, Decider(1)) == told(waits)
        assert home.claims_to_second(session, TODAY, Decider(1, treasurer)) == told([])
        assert home.claims_to_second(session, TODAY, Decider(1, treasurer, alone=True)) == told(waits)


@pytest.mark.parametrize(
    ("day", "state", "kind", "travel", "expected"),
    [
        (date(2025, 9, 1), HoursState.VALIDATED, TimeKind.SESSION, False, 1),
        (date(2026, 8, 31), HoursState.VALIDATED, TimeKind.SESSION, False, 1),
        (date(2025, 8, 31), HoursState.VALIDATED, TimeKind.SESSION, False, 0),
        (date(2025, 9, 1), HoursState.TO_VALIDATE, TimeKind.SESSION, False, 0),
        (date(2025, 9, 1), HoursState.VALIDATED, TimeKind.TRAVEL, False, 0),
        (date(2025, 9, 1), HoursState.VALIDATED, TimeKind.TRAVEL, True, 1),
    ],
)
def test_a_person_is_engaged_by_hours_that_count(
    database: Database, day: date, state: HoursState, kind: TimeKind, *, travel: bool, expected: int
) -> None:
    exercise = Exercise.starting_in(2025, 9)
    with database.work() as session:
        make = Builder(session)
        own, person = make.structure(), make.person()
        make.hours(person, own, day, state=state, kind=kind)
        assert engaged_people(session, exercise, travel_counts=travel) == expected
        make.line(make.claim(person, S.REFUSED), date(2025, 9, 1))
        assert engaged_people(session, exercise, travel_counts=travel) == 1, "the same person counts once"
        assert home.hours_to_validate(session) == int(state is HoursState.TO_VALIDATE)


def test_seats_are_filled_by_titulaires_and_never_beyond_their_number(database: Database) -> None:
    from engagement_desktop.domain.register.mandates import Office, SeatKind

    day = date(2026, 9, 1)
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        wide, narrow = make.committee(own, "A", seats=3), make.committee(own, "B", seats=1)
        make.committee(own, "C", seats=9, closed_on=date(2026, 8, 31))
        make.committee(own, "D", seats=9, created_on=date(2026, 9, 2))
        make.committee(own, "E", seats=None)
        for body, values in (
            (wide, {}),
            (wide, {"seat": SeatKind.SUBSTITUTE}),
            (wide, {"office": Office.GUEST}),
            (wide, {"ended_on": date(2026, 8, 31)}),
            (narrow, {}),
            (narrow, {}),
        ):
            make.mandate(make.person(), body, date(2026, 1, 1), **values)
        assert home.seats_on(session, day) == (4, 2)


def test_an_empty_dossier_has_an_empty_home(nothing: Session) -> None:
    assert home.seats_on(nothing, TODAY) == (0, 0)
    assert home.planned_from(nothing, TODAY, 5) == home.planned_before(nothing, TODAY) == []
    assert home.claims_to_decide(nothing, None) == home.claims_to_pay(nothing, TODAY) == (0, Money())
    assert home.claims_to_second(nothing, TODAY, Decider(1)) == (0, Money())
    assert not home.has_committees(nothing)
    assert not home.has_people(nothing)
