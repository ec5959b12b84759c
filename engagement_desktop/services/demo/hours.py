"""Hours: those that follow meetings, those given to lead associations, and the rest of a volunteer's time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.engagements import Engagement
from engagement_desktop.services.demo.library import Activity, Library
from engagement_desktop.services.demo.meetings import Held
from engagement_desktop.services.demo.names import Resident
from engagement_desktop.services.demo.rows import Row, Rows

_DAY_AT_MOST = 11 * 60
_PREPARES, _TRAVELS = 30, 45
_FIVE, _QUARTER = 5, 15
_RECENT_DAYS, _ONE_WAITS, _ONE_RETURNED = 28, 45, 6
_LONGEST, _INDEMNIFIED = 7 * 60, 12
_PAID_FAMILIES = frozenset({MissionFamily.TRAINING, MissionFamily.RESEARCH, MissionFamily.PATIENT_EDUCATION})
_TO_CLARIFY = "Durée et lieu à préciser"
_MORNING, _STARTS = 8 * 60 + 30, 20


@dataclass(frozen=True, slots=True)
class _Given:
    """Where some time went, the same for every entry of one cause."""

    structure: int
    family: MissionFamily
    role: HoursRole = HoursRole.OTHER
    committee: int | None = None


class HoursMaker:
    """Adds the entries by date, never more than a plausible day for one person."""

    def __init__(self, rows: Rows, library: Library, span: Span, rng: Random) -> None:
        self._rows, self._library, self._span, self._rng = rows, library, span, rng
        self._entries: list[Row] = []
        self._days: dict[tuple[int, date], int] = defaultdict(int)

    def make(
        self,
        held: Iterable[Held],
        engagements: Sequence[Engagement],
        residents: Sequence[Resident],
        own: int,
        count: int,
    ) -> None:
        """Sessions first, then engagements, then whatever else fills up to `count` entries."""
        for meeting in held:
            for person, status in meeting.came:
                self._session(meeting, person, status)
        for engagement in engagements:
            self._engagement(engagement)
        while len(self._entries) < count:
            self._other(self._rng.choice(residents), own)
        for entry in sorted(self._entries[:count], key=lambda entry: entry["done_on"]):
            self._rows.add("hours_entry", **entry)

    def _session(self, meeting: Held, person: Resident, status: AttendanceStatus) -> None:
        rng, body = self._rng, meeting.body
        role = HoursRole.GOVERNING_BODY if body.spec.board else HoursRole.OTHER
        given = _Given(body.structure, body.spec.family, role, body.id)
        nature = self._nature_at_work(person)
        said = f"Réunion : {body.spec.name}"
        self._add(
            person, meeting.day, meeting.minutes, given, nature, activity=said, starts_minute=meeting.starts
        )
        if rng.randrange(100) < _PREPARES:
            day = max(self._span.first, meeting.day - timedelta(days=rng.randrange(1, 6)))
            minutes = _QUARTER * rng.randrange(2, 7)
            self._add(
                person, day, minutes, given, nature, kind=TimeKind.PREPARATION, activity="Lecture du dossier"
            )
        if status is AttendanceStatus.PRESENT and rng.randrange(100) < _TRAVELS:
            minutes = _ride(2 * person.town.km_hundredths_to(body.town))
            self._add(
                person, meeting.day, minutes, given, nature, kind=TimeKind.TRAVEL, activity="Aller et retour"
            )

    def _engagement(self, engagement: Engagement) -> None:
        """Spreads the hours of each year over it, up to yesterday in the current one."""
        key = "governing" if engagement.role is HoursRole.GOVERNING_BODY else "supervising"
        activities = self._library.activities[key if engagement.counts else "representation"]
        given = _Given(engagement.structure, engagement.family, engagement.role)
        for year in range(self._span.first.year, self._span.today.year + 1):
            first = date(year, 1, 1)
            days = min((date(year, 12, 31) - first).days, (self._span.yesterday - first).days)
            left = engagement.yearly_minutes * (days + 1) // 365
            while left >= _QUARTER and days > 0:
                activity = self._rng.choice(activities)
                minutes = min(left, self._length(activity))
                day = first + timedelta(days=self._rng.randrange(days + 1))
                if self._add(
                    engagement.person,
                    day,
                    minutes,
                    given,
                    HoursNature.VOLUNTEER,
                    activity=activity.said,
                    state=self._state(day),
                ):
                    left -= minutes

    def _other(self, person: Resident, own: int) -> None:
        rng = self._rng
        family = rng.choice(tuple(MissionFamily))
        activity = rng.choice(self._library.activities[family])
        day = self._span.past_workday(rng)
        state = self._state(day)
        self._add(
            person,
            day,
            self._length(activity),
            _Given(own, family),
            self._nature_of_activity(person, family),
            activity=activity.said,
            state=state,
            starts_minute=_MORNING + 30 * rng.randrange(_STARTS) if rng.randrange(3) == 0 else None,
        )

    def _add(
        self,
        person: Resident,
        day: date,
        minutes: int,
        given: _Given,
        nature: HoursNature,
        **more: Any,
    ) -> bool:
        """False when the day is already full."""
        if self._days[person.id, day] + minutes > _DAY_AT_MOST:
            return False
        self._days[person.id, day] += minutes
        self._entries.append(
            {
                "person_id": person.id,
                "done_on": day,
                "minutes": minutes,
                "family": given.family,
                "structure_id": given.structure,
                "role": given.role,
                "nature": nature,
                "kind": TimeKind.SESSION,
                "state": HoursState.VALIDATED,
                "committee_id": given.committee,
                "activity": None,
                "reason": _TO_CLARIFY if more.get("state") is HoursState.RETURNED else None,
                "starts_minute": None,
                **more,
            }
        )
        return True

    def _length(self, activity: Activity) -> int:
        return self._rng.randrange(activity.least, min(activity.most, _LONGEST) + 1, _QUARTER)

    def _nature_at_work(self, person: Resident) -> HoursNature:
        """Some professionals come on paid time; the same person always in the same way."""
        if person.capacity is not Capacity.PROFESSIONAL:
            return HoursNature.VOLUNTEER
        natures = (HoursNature.PAID, HoursNature.INDEMNIFIED, HoursNature.VOLUNTEER)
        return natures[person.id % len(natures)]

    def _nature_of_activity(self, person: Resident, family: MissionFamily) -> HoursNature:
        if person.capacity is Capacity.PROFESSIONAL:
            return self._nature_at_work(person)
        if family in _PAID_FAMILIES and self._rng.randrange(100) < _INDEMNIFIED:
            return HoursNature.INDEMNIFIED
        return HoursNature.VOLUNTEER

    def _state(self, day: date) -> HoursState:
        if (self._span.today - day).days > _RECENT_DAYS:
            return HoursState.VALIDATED
        drawn = self._rng.randrange(100)
        if drawn < _ONE_WAITS:
            return HoursState.TO_VALIDATE
        return HoursState.RETURNED if drawn < _ONE_WAITS + _ONE_RETURNED else HoursState.VALIDATED


def _ride(km_hundredths: int) -> int:
    """Minutes by road at 45 km/h, to the next five, at least ten."""
    minutes = km_hundredths * 60 // 4_500
    return max(10, (minutes + _FIVE - 1) // _FIVE * _FIVE)
