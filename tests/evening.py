"""One evening of a committee: eight people who came by the clock, their vehicles and distances."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Capacity, HomeDistance, Person
from engagement_desktop.domain.register.structures import Structure
from tests.builders import Builder

DAY = date(2026, 11, 17)
OPENS, ENDS = 18 * 60, 20 * 60 + 4
_CAME: tuple[tuple[str, str, int, int | None, int | None, int | None], ...] = (
    # name, first name, arrived, left, power of the car, hundredths of km from home
    ("Benali", "Fatima", 18 * 60 + 2, None, 5, 800),
    ("Diallo", "Mamadou", 18 * 60, None, None, 120),
    ("Hélias", "Monique", 18 * 60, None, 4, 1400),
    ("Le Goff", "Jean-Yves", 18 * 60, None, None, 1350),
    ("Caron", "Élodie", 17 * 60 + 55, None, None, None),
    ("Marchand", "Sylvie", 18 * 60, 19 * 60 + 5, None, 350),
    ("Rousseau", "Claire", 18 * 60 + 10, None, None, 40),
    ("Fournier", "Luc", 18 * 60, None, 6, 600),
)


@dataclass
class Evening:
    """Who and what was written; once the session is closed, only the ids are read."""

    own: Structure
    committee: Committee
    meeting: Meeting
    meeting_id: int
    people: dict[str, Person] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)


def evening(make: Builder, **rule: Any) -> Evening:
    """The meeting n° 2026-05, held from 18:00 to 20:04."""
    own = make.structure(**{"preparation_minutes": 30, "travel_kmh": 48} | rule)
    committee = make.committee(own)
    meeting = make.meeting(committee, DAY, starts_minute=OPENS, ends_minute=ENDS, number="2026-05")
    made = Evening(own, committee, meeting, meeting.id)
    for last, first, arrived, left, power, km in _CAME:
        capacity = Capacity.PROFESSIONAL if last == "Caron" else Capacity.USER
        person = make.person(last, first, capacity=capacity, city="Saint-Martin")
        made.people[last], made.ids[last] = person, person.id
        make.attendance(meeting, person)
        make.session.add(
            PresenceSpan(meeting_id=meeting.id, person_id=person.id, arrived_minute=arrived, left_minute=left)
        )
        if power is not None:
            make.vehicle(person, power=power)
        if km is not None:
            make.session.add(HomeDistance(person_id=person.id, structure_id=own.id, km_hundredths=km))
    away = make.person("Tanguy", "Yann")
    make.attendance(meeting, away, AttendanceStatus.EXCUSED)
    make.session.flush()
    return made
