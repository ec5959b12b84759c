"""What papers tell of a person, against the same rows kept as plain Python."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.cec_files import RoleCorrection
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.hours import papers
from engagement_desktop.storage.hours.cec_roles import corrections_of, functions_of
from tests.builders import Builder, open_copy

FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)
DAYS = (date(2025, 8, 31), FIRST, date(2025, 12, 31), date(2026, 1, 1), LAST, date(2026, 9, 1))
CAME = {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE}
OTHER, GOVERNING = HoursRole.OTHER, HoursRole.GOVERNING_BODY


@dataclass
class World:
    """What the dossier holds, by person."""

    people: list[int] = field(default_factory=list)
    structures: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    hours: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    corrections: dict[int, list[tuple[int, date, date | None, HoursRole]]] = field(default_factory=dict)
    meetings: dict[int, list[tuple[date, int, MeetingStatus, AttendanceStatus]]] = field(default_factory=dict)
    mandates: dict[int, list[tuple[int, date, date | None]]] = field(default_factory=dict)

    def role(self, person: int, one: dict[str, Any]) -> HoursRole:
        """The correction begun last among those in force in that structure, else the role written."""
        held = [
            (start, at, role)
            for at, (where, start, end, role) in enumerate(self.corrections[person])
            if where == one["structure"] and start <= one["day"] and (end is None or end >= one["day"])
        ]
        role: HoursRole = max(held)[2] if held else one["role"]
        return role


def written(session: Session, *, travel: bool) -> World:
    make, rng, world = Builder(session), random.Random(31), World()
    own = make.structure(counts_travel=travel)
    structures = [own, make.association()]
    bodies = [make.committee(own), make.committee(structures[1], "Œuvres 50 %")]
    world.structures, world.bodies = [one.id for one in structures], [one.id for one in bodies]
    meetings = [
        make.meeting(body, day, status=status, starts_minute=at)
        for body in bodies
        for day in DAYS
        for at, status in enumerate(MeetingStatus)
    ]
    for at in range(8):
        person = make.person(first=f"Léa{at}")
        world.people.append(person.id)
        rows = world.hours[person.id] = []
        for _ in range(50):
            values = {
                "role": rng.choice((OTHER, GOVERNING)),
                "nature": rng.choice(list(HoursNature)),
                "kind": rng.choice(list(TimeKind)),
                "state": rng.choice((HoursState.VALIDATED, *HoursState)),
                "family": rng.choice(list(MissionFamily)[:2]),
                "activity": rng.choice((None, "Écoute à 100 %")),
            }
            where, day, minutes = rng.choice(structures), rng.choice(DAYS), rng.choice((15, 60))
            make.hours(person, where, day, minutes, **values)
            rows.append(values | {"structure": where.id, "day": day, "minutes": minutes})
        world.corrections[person.id] = _corrections(session, rng, person, structures) if at % 2 else []
        world.meetings[person.id] = [
            (one.held_on, one.id, one.status, make.attendance(one, person, status).status)
            for one in meetings
            if (status := rng.choice((None, *AttendanceStatus))) is not None
        ]
        world.mandates[person.id] = []
        for body in bodies:
            start, end = rng.choice(DAYS), rng.choice((None, *DAYS))
            if end is None or end >= start:
                make.mandate(person, body, start, ended_on=end)
                world.mandates[person.id].append((body.id, start, end))
    return world


def _corrections(
    session: Session, rng: random.Random, person: Person, structures: list[Structure]
) -> list[tuple[int, date, date | None, HoursRole]]:
    found = []
    for _ in range(4):
        start, end = rng.choice(DAYS), rng.choice((None, *DAYS))
        if end is not None and end < start:
            continue
        where, role = rng.choice(structures), rng.choice((OTHER, GOVERNING))
        session.add(
            RoleCorrection(
                person_id=person.id,
                structure_id=where.id,
                started_on=start,
                role=role,
                reason="Statuts",
                ended_on=end,
            )
        )
        session.flush()
        found.append((where.id, start, end, role))
    return found


@pytest.fixture(scope="module", params=[False, True], ids=("travel out", "travel in"))
def shared(
    request: pytest.FixtureRequest, pristine: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Session, World, bool]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("papers"))
    with opened.database.work() as session:
        world = written(session, travel=request.param)
    with opened.database.read() as session:
        yield session, world, request.param
    opened.database.close()


def test_hours_are_added_up_by_month_under_the_role_that_counts(shared: tuple[Session, World, bool]) -> None:
    session, world, travel = shared
    corrected = 0
    for person in world.people:
        for only in (None, *world.structures):
            sums: Counter[tuple[object, ...]] = Counter()
            for one in world.hours[person]:
                counts = one["state"] is HoursState.VALIDATED and FIRST <= one["day"] <= LAST
                if not counts or (one["kind"] is TimeKind.TRAVEL and not travel):
                    continue
                if only is not None and one["structure"] != only:
                    continue
                role = world.role(person, one)
                corrected += role is not one["role"]
                month = one["day"].replace(day=1)
                key = one["structure"], month, one["nature"], role, one["family"], one["activity"] or ""
                sums[key] += one["minutes"]
            rows = papers.hours_told(session, person, FIRST, LAST, only)
            told = {
                (row.structure_id, row.month, row.nature, row.role, row.family, row.activity): row.minutes
                for row in rows
            }
            assert len(told) == len(rows), "two lines tell the same"
            assert told == sums
    assert corrected, "no hours bear a corrected role: the rule is not looked at"


def test_meetings_are_those_where_the_person_came(shared: tuple[Session, World, bool]) -> None:
    session, world, _ = shared
    for person in world.people:
        came = sorted(
            (day, meeting)
            for day, meeting, state, status in world.meetings[person]
            if state is MeetingStatus.HELD and status in CAME
        )
        told = papers.meetings_told(session, person, FIRST, LAST)
        assert [one.held_on for one in told] == [day for day, _ in came if FIRST <= day <= LAST]
        chosen = papers.meetings_to_choose(session, person)
        assert [(row[1], row[0]) for row in chosen] == came[::-1]
        assert [row[0] for row in papers.meetings_to_choose(session, person, 2)] == [
            meeting for _, meeting in came[::-1][:2]
        ]
        for day, meeting, state, status in world.meetings[person]:
            one = papers.meetings_told(session, person, FIRST, LAST, meeting_id=meeting)
            counts = state is MeetingStatus.HELD and status in CAME
            assert [row.held_on for row in one] == ([day] if counts else [])


def test_functions_and_members_are_those_of_some_of_these_days(shared: tuple[Session, World, bool]) -> None:
    session, world, _ = shared
    sitting: dict[int, set[int]] = {body: set() for body in world.bodies}
    for person in world.people:
        kept = sorted(
            (start, body)
            for body, start, end in world.mandates[person]
            if start <= LAST and (end is None or end >= FIRST)
        )
        for _, body in kept:
            sitting[body].add(person)
        days = [start for start, _ in kept]
        assert [one.started_on for one in papers.functions_held(session, person, FIRST, LAST)] == days
        assert [one.started_on for one in functions_of(session, person, FIRST, LAST)] == days
        every = [start for _, start, _ in world.mandates[person]]
        told = papers.functions_by_committee(session, person)
        assert [one.started_on for _, one in told] == sorted(every, reverse=True)
        assert sorted(body for body, _ in told) == sorted(body for body, _, _ in world.mandates[person])
    for body, people in sitting.items():
        members = papers.members_between(session, body, FIRST, LAST)
        assert [one.id for one in members] == sorted(people)


def test_the_engagement_is_known_since_its_first_sign(shared: tuple[Session, World, bool]) -> None:
    session, world, _ = shared
    for person in world.people:
        days = [start for _, start, _ in world.mandates[person]] + [one["day"] for one in world.hours[person]]
        assert papers.since_when(session, person) == min(days)
        found = [structure for structure, _ in papers.structures_with_hours(session, person)]
        assert set(found) == {one["structure"] for one in world.hours[person]}
        starts = [one.started_on for one in corrections_of(session, person)]
        assert starts == sorted(start for _, start, _, _ in world.corrections[person])


@pytest.mark.parametrize(
    ("spans", "opened", "told"),
    [
        ((), None, (1080, 1200)),
        ((), 1090, (1090, 1200)),
        (((1100, None),), 1090, (1100, 1200)),
        (((1100, 1150),), 1090, (1100, 1150)),
        (((1150, 1160), (1100, 1110)), 1090, (1100, 1160)),
        (((1150, None), (1100, 1110)), 1090, (1100, 1200)),
    ],
)
def test_an_attestation_tells_from_the_first_arrival_to_the_last_departure(
    database: Database, spans: tuple[tuple[int, int | None], ...], opened: int | None, told: tuple[int, int]
) -> None:
    with database.work() as session:
        make = Builder(session)
        person = make.person()
        meeting = make.meeting(make.committee(make.structure()), FIRST, opened_minute=opened)
        make.attendance(meeting, person, AttendanceStatus.REMOTE)
        for start, end in spans:
            session.add(
                PresenceSpan(
                    meeting_id=meeting.id, person_id=person.id, arrived_minute=start, left_minute=end
                )
            )
        session.flush()
        (only,) = papers.meetings_told(session, person.id, FIRST, FIRST)
        assert (only.starts_minute, only.ends_minute, only.is_remote) == (*told, True)


def test_nobody_s_papers_are_empty(nothing: Session) -> None:
    assert papers.since_when(nothing, 1) is None
    assert papers.hours_told(nothing, 1, FIRST, LAST) == ()
    assert (
        papers.meetings_told(nothing, 1, FIRST, LAST) == papers.missions_told(nothing, 1, FIRST, LAST) == ()
    )
    assert papers.meetings_to_choose(nothing, 1) == papers.structures_with_hours(nothing, 1) == []
