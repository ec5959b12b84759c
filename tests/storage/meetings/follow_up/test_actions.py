"""Actions and proposals against the same rows counted in plain Python."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionTiming
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.follow_up.actions import (
    MOST_OWNERS,
    SORTS,
    action_rows,
    actions_counts,
    actions_facets,
    actions_of_person,
    actions_page,
    late_actions,
    owners,
)
from tests.builders import Builder, plain
from tests.storage.meetings.meetings_world import MANY, NAMES, TODAY, PlainAction, World
from tests.storage.paging import every_row, ids, ordered

OPEN, DONE, DROPPED = ActionState


def late(one: PlainAction) -> bool:
    return one.state is OPEN and one.due is not None and one.due < TODAY


def urgency(one: PlainAction) -> tuple[bool, str]:
    """Open ones first by their day, none last; then the others by the day they were closed."""
    day = one.due if one.state is OPEN else one.closed
    return one.state is not OPEN, "9999" if day is None else day.isoformat()


def owner(world: World, one: PlainAction) -> str | None:
    if one.owner_id is None:
        return None
    last, first = NAMES[world.people.index(one.owner_id)]
    return plain(f"{last} {first}")


KEYS = {
    "urgency": lambda _world, one: urgency(one),
    "number": lambda _world, one: one.sequence,
    "due": lambda _world, one: one.due,
    "owner": owner,
    "committee": lambda world, one: plain(world.bodies[one.committee_id]),
    "state": lambda _world, one: list(ActionState).index(one.state),
    "priority": lambda _world, one: list(Priority).index(one.priority),
}


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: actions_page(session, query, TODAY, after)))


def test_every_sort_of_the_list_is_looked_at_here() -> None:
    assert set(SORTS.keys) == set(KEYS)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(KEYS))
def test_pages_give_every_action_once_in_order(
    reading: Session, world: World, sort: str, *, descending: bool
) -> None:
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(world.actions, lambda one: KEYS[sort](world, one), descending=descending)


TIMINGS = {
    ActionTiming.LATE: late,
    ActionTiming.TO_DO: lambda one: one.state is OPEN and not late(one),
    ActionTiming.DONE: lambda one: one.state is DONE,
    ActionTiming.DROPPED: lambda one: one.state is DROPPED,
}


def kept(world: World, **filters: str) -> list[PlainAction]:
    rules = {
        "timing": lambda one, word: TIMINGS[ActionTiming(word)](one),
        "exercise": lambda one, word: date(int(word), 9, 1) <= one.asked <= date(int(word) + 1, 8, 31),
        "committee": lambda one, word: one.committee_id == int(word),
        "person": lambda one, word: one.owner_id == int(word),
        "decision": lambda one, word: one.decision_id == int(word),
    }
    return [one for one in world.actions if all(rules[name](one, word) for name, word in filters.items())]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        *({"timing": timing.value} for timing in TIMINGS),
        *({"exercise": str(year)} for year in (2023, 2024, 2025, 2026)),
        {"person": "2"},
        {"decision": "1"},
        {"committee": "2", "timing": "late", "exercise": "2025"},
    ],
    ids=str,
)
def test_a_filter_keeps_and_counts_what_its_rule_says(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    expected, query = kept(world, **filters), ListQuery(filters=filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    assert actions_counts(reading, query, TODAY) == (len(expected), sum(map(late, expected)), MANY)
    others = {name: word for name, word in filters.items() if name != "timing"}
    assert actions_facets(reading, query, TODAY)["timing"] == {
        timing: len(kept(world, **others, timing=timing.value)) for timing in TIMINGS
    }


def test_every_action_has_exactly_one_timing(reading: Session, world: World) -> None:
    rows = action_rows(reading, [one.id for one in world.actions], TODAY)
    for one in world.actions:
        said = [timing for timing, rule in TIMINGS.items() if rule(one)]
        assert said == [rows[one.id].timing], one
        assert (rows[one.id].due_on, rows[one.id].closed_on) == (one.due, one.closed)


def test_what_is_due_today_is_not_late(reading: Session, world: World) -> None:
    today = [one for one in world.actions if one.state is OPEN and one.due == TODAY]
    assert today, "no open action is due on the very day: the edge is not looked at"
    found = late_actions(reading, TODAY)
    assert not {one.id for one in today} & {row.id for row in found}
    expected = sorted((one for one in world.actions if late(one)), key=lambda one: (one.due, one.id))
    assert [row.id for row in found] == [one.id for one in expected]


@pytest.mark.parametrize("only_open", [False, True])
def test_a_person_s_actions_are_in_the_order_of_urgency(
    reading: Session, world: World, *, only_open: bool
) -> None:
    for person in world.people:
        mine = [
            one for one in world.actions if one.owner_id == person and (not only_open or one.state is OPEN)
        ]
        found = actions_of_person(reading, person, TODAY, only_open=only_open)
        assert [row.id for row in found] == ordered(mine, urgency, descending=False)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("he", ["Monique Hélias"]),
        ("MON", ["Monique Hélias"]),
        ("hé mo", ["Monique Hélias"]),
        ("lias", []),
        ("le", ["Zoé Leroux", "Yann Le_Goff"]),
        ("le%", []),
        ("", []),
        ("   ", []),
        ("arch", []),
    ],
)
def test_members_are_offered_before_the_others(database: Database, letters: str, expected: list[str]) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        for last, first in (*NAMES, ("Leroux", "Zoé")):
            person = make.person(last, first, known_as=f"X{last}")
            if last == "Leroux":
                make.mandate(person, body, date(2025, 1, 1), ended_on=TODAY)
        make.person("Archivé", "Un", known_as="XA", archived_on=TODAY)
        meeting = make.meeting(body, TODAY)
        assert [one.name for one in owners(session, meeting.id, letters)] == expected


def test_no_more_owners_are_offered_than_a_list_can_show(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        meeting = make.meeting(make.committee(make.structure()), TODAY)
        for at in range(MOST_OWNERS + 3):
            make.person(f"Kervella{at}", "Léa")
        assert len(owners(session, meeting.id, "ker")) == MOST_OWNERS


def test_an_empty_dossier_asks_for_nothing(nothing: Session) -> None:
    assert listed(nothing, ListQuery(sort="due")) == []
    assert actions_counts(nothing, ListQuery(), TODAY) == (0, 0, 0)
    assert late_actions(nothing, TODAY) == actions_of_person(nothing, 1, TODAY) == ()
