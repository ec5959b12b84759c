"""The quorum while people come and go."""

import pytest

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.quorum import QuorumLevel, lost_spans, quorum_at
from engagement_desktop.domain.meetings.attending.roll import Roll, Span
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import QuorumRule
from tests.domain.meetings.rolls import NOW, OPENED, guest, member, members, stand_by

HALF = VotingRules(quorum=QuorumRule.HALF, proxies=1)
GIVEN, P = AttendanceStatus.REPRESENTED, AttendanceStatus.PRESENT


@pytest.mark.parametrize(
    ("present", "level"),
    [(5, QuorumLevel.MISSING), (6, QuorumLevel.JUST), (7, QuorumLevel.REACHED), (11, QuorumLevel.REACHED)],
)
def test_half_of_eleven_members_is_six(present: int, level: QuorumLevel) -> None:
    state = quorum_at(members(present, 11 - present), HALF, NOW)
    assert (state.in_office, state.needed, state.count, state.level) == (11, 6, present, level)


def test_without_a_rule_nothing_is_missing() -> None:
    state = quorum_at(members(0, 11), VotingRules(), NOW)
    assert (state.needed, state.level, state.since) == (0, QuorumLevel.NO_RULE, None)
    assert not state.is_missing


def test_represented_members_count_unless_the_rules_say_otherwise() -> None:
    roll = (*members(5), member(6, GIVEN, proxy_to_id=1), *_away(7, 11))
    counted = quorum_at(roll, HALF, NOW)
    assert (counted.seated, counted.proxies, counted.count, counted.level) == (5, 1, 6, QuorumLevel.JUST)
    apart = quorum_at(roll, VotingRules(quorum=QuorumRule.HALF, proxies=1, represented_count=False), NOW)
    assert (apart.proxies, apart.count, apart.level) == (1, 5, QuorumLevel.MISSING)


def test_suppleants_and_guests_are_no_members_in_office_but_a_seat_taken_counts() -> None:
    roll = (member(1, AttendanceStatus.EXCUSED), member(2), stand_by(5, 1, stands_in_for_id=1), guest(9))
    state = quorum_at(roll, HALF, NOW)
    assert (state.in_office, state.needed, state.seated) == (2, 1, 2)


def test_a_quorum_lost_says_since_when() -> None:
    roll = (*(member(number, P, Span(OPENED, 1164)) for number in (1, 2)), *members(6)[2:], *_away(7, 11))
    assert quorum_at(roll, HALF, 1163, OPENED).level is QuorumLevel.JUST
    lost = quorum_at(roll, HALF, 1170, OPENED)
    assert (lost.count, lost.level, lost.since) == (4, QuorumLevel.MISSING, 1164)


def test_the_departure_of_a_holder_takes_the_pouvoir_with_it() -> None:
    roll = (
        member(1, P, Span(OPENED, 1164)),
        *(member(number) for number in range(2, 7)),
        member(7, GIVEN, proxy_to_id=1),
        *_away(8, 11),
    )
    assert quorum_at(roll, HALF, 1163, OPENED).count == 7
    assert quorum_at(roll, HALF, 1164, OPENED).count == 5


def test_a_quorum_never_reached_is_missing_since_the_opening() -> None:
    roll = members(3, 8)
    assert quorum_at(roll, HALF, NOW, OPENED).since == OPENED
    assert quorum_at(roll, HALF, NOW).since == NOW
    assert quorum_at(roll, HALF, OPENED - 5, OPENED).since == OPENED - 5


def test_the_spans_without_quorum_are_those_of_comings_and_goings() -> None:
    late = member(1, P, Span(1090, 1120), Span(1130, 1150))
    roll: Roll = (late, *(member(number) for number in range(2, 7)), *_away(7, 11))
    assert lost_spans(roll, HALF, OPENED, 1200) == ((OPENED, 1090), (1120, 1130), (1150, 1200))
    assert lost_spans(roll, HALF, OPENED, None)[-1] == (1150, None)
    assert lost_spans(members(7, 4), HALF, OPENED, None) == ()
    assert lost_spans(roll, HALF, 1095, 1110) == ()


def _away(first: int, last: int) -> Roll:
    return tuple(member(number, AttendanceStatus.EXCUSED) for number in range(first, last + 1))
