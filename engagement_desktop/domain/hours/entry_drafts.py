"""An entry of hours as its form and its grids hold it: what was done, by whom, when, how long."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from engagement_desktop.domain.hours.entries import (
    Aim,
    HoursEntry,
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    Scale,
    TimeKind,
)
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.text import clean, fold

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursDraft:
    """One entry being written; a text left empty is "".

    Without structure it is the dossier's own; without role (« à quel titre »), what the mandates say.
    """

    id: int | None = None
    version: int | None = None
    person_id: int | None = None
    done_on: date | None = None
    minutes: int | None = None
    starts_minute: int | None = None
    family: MissionFamily = MissionFamily.REPRESENTATION
    activity: str = ""
    structure_id: int | None = None
    committee_id: int | None = None
    meeting_id: int | None = None
    role: HoursRole | None = None
    nature: HoursNature = HoursNature.VOLUNTEER
    kind: TimeKind = TimeKind.SESSION
    level: EngagementLevel | None = None
    scale: Scale | None = None
    aim: Aim | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursTask:
    """What is done, apart from who, when and how long: the columns of a grid, the lines of a week.

    Two tasks are the same when their `key` is: words without case or accent.
    """

    family: MissionFamily = MissionFamily.REPRESENTATION
    activity: str = ""
    structure_id: int | None = None
    committee_id: int | None = None
    nature: HoursNature = HoursNature.VOLUNTEER
    kind: TimeKind = TimeKind.SESSION

    @property
    def key(self) -> str:
        """The same for two tasks that are the same."""
        parts = (
            self.family,
            fold(self.activity),
            self.structure_id,
            self.committee_id,
            self.nature,
            self.kind,
        )
        return "|".join("" if part is None else str(part) for part in parts)

    def given(self, person_id: int, day: date, minutes: int) -> HoursDraft:
        """An entry of this task."""
        return HoursDraft(
            person_id=person_id,
            done_on=day,
            minutes=minutes,
            family=self.family,
            activity=self.activity,
            structure_id=self.structure_id,
            committee_id=self.committee_id,
            nature=self.nature,
            kind=self.kind,
        )


@dataclass(frozen=True, slots=True)
class HoursNote:
    """Something told and not refused: the field that it is about, and its code."""

    code: str
    sentence: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedHours:
    """What a save wrote; `ids` are the entries added or changed, in the order given."""

    ids: tuple[int, ...] = ()
    added: int = 0
    changed: int = 0
    deleted: int = 0
    minutes: int = 0
    notes: tuple[HoursNote, ...] = ()


def parts(draft: HoursDraft) -> Iterator[HoursDraft]:
    """The entry itself, or the two of an entry that crosses midnight: each on its own day.

    The first keeps the id; an entry of a meeting stays of that meeting on both days.
    """
    starts, minutes, day = draft.starts_minute, draft.minutes, draft.done_on
    last_of_calendar = day is not None and day == date.max
    if starts is None or minutes is None or day is None or last_of_calendar:
        yield draft
        return
    beyond = starts + minutes - DAY_MINUTES
    if not (0 < beyond < DAY_MINUTES and 0 < minutes <= DAY_MINUTES):
        yield draft
        return
    yield replace(draft, minutes=minutes - beyond)
    following = day + timedelta(days=1)
    yield replace(draft, id=None, version=None, done_on=following, minutes=beyond, starts_minute=0)


def hours_draft(entry: HoursEntry) -> HoursDraft:
    """What a form shows of an entry."""
    return HoursDraft(
        id=entry.id,
        version=entry.version,
        person_id=entry.person_id,
        done_on=entry.done_on,
        minutes=entry.minutes,
        starts_minute=entry.starts_minute,
        family=entry.family,
        activity=entry.activity or "",
        structure_id=entry.structure_id,
        committee_id=entry.committee_id,
        meeting_id=entry.meeting_id,
        role=entry.role,
        nature=entry.nature,
        kind=entry.kind,
        level=entry.level,
        scale=entry.scale,
        aim=entry.aim,
        reason=entry.reason or "",
    )


def task_of(draft: HoursDraft) -> HoursTask:
    """What is done, of an entry."""
    return HoursTask(
        family=draft.family,
        activity=draft.activity,
        structure_id=draft.structure_id,
        committee_id=draft.committee_id,
        nature=draft.nature,
        kind=draft.kind,
    )


def write_hours(
    entry: HoursEntry | None, draft: HoursDraft, role: HoursRole, structure_id: int, activity_id: int | None
) -> HoursEntry:
    """The entity as a checked draft says it; a new one waits to be validated.

    Raises:
        ValueError: the draft was not checked: no person, no day or no duration.
    """
    if draft.person_id is None or draft.done_on is None or draft.minutes is None:
        raise ValueError("an entry needs a person, a day and minutes")
    if entry is None:
        entry = HoursEntry(
            person_id=draft.person_id,
            done_on=draft.done_on,
            minutes=draft.minutes,
            family=draft.family,
            structure_id=structure_id,
            role=role,
            nature=draft.nature,
            state=HoursState.TO_VALIDATE,
        )
    entry.person_id, entry.done_on, entry.minutes = draft.person_id, draft.done_on, draft.minutes
    entry.family, entry.structure_id, entry.role = draft.family, structure_id, role
    entry.nature, entry.kind, entry.starts_minute = draft.nature, draft.kind, draft.starts_minute
    entry.committee_id, entry.meeting_id = draft.committee_id, draft.meeting_id
    entry.activity, entry.activity_id = " ".join(clean(draft.activity).split()) or None, activity_id
    entry.level, entry.scale, entry.aim = draft.level, draft.scale, draft.aim
    entry.reason = clean(draft.reason) or None
    return entry
