"""What is refused of a decision."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import (
    MOST_SIGNS,
    DecisionDraft,
    decision_draft,
    wording_of,
    write_decision,
)
from engagement_desktop.domain.register.committees import EngagementLevel

DAY = date(2026, 3, 5)


def test_a_wording_is_one_paragraph() -> None:
    assert wording_of("  Un  créneau\nest ouvert\x07. ") == "Un créneau est ouvert."


@pytest.mark.parametrize("typed", ["", "   \n ", "\x00"])
def test_nothing_worded_is_no_decision(typed: str) -> None:
    with pytest.raises(DomainError, match="Écrivez la décision") as refused:
        wording_of(typed)
    assert refused.value.field == "wording"


def test_a_wording_is_a_sentence_not_a_chapter() -> None:
    assert wording_of("é" * MOST_SIGNS)
    with pytest.raises(DomainError, match="4"):
        wording_of("é" * (MOST_SIGNS + 1))


def test_only_the_words_and_the_level_of_a_numbered_decision_change() -> None:
    decision = Decision(
        committee_id=1,
        number="2026-01",
        number_year=2026,
        number_sequence=1,
        decided_on=DAY,
        wording="Avant",
    )
    draft = decision_draft(decision)
    assert (draft.wording, draft.level) == ("Avant", None)
    write_decision(decision, DecisionDraft(wording=" Après ", level=EngagementLevel.PARTNERSHIP))
    assert (decision.wording, decision.level) == ("Après", EngagementLevel.PARTNERSHIP)
    assert (decision.number, decision.decided_on) == ("2026-01", DAY)
