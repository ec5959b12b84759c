"""The states of minutes, and what may follow validation."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.minuting.minutes_states import (
    MinutesStanding,
    MinutesState,
    RectificationDraft,
    refuse_approval,
    refuse_rectification,
    state_of,
)
from engagement_desktop.domain.meetings.papers import RectificationFact

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAY = date(2026, 10, 1)


def minutes(**more: Any) -> Minutes:
    return Minutes(meeting_id=1, validated_at=NOW, validated_by_id=None, frozen="", fingerprint="ab", **more)


def standing(**more: Any) -> MinutesStanding:
    usual = {
        "meeting_id": 1,
        "committee": "Comité",
        "held_on": DAY,
        "number": "2026-01",
        "state": MinutesState.DRAFT,
        "is_held": True,
        "is_open": False,
    }
    return MinutesStanding(**usual | more)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (None, MinutesState.DRAFT),
        (minutes(), MinutesState.VALIDATED),
        (minutes(approved_on=DAY), MinutesState.APPROVED),
        (minutes(signed_on=DAY), MinutesState.SIGNED),
        (minutes(approved_on=DAY, signed_on=DAY), MinutesState.SIGNED),
    ],
)
def test_the_state_is_the_furthest_fact(row: Minutes | None, state: MinutesState) -> None:
    assert state_of(row) is state


def test_a_draft_is_dated_of_now_and_has_no_fingerprint() -> None:
    seal = standing().seal(NOW)
    assert (seal.is_draft, seal.dated, seal.validated_on) == (True, NOW, None)
    assert not standing().is_sealed


def test_sealed_minutes_tell_what_came_after_them() -> None:
    fact = RectificationFact(number=1, made_on=DAY, said="Lire", reason="Oubli")
    sealed = standing(
        state=MinutesState.APPROVED,
        validated_at=datetime(2026, 10, 2, 8, tzinfo=UTC),
        fingerprint="ab",
        approved_on=DAY,
        approved_in="2026-02",
        rectifications=(fact,),
    )
    seal = sealed.seal(NOW)
    assert (seal.fingerprint, seal.validated_on, seal.approved_in) == ("ab", date(2026, 10, 2), "2026-02")
    assert (seal.dated, seal.rectifications, sealed.is_sealed) == (sealed.validated_at, (1,), True)


def test_a_later_meeting_of_the_same_committee_approves() -> None:
    refuse_approval(DAY, date(2026, 12, 1), is_same_committee=True, is_held=True)


@pytest.mark.parametrize(
    ("approving", "same", "held", "why"),
    [
        (date(2026, 9, 1), True, True, "qui suit la sienne"),
        (DAY, True, True, "qui suit la sienne"),
        (date(2026, 12, 1), False, True, "même comité"),
        (date(2026, 12, 1), True, False, "pas encore tenue"),
    ],
)
def test_another_meeting_does_not(approving: date, same: bool, held: bool, why: str) -> None:
    with pytest.raises(DomainError, match=why):
        refuse_approval(DAY, approving, is_same_committee=same, is_held=held)


def test_a_draft_is_corrected_and_not_rectified() -> None:
    with pytest.raises(DomainError, match="encore un brouillon"):
        refuse_rectification(RectificationDraft(said="Lire", reason="Oubli"), is_sealed=False)


@pytest.mark.parametrize(
    ("draft", "field"),
    [(RectificationDraft(reason="Oubli"), "said"), (RectificationDraft(said="Lire", reason=" "), "reason")],
)
def test_a_correction_says_what_to_read_and_why(draft: RectificationDraft, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        refuse_rectification(draft, is_sealed=True)
    assert refused.value.field == field
    refuse_rectification(RectificationDraft(said="Lire", reason="Oubli"), is_sealed=True)
