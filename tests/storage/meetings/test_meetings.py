"""Lists of meetings: pages, chips and sums against the same meetings counted in plain Python."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.storage.meetings.meetings import (
    SORTS,
    meeting_detail,
    meeting_rows,
    meetings_facets,
    meetings_page,
    meetings_sums,
    meetings_total,
)
from tests.builders import plain
from tests.storage.meetings.meetings_world import MANY, TODAY, PlainMeeting, World
from tests.storage.paging import every_row, ids, ordered

HELD, PLANNED = MeetingStatus.HELD, MeetingStatus.PLANNED
STATUSES = list(MeetingStatus)
KEYS = {
    "date": lambda _world, one: one.day,
    "number": lambda _world, one: one.number,
    "committee": lambda world, one: plain(world.bodies[one.committee_id]),
    "status": lambda _world, one: STATUSES.index(one.status),
    "place": lambda _world, one: one.place and one.place.encode(),
    "attended": lambda _world, one: one.attended if one.roll else None,
}


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: meetings_page(session, query, TODAY, after)))


def test_every_sort_of_the_list_is_looked_at_here() -> None:
    assert set(SORTS.keys) == set(KEYS)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(KEYS))
def test_pages_give_every_meeting_once_in_order(
    reading: Session, world: World, sort: str, *, descending: bool
) -> None:
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(world.meetings, lambda one: KEYS[sort](world, one), descending=descending)


GAPS = {
    GapKind.MEETING_WITHOUT_DECISIONS: lambda one: one.status is HELD and not one.decisions,
    GapKind.MEETING_WITHOUT_ATTENDANCE: lambda one: one.status is HELD and not one.roll,
    GapKind.MEETING_WITHOUT_END: lambda one: one.status is HELD and one.ends is None,
    GapKind.PLANNED_MEETING_PAST: lambda one: one.status is PLANNED and one.day < TODAY,
}


def kept(world: World, **filters: str) -> list[PlainMeeting]:
    rules = {
        "status": lambda one, word: one.status == word,
        "exercise": lambda one, word: date(int(word), 9, 1) <= one.day <= date(int(word) + 1, 8, 31),
        "committee": lambda one, word: one.committee_id == int(word),
        "person": lambda one, word: int(word) in one.roll,
        "gap": lambda one, word: GAPS[GapKind(word)](one),
    }
    return [one for one in world.meetings if all(rules[name](one, word) for name, word in filters.items())]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        *({"status": status.value} for status in MeetingStatus),
        *({"exercise": str(year)} for year in (2022, 2023, 2024, 2025, 2026)),
        *({"committee": str(body)} for body in (1, 2, 3, 99)),
        *({"person": str(person)} for person in (1, 4)),
        *({"gap": gap.value} for gap in GAPS),
        {"status": "held", "exercise": "2025", "committee": "2"},
    ],
    ids=str,
)
def test_a_filter_keeps_and_sums_what_its_rule_says(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    expected, query = kept(world, **filters), ListQuery(filters=filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    held = [one for one in expected if one.status is HELD]
    assert meetings_sums(reading, query, TODAY) == (
        len(expected),
        sum(one.attended for one in held),
        sum(len(one.roll) for one in held),
    )
    others = {name: word for name, word in filters.items() if name != "status"}
    assert meetings_facets(reading, query, TODAY)["status"] == {
        status: len(kept(world, **others, status=status.value)) for status in MeetingStatus
    }


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("eluard", lambda _world, one: one.place == "Salle Éluard"),
        ("usagers", lambda _world, one: one.committee_id == 1),
        ("bureau_", lambda _world, one: one.committee_id == 3),
        ("visio 100 %", lambda _world, one: one.place == "Visio 100 %"),
        ("salle%", lambda _world, _one: False),
        ("rien mairie", lambda _world, one: one.place == "Mairie" and one.decisions == "Rien de plus"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_words_are_found_in_places_bodies_and_decisions(
    reading: Session, world: World, typed: str, rule: object
) -> None:
    assert callable(rule)
    expected = {one.id for one in world.meetings if rule(world, one)}
    assert set(listed(reading, ListQuery(search=typed))) == expected


def test_a_row_tells_what_was_written(reading: Session, world: World) -> None:
    rows = meeting_rows(reading, [one.id for one in world.meetings])
    assert len(rows) == meetings_total(reading) == MANY
    for one in world.meetings:
        row = rows[one.id]
        assert (row.held_on, row.status, row.place) == (one.day, one.status, one.place)
        assert row.committee == world.bodies[one.committee_id]
        assert (row.attended, row.expected) == (one.attended, len(one.roll))
        assert row.has_decisions == bool(one.decisions)
        assert row.ends_minute == one.ends


def test_a_pane_tells_who_came_in_the_order_of_names(reading: Session, world: World) -> None:
    asked = max(world.meetings, key=lambda one: len(one.roll))
    detail = meeting_detail(reading, asked.id)
    assert detail is not None
    assert {one.person_id: one.status for one in detail.attendance} == asked.roll
    names = [plain(f"{one.last_name} {one.first_name}") for one in detail.attendance]
    assert names == sorted(names)
    assert meeting_detail(reading, 10**6) is None


def test_an_empty_dossier_has_an_empty_list(nothing: Session) -> None:
    for sort in KEYS:
        assert listed(nothing, ListQuery(sort=sort)) == []
    assert meetings_sums(nothing, ListQuery(), TODAY) == (0, 0, 0)
    assert meetings_total(nothing) == 0
