"""Months of hours and statements against the same hours counted in plain Python."""

from collections import defaultdict
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.hours.locks import ClosedMonth, HoursExport
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.hours.grids import given, givers, latest_tasks, members, people_of
from engagement_desktop.storage.hours.locks import (
    any_lock,
    closed_among,
    closed_in_range,
    closed_month,
    counted_with,
    entries_to_take,
    exported_in_range,
    exports_named,
    months,
    reopened_key,
    reopened_setting,
    statement_made,
    statement_of,
    statements,
    waiting_in,
    waiting_in_month,
)
from engagement_desktop.storage.hours.validation import account_names, judge_of, judged
from tests.builders import Builder, plain
from tests.storage.hours.hours_world import Plain, World

AUGUST, SEPTEMBER = date(2024, 8, 1), date(2024, 9, 1)
LAST, TODAY = date(2024, 8, 31), date(2026, 11, 1)
TO_VALIDATE, RETURNED = HoursState.TO_VALIDATE, HoursState.RETURNED
PERIODS = [(LAST, LAST), (SEPTEMBER, date(2025, 8, 31)), (AUGUST, TODAY), (TODAY, TODAY)]


def within(world: World, first: date, last: date) -> list[Plain]:
    return [one for one in world.hours if first <= one.day <= last]


def test_each_month_tells_what_it_holds_and_what_waits(reading: Session, world: World) -> None:
    by_month: dict[date, list[Plain]] = defaultdict(list)
    for one in world.hours:
        by_month[one.day.replace(day=1)].append(one)
    rows = months(reading, TODAY)
    assert [row.first_day for row in rows] == sorted({TODAY, *by_month}, reverse=True)
    for row in rows:
        held = by_month.get(row.first_day, [])
        assert (row.entries, row.minutes) == (len(held), sum(one.minutes for one in held))
        assert row.people == len({one.person_id for one in held})
        assert row.waiting == sum(one.state is TO_VALIDATE for one in held)
        assert row.returned == sum(one.state is RETURNED for one in held)
        assert (row.exported, row.closed_on, row.closed_by, row.reopenings) == (0, None, "", ())


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_a_statement_takes_what_is_validated_by_name_and_day(
    reading: Session, world: World, first: date, last: date
) -> None:
    held = within(world, first, last)
    taken = [one for one in held if one.state is HoursState.VALIDATED]
    found = statement_of(reading, first, last)
    expected = sorted(taken, key=lambda one: (plain(f"{one.last} {one.first}"), one.day, one.id))
    assert [line.entry_id for line in found.lines] == [one.id for one in expected]
    assert found.minutes == sum(one.minutes for one in taken)
    waits = (sum(one.state is TO_VALIDATE for one in held), sum(one.state is RETURNED for one in held))
    assert (found.waiting, found.returned) == waits == waiting_in(reading, first, last)
    assert found.earlier == 0
    assert [one.id for one in entries_to_take(reading, first, last)] == sorted(one.id for one in taken)
    for line, one in zip(found.lines, expected, strict=True):
        assert (line.minutes, line.family, line.nature) == (one.minutes, one.family, one.nature)
        assert line.committee == world.committees.get(one.committee_id or 0, "")
        assert (line.structure, line.activity) == (world.structures[one.structure_id], one.activity or "")


def test_what_waits_in_a_month_ends_with_it(reading: Session, world: World) -> None:
    for first in (AUGUST, SEPTEMBER, date(2026, 2, 1)):
        held = [one for one in world.hours if one.day.replace(day=1) == first]
        assert waiting_in_month(reading, first) == (
            sum(one.state is TO_VALIDATE for one in held),
            sum(one.state is RETURNED for one in held),
        )


TASK = ("structure_id", "committee_id", "meeting_id", "family", "activity", "nature", "kind")


def test_minutes_of_a_day_are_counted_with_those_of_the_same_task(reading: Session, world: World) -> None:
    for one in world.hours[:60]:
        day = [other for other in world.hours if (other.person_id, other.day) == (one.person_id, one.day)]
        same = [other for other in day if all(getattr(other, name) == getattr(one, name) for name in TASK)]
        assert counted_with(reading, reading.get_one(HoursEntry, one.id)) == (
            sum(other.minutes for other in same),
            sum(other.minutes for other in day),
        )


def test_entries_to_judge_come_by_day(reading: Session, world: World) -> None:
    found = judged(reading, [one.id for one in world.hours] + [10**6])
    expected = sorted(world.hours, key=lambda one: (one.day, one.id))
    assert [one.id for _, one in found] == [one.id for one in expected]
    assert all(entry.state is one.state for entry, one in found)
    assert judged(reading, []) == []


def test_grids_show_the_hours_of_the_people_asked(reading: Session, world: World) -> None:
    wanted = sorted(world.people.values())[:2]
    first, last = SEPTEMBER, date(2025, 8, 31)
    expected = [one for one in within(world, first, last) if one.person_id in wanted]
    found = given(reading, wanted, first, last)
    assert [one.id for one in found] == [one.id for one in expected]
    assert not any(one.is_locked for one in found)
    assert given(reading, [], first, last) == ()
    gave = {one.person_id for one in within(world, first, last)}
    names = [one.id for one in givers(reading, first, last, 100)]
    key = {one.person_id: plain(f"{one.last} {one.first}") for one in world.hours}
    assert names == sorted(gave, key=lambda one: key[one])
    assert len(givers(reading, first, last, 1)) == 1
    assert [one.id for one in people_of(reading, wanted)] == sorted(wanted, key=lambda one: key[one])


def test_the_latest_tasks_are_told_once(reading: Session, world: World) -> None:
    mine = world.people["Hélias"]
    found = latest_tasks(reading, [mine], date(2025, 12, 31), 8)
    done = sorted(
        (one for one in world.hours if one.person_id == mine and one.day <= date(2025, 12, 31)),
        key=lambda one: (one.day, one.id),
        reverse=True,
    )
    names = [name for name in TASK if name != "meeting_id"]
    keys = list(dict.fromkeys(tuple(getattr(one, name) or "" for name in names) for one in done))[:8]
    assert [tuple(getattr(one, name) or "" for name in names) for one in found] == keys


@pytest.fixture
def locked(database: Database) -> Database:
    """August is closed; statement 1 took two entries of September, statement 2 nothing."""
    with database.work() as session:
        make = Builder(session)
        own, person = make.structure(), make.person()
        made = datetime(2024, 10, 1, 9, tzinfo=UTC)
        for said in ("Pour l’ARS", "Vide"):
            session.add(
                HoursExport(
                    made_at=made, first_day=SEPTEMBER, last_day=date(2024, 9, 30), said=said, account_id=1
                )
            )
        session.add(ClosedMonth(first_day=AUGUST, closed_on=SEPTEMBER, account_id=1))
        session.add(ClosedMonth(first_day=date(2024, 1, 1), closed_on=SEPTEMBER, account_id=None))
        session.flush()
        for day, minutes, export in (
            (LAST, 10, None),
            (SEPTEMBER, 20, 1),
            (date(2024, 9, 30), 30, 1),
            (SEPTEMBER, 40, None),
        ):
            make.hours(person, own, day, minutes, export_id=export)
    return database


def test_a_statement_that_was_made_keeps_what_it_took(locked: Database) -> None:
    with locked.read() as session:
        empty, full = statements(session)
        assert (full.said, full.entries, full.minutes, full.people, full.by) == (
            "Pour l’ARS",
            2,
            50,
            1,
            "Claire",
        )
        assert (empty.said, empty.entries, empty.minutes, empty.people) == ("Vide", 0, 0, 0)
        made = statement_made(session, 1)
        assert made is not None
        assert ([line.minutes for line in made.lines], made.said) == ([20, 30], "Pour l’ARS")
        assert statement_made(session, 99) is None
        assert statement_of(session, SEPTEMBER, date(2024, 9, 30)).earlier == 1
        assert [line.minutes for line in statement_of(session, AUGUST, TODAY).lines] == [10, 40]


def test_closed_months_and_statements_lock_ranges(locked: Database) -> None:
    with locked.read() as session:
        assert any_lock(session)
        assert closed_in_range(session, 1, 4) == {AUGUST}
        assert closed_in_range(session, 2, 4) == set()
        assert exported_in_range(session, 1, 4) == {1}
        assert exported_in_range(session, 4, 9) == set()
        assert closed_among(session, {AUGUST, SEPTEMBER}) == {AUGUST: SEPTEMBER}
        assert closed_month(session, SEPTEMBER) is None
        assert [one.said for one in exports_named(session, [2, 1, 9])] == ["Pour l’ARS", "Vide"]
        assert [one.is_locked for one in given(session, [1], AUGUST, TODAY)] == [True, True, True, False]


def test_a_closed_month_stays_in_the_list_without_hours(locked: Database) -> None:
    with locked.work() as session:
        session.add(Setting(key=reopened_key(AUGUST), value="[]"))
        session.flush()
        assert reopened_setting(session, AUGUST) is not None
        assert reopened_setting(session, SEPTEMBER) is None
        rows = {row.first_day: row for row in months(session, TODAY)}
    assert list(rows) == [TODAY, SEPTEMBER, AUGUST, date(2024, 1, 1)]
    assert (rows[AUGUST].closed_on, rows[AUGUST].closed_by) == (SEPTEMBER, "Claire")
    assert (rows[date(2024, 1, 1)].entries, rows[date(2024, 1, 1)].closed_by) == (0, "")
    assert (rows[SEPTEMBER].exported, rows[SEPTEMBER].entries) == (2, 3)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 1, 1), date(2024, 8, 31), ["Avant"]),
        (SEPTEMBER, SEPTEMBER, ["Après", "Avant"]),
        (date(2024, 9, 2), TODAY, ["Après"]),
    ],
)
def test_members_hold_a_mandate_on_some_day_of_the_grid(
    database: Database, first: date, last: date, expected: list[str]
) -> None:
    from engagement_desktop.domain.register.mandates import Office

    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        make.mandate(make.person("Avant"), body, date(2020, 1, 1), ended_on=SEPTEMBER)
        make.mandate(make.person("Après"), body, SEPTEMBER)
        make.mandate(make.person("Invité"), body, date(2020, 1, 1), office=Office.GUEST)
        assert [one.last_name for one in members(session, body.id, first, last)] == expected


def test_an_empty_dossier_locks_nothing(nothing: Session) -> None:
    assert not any_lock(nothing)
    assert statements(nothing) == ()
    assert [(row.first_day, row.entries) for row in months(nothing, TODAY)] == [(TODAY, 0)]
    assert judge_of(nothing, 1).person_id is judge_of(nothing, 99).person_id is None
    assert account_names(nothing, [1, None, 99]) == {1: "Claire"}
