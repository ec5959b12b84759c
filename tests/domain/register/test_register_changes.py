"""What changed between two days: each mandate told once, and the later register found again."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.history import ChangeKind
from engagement_desktop.domain.register.mandates import EndReason, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, CapacityKind
from engagement_desktop.domain.register.people_drafts import CapacityDraft
from engagement_desktop.domain.register.register_changes import changes_between, line_of
from tests.seats import behind, held, holder, past

SINCE, UNTIL = date(2024, 12, 31), date(2026, 12, 31)
MONIQUE, LUC, ANNE = holder(1, "Monique Hélias"), holder(2, "Luc Fournier"), holder(4, "Anne Gall")
END, NEXT = date(2025, 12, 31), date(2026, 1, 1)
K = ChangeKind


def told(*mandates: Held, **values: Any) -> list[tuple[Any, ...]]:
    """Kind, who left, who came."""
    found = changes_between(SINCE, UNTIL, [past(**values)], mandates)
    return [
        (
            change.kind,
            [line.first_name for line in change.before],
            change.after.first_name if change.after else None,
        )
        for change in found
    ]


STORIES = [
    ("begun", [held(MONIQUE)], [(K.STARTED, [], "Monique")]),
    ("ended", [held(MONIQUE, date(2020, 1, 1), END)], [(K.ENDED, ["Monique"], None)]),
    (
        "renewed",
        [held(MONIQUE, date(2020, 1, 1), END), held(MONIQUE, NEXT)],
        [(K.RENEWED, ["Monique"], "Monique")],
    ),
    (
        "another office",
        [held(MONIQUE, date(2020, 1, 1), END), held(MONIQUE, NEXT, office=Office.CHAIR)],
        [(K.OFFICE_CHANGED, ["Monique"], "Monique")],
    ),
    (
        "one chair after another",
        [held(MONIQUE, date(2020, 1, 1), END, office=Office.CHAIR), held(LUC, NEXT, office=Office.CHAIR)],
        [(K.REPLACED, ["Monique"], "Luc")],
    ),
    (
        "members who come and go are not said to replace each other",
        [held(MONIQUE, date(2020, 1, 1), END), held(LUC, NEXT)],
        [(K.STARTED, [], "Luc"), (K.ENDED, ["Monique"], None)],
    ),
    (
        "unless it was said",
        [held(MONIQUE, date(2020, 1, 1), END, end_reason=EndReason.REPLACED), held(LUC, NEXT)],
        [(K.REPLACED, ["Monique"], "Luc")],
    ),
    (
        "and in the same college",
        [
            held(MONIQUE, date(2020, 1, 1), END, end_reason=EndReason.REPLACED),
            held(LUC, NEXT, college=Capacity.ELECTED),
        ],
        [(K.STARTED, [], "Luc"), (K.ENDED, ["Monique"], None)],
    ),
    (
        "a guest replaces nobody",
        [
            held(MONIQUE, date(2020, 1, 1), END, end_reason=EndReason.REPLACED),
            held(LUC, NEXT, office=Office.GUEST),
        ],
        [(K.STARTED, [], "Luc"), (K.ENDED, ["Monique"], None)],
    ),
    (
        "a suppléant takes over",
        [
            held(MONIQUE, date(2020, 1, 1), END),
            behind(LUC, MONIQUE, date(2020, 1, 1), ended_on=END),
            held(LUC, NEXT),
        ],
        [(K.REPLACED, ["Monique", "Luc"], "Luc")],
    ),
    (
        "a suppléant becomes titulaire beside their own",
        [
            held(MONIQUE, date(2020, 1, 1)),
            behind(LUC, MONIQUE, date(2020, 1, 1), ended_on=END),
            held(LUC, NEXT),
        ],
        [(K.OFFICE_CHANGED, ["Luc"], "Luc")],
    ),
    (
        "a titulaire becomes suppléant of a chair who comes",
        [
            held(LUC, date(2020, 1, 1), END, office=Office.CHAIR),
            behind(LUC, MONIQUE, NEXT),
            held(MONIQUE, NEXT, office=Office.CHAIR),
        ],
        [(K.STARTED, [], "Monique"), (K.OFFICE_CHANGED, ["Luc"], "Luc")],
    ),
    (
        "a short mandate begins and ends",
        [held(MONIQUE, date(2025, 2, 1), date(2025, 2, 28))],
        [(K.STARTED, [], "Monique"), (K.ENDED, ["Monique"], None)],
    ),
    ("begun on the first day looked at", [held(MONIQUE, SINCE)], []),
    ("ends on the last day looked at", [held(MONIQUE, date(2020, 1, 1), UNTIL)], []),
]


@pytest.mark.parametrize(
    ("mandates", "changes"), [one[1:] for one in STORIES], ids=[one[0] for one in STORIES]
)
def test_each_mandate_is_told_once(mandates: list[Held], changes: list[Any]) -> None:
    assert told(*mandates) == changes


def test_a_committee_is_created_changes_its_rules_and_closes() -> None:
    ten, twelve = RulesDraft(seats=10), RulesDraft(seats=12)
    found = changes_between(
        SINCE,
        UNTIL,
        [
            past(
                (date(2025, 5, 31), ten),
                (date(2025, 6, 30), ten),
                now=twelve,
                created_on=date(2025, 3, 1),
                closed_on=date(2026, 6, 30),
            ),
            past(id=2, name="Autre", created_on=None),
        ],
        [],
    )
    assert [(change.day, change.kind) for change in found] == [
        (date(2025, 3, 1), K.COMMITTEE_CREATED),
        (date(2025, 7, 1), K.RULES_CHANGED),
        (date(2026, 7, 1), K.COMMITTEE_CLOSED),
    ]
    assert found[1].rules == (ten, twelve)
    assert found[1].person_id is None


def test_a_change_of_college_is_told_once_for_who_sits() -> None:
    capacities = (
        CapacityDraft(CapacityKind.PATIENT, None, END),
        CapacityDraft(CapacityKind.PROFESSIONAL, NEXT, date(2026, 5, 31)),
        CapacityDraft(CapacityKind.PROFESSIONAL, date(2026, 6, 1), None),
    )
    moved = holder(1, "Monique Hélias", capacities=capacities)
    mandates = [held(moved), held(moved, office=Office.SECRETARY)]
    own_college = [held(moved, college=Capacity.ELECTED)]
    begins_with_it = [held(moved, NEXT)]
    (change,) = changes_between(date(2025, 6, 30), UNTIL, [past()], mandates)
    assert (change.day, change.kind, change.person_id) == (NEXT, K.CAPACITY_CHANGED, 1)
    assert change.colleges == (Capacity.USER, Capacity.PROFESSIONAL)
    assert changes_between(date(2025, 6, 30), UNTIL, [past()], own_college) == ()
    assert told(*begins_with_it) == [(K.STARTED, [], "Monique")]


def test_what_a_workbook_ends_in_9999_never_ends() -> None:
    for_ever = date.max
    capacities = (CapacityDraft(CapacityKind.PATIENT, None, for_ever),)
    mandates = [held(holder(1, "Monique Hélias", capacities=capacities), ended_on=for_ever)]
    assert told(*mandates, closed_on=for_ever) == [(K.STARTED, [], "Monique")]


def test_a_change_is_about_who_came_else_who_left() -> None:
    (ended,) = changes_between(SINCE, UNTIL, [past()], [held(ANNE, date(2020, 1, 1), END)])
    assert ended.person_id == 4
    (begun,) = changes_between(SINCE, UNTIL, [past()], [held(LUC)])
    assert begun.person_id == 2


@st.composite
def some_mandates(draw: st.DrawFn) -> list[Held]:
    people = [holder(number) for number in range(1, 5)]
    made = []
    for _ in range(draw(st.integers(0, 12))):
        who = draw(st.sampled_from(people))
        first = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 12)))
        length = draw(st.none() | st.integers(0, 8))
        made.append(
            held(
                who,
                first,
                None if length is None else first + timedelta(days=length),
                office=draw(st.sampled_from([Office.CHAIR, Office.MEMBER, Office.GUEST])),
                seat=draw(st.sampled_from(SeatKind)),
                end_reason=draw(st.sampled_from([None, EndReason.REPLACED])),
                substitute_for_id=draw(st.sampled_from([None, 1, 2])),
            )
        )
    return made


@given(some_mandates(), st.integers(0, 20), st.integers(0, 20))
def test_changes_applied_to_a_register_give_the_later_one(
    mandates: list[Held], first: int, length: int
) -> None:
    since = date(2024, 12, 31) + timedelta(days=first)
    until = since + timedelta(days=length)
    register = {one.mandate_id for one in mandates if one.is_in_office(since)}
    for change in changes_between(since, until, [past()], mandates):
        for line in change.before:
            register.remove(line.mandate_id)
        if change.after is not None:
            assert change.after.mandate_id not in register
            register.add(change.after.mandate_id)
    assert register == {one.mandate_id for one in mandates if one.is_in_office(until)}


def test_a_line_shows_the_college_of_its_day() -> None:
    moved = holder(1, capacities=(CapacityDraft(CapacityKind.PROFESSIONAL, NEXT, None),))
    assert line_of(held(moved), "Comité", END).college is Capacity.USER
    assert line_of(held(moved), "Comité", NEXT).college is Capacity.PROFESSIONAL
