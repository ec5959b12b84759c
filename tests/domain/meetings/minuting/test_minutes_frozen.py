"""Frozen minutes: the same facts give the same text, and the text gives the facts back."""

import json
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts
from engagement_desktop.domain.meetings.minuting.minutes_frozen import (
    facts_of,
    fingerprint_of,
    frozen_text,
    short_fingerprint,
)
from tests.domain.meetings.minutes_samples import action, item, meeting, proposal, vote

WHOLE = meeting(item(votes=(vote(),), actions=(action(),), proposals=(proposal(),), documents=("Plan.png",)))


BARE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    bool: st.booleans(),
    int: st.integers(-(10**9), 10**9),
    date: st.dates(),
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a fact's type, whatever its length."""
    if get_origin(kind) is UnionType:
        return st.none() | any_of(next(one for one in get_args(kind) if one is not type(None)))
    if get_origin(kind) is tuple:
        inside = get_args(kind)
        if inside[-1] is Ellipsis:
            return st.lists(any_of(inside[0]), max_size=2).map(tuple)
        return st.tuples(*(any_of(one) for one in inside))
    if kind in BARE:
        return BARE[kind]
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    hints = get_type_hints(kind)
    return st.builds(
        kind,
        **{field.name: st.deferred(lambda hint=hints[field.name]: any_of(hint)) for field in fields(kind)},
    )


@settings(max_examples=60, deadline=None)
@given(any_of(MinutesFacts))
def test_facts_come_back_from_their_text(facts: MinutesFacts) -> None:
    text = frozen_text(facts)
    assert facts_of(text) == facts
    assert frozen_text(facts_of(text)) == text


def test_the_text_is_in_one_form_only() -> None:
    text = frozen_text(WHOLE)
    assert text == frozen_text(replace(WHOLE))
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text
    assert "é" in text, "letters stay letters"


def test_the_least_change_gives_another_fingerprint() -> None:
    other = replace(WHOLE, items=(replace(WHOLE.items[0], title="Accueil telephonique"),))
    assert fingerprint_of(frozen_text(WHOLE)) != fingerprint_of(frozen_text(other))
    assert len(fingerprint_of("")) == 64


def test_pages_bear_twelve_signs_in_three_groups() -> None:
    assert short_fingerprint("a1b2c3d4e5f60718") == "a1b2\u00a0c3d4\u00a0e5f6"


def test_minutes_validated_before_papers_had_a_logo_keep_their_text_and_fingerprint() -> None:
    bare = replace(WHOLE, structure=replace(WHOLE.structure, logo=None))
    text = frozen_text(bare)
    assert "logo" not in text
    assert '"siren":' in text, "a fact that was always known is told even when it says nothing"
    assert facts_of(text) == bare
    with_logo = replace(bare, structure=replace(bare.structure, logo="ab12"))
    assert '"logo":"ab12"' in frozen_text(with_logo)
    assert facts_of(frozen_text(with_logo)) == with_logo


def test_a_fact_that_a_former_program_did_not_know_takes_its_usual_value() -> None:
    said = json.loads(frozen_text(WHOLE))
    del said["facts"]["text_after"]
    said["facts"]["told_later"] = "inconnu"
    assert facts_of(json.dumps(said)) == WHOLE


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{}",
        "[]",
        '{"facts": {"meeting_id": 1}, "format": 1}',
        frozen_text(WHOLE).replace('"meeting_id":5', '"meeting_id":"5"'),
        frozen_text(WHOLE).replace('"consultation"', '"inconnu"'),
        frozen_text(WHOLE).replace('"2026-09-10"', '"10/09/2026"'),
    ],
)
def test_a_damaged_text_is_told_as_such(damaged: str) -> None:
    with pytest.raises(KnownProblem, match="ne se relit pas"):
        facts_of(damaged)
