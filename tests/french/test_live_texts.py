"""The quorum in words."""

from datetime import date

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.live_rows import LiveAttendee, LiveMeeting
from engagement_desktop.domain.meetings.attending.quorum import QuorumState, quorum_at
from engagement_desktop.domain.meetings.attending.roll import Roll, Span
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.french.live_texts import lost_voices, quorum_sentence, quorum_title, quorum_told
from tests.domain.meetings.rolls import NOW, OPENED, member, members, person

HALF = VotingRules(quorum=QuorumRule.HALF, proxies=1)
APART = VotingRules(quorum=QuorumRule.HALF, proxies=1, represented_count=False)
GIVEN, P = AttendanceStatus.REPRESENTED, AttendanceStatus.PRESENT


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def told(state: QuorumState, rules: VotingRules = HALF, opened: int = OPENED) -> str:
    title = quorum_title(state, opened)
    return plain(f"{title}. {quorum_sentence(state, represented_count=rules.represented_count)}")


def _roll(present: int, away: int) -> Roll:
    return (*members(present, away - 1), member(99, GIVEN, proxy_to_id=1))


def test_a_quorum_reached_adds_up_presences_and_pouvoirs() -> None:
    state = quorum_at(_roll(7, 4), HALF, NOW)
    assert told(state) == "Quorum atteint. 7 présents + 1 pouvoir = 8 voix, il en faut 6."


def test_a_quorum_just_reached_says_that_nobody_may_leave() -> None:
    assert told(quorum_at(_roll(5, 6), HALF, NOW)).endswith(
        "= 6 voix, il en faut 6. Un départ et il est perdu."
    )
    assert told(quorum_at(_roll(5, 6), HALF, NOW)).startswith("Quorum tout juste atteint.")


def test_a_quorum_lost_says_since_when_and_what_is_allowed() -> None:
    roll = (*members(4, 5), *(member(number, P, Span(OPENED, 1164)) for number in (20, 21)))
    state = quorum_at(roll, HALF, 1166, OPENED)
    assert told(state) == ("Quorum perdu à 19 h 24. 4 présents, il en faut 6. Discutez, ne votez plus.")


def test_a_quorum_not_reached_yet_is_not_said_to_be_lost() -> None:
    assert told(quorum_at(members(3, 8), HALF, NOW, OPENED)).startswith("Quorum pas encore atteint.")


def test_pouvoirs_that_do_not_count_are_said_not_to() -> None:
    state = quorum_at(_roll(7, 4), APART, NOW)
    assert told(state, APART) == "Quorum atteint. 7 présents, il en faut 6 (les pouvoirs ne comptent pas)."


def test_without_a_rule_presences_are_told_and_nothing_is_asked() -> None:
    assert told(quorum_at(members(1), VotingRules(), NOW)) == "Pas de quorum demandé. 1 présent."


def test_a_pouvoir_without_voice_is_told() -> None:
    giver = member(2, GIVEN, proxy_to_id=1)
    silent = LiveAttendee(entry=giver, is_here=False, proxy_to=person(1))
    assert plain(lost_voices((silent,))) == "Le pouvoir de P. Nom2 est sans voix : P. Nom1 n’est pas là."
    assert (
        lost_voices((LiveAttendee(entry=giver, is_here=False, proxy_to=person(1), proxy_counts=True),)) == ""
    )


def test_the_whole_band_is_heard_as_one_sentence() -> None:
    giver = member(2, GIVEN, proxy_to_id=1)
    roll = (member(1, P, Span(OPENED, OPENED + 5)), giver)
    live = LiveMeeting(
        meeting_id=1,
        version=1,
        committee_id=1,
        committee="Comité des usagers",
        title=None,
        number="2026-01",
        held_on=date(2026, 11, 22),
        place=None,
        status=MeetingStatus.HELD,
        is_open=True,
        starts_minute=OPENED,
        opened_minute=OPENED,
        ends_minute=None,
        clock_minute=NOW,
        is_today=True,
        chair_id=None,
        secretary_id=None,
        secrecy_minute=None,
        rules=HALF,
        items=(),
        attendees=tuple(
            LiveAttendee(entry=one, is_here=False, proxy_to=person(1) if one is giver else None)
            for one in roll
        ),
        voices=(),
        quorum=quorum_at(roll, HALF, NOW, OPENED),
    )
    assert live.roll == roll
    assert plain(quorum_told(live)) == (
        "Quorum perdu à 18 h 05. 0 présent, il en faut 1. Discutez, ne votez plus. "
        "Le pouvoir de P. Nom2 est sans voix : P. Nom1 n’est pas là."
    )
