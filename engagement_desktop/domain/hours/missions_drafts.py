"""Missions as typed: what a form holds, what is refused of it, what becomes of the entity."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.text import clean

TEXTS = (
    "place",
    "context",
    "activities",
    "responsibilities",
    "autonomy",
    "partners",
    "tools",
    "results",
    "skills",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionDraft:
    """A mission as typed; a text left empty is "", a mission under way has no last day."""

    id: int | None = None
    version: int | None = None
    person_id: int
    title: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    committee_id: int | None = None
    place: str = ""
    context: str = ""
    activities: str = ""
    responsibilities: str = ""
    autonomy: str = ""
    partners: str = ""
    tools: str = ""
    results: str = ""
    skills: str = ""


@dataclass(frozen=True, slots=True)
class MissionRow:
    """One mission of a person, as listed."""

    id: int
    title: str
    started_on: date
    ended_on: date | None
    committee: str


def new_mission(draft: MissionDraft, today: date) -> Mission:
    """The mission that the form says.

    Raises:
        DomainError, Faults: no title, no first day, days upside down or to come.
    """
    raise_all([*_faults(draft, today)])
    return _filled(Mission(person_id=draft.person_id, title="", started_on=draft.started_on or today), draft)


def write_mission(mission: Mission, draft: MissionDraft, today: date) -> None:
    """The same mission as the draft now says it; refused as a new one would be."""
    raise_all([*_faults(draft, today)])
    _filled(mission, draft)


def mission_draft(mission: Mission) -> MissionDraft:
    """What the form shows of a mission."""
    return MissionDraft(
        id=mission.id,
        version=mission.version,
        person_id=mission.person_id,
        title=mission.title,
        started_on=mission.started_on,
        ended_on=mission.ended_on,
        committee_id=mission.committee_id,
        **{name: getattr(mission, name) or "" for name in TEXTS},
    )


def _faults(draft: MissionDraft, today: date) -> Iterator[DomainError]:
    if not clean(draft.title).strip():
        yield DomainError("Donnez un nom à la mission.", "title")
    if draft.started_on is None:
        yield DomainError("Dites depuis quand.", "started_on")
        return
    if draft.started_on > today:
        yield DomainError("La mission n’est pas commencée. Vérifiez son premier jour.", "started_on")
    if draft.ended_on is not None and draft.ended_on < draft.started_on:
        yield DomainError("Le dernier jour précède le premier. Corrigez l’un des deux.", "ended_on")


def _filled(mission: Mission, draft: MissionDraft) -> Mission:
    mission.title = " ".join(clean(draft.title).split())
    mission.started_on = draft.started_on or mission.started_on
    mission.ended_on, mission.committee_id = draft.ended_on, draft.committee_id
    for name in TEXTS:
        setattr(mission, name, clean(getattr(draft, name)).strip() or None)
    return mission
