"""Who is on the roll of a meeting: every mandate and every word of attendance, against the plain rule."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.attending.roll import RollPart, Span
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteElector, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.attending.roll import roll_of, voters_of
from tests.builders import Builder

DAY = date(2026, 3, 10)
NEXT, BEFORE = DAY + timedelta(days=1), DAY - timedelta(days=1)


@dataclass(frozen=True)
class Seat:
    """A mandate, as it was written."""

    started: date
    ended: date | None
    office: Office
    seat: SeatKind

    @property
    def holds(self) -> bool:
        return self.started <= DAY and (self.ended is None or self.ended >= DAY)

    @property
    def part(self) -> RollPart:
        if self.office is Office.GUEST:
            return RollPart.GUEST
        return RollPart.TITULAR if self.seat is SeatKind.TITULAR else RollPart.SUBSTITUTE


PARTS = list(RollPart)


def part_of(seats: list[Seat], *, noted: bool) -> RollPart | None:
    """A titulaire before a suppléant before a guest; somebody without seat is a guest once noted."""
    held = [seat.part for seat in seats if seat.holds]
    if held:
        return min(held, key=PARTS.index)
    return RollPart.GUEST if noted else None


def test_the_roll_is_those_in_office_that_day_and_whoever_was_noted(database: Database) -> None:
    rng = random.Random(29)
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        body, other = make.committee(own), make.committee(own, "Bureau")
        meeting, beside = make.meeting(body, DAY), make.meeting(body, NEXT)
        expected: dict[int, RollPart] = {}
        for at in range(250):
            person = make.person(first=f"Léa{at}")
            seats = []
            for _ in range(rng.choice((0, 1, 1, 2))):
                seat = Seat(
                    rng.choice((date(2024, 1, 1), DAY, NEXT)),
                    rng.choice((None, BEFORE, DAY, NEXT)),
                    rng.choice((Office.MEMBER, Office.CHAIR, Office.GUEST)),
                    rng.choice(list(SeatKind)),
                )
                if seat.ended is not None and seat.ended < seat.started:
                    continue
                seats.append(seat)
                make.mandate(
                    person, body, seat.started, ended_on=seat.ended, office=seat.office, seat=seat.seat
                )
            make.mandate(person, other, date(2024, 1, 1))
            if noted := rng.random() < 0.2:
                make.attendance(meeting, person, rng.choice(list(AttendanceStatus)))
            elif rng.random() < 0.2:
                make.attendance(beside, person)
            part = part_of(seats, noted=noted)
            if part is not None:
                expected[person.id] = part
        roll = roll_of(session, meeting)
        assert {entry.id: entry.part for entry in roll} == expected
        assert len(roll) == len(expected)
        assert set(expected.values()) == set(RollPart)


def test_an_office_is_told_before_a_seat_of_member(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        person = make.person()
        make.mandate(person, body, date(2024, 1, 1))
        make.mandate(person, body, date(2025, 1, 1), office=Office.CHAIR)
        (only,) = roll_of(session, make.meeting(body, DAY))
        assert only.office is Office.CHAIR


def test_a_suppleant_stands_under_the_titulaire(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        first, second, sub, free, guest = (
            make.person(name, "Léa") for name in ("Abel", "Bourg", "Zola", "Aubin", "Aa")
        )
        for titular in (second, first):
            make.mandate(titular, body, date(2024, 1, 1))
        for one, of in ((sub, first.id), (free, None)):
            make.mandate(one, body, date(2024, 1, 1), seat=SeatKind.SUBSTITUTE, substitute_for_id=of)
        make.mandate(guest, body, date(2024, 1, 1), office=Office.GUEST)
        roll = roll_of(session, make.meeting(body, DAY))
        assert [one.id for one in roll] == [first.id, sub.id, second.id, free.id, guest.id]


def test_what_was_noted_is_on_the_roll_with_the_hours_in_order(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        person, holder, silent = (make.person(first=name) for name in ("Léa", "Ana", "Zoé"))
        for one in (person, holder, silent):
            make.mandate(one, body, date(2024, 1, 1))
        meeting, later = make.meeting(body, DAY), make.meeting(body, NEXT)
        session.add(
            Attendance(
                meeting_id=meeting.id,
                person_id=person.id,
                status=AttendanceStatus.REPRESENTED,
                proxy_to_id=holder.id,
                stands_in_for_id=silent.id,
            )
        )
        for meeting_id, start, end in ((meeting.id, 1130, None), (meeting.id, 1080, 1100), (later.id, 1, 2)):
            session.add(
                PresenceSpan(
                    meeting_id=meeting_id, person_id=person.id, arrived_minute=start, left_minute=end
                )
            )
        session.flush()
        found = {one.id: one for one in roll_of(session, meeting)}
        told = found[person.id]
        assert told.spans == (Span(1080, 1100), Span(1130))
        assert (told.status, told.proxy_to_id, told.stands_in_for_id) == (
            AttendanceStatus.REPRESENTED,
            holder.id,
            silent.id,
        )
        assert (found[silent.id].status, found[silent.id].spans) == (None, ())


def vote(session: Session, meeting_id: int, minute: int, voices: list[tuple[int, int]]) -> None:
    row = Vote(
        meeting_id=meeting_id,
        subject="Le banc",
        mode=VoteMode.SHOW_OF_HANDS,
        at_minute=minute,
        majority=MajorityRule.SIMPLE,
        votes_for=len(voices),
        votes_against=0,
        result=VoteResult.ADOPTED,
        explanation="Adopté",
    )
    session.add(row)
    session.flush()
    session.add_all(VoteElector(vote_id=row.id, member_id=member, carried_by_id=by) for member, by in voices)
    session.flush()


@pytest.mark.parametrize("minutes", [(1100,), (1100, 1100), (1100, 1130)])
def test_voters_are_those_who_carried_a_voice_and_when(database: Database, minutes: tuple[int, ...]) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        meeting, later = make.meeting(body, DAY), make.meeting(body, NEXT)
        one, absent, other = (make.person(first=name).id for name in ("Léa", "Ana", "Zoé"))
        for minute in minutes:
            vote(session, meeting.id, minute, [(one, one), (absent, one)])
        vote(session, later.id, 1200, [(other, other)])
        assert voters_of(session, meeting.id) == {one: frozenset(minutes)}
