"""Meetings of each committee and who came: only people in office, and a guest now and then."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.services.demo.calendar import Span, meeting_days
from engagement_desktop.services.demo.library import Library
from engagement_desktop.services.demo.minutes_texts import Minutes, Session, Storyteller
from engagement_desktop.services.demo.names import Resident
from engagement_desktop.services.demo.register import Body, Register, Seated
from engagement_desktop.services.demo.rows import Rows

_SHORTEST, _QUARTERS, _QUARTER = 75, 6, 15
_ONE_CANCELLED_IN, _REMOTE_ROOM, _VISITOR = 20, 8, 12
_USUAL_ROOM = 85
_COMES = ((AttendanceStatus.PRESENT, 66), (AttendanceStatus.REMOTE, 11), (None, 23))
_MISSES = (
    (AttendanceStatus.EXCUSED, 50),
    (AttendanceStatus.REPRESENTED, 32),
    (AttendanceStatus.ABSENT, 18),
)
_GUEST_COMES, _SUBSTITUTE_COMES, _REPLACES = 45, 12, 75
_AGENDAS_AHEAD = 2


@dataclass(slots=True)
class Held:
    """One held meeting and those who took part."""

    body: Body
    day: date
    starts: int
    minutes: int
    remote: bool
    came: list[tuple[Resident, AttendanceStatus]] = field(default_factory=list)


class MeetingsMaker:
    """Plans the sessions of every committee, tells their minutes, calls the roll."""

    def __init__(self, rows: Rows, library: Library, span: Span, rng: Random) -> None:
        self._rows, self._library, self._span, self._rng = rows, library, span, rng
        self._visits: set[tuple[int, date]] = set()

    def make(self, register: Register, meetings_each: int) -> Iterator[list[Held]]:
        """Yields the held meetings of one committee after another."""
        for body in register.bodies:
            yield self._meet(body, register, meetings_each)

    def _meet(self, body: Body, register: Register, count: int) -> list[Held]:
        sessions = self._sessions(body, count)
        told = Storyteller(self._library, self._rng, body.spec.themes).tell(sessions)
        held = []
        for session, minutes in zip(sessions, told, strict=True):
            meeting_id = self._row(body, session, minutes)
            if session.status is MeetingStatus.HELD:
                remote = session.place == self._library.remote_room
                meeting = Held(body, session.day, session.starts, session.minutes, remote)
                meeting.came = self._roll(meeting_id, body, session.day, remote, register)
                held.append(meeting)
        return held

    def _sessions(self, body: Body, count: int) -> list[Session]:
        rng, spec = self._rng, body.spec
        days = meeting_days(rng, self._span, spec.weekday, count)
        past = [day for day in days if day < self._span.today]
        cancelled = set(rng.sample(past, max(1, len(past) // _ONE_CANCELLED_IN)))
        usual = f"{rng.choice(self._library.rooms)}, {body.town.name}"
        coming = [day for day in days if day > self._span.today][:_AGENDAS_AHEAD]
        return [
            Session(
                day=day,
                starts=spec.starts,
                minutes=_SHORTEST + _QUARTER * rng.randrange(_QUARTERS),
                place=self._place(usual),
                status=_status(day, self._span.today, day in cancelled),
                has_agenda=day in past or day in coming,
            )
            for day in days
        ]

    def _place(self, usual: str) -> str:
        drawn = self._rng.randrange(100)
        if drawn < _REMOTE_ROOM:
            return self._library.remote_room
        usual = usual[0].upper() + usual[1:]
        return usual if drawn < _USUAL_ROOM else self._rng.choice(self._library.rooms).capitalize()

    def _row(self, body: Body, session: Session, minutes: Minutes) -> int:
        return self._rows.add(
            "meeting",
            committee_id=body.id,
            held_on=session.day,
            starts_minute=session.starts,
            ends_minute=session.starts + session.minutes,
            status=session.status,
            place=session.place,
            agenda=minutes.agenda,
            decisions=minutes.decisions,
        )

    def _roll(
        self, meeting_id: int, body: Body, day: date, remote: bool, register: Register
    ) -> list[tuple[Resident, AttendanceStatus]]:
        roll = self._statuses(body, day, remote)
        self._visitor(day, roll, register)
        holders = iter(self._holders(body, day, roll))
        came = []
        for person, status in roll.values():
            proxy = next(holders, None) if status is AttendanceStatus.REPRESENTED else None
            said = (
                AttendanceStatus.EXCUSED
                if status is AttendanceStatus.REPRESENTED and proxy is None
                else status
            )
            self._rows.add(
                "attendance",
                meeting_id=meeting_id,
                person_id=person.id,
                status=said,
                proxy_to_id=proxy.id if proxy else None,
            )
            if said in ATTENDED:
                came.append((person, said))
        return came

    def _statuses(self, body: Body, day: date, remote: bool) -> dict[int, tuple[Resident, AttendanceStatus]]:
        """Titulars first; a substitute comes mostly when the titular does not."""
        roll: dict[int, tuple[Resident, AttendanceStatus]] = {}
        in_office = [seated for seated in body.seated if seated.is_in_office(day)]
        for seated in in_office:
            status = self._status_of(seated, roll)
            if status is not None and seated.person.id not in roll:
                if remote and status is AttendanceStatus.PRESENT:
                    status = AttendanceStatus.REMOTE
                roll[seated.person.id] = (seated.person, status)
        return roll

    def _status_of(
        self, seated: Seated, roll: dict[int, tuple[Resident, AttendanceStatus]]
    ) -> AttendanceStatus | None:
        rng = self._rng
        if seated.office is Office.GUEST:
            return AttendanceStatus.PRESENT if rng.randrange(100) < _GUEST_COMES else None
        if seated.seat is SeatKind.SUBSTITUTE:
            titular = roll.get(seated.substitute_for.id) if seated.substitute_for else None
            chance = _SUBSTITUTE_COMES if titular is None or titular[1] in ATTENDED else _REPLACES
            return AttendanceStatus.PRESENT if rng.randrange(100) < chance else None
        coming = _drawn(rng, _COMES)
        return coming if coming is not None else _drawn(rng, _MISSES)

    def _visitor(
        self, day: date, roll: dict[int, tuple[Resident, AttendanceStatus]], register: Register
    ) -> None:
        """Someone who sits nowhere comes and listens, to one meeting a day."""
        if register.unseated and self._rng.randrange(100) < _VISITOR:
            visitor = self._rng.choice(register.unseated)
            if (visitor.id, day) not in self._visits:
                self._visits.add((visitor.id, day))
                roll[visitor.id] = (visitor, AttendanceStatus.PRESENT)

    def _holders(
        self, body: Body, day: date, roll: dict[int, tuple[Resident, AttendanceStatus]]
    ) -> list[Resident]:
        """Titulars who came: each may carry one pouvoir."""
        holders = [
            seated.person
            for seated in body.seated
            if seated.is_in_office(day)
            and seated.seat is SeatKind.TITULAR
            and seated.office is not Office.GUEST
            and roll[seated.person.id][1] in ATTENDED
        ]
        self._rng.shuffle(holders)
        return holders


def _status(day: date, today: date, cancelled: bool) -> MeetingStatus:
    if cancelled:
        return MeetingStatus.CANCELLED
    return MeetingStatus.HELD if day < today else MeetingStatus.PLANNED


def _drawn(rng: Random, odds: tuple[tuple[AttendanceStatus | None, int], ...]) -> AttendanceStatus | None:
    return rng.choices([one for one, _ in odds], [weight for _, weight in odds])[0]
