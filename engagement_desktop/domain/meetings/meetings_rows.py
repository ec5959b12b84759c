"""What lists and panes show of meetings."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.stages import MeetingStage


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in a list."""

    id: int
    committee_id: int
    committee: str
    held_on: date
    starts_minute: int
    ends_minute: int | None
    place: str | None
    status: MeetingStatus
    attended: int
    expected: int
    has_decisions: bool
    stage: MeetingStage
    number: str | None = None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person at the meeting."""

    person_id: int
    last_name: str
    first_name: str
    status: AttendanceStatus
    proxy_to: str | None


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """One meeting: what was on the agenda, who came, what was decided."""

    row: MeetingRow
    agenda: str | None
    decisions: str | None
    attendance: tuple[AttendanceRow, ...]
