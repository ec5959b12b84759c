"""What lists and panes show of hours."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)


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
