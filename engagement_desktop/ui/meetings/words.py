"""How meetings are said on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_rows import MeetingRow
from engagement_desktop.french.formats import clock_time, duration
from engagement_desktop.ui.common.badge import BadgeWord

MEETING_BADGES: Mapping[MeetingStatus, BadgeWord] = MappingProxyType(
    {
        MeetingStatus.HELD: BadgeWord("Tenue", "succes", "circle-check"),
        MeetingStatus.PLANNED: BadgeWord("Prévue", "info", "circle"),
        MeetingStatus.CANCELLED: BadgeWord("Annulée", "neutre", "circle-slash"),
    }
)

ATTENDANCE_BADGES: Mapping[AttendanceStatus, BadgeWord] = MappingProxyType(
    {
        AttendanceStatus.PRESENT: BadgeWord("Présent", "succes", "circle-check"),
        AttendanceStatus.REMOTE: BadgeWord("À distance", "succes", "monitor"),
        AttendanceStatus.EXCUSED: BadgeWord("Excusé", "attention", "circle-slash"),
        AttendanceStatus.ABSENT: BadgeWord("Absent", "erreur", "circle-x"),
        AttendanceStatus.REPRESENTED: BadgeWord("Représenté", "info", "handshake"),
    }
)


def hours_of(row: MeetingRow) -> str:
    """« 18 h 00 », or « de 18 h 00 à 20 h 15 » once the end is known."""
    if row.ends_minute is None:
        return f"à {clock_time(row.starts_minute)}"
    return f"de {clock_time(row.starts_minute)} à {clock_time(row.ends_minute)}"


def length_of(row: MeetingRow) -> str:
    return "" if row.ends_minute is None else duration(row.ends_minute - row.starts_minute)


def attendance_of(row: MeetingRow) -> str:
    """« 9 sur 12 », nothing where nobody was counted."""
    return f"{row.attended} sur {row.expected}" if row.expected else ""
