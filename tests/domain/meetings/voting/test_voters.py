"""Who has a voice, and who says it."""

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.roll import Roll, Span
from engagement_desktop.domain.meetings.voting.voters import voices_at, without
from engagement_desktop.domain.meetings.voting.votes import VoiceBy
from tests.domain.meetings.rolls import NOW, guest, member, stand_by

GONE, GIVEN = AttendanceStatus.EXCUSED, AttendanceStatus.REPRESENTED


def voices(roll: Roll, minute: int = NOW, proxies: int | None = 1) -> list[tuple[int, int, VoiceBy]]:
    return [(one.member.id, one.carried_by.id, one.by) for one in voices_at(roll, minute, proxies)]


def test_a_member_in_the_room_says_his_own_voice_and_a_guest_has_none() -> None:
    assert voices((member(1), member(2, GONE), guest(3))) == [(1, 1, VoiceBy.MEMBER)]


def test_a_suppleant_has_the_voice_of_the_seat_that_he_took_while_its_titulaire_is_away() -> None:
    left = member(1, AttendanceStatus.PRESENT, Span(1080, 1100))
    roll = (left, stand_by(5, 1, stands_in_for_id=1))
    assert voices(roll, 1099) == [(1, 1, VoiceBy.MEMBER)]
    assert voices(roll, 1100) == [(1, 5, VoiceBy.SUBSTITUTE)]


def test_a_suppleant_who_came_and_took_no_seat_has_no_voice() -> None:
    assert voices((member(1, GONE), stand_by(5, 1))) == []


def test_a_pouvoir_is_said_by_a_holder_who_is_in_the_room() -> None:
    assert voices((member(1), member(2, GIVEN, proxy_to_id=1))) == [
        (1, 1, VoiceBy.MEMBER),
        (2, 1, VoiceBy.PROXY),
    ]


def test_a_pouvoir_loses_its_voice_when_its_holder_leaves_and_has_it_again_when_he_returns() -> None:
    holder = member(1, AttendanceStatus.PRESENT, Span(1080, 1100), Span(1110))
    roll = (holder, member(2, GIVEN, proxy_to_id=1))
    assert [len(voices(roll, minute)) for minute in (1099, 1100, 1110)] == [2, 0, 2]


def test_a_pouvoir_is_not_handed_on_nor_held_by_a_guest_or_a_suppleant_without_seat() -> None:
    chain = (member(1), member(2, GIVEN, proxy_to_id=3), member(3, GIVEN, proxy_to_id=1))
    assert voices(chain) == [(1, 1, VoiceBy.MEMBER), (3, 1, VoiceBy.PROXY)]
    assert voices((member(2, GIVEN, proxy_to_id=9), guest(9))) == []
    assert voices((member(2, GIVEN, proxy_to_id=5), member(1, GONE), stand_by(5, 1))) == []


def test_a_suppleant_on_a_seat_may_hold_a_pouvoir() -> None:
    roll = (member(1, GONE), member(2, GIVEN, proxy_to_id=5), stand_by(5, 1, stands_in_for_id=1))
    assert voices(roll) == [(1, 5, VoiceBy.SUBSTITUTE), (2, 5, VoiceBy.PROXY)]


def test_pouvoirs_beyond_what_the_rules_allow_have_no_voice() -> None:
    roll = (member(1), member(2, GIVEN, proxy_to_id=1), member(3, GIVEN, proxy_to_id=1))
    assert [len(voices(roll, proxies=most)) for most in (None, 0, 1, 2)] == [1, 1, 2, 3]


def test_who_came_back_speaks_for_himself_whatever_pouvoir_he_gave() -> None:
    assert voices((member(1), member(2, proxy_to_id=1)))[1] == (2, 2, VoiceBy.MEMBER)


def test_who_takes_no_part_is_removed_from_the_voices() -> None:
    all_of_them = voices_at((member(1), member(2)), NOW, 0)
    assert [one.member.id for one in without(all_of_them, frozenset({1}))] == [2]
