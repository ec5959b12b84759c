"""Hours added up by what they share, for the list and for the value of volunteering."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursNature, HoursState, TimeKind
from engagement_desktop.domain.hours.entries_rows import HoursGrouping
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.storage.hours.groups import hours_groups
from engagement_desktop.storage.hours.valuation import apart_minutes, given_minutes
from engagement_desktop.storage.reports.yearly_hours import (
    association_facts,
    hours_cells,
    minutes_by_association,
    minutes_by_period,
)
from tests.builders import plain
from tests.storage.hours.hours_world import EXERCISES, Plain, World

SHARED: dict[HoursGrouping, Callable[[Plain], object]] = {
    HoursGrouping.PERSON: lambda one: one.person_id,
    HoursGrouping.FAMILY: lambda one: one.family.value,
    HoursGrouping.ACTIVITY: lambda one: one.activity,
    HoursGrouping.MONTH: lambda one: f"{one.day:%Y-%m}",
    HoursGrouping.STRUCTURE: lambda one: one.structure_id,
    HoursGrouping.COMMITTEE: lambda one: one.committee_id,
    HoursGrouping.LEVEL: lambda one: one.level and one.level.value,
    HoursGrouping.MEETING: lambda one: one.meeting_id,
}
VOLUNTEER = HoursNature.VOLUNTEER


@pytest.mark.parametrize("filters", [{}, {"exercise": "2025"}, {"nature": "paid"}], ids=str)
@pytest.mark.parametrize("by", list(HoursGrouping))
def test_groups_add_up_the_hours_that_the_list_keeps(
    reading: Session, world: World, by: HoursGrouping, filters: dict[str, str]
) -> None:
    hours = [
        one
        for one in world.hours
        if filters.get("nature", one.nature) == one.nature
        and ("exercise" not in filters or EXERCISES[2].start <= one.day <= EXERCISES[2].end)
    ]
    minutes, entries = Counter[str | None](), Counter[str | None]()
    for one in hours:
        shared = SHARED[by](one)
        key = None if shared is None else str(shared)
        minutes[key] += one.minutes
        entries[key] += 1
    found = hours_groups(reading, ListQuery(filters=filters), by)
    assert {one.key: (one.entries, one.minutes) for one in found} == {
        key: (entries[key], minutes[key]) for key in minutes
    }
    if by is HoursGrouping.MONTH:
        assert [one.key for one in found] == sorted(minutes, key=str, reverse=True)
    else:
        assert [one.minutes for one in found] == sorted(minutes.values(), reverse=True)


def test_groups_are_called_as_people_call_them(reading: Session, world: World) -> None:
    def words(by: HoursGrouping) -> set[str]:
        return {one.words for one in hours_groups(reading, ListQuery(), by)}

    assert words(HoursGrouping.PERSON) == {f"{one.last} {one.first}" for one in world.hours}
    assert words(HoursGrouping.STRUCTURE) == set(world.structures.values())
    assert words(HoursGrouping.COMMITTEE) == {"", *world.committees.values()}
    assert words(HoursGrouping.ACTIVITY) == {one.activity or "" for one in world.hours}
    assert "Comité des usagers, 31/08/2024" in words(HoursGrouping.MEETING)


SPANS = [
    [date(2024, 9, 1)],
    [date(2024, 9, 1), date(2026, 1, 1)],
    [date(2024, 9, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 8, 31)],
]


def span_of(day: date, starts: list[date]) -> int:
    """The last span begun that day; what is before the first belongs to it."""
    return max([at for at, start in enumerate(starts) if start <= day], default=0)


@pytest.mark.parametrize("travel", [False, True])
@pytest.mark.parametrize("starts", SPANS, ids=len)
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_volunteer_minutes_fall_in_the_span_of_their_wage(
    reading: Session, world: World, exercise: Exercise, starts: list[date], *, travel: bool
) -> None:
    given = [one for one in world.counted(exercise, travel=travel) if one.nature is VOLUNTEER]
    by_person, fine = Counter[tuple[int, int]](), Counter[tuple[object, ...]]()
    for one in given:
        at = span_of(one.day, starts)
        by_person[one.person_id, at] += one.minutes
        name = world.committees.get(one.committee_id or 0, "")
        fine[one.person_id, starts[at], one.family, name] += one.minutes
    found = minutes_by_period(reading, exercise, starts, travel_counts=travel)
    assert {(one.person_id, one.period): one.minutes for one in found} == by_person
    cells = given_minutes(reading, exercise, starts, travel_counts=travel)
    assert len(cells) == len(fine)
    told = {(one.person, one.day, one.family, one.committee): one.minutes for one in cells}
    assert told == fine


@pytest.mark.parametrize("travel", [False, True])
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_what_is_not_valued_is_told_apart(
    reading: Session, world: World, exercise: Exercise, *, travel: bool
) -> None:
    counted = world.counted(exercise, travel=travel)
    waits = [
        one
        for one in world.of(exercise)
        if one.state is not HoursState.VALIDATED
        and one.nature is VOLUNTEER
        and (travel or one.kind is not TimeKind.TRAVEL)
    ]
    assert apart_minutes(reading, exercise, travel_counts=travel) == (
        sum(one.minutes for one in counted if one.nature is HoursNature.INDEMNIFIED),
        sum(one.minutes for one in counted if one.nature is HoursNature.PAID),
        sum(one.minutes for one in waits),
    )


@pytest.mark.parametrize("travel", [False, True])
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_cells_hold_counted_minutes_by_nature_family_and_month(
    reading: Session, world: World, exercise: Exercise, *, travel: bool
) -> None:
    expected = Counter[tuple[object, ...]]()
    for one in world.counted(exercise, travel=travel):
        expected[one.nature, one.family, one.day.month] += one.minutes
    found = hours_cells(reading, exercise, travel_counts=travel)
    assert {(one.nature, one.family, one.month): one.minutes for one in found} == expected


@pytest.mark.parametrize("only_eligible", [False, True])
def test_eligible_minutes_are_those_of_two_roles(
    reading: Session, world: World, *, only_eligible: bool
) -> None:
    exercise = EXERCISES[2]
    eligible = {"governing_body", "supervises_volunteers"}
    whole: dict[tuple[int, int], int] = defaultdict(int)
    part: dict[tuple[int, int], int] = defaultdict(int)
    for one in world.counted(exercise, travel=False):
        if one.nature is not VOLUNTEER or (only_eligible and one.role not in eligible):
            continue
        whole[one.person_id, one.structure_id] += one.minutes
        part[one.person_id, one.structure_id] += one.minutes if one.role in eligible else 0
    found = minutes_by_association(reading, exercise, travel_counts=False, only_eligible=only_eligible)
    assert {(one.person_id, one.structure_id): one.minutes for one in found} == whole
    assert {(one.person_id, one.structure_id): one.eligible_minutes for one in found} == part
    order = [(plain(f"{one.last_name} {one.first_name}"), one.structure_id) for one in found]
    assert order == sorted(order)
    assert {one.identifier for one in found} <= {f"P000{at}" for at in range(1, 5)}


def test_each_structure_tells_what_the_cec_reads(reading: Session, world: World) -> None:
    facts = association_facts(reading)
    assert {key: one.name for key, one in facts.items()} == world.structures
    assert facts[2].declared_on == date(2012, 5, 4)


def test_an_empty_dossier_adds_up_to_nothing(nothing: Session) -> None:
    exercise = EXERCISES[0]
    for by in HoursGrouping:
        assert hours_groups(nothing, ListQuery(), by) == ()
    assert given_minutes(nothing, exercise, SPANS[0], travel_counts=True) == []
    assert apart_minutes(nothing, exercise, travel_counts=True) == (0, 0, 0)
    assert hours_cells(nothing, exercise, travel_counts=True) == []
    assert association_facts(nothing) == {}
