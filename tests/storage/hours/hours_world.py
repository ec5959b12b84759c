"""A dossier full of hours, and the same hours as plain Python rows: queries are counted against them."""

import random
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import EngagementLevel
from tests.builders import Builder

MANY = 430
FIRST_MONTH = 9
EXERCISES = tuple(Exercise.starting_in(year, FIRST_MONTH) for year in (2023, 2024, 2025, 2026))
NAMES = (("Hélias", "Monique"), ("100 %", "Coopérative"), ("Le_Goff", "Yann"), ("Ñuñez", "José"))
DAYS = (
    date(2024, 8, 31),
    date(2024, 9, 1),
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 2, 28),
    date(2026, 8, 31),
    date(2026, 9, 1),
)
ACTIVITIES = (None, "Groupe de parole", "Écoute à 100 %", "Relecture d’œuvres", "École_du_dos")


@dataclass(frozen=True)
class Plain:
    """Some hours, as they were written."""

    id: int
    person_id: int
    last: str
    first: str
    day: date
    minutes: int
    family: MissionFamily
    role: HoursRole
    nature: HoursNature
    kind: TimeKind
    state: HoursState
    level: EngagementLevel | None
    activity: str | None
    committee_id: int | None
    structure_id: int
    meeting_id: int | None


@dataclass(frozen=True)
class World:
    """What the dossier holds; ids are those of the file."""

    hours: tuple[Plain, ...]
    people: dict[str, int]
    committees: dict[int, str]
    structures: dict[int, str]
    meetings: dict[int, date]

    def of(self, exercise: Exercise) -> list[Plain]:
        return [one for one in self.hours if exercise.start <= one.day <= exercise.end]

    def counted(self, exercise: Exercise, *, travel: bool) -> list[Plain]:
        """Validated, in the exercise, and the way there only when the rule says so."""
        return [
            one
            for one in self.of(exercise)
            if one.state is HoursState.VALIDATED and (travel or one.kind is not TimeKind.TRAVEL)
        ]


def filled(session: Session) -> World:
    """Writes the hours; what comes back does not read the file again."""
    make, rng = Builder(session), random.Random(11)
    own = make.structure(exercise_first_month=FIRST_MONTH)
    structures = [own, make.association(), make.association("Association « À 50 % »")]
    people = [make.person(last, first) for last, first in NAMES]
    committees = [make.committee(own), make.committee(own, "Œuvres & soins 50 %")]
    meetings = [make.meeting(one, day) for one in committees for day in DAYS[:3]]
    found = []
    for _ in range(MANY):
        at = rng.randrange(len(NAMES))
        committee = rng.choice((None, *committees))
        meeting = rng.choice((None, None, *meetings))
        day, minutes, where = rng.choice(DAYS), rng.choice((15, 60, 60, 125)), rng.choice(structures)
        values = {
            "family": rng.choice(list(MissionFamily)),
            "role": rng.choice(list(HoursRole)),
            "nature": rng.choice((HoursNature.VOLUNTEER, *HoursNature)),
            "kind": rng.choice(list(TimeKind)),
            "state": rng.choice((HoursState.VALIDATED, HoursState.VALIDATED, *HoursState)),
            "level": rng.choice((None, *EngagementLevel)),
            "activity": rng.choice(ACTIVITIES),
            "committee_id": None if committee is None else committee.id,
            "meeting_id": None if meeting is None else meeting.id,
        }
        row = make.hours(people[at], where, day, minutes, **values)
        found.append(Plain(row.id, people[at].id, *NAMES[at], day, minutes, structure_id=where.id, **values))
    return World(
        tuple(found),
        {one.last_name: one.id for one in people},
        {one.id: one.name for one in committees},
        {one.id: one.name for one in structures},
        {one.id: one.held_on for one in meetings},
    )
