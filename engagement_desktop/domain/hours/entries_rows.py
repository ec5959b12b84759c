"""What lists and panes show of hours."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.hours.entries import (
    Aim,
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    Scale,
    TimeKind,
)
from engagement_desktop.domain.register.committees import EngagementLevel


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One entry of hours in a list; its pane shows nothing more."""

    id: int
    done_on: date
    person_id: int
    last_name: str
    first_name: str
    family: MissionFamily
    activity: str | None
    reason: str | None
    committee: str | None
    structure: str
    minutes: int
    starts_minute: int | None
    role: HoursRole
    nature: HoursNature
    kind: TimeKind
    state: HoursState
    level: EngagementLevel | None = None
    scale: Scale | None = None
    aim: Aim | None = None
    meeting_id: int | None = None
    meeting_on: date | None = None
    meeting_number: str | None = None


class MeetingFilter(StrEnum):
    """Whether the hours are those of a meeting."""

    AT_MEETING = "at_meeting"
    APART = "apart"


class HoursGrouping(StrEnum):
    """By what hours are added up."""

    PERSON = "person"
    FAMILY = "family"
    ACTIVITY = "activity"
    MONTH = "month"
    STRUCTURE = "structure"
    COMMITTEE = "committee"
    LEVEL = "level"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class HoursGroup:
    """Entries added up: the value that they share (None: none), in words when it has some of its own."""

    key: str | None
    words: str
    entries: int
    minutes: int
