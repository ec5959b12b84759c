"""A vote as typed: what is refused of it, and what comes out."""

from dataclasses import replace

import pytest

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.voting.majority import Totals
from engagement_desktop.domain.meetings.voting.voters import voices_at
from engagement_desktop.domain.meetings.voting.votes import Choice, VoteMode, VoteResult
from engagement_desktop.domain.meetings.voting.votes_drafts import (
    VoteDraft,
    outcome_of,
    totals_of,
    vote_faults,
)
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import Committee, MajorityRule, QuorumRule
from tests.domain.meetings.rolls import NOW, member

F, C, A = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
ROLL = (
    *(member(number) for number in range(1, 4)),
    member(4, AttendanceStatus.REPRESENTED, proxy_to_id=1),
)
DRAFT = VoteDraft(
    meeting_id=1,
    item_id=1,
    subject="Élargir les horaires",
    mode=VoteMode.SHOW_OF_HANDS,
    at_minute=NOW,
    voices=voices_at(ROLL, NOW, 1),
    totals=Totals(votes_for=3, votes_against=1),
)


def fields(draft: VoteDraft) -> list[str | None]:
    return [fault.field for fault in vote_faults(draft)]


def call(*choices: Choice) -> tuple[tuple[int, Choice], ...]:
    return tuple(enumerate(choices, 1))


def test_a_vote_whose_count_is_exact_is_accepted() -> None:
    assert fields(DRAFT) == []
    assert fields(replace(DRAFT, aside=frozenset({4}), totals=Totals(votes_for=3))) == []


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(DRAFT, subject="  "), "subject"),
        (replace(DRAFT, totals=Totals(votes_for=5)), "votes_for"),
        (replace(DRAFT, aside=frozenset({9})), "aside"),
        (replace(DRAFT, choices=call(F, F, F, C)), "choices"),
        (replace(DRAFT, mode=VoteMode.SECRET, chair_says=F), "chair_says"),
        (replace(DRAFT, mode=VoteMode.ROLL_CALL, choices=((1, F), (1, C))), "choices"),
        (replace(DRAFT, mode=VoteMode.ROLL_CALL, choices=((9, F),)), "choices"),
        (replace(DRAFT, mode=VoteMode.ROLL_CALL, choices=call(F, F, A, C)), "votes_for"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(draft: VoteDraft, field: str) -> None:
    assert field in fields(draft)


def test_a_roll_call_counts_itself_and_says_what_the_chair_chose() -> None:
    choices = call(F, F, C, C)
    draft = replace(DRAFT, mode=VoteMode.ROLL_CALL, choices=choices, totals=totals_of(choices))
    assert fields(draft) == []
    rules = VotingRules(casting_vote=True)
    assert outcome_of(draft, rules, 1).result is VoteResult.ADOPTED
    assert outcome_of(draft, rules, 3).result is VoteResult.REJECTED
    assert outcome_of(draft, rules, 9).result is VoteResult.REJECTED
    assert outcome_of(draft, rules, None).awaits_chair


def test_a_chair_who_stands_aside_does_not_settle_a_tie() -> None:
    rules = VotingRules(casting_vote=True)
    tied = replace(DRAFT, totals=Totals(votes_for=1, votes_against=1), aside=frozenset({1, 4}), chair_says=F)
    assert not outcome_of(tied, rules, 1).was_cast
    assert outcome_of(tied, rules, 2).was_cast


def test_rules_not_said_are_the_simple_majority_without_pouvoir() -> None:
    committee = Committee(name="CU", name_key="cu", structure_id=1, kind="comité", quorum=QuorumRule.HALF)
    assert VotingRules.of(committee) == VotingRules(quorum=QuorumRule.HALF, majority=MajorityRule.SIMPLE)
