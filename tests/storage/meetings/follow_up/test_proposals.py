"""Proposals of usagers against the same rows counted in plain Python."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback
from engagement_desktop.storage.meetings.follow_up.proposals import (
    SORTS,
    poster_bodies,
    poster_lines,
    proposal_detail,
    proposal_rows,
    proposals_awaiting,
    proposals_counts,
    proposals_facets,
    proposals_of_person,
    proposals_page,
)
from tests.builders import plain
from tests.storage.meetings.meetings_world import MANY, NAMES, TODAY, PlainProposal, World
from tests.storage.paging import every_row, ids, ordered

WAITING = ProposalState.WAITING
POSTER_ORDER = (ProposalState.RETAINED, ProposalState.IN_PROGRESS, ProposalState.NOT_RETAINED)


def feedback(one: PlainProposal) -> Feedback:
    """To be answered; answered and its author is to be told; told, or there is nobody to tell."""
    if one.state is WAITING:
        return Feedback.ANSWER
    return Feedback.TELLING if one.told is None and one.person_id is not None else Feedback.TOLD


RANK = {Feedback.ANSWER: 0, Feedback.TELLING: 1, Feedback.TOLD: 2}


def author(world: World, one: PlainProposal) -> str | None:
    if one.person_id is None:
        return None
    last, first = NAMES[world.people.index(one.person_id)]
    return plain(f"{last} {first}")


KEYS = {
    "waiting": lambda _world, one: (RANK[feedback(one)], one.made),
    "date": lambda _world, one: one.made,
    "person": author,
    "committee": lambda world, one: plain(world.bodies[one.committee_id]),
    "state": lambda _world, one: list(ProposalState).index(one.state),
    "told": lambda _world, one: one.told,
}


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: proposals_page(session, query, TODAY, after)))


def test_every_sort_of_the_list_is_looked_at_here() -> None:
    assert set(SORTS.keys) == set(KEYS)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(KEYS))
def test_pages_give_every_proposal_once_in_order(
    reading: Session, world: World, sort: str, *, descending: bool
) -> None:
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(world.proposals, lambda one: KEYS[sort](world, one), descending=descending)


def kept(world: World, **filters: str) -> list[PlainProposal]:
    rules = {
        "feedback": lambda one, word: feedback(one) == word,
        "state": lambda one, word: one.state == word,
        "exercise": lambda one, word: date(int(word), 9, 1) <= one.made <= date(int(word) + 1, 8, 31),
        "committee": lambda one, word: one.committee_id == int(word),
        "person": lambda one, word: one.person_id == int(word),
        "poster": lambda one, _word: one.on_poster,
    }
    return [one for one in world.proposals if all(rules[name](one, word) for name, word in filters.items())]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        *({"feedback": word.value} for word in Feedback),
        *({"state": word.value} for word in ProposalState),
        *({"exercise": str(year)} for year in (2023, 2025, 2026)),
        {"person": "3"},
        {"poster": "1"},
        {"committee": "1", "feedback": "telling", "exercise": "2025"},
    ],
    ids=str,
)
def test_a_filter_keeps_and_counts_what_its_rule_says(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    expected, query = kept(world, **filters), ListQuery(filters=filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    ticked = sum(one.on_poster for one in world.proposals)
    assert proposals_counts(reading, query) == (len(expected), ticked, MANY)
    counts = proposals_facets(reading, query)
    for family, kind in (("feedback", Feedback), ("state", ProposalState)):
        others = {name: word for name, word in filters.items() if name != family}
        for word in kind:
            assert counts[family][word] == len(kept(world, **others, **{family: word.value})), word


def test_the_state_of_the_feedback_is_the_same_in_rows_and_chips(reading: Session, world: World) -> None:
    rows = proposal_rows(reading, [one.id for one in world.proposals], TODAY)
    for one in world.proposals:
        assert rows[one.id].feedback is feedback(one), one
        assert (rows[one.id].said, rows[one.id].person_id) == (one.said, one.person_id)


def test_what_waits_is_in_the_order_of_the_list(reading: Session, world: World) -> None:
    waits = [one for one in world.proposals if feedback(one) is not Feedback.TOLD]
    expected = ordered(waits, lambda one: (RANK[feedback(one)], one.made), descending=False)
    assert [row.id for row in proposals_awaiting(reading, TODAY)] == expected
    for person in world.people:
        mine = [one for one in world.proposals if one.person_id == person]
        found = proposals_of_person(reading, person, TODAY)
        assert [row.id for row in found] == ordered(
            mine, lambda one: (RANK[feedback(one)], one.made), descending=False
        )


def test_the_poster_shows_what_is_ticked_and_answered(reading: Session, world: World) -> None:
    shown = [one for one in world.proposals if one.on_poster and one.state is not WAITING]
    expected = sorted(shown, key=lambda one: (POSTER_ORDER.index(one.state), one.made, one.id))
    lines = poster_lines(reading)
    assert [(line.said, line.state, line.made_on) for line in lines] == [
        (one.said, one.state, one.made) for one in expected
    ]
    assert set(poster_bodies(reading)) == {world.bodies[one.committee_id] for one in shown}


def test_a_pane_tells_the_proposal(reading: Session, world: World) -> None:
    detail = proposal_detail(reading, world.proposals[0].id, TODAY)
    assert detail is not None
    assert detail.row.said == world.proposals[0].said
    assert proposal_detail(reading, 10**6, TODAY) is None


def test_an_empty_dossier_heard_nothing(nothing: Session) -> None:
    assert listed(nothing, ListQuery()) == []
    assert proposals_counts(nothing, ListQuery()) == (0, 0, 0)
    assert proposals_awaiting(nothing, TODAY) == poster_lines(nothing) == poster_bodies(nothing) == ()
