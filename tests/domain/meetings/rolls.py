"""Rolls of invented meetings, for the rules of voices, quorum and votes."""

from typing import Any

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, RollPart, Span
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact

OPENED, NOW = 18 * 60, 19 * 60
P = AttendanceStatus.PRESENT


def person(number: int) -> PersonFact:
    return PersonFact(id=number, last_name=f"Nom{number}", first_name=f"Prénom{number}")


def member(number: int, status: AttendanceStatus | None = P, *spans: Span, **values: Any) -> RollEntry:
    return RollEntry(
        person=person(number), part=RollPart.TITULAR, status=status, spans=spans or _usual(status), **values
    )


def stand_by(
    number: int, titular: int | None, status: AttendanceStatus | None = P, **values: Any
) -> RollEntry:
    return RollEntry(
        person=person(number),
        part=RollPart.SUBSTITUTE,
        status=status,
        spans=_usual(status),
        substitute_for_id=titular,
        **values,
    )


def guest(number: int) -> RollEntry:
    return RollEntry(person=person(number), part=RollPart.GUEST, status=P, spans=_usual(P))


def members(present: int, away: int = 0) -> Roll:
    """So many in the room since the opening, so many excused."""
    here = [member(number) for number in range(1, present + 1)]
    gone = [member(number, AttendanceStatus.EXCUSED) for number in range(present + 1, present + away + 1)]
    return (*here, *gone)


def _usual(status: AttendanceStatus | None) -> tuple[Span, ...]:
    return (Span(OPENED),) if status in {P, AttendanceStatus.REMOTE} else ()
