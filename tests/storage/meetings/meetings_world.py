"""A dossier full of meetings and of what they left, and the same rows as plain Python."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.decisions import (
    Action,
    ActionState,
    Decision,
    Priority,
    Proposal,
    ProposalState,
)
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.committees import EngagementLevel
from tests.builders import Builder

TODAY = date(2026, 8, 31)
MANY = 212
DAYS = (
    date(2024, 8, 31),
    date(2024, 9, 1),
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 12, 31),
    date(2026, 8, 30),
    TODAY,
    date(2026, 9, 1),
)
NAMES = (("Hélias", "Monique"), ("100 %", "Coopérative"), ("Ñuñez", "José"), ("Le_Goff", "Yann"))
BODIES = ("Comité des usagers", "Œuvres & soins 50 %", "Bureau_élargi")
PLACES = (None, "Salle Éluard", "Visio 100 %", "Mairie")
WORDS = ("Ouvrir l’accueil le samedi", "Baisser le bruit de 50 %", "Façade_repeinte", "Réécrire l’œuvre")


@dataclass(frozen=True)
class PlainMeeting:
    """A meeting, as it was written."""

    id: int
    committee_id: int
    day: date
    status: MeetingStatus
    place: str | None
    decisions: str | None
    ends: int | None
    number: tuple[int, int] | None
    roll: dict[int, AttendanceStatus]

    @property
    def attended(self) -> int:
        return sum(1 for one in self.roll.values() if one in {"present", "remote"})


@dataclass(frozen=True)
class PlainDecision:
    """A decision, as it was written."""

    id: int
    committee_id: int
    day: date
    sequence: int
    wording: str
    level: EngagementLevel | None
    meeting_id: int | None


@dataclass(frozen=True)
class PlainAction:
    """An action, as it was written."""

    id: int
    committee_id: int
    asked: date
    sequence: int
    wording: str
    owner_id: int | None
    due: date | None
    state: ActionState
    closed: date | None
    priority: Priority
    decision_id: int | None


@dataclass(frozen=True)
class PlainProposal:
    """A proposal, as it was written."""

    id: int
    committee_id: int
    made: date
    said: str
    person_id: int | None
    state: ProposalState
    told: date | None
    on_poster: bool


@dataclass(frozen=True)
class World:
    """What the dossier holds."""

    people: tuple[int, ...]
    bodies: dict[int, str]
    meetings: tuple[PlainMeeting, ...]
    decisions: tuple[PlainDecision, ...]
    actions: tuple[PlainAction, ...]
    proposals: tuple[PlainProposal, ...]


def filled(session: Session) -> World:
    """Writes the rows; what comes back does not read the file again."""
    make, rng = Builder(session), random.Random(5)
    own = make.structure(exercise_first_month=9)
    people = tuple(make.person(last, first).id for last, first in NAMES)
    bodies = {(row := make.committee(own, name)).id: row.name for name in BODIES}
    meetings = tuple(_meeting(make, rng, at, list(bodies), people) for at in range(MANY))
    decisions = tuple(_decision(session, rng, at, list(bodies), meetings) for at in range(MANY))
    actions = tuple(_action(session, rng, at, list(bodies), people, decisions) for at in range(MANY))
    proposals = tuple(_proposal(session, rng, list(bodies), people) for _ in range(MANY))
    return World(people, bodies, meetings, decisions, actions, proposals)


def _meeting(
    make: Builder, rng: random.Random, at: int, bodies: list[int], people: tuple[int, ...]
) -> PlainMeeting:
    from engagement_desktop.domain.register.committees import Committee
    from engagement_desktop.domain.register.people import Person

    body, day = rng.choice(bodies), rng.choice(DAYS)
    values = {
        "status": rng.choice((MeetingStatus.HELD, *MeetingStatus)),
        "place": rng.choice(PLACES),
        "decisions": rng.choice((None, "", "Rien de plus")),
        "ends_minute": rng.choice((None, 1200)),
    }
    number = (day.year, at + 1) if at % 3 else None
    row = make.meeting(
        make.session.get_one(Committee, body),
        day,
        starts_minute=at,
        number_year=number and number[0],
        number_sequence=number and number[1],
        **values,
    )
    roll = {one: rng.choice(list(AttendanceStatus)) for one in people if rng.random() < 0.4}
    for person, status in roll.items():
        make.attendance(row, make.session.get_one(Person, person), status)
    return PlainMeeting(
        row.id,
        body,
        day,
        values["status"],
        values["place"],
        values["decisions"],
        values["ends_minute"],
        number,
        roll,
    )


def _decision(
    session: Session, rng: random.Random, at: int, bodies: list[int], meetings: tuple[PlainMeeting, ...]
) -> PlainDecision:
    row = Decision(
        committee_id=rng.choice(bodies),
        number=f"D-{at}",
        number_year=2026,
        number_sequence=MANY - at,
        decided_on=rng.choice(DAYS),
        wording=rng.choice(WORDS),
        level=rng.choice((None, *EngagementLevel)),
        meeting_id=rng.choice((None, meetings[0].id, meetings[1].id)),
    )
    session.add(row)
    session.flush()
    return PlainDecision(
        row.id, row.committee_id, row.decided_on, MANY - at, row.wording, row.level, row.meeting_id
    )


def _action(
    session: Session,
    rng: random.Random,
    at: int,
    bodies: list[int],
    people: tuple[int, ...],
    decisions: tuple[PlainDecision, ...],
) -> PlainAction:
    state = rng.choice(list(ActionState))
    row = Action(
        committee_id=rng.choice(bodies),
        number=f"A-{at}",
        number_year=2026,
        number_sequence=MANY - at,
        asked_on=rng.choice(DAYS),
        wording=rng.choice(WORDS),
        owner_id=rng.choice((None, *people)),
        due_on=rng.choice((None, *DAYS)),
        state=state,
        closed_on=None if state is ActionState.OPEN else rng.choice(DAYS),
        priority=rng.choice(list(Priority)),
        decision_id=rng.choice((None, decisions[0].id, decisions[1].id)),
    )
    session.add(row)
    session.flush()
    return PlainAction(
        row.id,
        row.committee_id,
        row.asked_on,
        MANY - at,
        row.wording,
        row.owner_id,
        row.due_on,
        state,
        row.closed_on,
        row.priority,
        row.decision_id,
    )


def _proposal(
    session: Session, rng: random.Random, bodies: list[int], people: tuple[int, ...]
) -> PlainProposal:
    state = rng.choice(list(ProposalState))
    row = Proposal(
        committee_id=rng.choice(bodies),
        made_on=rng.choice(DAYS),
        said=rng.choice(WORDS),
        person_id=rng.choice((None, *people)),
        state=state,
        told_on=None if state is ProposalState.WAITING else rng.choice((None, *DAYS)),
        on_poster=rng.random() < 0.3,
    )
    session.add(row)
    session.flush()
    return PlainProposal(
        row.id, row.committee_id, row.made_on, row.said, row.person_id, state, row.told_on, row.on_poster
    )


def by_body(rows: tuple[PlainDecision, ...] | tuple[PlainAction, ...]) -> Counter[int]:
    """How many rows each committee has."""
    return Counter(one.committee_id for one in rows)
