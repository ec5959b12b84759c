"""Votes in words."""

import pytest

from engagement_desktop.domain.meetings.attending.presences import of_name
from engagement_desktop.domain.meetings.attending.quorum import quorum_at
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.voting.majority import Totals, outcome
from engagement_desktop.domain.meetings.voting.voters import Voice, voices_at
from engagement_desktop.domain.meetings.voting.votes import Choice, VoiceBy, VoteMode
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import MajorityRule, QuorumRule
from engagement_desktop.french.vote_texts import (
    aside_words,
    exact_count,
    explanation,
    reckoning,
    rule_words,
    short_name,
    voters_words,
)
from tests.domain.meetings.rolls import NOW, members

HANDS = VoteMode.SHOW_OF_HANDS
TWO_THIRDS = MajorityRule.TWO_THIRDS


def named(last: str, first: str, number: int = 1) -> PersonFact:
    return PersonFact(id=number, last_name=last, first_name=first)


HELIAS, BENALI, OEUVRARD = (
    named("Hélias", "Monique", 1),
    named("Benali", "Fatima", 2),
    named("Œuvrard", "André", 3),
)
LE_GOFF, PRIGENT = named("Le Goff", "Jean-Yves", 4), named("Prigent", "Chantal", 5)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (VotingRules(), "majorité des voix exprimées"),
        (VotingRules(majority=MajorityRule.ABSOLUTE), "majorité absolue des voix présentes et représentées"),
        (VotingRules(majority=TWO_THIRDS), "deux tiers des voix exprimées"),
        (
            VotingRules(majority=TWO_THIRDS, two_thirds_of_present=True),
            "deux tiers des voix présentes et représentées",
        ),
    ],
)
def test_a_rule_has_its_words(rules: VotingRules, words: str) -> None:
    assert rule_words(rules) == words


def test_an_adopted_vote_says_how_many_were_needed() -> None:
    totals = Totals(votes_for=6, votes_against=1, abstentions=1)
    found = outcome(VotingRules(), totals, 8, HANDS)
    assert plain(explanation(found, VotingRules(), totals, HANDS)) == (
        "Adopté : 6 pour sur 7 voix exprimées : il en fallait 4. Règle : majorité des voix exprimées."
    )
    assert plain(exact_count(totals, HANDS)) == "Compte exact : 6 + 1 + 1 = 8 voix."
    assert plain(exact_count(totals, VoteMode.SECRET)) == "Compte exact : 6 + 1 + 1 + 0 + 0 = 8 voix."


def test_the_absolute_majority_counts_those_who_abstain() -> None:
    rules = VotingRules(majority=MajorityRule.ABSOLUTE)
    totals = Totals(votes_for=4, votes_against=3, abstentions=4)
    said = plain(explanation(outcome(rules, totals, 11, HANDS), rules, totals, HANDS))
    assert said.startswith("Rejeté : 4 pour sur 11 voix présentes et représentées : il en fallait 6.")


def test_one_voice_is_singular_and_none_is_told() -> None:
    rules = VotingRules(majority=MajorityRule.ABSOLUTE)
    one = Totals(votes_for=1)
    assert "sur 1 voix présente ou représentée" in plain(
        reckoning(outcome(rules, one, 1, HANDS), rules, one, HANDS)
    )
    nobody = Totals(abstentions=3)
    found = outcome(VotingRules(), nobody, 3, HANDS)
    assert reckoning(found, VotingRules(), nobody, HANDS) == "personne ne s’est prononcé."


def test_a_tie_that_awaits_the_chair_asks_for_it() -> None:
    rules, totals = VotingRules(casting_vote=True), Totals(votes_for=4, votes_against=4)
    waiting = reckoning(outcome(rules, totals, 8, HANDS), rules, totals, HANDS)
    assert waiting.endswith("la présidence a voix prépondérante. Dites son choix.")
    settled = outcome(rules, totals, 8, HANDS, chair_says=Choice.FOR)
    assert "la voix de la présidence l’a emporté" in reckoning(settled, rules, totals, HANDS)


def test_a_vote_without_quorum_says_so() -> None:
    rules = VotingRules(quorum=QuorumRule.HALF)
    totals = Totals(votes_for=3)
    state = quorum_at(members(3, 8), rules, NOW)
    said = explanation(outcome(rules, totals, 3, HANDS), rules, totals, HANDS, state)
    assert plain(said).endswith("Le quorum n’était pas atteint : 3 sur 6.")


def test_voters_are_named_with_the_right_in_which_they_vote() -> None:
    voices = (
        Voice(member=BENALI, carried_by=BENALI, by=VoiceBy.MEMBER),
        Voice(member=HELIAS, carried_by=HELIAS, by=VoiceBy.MEMBER),
        Voice(member=OEUVRARD, carried_by=HELIAS, by=VoiceBy.PROXY),
        Voice(member=PRIGENT, carried_by=LE_GOFF, by=VoiceBy.SUBSTITUTE),
    )
    assert plain(voters_words(voices)) == (
        "Votants : F. Benali, M. Hélias (et pouvoir d’A. Œuvrard), J.-Y. Le Goff (suppléant de C. Prigent)."
    )
    assert plain(voters_words(voices, frozenset({1, 2, 5}))) == "Votants : M. Hélias (pouvoir d’A. Œuvrard)."
    assert voters_words(()) == "Personne n’a de voix dans ce vote."


def test_who_stands_aside_is_named() -> None:
    assert aside_words(()) == ""
    assert plain(aside_words((PRIGENT,))) == "Ne prend pas part au vote : C. Prigent."
    assert plain(aside_words((PRIGENT, BENALI))) == "Ne prennent pas part au vote : C. Prigent et F. Benali."


def test_names_are_short_and_elided() -> None:
    assert plain(short_name(named("Caron", "Anne Marie"))) == "A. M. Caron"
    assert short_name(named("Caron", "")) == "Caron"
    assert of_name("Élodie") == "d’Élodie"
    assert of_name("Zoé") == "de Zoé"


def test_every_voice_of_a_real_roll_is_named() -> None:
    voices = voices_at(members(3), NOW, 1)
    assert voters_words(voices).count("Nom") == 3
