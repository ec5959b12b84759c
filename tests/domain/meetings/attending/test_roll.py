"""Who is in the room at a minute, and in which order people stand on the screen and on the sheet."""

import pytest

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.roll import (
    RollEntry,
    RollPart,
    Span,
    by_id,
    in_order,
    presiding,
)
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity
from tests.domain.meetings.rolls import guest, member, person, stand_by


@pytest.mark.parametrize(
    ("minute", "there"),
    [(1081, False), (1082, True), (1100, True), (1145, False), (1150, True), (1200, True)],
)
def test_the_minute_of_arrival_is_inside_and_that_of_departure_is_not(minute: int, there: bool) -> None:
    entry = member(1, AttendanceStatus.PRESENT, Span(1082, 1145), Span(1150))
    assert entry.is_in_room(minute) is there


def test_somebody_who_came_and_has_no_hour_was_there_the_whole_time() -> None:
    entry = RollEntry(person=person(1), part=RollPart.TITULAR, status=AttendanceStatus.REMOTE)
    assert entry.is_in_room(0)
    assert entry.is_in_room(1439)


@pytest.mark.parametrize(
    "status", [None, AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED]
)
def test_who_did_not_come_is_never_in_the_room(status: AttendanceStatus | None) -> None:
    assert not member(1, status).is_in_room(1100)


def test_suppleants_follow_their_titulaire_colleges_follow_each_other_and_guests_end_the_list() -> None:
    people = (
        guest(9),
        stand_by(8, None),
        stand_by(7, 2),
        member(1, college=Capacity.PROFESSIONAL),
        member(2, college=Capacity.USER),
        member(3),
        member(4, college=Capacity.USER),
    )
    assert [entry.id for entry in in_order(people)] == [2, 7, 4, 1, 3, 8, 9]


def test_a_suppleant_of_somebody_who_sits_no_more_stays_on_the_list() -> None:
    assert [entry.id for entry in in_order((stand_by(5, 99), member(1)))] == [1, 5]
    assert by_id((member(1),))[1].id == 1


@pytest.mark.parametrize(
    ("chair", "vice", "who"),
    [
        (AttendanceStatus.PRESENT, AttendanceStatus.PRESENT, 1),
        (None, None, 1),
        (AttendanceStatus.REPRESENTED, AttendanceStatus.PRESENT, 2),
        (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, None),
        (AttendanceStatus.EXCUSED, None, None),
    ],
)
def test_the_chair_presides_unless_away_and_then_a_vice_chair_who_came(
    chair: AttendanceStatus | None, vice: AttendanceStatus | None, who: int | None
) -> None:
    roll = (member(1, chair, office=Office.CHAIR), member(2, vice, office=Office.VICE_CHAIR), member(3))
    assert presiding(roll) == who


def test_of_two_chairs_the_one_who_came_presides() -> None:
    roll = (
        member(1, AttendanceStatus.EXCUSED, office=Office.CHAIR),
        member(2, office=Office.CHAIR),
    )
    assert presiding(roll) == 2
