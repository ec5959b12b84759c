"""The verbs of a live meeting: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.attending.roll import Span
from engagement_desktop.domain.meetings.voting.majority import Totals
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteMode, VoteResult
from engagement_desktop.domain.meetings.voting.votes_drafts import VoteDraft
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import MajorityRule
from tests.builders import Builder
from tests.live_rooms import OPENED, live_room

NEEDS = "live"
"""Meeting 1 open on item 1: people 1 and 2 in the room, 3 represented by 1, 4 excused, 7 a suppléant."""
W, P = Permission.MINUTES_WRITE, Permission.PERSON_WRITE
HERE = AttendanceStatus.PRESENT


def _vote(world: Any) -> object:
    """A vote on the voices of the moment; on none where no meeting stands."""
    votes, at_minute, voices = world.application.votes, OPENED, ()
    with suppress(DomainError):
        ballot = votes.freeze(1, 1)
        at_minute, voices = ballot.at_minute, ballot.voices
    draft = VoteDraft(
        meeting_id=1,
        item_id=1,
        subject="Horaires",
        mode=VoteMode.SHOW_OF_HANDS,
        at_minute=at_minute,
        voices=voices,
        totals=Totals(votes_for=3),
    )
    return votes.record(draft)


DOORS: Mapping[str, tuple[Callable[[Any], object], tuple[Permission, ...], str]] = MappingProxyType(
    {
        "attendances.mark": (lambda w: w.application.attendances.mark(1, 4, HERE), (W,), NEEDS),
        "attendances.leave": (lambda w: w.application.attendances.leave(1, 2), (W,), NEEDS),
        "attendances.come_back": (lambda w: w.application.attendances.come_back(1, 5), (W,), NEEDS),
        "attendances.stand_in": (lambda w: w.application.attendances.stand_in(1, 7), (W,), NEEDS),
        "attendances.give_proxy": (lambda w: w.application.attendances.give_proxy(1, 4, 2), (W,), NEEDS),
        "attendances.take_proxy_back": (
            lambda w: w.application.attendances.take_proxy_back(1, 3),
            (W,),
            NEEDS,
        ),
        "attendances.add_guest": (lambda w: w.application.attendances.add_guest(1, 8), (W,), NEEDS),
        "attendances.add_new_guest": (
            lambda w: w.application.attendances.add_new_guest(1, "Nguyen", "Thomas"),
            (W, P),
            NEEDS,
        ),
        "attendances.remove": (lambda w: w.application.attendances.remove(1, 4), (W,), NEEDS),
        "attendances.correct_clock": (
            lambda w: w.application.attendances.correct_clock(1, 2, (Span(OPENED + 5),)),
            (W,),
            NEEDS,
        ),
        "votes.record": (_vote, (W,), NEEDS),
        "votes.delete": (lambda w: w.application.votes.delete(1), (W,), NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType({"live.look": (1,), "votes.freeze": (1, 1)})
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "attendances.mark": ({"attendance", "presence_span"}, 1),
        "attendances.leave": ({"presence_span"}, 1),
        "attendances.come_back": ({"attendance", "presence_span"}, 1),
        "attendances.stand_in": ({"attendance", "presence_span"}, 1),
        "attendances.give_proxy": ({"attendance"}, 1),
        "attendances.take_proxy_back": ({"attendance"}, 1),
        "attendances.add_guest": ({"attendance", "presence_span"}, 1),
        "attendances.add_new_guest": ({"attendance", "person", "presence_span"}, 1),
        "attendances.remove": ({"attendance"}, 1),
        "attendances.correct_clock": ({"presence_span"}, 1),
        "votes.record": ({"decision", "number_series", "vote", "vote_elector"}, 1),
        "votes.delete": ({"vote"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """The meeting under way, as `NEEDS` says, and one vote that nothing leans on."""
    live_room(make)
    session = make.session
    for person_id in (1, 2):
        session.add(Attendance(meeting_id=1, person_id=person_id, status=HERE))
        session.add(PresenceSpan(meeting_id=1, person_id=person_id, arrived_minute=OPENED))
    session.add(Attendance(meeting_id=1, person_id=3, status=AttendanceStatus.REPRESENTED, proxy_to_id=1))
    session.add(Attendance(meeting_id=1, person_id=4, status=AttendanceStatus.EXCUSED))
    session.add(Attendance(meeting_id=1, person_id=5, status=HERE))
    session.add(PresenceSpan(meeting_id=1, person_id=5, arrived_minute=OPENED, left_minute=OPENED + 5))
    session.add(
        Vote(
            meeting_id=1,
            subject="Ancien vote",
            mode=VoteMode.SHOW_OF_HANDS,
            at_minute=OPENED,
            majority=MajorityRule.SIMPLE,
            votes_for=0,
            votes_against=0,
            result=VoteResult.REJECTED,
            explanation="Rejeté.",
        )
    )
    session.flush()
