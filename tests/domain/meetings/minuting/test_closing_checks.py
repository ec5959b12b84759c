"""Before validating: what is missing is told, what forbids it refuses."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.minuting.closing_checks import (
    ClosingPoint,
    MeetingCourse,
    PointKind,
    closing_check,
)
from engagement_desktop.domain.meetings.minuting.minutes_facts import DecisionFact, QuorumFact
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.votes import VoteResult
from engagement_desktop.domain.register.committees import QuorumRule
from tests.domain.meetings.minutes_samples import (
    CHANTAL,
    YVES,
    action,
    attendee,
    item,
    meeting,
    proposal,
    vote,
)

K = PointKind
HELD = MeetingCourse(is_held=True, is_open=False, item_spans={})
DECISION = DecisionFact(id=3, number="2026-01", wording="Ouvrir plus tôt.", vote_id=7)


def kinds(facts: Any, course: MeetingCourse = HELD, not_ruled: int = 0) -> list[PointKind]:
    return [point.kind for point in closing_check(facts, course, not_ruled).points]


def test_a_meeting_that_says_everything_has_nothing_to_look_at() -> None:
    check = closing_check(meeting(), HELD)
    assert (check.points, check.may_validate) == ((), True)


@pytest.mark.parametrize(
    ("missing", "kind"),
    [
        ({"ends_minute": None}, K.NO_END_HOUR),
        ({"chair": None}, K.NO_CHAIR),
        ({"secretary": None}, K.NO_SECRETARY),
        ({"secrecy_minute": None}, K.SECRECY_NOT_RECALLED),
    ],
)
def test_what_the_header_lacks_is_told_and_does_not_forbid(missing: dict[str, Any], kind: PointKind) -> None:
    check = closing_check(meeting(**missing), HELD)
    assert [point.kind for point in check.points] == [kind]
    assert check.may_validate


@pytest.mark.parametrize(
    "people",
    [(), (attendee(CHANTAL, status=AttendanceStatus.EXCUSED),)],
    ids=["nobody listed", "somebody excused"],
)
def test_a_meeting_without_anyone_present_is_refused(people: tuple[Any, ...]) -> None:
    check = closing_check(meeting(attendees=people, chair=None), HELD)
    assert [point.kind for point in check.points] == [K.NOBODY_PRESENT, K.NO_CHAIR], (
        "what refuses comes first"
    )
    assert not check.may_validate


def test_those_of_whom_nobody_said_anything_are_counted() -> None:
    course = MeetingCourse(is_held=True, is_open=False, item_spans={}, not_noted=3)
    check = closing_check(meeting(), course)
    assert [(point.kind, point.count) for point in check.points] == [(K.NOT_NOTED, 3)]
    assert check.may_validate


def test_a_chair_who_was_away_is_told() -> None:
    people = (attendee(CHANTAL, status=AttendanceStatus.ABSENT), attendee(YVES))
    points = closing_check(meeting(attendees=people, chair=CHANTAL), HELD).points
    assert [(point.kind, point.said) for point in points] == [(K.CHAIR_AWAY, "Chantal Prigent")]


def test_a_quorum_never_reached_is_not_told_as_lost_too() -> None:
    quorum = QuorumFact(
        rule=QuorumRule.HALF, in_office=4, needed=2, at_opening=1, lost=((1083, 1100), (1150, 1160))
    )
    course = MeetingCourse(is_held=True, is_open=False, item_spans={11: (1083, 1120)})
    assert kinds(meeting(quorum=quorum), course) == [K.NO_QUORUM]
    assert kinds(meeting(quorum=quorum)) == [K.NO_QUORUM, K.QUORUM_LOST], "the second time it was lost"


def test_somebody_at_a_distance_is_somebody() -> None:
    assert kinds(meeting(attendees=(attendee(CHANTAL, status=AttendanceStatus.REMOTE),))) == []


@pytest.mark.parametrize(
    ("course", "kind"),
    [
        (MeetingCourse(is_held=False, is_open=False, item_spans={}), K.NOT_HELD),
        (MeetingCourse(is_held=True, is_open=True, item_spans={}), K.STILL_OPEN),
    ],
)
def test_a_meeting_to_come_or_still_open_is_refused(course: MeetingCourse, kind: PointKind) -> None:
    check = closing_check(meeting(), course)
    assert ([point.kind for point in check.points], check.may_validate) == ([kind], False)


@pytest.mark.parametrize(
    ("bare", "told"),
    [
        ({}, True),
        ({"state": ItemState.TO_COME}, True),
        ({"content": "::action 4::"}, True),
        ({"state": ItemState.TO_CARRY}, False),
        ({"kind": ItemKind.SECRECY}, False),
        ({"kind": ItemKind.OTHER_BUSINESS}, False),
        ({"proposals": (proposal(),)}, False),
        ({"decisions": (DECISION,)}, False),
    ],
)
def test_an_item_of_which_nothing_is_said_is_told(bare: dict[str, Any], told: bool) -> None:
    found = closing_check(meeting(item(**{"content": " \n"} | bare)), HELD).points
    assert [(point.kind, point.item_id, point.item_number, point.said) for point in found] == (
        [(K.ITEM_WITHOUT_TEXT, 11, 1, "Accueil téléphonique")] if told else []
    )


def test_an_adopted_vote_without_decision_is_told() -> None:
    assert kinds(meeting(item(votes=(vote(),)))) == [K.VOTE_WITHOUT_DECISION]
    assert kinds(meeting(item(votes=(vote(),), decisions=(DECISION,)))) == []
    assert kinds(meeting(item(votes=(vote(result=VoteResult.REJECTED),)))) == []


def test_an_action_without_owner_or_date_is_told() -> None:
    bare = action(owner=None, due_on=None)
    assert kinds(meeting(item(actions=(bare,)))) == [K.ACTION_WITHOUT_OWNER, K.ACTION_WITHOUT_DATE]
    assert kinds(meeting(item(actions=(action(due_on=date(2027, 1, 1)),)))) == []


def quorum(at_opening: int = 3, *lost: tuple[int, int | None]) -> QuorumFact:
    return QuorumFact(rule=QuorumRule.HALF, in_office=5, needed=3, at_opening=at_opening, lost=lost)


def test_a_quorum_lost_during_an_item_names_the_item_and_the_hour() -> None:
    course = MeetingCourse(
        is_held=True, is_open=False, item_spans={11: (1083, 1100), 12: (1100, 1130), 13: (1130, None)}
    )
    facts = meeting(item(1), item(2), item(3), quorum=quorum(3, (1110, 1120)))
    (point,) = closing_check(facts, course).points
    assert point == ClosingPoint(kind=K.QUORUM_LOST, item_id=12, item_number=2, minute=1110)
    late = meeting(item(1), item(2), item(3), quorum=quorum(3, (1140, None)))
    assert [point.item_number for point in closing_check(late, course).points] == [3]


def test_a_quorum_lost_without_known_items_is_told_once() -> None:
    (point,) = closing_check(meeting(quorum=quorum(3, (1110, 1120))), HELD).points
    assert (point.kind, point.item_id, point.minute) == (K.QUORUM_LOST, None, 1110)


def test_a_quorum_that_was_not_there_at_opening_says_how_many_lacked() -> None:
    (point,) = closing_check(meeting(quorum=quorum(1)), HELD).points
    assert (point.kind, point.count) == (K.NO_QUORUM, 2)


def test_a_committee_without_quorum_is_not_asked_for_one() -> None:
    assert kinds(meeting(quorum=None)) == []


def test_words_that_wait_for_a_decision_are_counted() -> None:
    (point,) = closing_check(meeting(), HELD, 4).points
    assert (point.kind, point.count, point.refuses) == (K.NOT_RULED, 4, False)
