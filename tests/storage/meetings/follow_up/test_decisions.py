"""The register of decisions against the same decisions counted in plain Python."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState, Decision, Proposal
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.storage.meetings.follow_up.decisions import (
    SORTS,
    actions_following,
    bodies_with,
    decision_detail,
    decision_rows,
    decisions_counts,
    decisions_facets,
    decisions_page,
    proposals_taken_up,
)
from tests.builders import plain
from tests.storage.meetings.meetings_world import MANY, PlainDecision, World
from tests.storage.paging import every_row, ids, ordered

LEVELS = list(EngagementLevel)
KEYS = {
    "date": lambda _world, one: one.day,
    "number": lambda _world, one: one.sequence,
    "committee": lambda world, one: plain(world.bodies[one.committee_id]),
    "level": lambda _world, one: None if one.level is None else LEVELS.index(one.level),
}


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: decisions_page(session, query, after)))


def test_every_sort_of_the_list_is_looked_at_here() -> None:
    assert set(SORTS.keys) == set(KEYS)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(KEYS))
def test_pages_give_every_decision_once_in_order(
    reading: Session, world: World, sort: str, *, descending: bool
) -> None:
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(world.decisions, lambda one: KEYS[sort](world, one), descending=descending)


def kept(world: World, **filters: str) -> list[PlainDecision]:
    rules = {
        "level": lambda one, word: one.level == word,
        "exercise": lambda one, word: date(int(word), 9, 1) <= one.day <= date(int(word) + 1, 8, 31),
        "committee": lambda one, word: one.committee_id == int(word),
        "meeting": lambda one, word: one.meeting_id == int(word),
    }
    return [one for one in world.decisions if all(rules[name](one, word) for name, word in filters.items())]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        *({"level": level.value} for level in EngagementLevel),
        *({"exercise": str(year)} for year in (2022, 2023, 2024, 2025, 2026)),
        {"committee": "3"},
        {"meeting": "1"},
        {"committee": "1", "exercise": "2025", "level": "partnership"},
    ],
    ids=str,
)
def test_a_filter_keeps_and_counts_what_its_rule_says(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    expected, query = kept(world, **filters), ListQuery(filters=filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    assert decisions_counts(reading, query) == (len(expected), MANY)
    others = {name: word for name, word in filters.items() if name != "level"}
    assert decisions_facets(reading, query)["level"] == {
        level: len(kept(world, **others, level=level.value)) for level in EngagementLevel
    }


@pytest.mark.parametrize(
    ("typed", "wording"),
    [
        ("accueil", "Ouvrir l’accueil le samedi"),
        ("l'accueil", "Ouvrir l’accueil le samedi"),
        ("facade_", "Façade_repeinte"),
        ("reecrire OEUVRE", "Réécrire l’œuvre"),
    ],
)
def test_words_are_found_whatever_their_accents(
    reading: Session, world: World, typed: str, wording: str
) -> None:
    found = listed(reading, ListQuery(search=typed))
    assert set(found) == {one.id for one in world.decisions if one.wording == wording}


def test_a_percent_is_found_in_wordings_and_bodies_alone(reading: Session, world: World) -> None:
    expected = {
        one.id for one in world.decisions if "%" in one.wording or "%" in world.bodies[one.committee_id]
    }
    assert set(listed(reading, ListQuery(search="%"))) == expected
    assert listed(reading, ListQuery(search="façade%")) == []


def test_a_row_counts_the_actions_that_follow_and_those_still_open(reading: Session, world: World) -> None:
    whole = Counter(one.decision_id for one in world.actions)
    still = Counter(one.decision_id for one in world.actions if one.state is ActionState.OPEN)
    rows = decision_rows(reading, [one.id for one in world.decisions])
    for one in world.decisions:
        row = rows[one.id]
        assert (row.actions, row.open_actions) == (whole[one.id], still[one.id])
        assert (row.wording, row.level, row.decided_on) == (one.wording, one.level, one.day)


def test_a_pane_tells_its_actions_by_number(reading: Session, world: World) -> None:
    first = world.decisions[0]
    detail = decision_detail(reading, first.id)
    assert detail is not None
    expected = sorted(
        (one for one in world.actions if one.decision_id == first.id), key=lambda one: one.sequence
    )
    assert [one[0] for one in detail.actions] == [one.id for one in expected]
    assert [one.id for one in actions_following(reading, first.id)] == [one.id for one in expected]
    assert (detail.vote, detail.is_sealed) == (None, False)
    assert proposals_taken_up(reading, first.id) == 0


@pytest.mark.parametrize(
    ("kind", "name"), [(Decision, "decisions"), (Action, "actions"), (Proposal, "proposals")]
)
def test_bodies_are_told_with_how_many_rows_they_have(
    reading: Session, world: World, kind: type[object], name: str
) -> None:
    many = Counter(one.committee_id for one in getattr(world, name))
    by_name = sorted(world.bodies.items(), key=lambda one: plain(one[1]))
    assert bodies_with(reading, kind) == [(key, name, many[key]) for key, name in by_name]


def test_an_empty_dossier_decided_nothing(nothing: Session) -> None:
    assert listed(nothing, ListQuery(sort="level")) == []
    assert decisions_counts(nothing, ListQuery(search="x")) == (0, 0)
    assert bodies_with(nothing, Decision) == []
