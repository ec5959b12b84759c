"""The rows of attendance and of hours that live acts write."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.attending.roll import Span


def attendance_row(session: Session, meeting_id: int, person_id: int) -> Attendance | None:
    """What was said of that person at that meeting."""
    return session.scalars(
        select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.person_id == person_id)
    ).one_or_none()


def say(session: Session, meeting_id: int, person_id: int, status: AttendanceStatus) -> Attendance:
    """The row of that person, made if need be, with this status."""
    row = attendance_row(session, meeting_id, person_id)
    if row is None:
        row = Attendance(meeting_id=meeting_id, person_id=person_id, status=status)
        session.add(row)
    elif row.status is not status:
        row.status = status
    return row


def spans_at(session: Session, meeting_id: int, person_id: int) -> Sequence[PresenceSpan]:
    """The hours of that person, in their order."""
    return session.scalars(
        select(PresenceSpan)
        .where(PresenceSpan.meeting_id == meeting_id, PresenceSpan.person_id == person_id)
        .order_by(PresenceSpan.arrived_minute, PresenceSpan.id)
    ).all()


def arrive(session: Session, meeting_id: int, person_id: int, minute: int) -> None:
    """A new stay begins; a return at the very minute of the departure goes on with the last one."""
    known = spans_at(session, meeting_id, person_id)
    if known and known[-1].left_minute == minute:
        known[-1].left_minute = None
    else:
        session.add(PresenceSpan(meeting_id=meeting_id, person_id=person_id, arrived_minute=minute))


def depart(session: Session, meeting_id: int, person_id: int, minute: int, opened_minute: int) -> None:
    """The stay under way ends; who had no hour was there from the opening."""
    known = spans_at(session, meeting_id, person_id)
    if known:
        known[-1].left_minute = minute
    else:
        session.add(
            PresenceSpan(
                meeting_id=meeting_id,
                person_id=person_id,
                arrived_minute=min(opened_minute, minute),
                left_minute=minute,
            )
        )


def write_spans(session: Session, meeting_id: int, person_id: int, spans: Sequence[Span]) -> None:
    """Makes the hours those: rows that stay the same are left alone."""
    wanted = {span.arrived_minute: span for span in spans}
    for row in spans_at(session, meeting_id, person_id):
        kept = wanted.pop(row.arrived_minute, None)
        if kept is None:
            session.delete(row)
        elif row.left_minute != kept.left_minute:
            row.left_minute = kept.left_minute
    session.flush()
    for span in wanted.values():
        session.add(
            PresenceSpan(
                meeting_id=meeting_id,
                person_id=person_id,
                arrived_minute=span.arrived_minute,
                left_minute=span.left_minute,
            )
        )


def forget(session: Session, row: Attendance) -> None:
    """Nothing was said of this person."""
    write_spans(session, row.meeting_id, row.person_id, ())
    session.delete(row)
