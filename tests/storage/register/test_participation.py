"""« Ma participation » against the same rows added up in plain Python."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register.participation import (
    claims_of_person,
    figures_of_person,
    first_day_of_person,
    mandates_held,
    meetings_attended,
    mission_hours,
    participation_of,
)
from tests.builders import Builder, open_copy

YEAR = Exercise.starting_in(2025, 9)
DAYS = (
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 8, 31),
    date(2026, 9, 1),
)
SPANS = (None, YEAR)
CAME = {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE}


@dataclass
class One:
    """What one person did, as it was written."""

    id: int
    mandates: list[tuple[str, date, date | None]] = field(default_factory=list)
    meetings: list[tuple[date, int, MeetingStatus, AttendanceStatus, int | None]] = field(
        default_factory=list
    )
    hours: list[dict[str, Any]] = field(default_factory=list)
    lines: list[tuple[str, ClaimStatus, date, int]] = field(default_factory=list)


def inside(day: date, exercise: Exercise | None) -> bool:
    return exercise is None or exercise.start <= day <= exercise.end


def written(session: Session) -> list[One]:
    make, rng = Builder(session), random.Random(17)
    own = make.structure(exercise_first_month=9, counts_travel=True)
    bodies = [make.committee(own), make.committee(own, "Œuvres & soins 50 %")]
    meetings = [
        make.meeting(body, day, status=status, starts_minute=at, ends_minute=rng.choice((None, at + 90)))
        for body in bodies
        for day in DAYS
        for at, status in enumerate(MeetingStatus)
    ]
    found = []
    for at in range(12):
        person = make.person("Hélias", f"Léa{at}")
        one = One(person.id)
        for body, first, last in zip(bodies, DAYS[:2], (DAYS[rng.randrange(6)], None), strict=True):
            start = min(first, last or first)
            make.mandate(person, body, start, ended_on=last, office=rng.choice((Office.MEMBER, Office.GUEST)))
            one.mandates.append((body.name, start, last))
        for meeting in meetings:
            if rng.random() < 0.5:
                status = rng.choice(list(AttendanceStatus))
                make.attendance(meeting, person, status)
                lasted = None if meeting.ends_minute is None else meeting.ends_minute - meeting.starts_minute
                one.meetings.append((meeting.held_on, meeting.id, meeting.status, status, lasted))
        for _ in range(25):
            values = {
                "family": rng.choice(list(MissionFamily)),
                "nature": rng.choice(list(HoursNature)),
                "kind": rng.choice(list(TimeKind)),
                "state": rng.choice((HoursState.VALIDATED, *HoursState)),
            }
            day, minutes = rng.choice(DAYS), rng.choice((15, 60))
            make.hours(person, own, day, minutes, **values)
            one.hours.append(values | {"day": day, "minutes": minutes})
        for number, status in enumerate((*ClaimStatus, *ClaimStatus)):
            reference = f"N{at}-{number}"
            claim = make.claim(person, status, reference=reference)
            for _ in range(rng.choice((0, 1, 3))):
                day, cents = rng.choice(DAYS), rng.choice((1, 1250, 99_999))
                make.line(claim, day, cents)
                one.lines.append((reference, status, day, cents))
        found.append(one)
    return found


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, list[One]]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("participation"))
    with opened.database.work() as session:
        people = written(session)
    with opened.database.read() as session:
        yield session, people
    opened.database.close()


def counted(one: One, exercise: Exercise | None, *, travel: bool) -> list[dict[str, Any]]:
    return [
        each
        for each in one.hours
        if each["state"] is HoursState.VALIDATED
        and inside(each["day"], exercise)
        and (travel or each["kind"] is not TimeKind.TRAVEL)
    ]


@pytest.mark.parametrize("travel", [False, True])
@pytest.mark.parametrize("exercise", SPANS, ids=("always", "year"))
def test_the_figures_of_each_person_add_up(
    shared: tuple[Session, list[One]], exercise: Exercise | None, *, travel: bool
) -> None:
    session, people = shared
    for one in people:
        figures = figures_of_person(session, one.id, exercise, travel_counts=travel)
        expected = [
            status
            for day, _, state, status, _ in one.meetings
            if state is MeetingStatus.HELD and inside(day, exercise)
        ]
        assert figures.expected == len(expected)
        assert figures.attended == sum(status in CAME for status in expected)
        kept = counted(one, exercise, travel=travel)
        volunteer = sum(each["minutes"] for each in kept if each["nature"] is HoursNature.VOLUNTEER)
        assert figures.volunteer_minutes == volunteer
        assert figures.other_minutes == sum(each["minutes"] for each in kept) - volunteer
        cents: Counter[ClaimStatus] = Counter()
        for _, status, day, amount in one.lines:
            cents[status] += amount if inside(day, exercise) else 0
        assert figures.reimbursed.cents == cents[ClaimStatus.REIMBURSED]
        assert figures.waived.cents == cents[ClaimStatus.WAIVED]
        assert figures.refused.cents == cents[ClaimStatus.REFUSED]
        assert figures.waiting.cents == cents[ClaimStatus.SUBMITTED] + cents[ClaimStatus.APPROVED]


@pytest.mark.parametrize("travel", [False, True])
@pytest.mark.parametrize("exercise", SPANS, ids=("always", "year"))
def test_missions_hold_the_given_minutes_the_largest_first(
    shared: tuple[Session, list[One]], exercise: Exercise | None, *, travel: bool
) -> None:
    session, people = shared
    for one in people:
        sums: Counter[MissionFamily] = Counter()
        for each in counted(one, exercise, travel=travel):
            if each["nature"] is HoursNature.VOLUNTEER:
                sums[each["family"]] += each["minutes"]
        lines = mission_hours(session, one.id, exercise, travel_counts=travel)
        assert {line.family: line.minutes for line in lines} == sums
        order = list(MissionFamily)
        places = [(-line.minutes, order.index(line.family)) for line in lines]
        assert places == sorted(places)


@pytest.mark.parametrize("exercise", SPANS, ids=("always", "year"))
def test_meetings_are_those_held_where_the_person_was_expected(
    shared: tuple[Session, list[One]], exercise: Exercise | None
) -> None:
    session, people = shared
    for one in people:
        kept = [row for row in one.meetings if row[2] is MeetingStatus.HELD and inside(row[0], exercise)]
        expected = [(row[0], row[3], row[4]) for row in sorted(kept, key=lambda row: row[:2])]
        found = meetings_attended(session, one.id, exercise)
        assert [(each.held_on, each.status, each.minutes) for each in found] == expected


@pytest.mark.parametrize("exercise", SPANS, ids=("always", "year"))
def test_a_claim_tells_only_the_costs_of_the_span_and_no_draft(
    shared: tuple[Session, list[One]], exercise: Exercise | None
) -> None:
    session, people = shared
    for one in people:
        sums: dict[str, int] = {}
        firsts: dict[str, date] = {}
        for reference, status, day, cents in one.lines:
            if status is not ClaimStatus.DRAFT and inside(day, exercise):
                sums[reference] = sums.get(reference, 0) + cents
                firsts[reference] = min(day, firsts.get(reference, day))
        found = claims_of_person(session, one.id, exercise)
        assert {each.reference: each.amount.cents for each in found} == sums
        assert [each.first_on for each in found] == sorted(firsts.values())


def test_a_mandate_of_one_day_of_the_exercise_is_told(shared: tuple[Session, list[One]]) -> None:
    session, people = shared
    edges = set()
    for one in people:
        kept = [
            (first, name, last)
            for name, first, last in one.mandates
            if first <= YEAR.end and (last is None or last >= YEAR.start)
        ]
        edges |= {last for _, _, last in kept} | {last for _, _, last in one.mandates}
        found = mandates_held(session, one.id, YEAR)
        assert sorted(each.committee for each in found) == sorted(name for _, name, _ in kept)
        days = [each.started_on for each in mandates_held(session, one.id, None)]
        assert days == sorted((first for _, first, _ in one.mandates), reverse=True)
    assert {DAYS[0], DAYS[1]} <= edges, "no mandate ends on the last day before, or on the first day"


def test_the_first_day_is_that_of_anything_but_a_meeting_not_held(
    shared: tuple[Session, list[One]],
) -> None:
    session, people = shared
    for one in people:
        days = [first for _, first, _ in one.mandates]
        days += [day for day, _, state, _, _ in one.meetings if state is MeetingStatus.HELD]
        days += [each["day"] for each in one.hours] + [day for _, _, day, _ in one.lines]
        assert first_day_of_person(session, one.id) == min(days)


def test_the_page_counts_travel_as_its_own_structure_says(shared: tuple[Session, list[One]]) -> None:
    session, people = shared
    person = session.get_one(Person, people[0].id)
    told = participation_of(session, person, 2025, date(2026, 9, 1))
    assert told.travel_counts
    assert told.span == figures_of_person(session, person.id, YEAR, travel_counts=True)
    assert told.always == figures_of_person(session, person.id, None, travel_counts=True)
    assert told.exercise == YEAR.label
    assert participation_of(session, person, None, date(2026, 9, 1)).exercise is None


def test_somebody_who_did_nothing_has_empty_figures(database: Database) -> None:
    with database.work() as session:
        person = Builder(session).person()
        told = participation_of(session, person, None, date(2026, 9, 1))
        assert told.since is None
        assert told.structure == ""
        assert (told.always.attended, told.always.expected, told.always.volunteer_minutes) == (0, 0, 0)
        assert told.always.reimbursed.cents == told.always.waiting.cents == 0
        assert told.mandates == told.meetings == told.missions == told.claims == ()


def test_only_a_planned_meeting_is_no_first_day(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        person, body = make.person(), make.committee(make.structure())
        meeting = make.meeting(body, date(2026, 1, 5), status=MeetingStatus.PLANNED)
        make.attendance(meeting, person)
        assert first_day_of_person(session, person.id) is None
        assert meetings_attended(session, person.id, None) == ()
