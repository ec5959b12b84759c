"""Pouvoirs: to whom, by whom, how many."""

import pytest

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.proxies import possible_holders, proxies_held, proxy_faults
from engagement_desktop.domain.meetings.attending.roll import Span
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from tests.domain.meetings.rolls import NOW, guest, member, stand_by

GONE, GIVEN, P = AttendanceStatus.EXCUSED, AttendanceStatus.REPRESENTED, AttendanceStatus.PRESENT
ONE, TWO = VotingRules(proxies=1), VotingRules(proxies=2)
ROLL = (
    member(1),
    member(2, GONE),
    member(3, GIVEN, proxy_to_id=1),
    member(4),
    member(5, P, Span(1080, 1100)),
    member(6, GONE),
    stand_by(7, 6, stands_in_for_id=6),
    stand_by(8, 2),
    guest(9),
)


def told(giver: int, holder: int, rules: VotingRules = ONE) -> str:
    return " ".join(fault.sentence for fault in proxy_faults(ROLL, rules, giver, holder, NOW))


@pytest.mark.parametrize(("giver", "holder"), [(2, 4), (5, 4), (2, 7), (3, 1), (3, 4)])
def test_a_titulaire_who_is_away_or_has_left_gives_a_pouvoir_to_a_member_in_the_room(
    giver: int, holder: int
) -> None:
    assert told(giver, holder) == ""


@pytest.mark.parametrize(
    ("giver", "holder", "words"),
    [
        (2, 2, "ne se donne pas pouvoir à elle-même"),
        (1, 4, "une personne présente n’est pas représentée"),
        (8, 4, "Seul un titulaire"),
        (9, 4, "Seul un titulaire"),
        (99, 4, "Seul un titulaire"),
        (6, 4, "siège déjà pour Prénom6 Nom6"),
        (2, 6, "n’est pas dans la salle"),
        (2, 5, "n’est pas dans la salle"),
        (2, 8, "ne siège pour personne"),
        (2, 9, "en invité, sans voix"),
        (2, 99, "Un pouvoir se donne à un membre présent"),
        (2, 1, "porte déjà 1 pouvoir"),
    ],
)
def test_a_pouvoir_is_refused_in_words(giver: int, holder: int, words: str) -> None:
    assert words in told(giver, holder)


def test_rules_without_pouvoir_allow_none_and_the_cap_is_that_of_the_rules() -> None:
    assert "ne prévoient pas de pouvoir" in told(2, 4, VotingRules())
    assert told(2, 1, TWO) == ""
    full = (*ROLL, member(10, GIVEN, proxy_to_id=1))
    faults = list(proxy_faults(full, TWO, 2, 1, NOW))
    assert "porte déjà 2 pouvoirs" in faults[0].sentence


def test_the_holders_offered_are_those_that_would_be_accepted() -> None:
    assert [one.id for one in possible_holders(ROLL, ONE, 2, NOW)] == [4, 7]
    assert possible_holders(ROLL, VotingRules(), 2, NOW) == ()
    assert [one.id for one in proxies_held(ROLL, 1)] == [3]
