"""People with their mandates and presences, written in a dossier and kept as plain Python rows."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.people_rows import MandateState
from tests.builders import Builder

DAY = date(2026, 9, 1)
SOON = DAY + timedelta(days=90)
YEAR = Exercise.starting_in(2025, 9)
ENDS = (None, date(2026, 8, 31), DAY, SOON, SOON + timedelta(days=1))
STARTS = (date(2024, 1, 1), date(2026, 8, 31), DAY, DAY + timedelta(days=1))
MANY = 220
LAST = ("Hélias", "100 %", "Ñuñez", "Le_Goff", "d'Été", "Abgrall")
CITIES = (None, "Élancourt", "Vannes", "À 5 %")


@dataclass
class Seat:
    """A mandate, as it was written."""

    committee_id: int
    office: Office
    seat: SeatKind
    started: date
    ended: date | None

    def holds(self, day: date) -> bool:
        in_time = self.started <= day and (self.ended is None or self.ended >= day)
        return self.office is not Office.GUEST and in_time


@dataclass
class One:
    """A person, as they were written."""

    id: int
    last: str
    first: str
    capacity: Capacity | None
    city: str | None
    archived: date | None
    seats: list[Seat] = field(default_factory=list)
    came: int = 0
    expected: int = 0

    @property
    def renews(self) -> list[date]:
        """The ends within three months after which nothing longer follows in that committee."""
        return [
            seat.ended
            for seat in self.seats
            if seat.holds(DAY)
            and seat.ended is not None
            and seat.ended <= SOON
            and not any(
                other.committee_id == seat.committee_id
                and other.office is not Office.GUEST
                and (other.ended is None or other.ended > seat.ended)
                for other in self.seats
            )
        ]

    @property
    def holding(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.holds(DAY)]

    @property
    def over(self) -> list[date]:
        return [
            seat.ended
            for seat in self.seats
            if seat.office is not Office.GUEST and seat.ended is not None and seat.ended < DAY
        ]

    @property
    def state(self) -> MandateState:
        if self.renews:
            return MandateState.TO_RENEW
        if any(seat.seat is SeatKind.TITULAR for seat in self.holding):
            return MandateState.TITULAR
        if self.holding:
            return MandateState.SUBSTITUTE
        return MandateState.FORMER if self.over else MandateState.NONE

    @property
    def end(self) -> date | None:
        if self.renews:
            return min(self.renews)
        if self.holding:
            known = [seat.ended for seat in self.holding if seat.ended is not None]
            return None if len(known) < len(self.holding) else max(known)
        return max(self.over, default=None)

    @property
    def is_listed(self) -> bool:
        return self.archived is None or self.archived > DAY


def written(session: Session) -> list[One]:
    make, rng, found = Builder(session), random.Random(3), []
    own = make.structure(exercise_first_month=9)
    bodies = [make.committee(own), make.committee(own, "Œuvres 50 %")]
    days = (YEAR.start, YEAR.end, YEAR.end + timedelta(days=1), YEAR.start - timedelta(days=1))
    meetings = [
        make.meeting(bodies[0], day, status=status, starts_minute=at)
        for day in days
        for at, status in enumerate(MeetingStatus)
    ]
    for at in range(MANY):
        one = One(
            id=0,
            last=rng.choice(LAST),
            first=f"Léa{at}",
            capacity=rng.choice((None, *Capacity)),
            city=rng.choice(CITIES),
            archived=rng.choice((None, None, None, DAY, DAY + timedelta(days=1))),
        )
        row = make.person(one.last, one.first, capacity=one.capacity, city=one.city, archived_on=one.archived)
        one.id = row.id
        for body in bodies:
            for _ in range(rng.choice((0, 0, 1, 2))):
                seat = Seat(
                    body.id,
                    rng.choice((Office.MEMBER, Office.CHAIR, Office.GUEST)),
                    rng.choice(list(SeatKind)),
                    rng.choice(STARTS),
                    rng.choice(ENDS),
                )
                if seat.ended is not None and seat.ended < seat.started:
                    continue
                one.seats.append(seat)
                make.mandate(row, body, seat.started, ended_on=seat.ended, office=seat.office, seat=seat.seat)
        for meeting in meetings:
            if rng.random() < 0.2:
                status = rng.choice(list(AttendanceStatus))
                make.attendance(meeting, row, status)
                if meeting.status is MeetingStatus.HELD and meeting.held_on in YEAR:
                    one.expected += 1
                    one.came += status in {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE}
        found.append(one)
    return found
