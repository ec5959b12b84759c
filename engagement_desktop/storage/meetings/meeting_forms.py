"""What the form of a meeting reads and writes: the meeting, who came, its neighbours of the same day."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from engagement_desktop.domain.meetings.attending.attendance import Attendance
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.meetings_drafts import PresenceDraft
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person


def attendances_at(session: Session, meeting_id: int) -> list[Attendance]:
    """Who came, by name."""
    return list(
        session.scalars(
            select(Attendance)
            .join(Person, Person.id == Attendance.person_id)
            .where(Attendance.meeting_id == meeting_id)
            .order_by(Person.sort_key, Person.id)
        )
    )


def meeting_at(session: Session, committee_id: int, day: date, starts_minute: int) -> Meeting | None:
    """The meeting of that committee, day and hour: there is one at most."""
    return session.scalars(
        select(Meeting).where(
            Meeting.committee_id == committee_id,
            Meeting.held_on == day,
            Meeting.starts_minute == starts_minute,
        )
    ).one_or_none()


def latest_meeting(session: Session, committee_id: int) -> Meeting | None:
    """The last one in the calendar, from which the next takes its hours and place."""
    found = select(Meeting).where(Meeting.committee_id == committee_id).order_by(Meeting.held_on.desc())
    return session.scalars(found.limit(1)).one_or_none()


def write_attendances(
    session: Session, meeting: Meeting, presences: Collection[PresenceDraft], *, is_new: bool
) -> None:
    """Makes the list of people that of the draft; a known meeting's own version tells that it changed."""
    former = {one.person_id: one for one in attendances_at(session, meeting.id)}
    changed = False
    for said in presences:
        row = former.pop(said.person_id, None)
        if row is None:
            session.add(
                Attendance(
                    meeting_id=meeting.id,
                    person_id=said.person_id,
                    status=said.status,
                    proxy_to_id=said.proxy_to_id,
                )
            )
            changed = True
        elif (row.status, row.proxy_to_id) != (said.status, said.proxy_to_id):
            row.status, row.proxy_to_id = said.status, said.proxy_to_id
            changed = True
    for row in former.values():
        session.delete(row)
        changed = True
    if changed and not is_new:
        flag_modified(meeting, "status")


def only_open_committee(session: Session, day: date) -> int | None:
    """The committee open that day, when there is only one."""
    is_open = (
        Committee.archived_on.is_(None),
        or_(Committee.closed_on.is_(None), Committee.closed_on >= day),
    )
    found = session.scalars(select(Committee.id).where(*is_open).limit(2)).all()
    return found[0] if len(found) == 1 else None
