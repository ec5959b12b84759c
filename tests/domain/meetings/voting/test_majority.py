"""Majorities: which totals are possible, and what comes out of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.meetings.voting.majority import Totals, outcome, total_faults
from engagement_desktop.domain.meetings.voting.votes import Choice, VoteMode, VoteResult
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.french.vote_texts import explanation, reckoning, verdict

HANDS, SECRET = VoteMode.SHOW_OF_HANDS, VoteMode.SECRET
YES, NO = VoteResult.ADOPTED, VoteResult.REJECTED
SIMPLE = VotingRules()
ABSOLUTE = VotingRules(majority=MajorityRule.ABSOLUTE)
OF_CAST = VotingRules(majority=MajorityRule.TWO_THIRDS)
OF_PRESENT = VotingRules(majority=MajorityRule.TWO_THIRDS, two_thirds_of_present=True)
CASTING = VotingRules(casting_vote=True)


def totals(votes_for: int, against: int, abstentions: int = 0, blank: int = 0, void: int = 0) -> Totals:
    return Totals(votes_for=votes_for, votes_against=against, abstentions=abstentions, blank=blank, void=void)


@pytest.mark.parametrize(
    ("rules", "said", "result", "needed"),
    [
        (SIMPLE, totals(4, 3, 4), YES, 4),
        (ABSOLUTE, totals(4, 3, 4), NO, 6),
        (ABSOLUTE, totals(6, 5), YES, 6),
        (ABSOLUTE, totals(5, 0, 5), NO, 6),
        (SIMPLE, totals(6, 1, 1), YES, 4),
        (SIMPLE, totals(4, 4), NO, 5),
        (SIMPLE, totals(1, 0, 10), YES, 1),
        (SIMPLE, totals(0, 0, 8), NO, 1),
        (OF_CAST, totals(6, 3, 2), YES, 6),
        (OF_CAST, totals(5, 3, 3), NO, 6),
        (OF_CAST, totals(0, 0, 3), NO, 0),
        (OF_PRESENT, totals(6, 3, 2), NO, 8),
        (OF_PRESENT, totals(8, 0, 3), YES, 8),
        (OF_PRESENT, totals(6, 3), YES, 6),
    ],
)
def test_a_majority_is_that_of_the_rules(
    rules: VotingRules, said: Totals, result: VoteResult, needed: int
) -> None:
    found = outcome(rules, said, said.counted, HANDS)
    assert (found.result, found.needed) == (result, needed)


@pytest.mark.parametrize(
    ("chair_says", "result", "was_cast", "awaits"),
    [
        (None, NO, False, True),
        (Choice.FOR, YES, True, False),
        (Choice.AGAINST, NO, True, False),
        (Choice.ABSTAIN, NO, False, False),
    ],
)
def test_the_chair_settles_a_tie_when_the_rules_say_so(
    chair_says: Choice | None, result: VoteResult, was_cast: bool, awaits: bool
) -> None:
    found = outcome(CASTING, totals(4, 4, 1), 9, HANDS, chair_says=chair_says)
    assert (found.result, found.was_cast, found.awaits_chair) == (result, was_cast, awaits)
    assert found.is_tie


def test_the_chair_never_settles_a_secret_ballot_nor_a_vote_without_a_voice_in_it_nor_an_empty_one() -> None:
    for mode, chair_votes, said in (
        (SECRET, True, totals(4, 4)),
        (HANDS, False, totals(4, 4)),
        (HANDS, True, totals(0, 0, 8)),
    ):
        found = outcome(CASTING, said, 8, mode, chair_says=Choice.FOR, chair_votes=chair_votes)
        assert (found.result, found.was_cast, found.awaits_chair) == (NO, False, False)


@pytest.mark.parametrize(
    ("said", "voices", "mode", "sentence"),
    [
        (totals(6, 2, 1), 8, HANDS, "9 voix pour 8 votants\u00a0: il y en a une de trop."),
        (totals(8, 2, 1), 8, HANDS, "11 voix pour 8 votants\u00a0: il y en a 3 de trop."),
        (totals(5, 2), 8, HANDS, "7 voix pour 8 votants\u00a0: il en manque une."),
        (totals(0, 0), 8, SECRET, "0 voix pour 8 votants\u00a0: il en manque 8."),
        (totals(2, 0), 1, HANDS, "2 voix pour 1 votant\u00a0: il y en a une de trop."),
        (totals(5, 2, 0, 1), 8, HANDS, "Les bulletins blancs et nuls n’existent qu’au scrutin secret."),
        (totals(-1, 9), 8, HANDS, "Un nombre de voix ne peut pas être négatif."),
        (totals(0, 0), 0, HANDS, "Personne n’a de voix dans ce vote."),
    ],
)
def test_impossible_totals_are_refused_in_words(
    said: Totals, voices: int, mode: VoteMode, sentence: str
) -> None:
    told = [fault.sentence for fault in total_faults(said, voices, mode)]
    assert told[0].startswith(sentence)


def test_exact_totals_are_accepted_blank_and_void_in_a_secret_ballot() -> None:
    assert list(total_faults(totals(5, 1, 0, 1, 1), 8, SECRET)) == []
    assert list(total_faults(totals(5, 2, 1), 8, HANDS)) == []


counted = st.integers(0, 30)
rules = st.builds(
    VotingRules,
    majority=st.sampled_from(MajorityRule),
    two_thirds_of_present=st.booleans(),
    casting_vote=st.booleans(),
)


@given(said=st.builds(totals, counted, counted, counted, counted, counted), rules=rules)
def test_whatever_is_counted_the_sentence_says_the_result_and_its_threshold(
    said: Totals, rules: VotingRules
) -> None:
    if not said.counted:
        return
    assert list(total_faults(said, said.counted, SECRET)) == []
    assert list(total_faults(said, said.counted + 1, SECRET)) != []
    found = outcome(rules, said, said.counted, SECRET)
    told = explanation(found, rules, said, SECRET)
    assert told.startswith(verdict(found.result))
    assert not found.was_cast
    assert not found.awaits_chair
    if found.is_tie:
        assert found.result is NO
    else:
        assert f"il en fallait {max(found.needed, 1)}" in told
        assert (found.result is YES) == (said.votes_for >= max(found.needed, 1))


@given(said=st.builds(totals, counted, counted, counted), rules=rules)
def test_more_voices_for_never_turn_adopted_into_rejected(said: Totals, rules: VotingRules) -> None:
    one_more = totals(said.votes_for + 1, said.votes_against, said.abstentions)
    before = outcome(rules, said, said.counted, SECRET).result
    after = outcome(rules, one_more, one_more.counted, SECRET).result
    assert not (before is YES and after is NO)


@pytest.mark.parametrize(("mode", "casting"), list(product((HANDS, SECRET), (True, False))))
def test_a_tie_is_told_as_it_was_settled(mode: VoteMode, casting: bool) -> None:
    rules = VotingRules(casting_vote=casting)
    settled = outcome(rules, totals(4, 4), 8, mode, chair_says=Choice.FOR)
    told = reckoning(settled, rules, totals(4, 4), mode)
    assert told.startswith("4 pour, 4 contre, à égalité")
    assert ("la voix de la présidence" in told) is (casting and mode is HANDS)
    assert ("scrutin secret" in told) is (casting and mode is SECRET)
    assert ("il fallait plus de pour" in told) is not casting
