"""What the entry of hours reads around what is typed: the day, the meeting, the mandates, the locks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.activities import Activity
from engagement_desktop.domain.hours.entries import HoursEntry, HoursRole, MissionFamily, TimeKind
from engagement_desktop.domain.hours.entry_rules import GivenSpan
from engagement_desktop.domain.hours.locks import ClosedMonth
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance, PresenceSpan
from engagement_desktop.domain.meetings.booking.booking_rules import presence_minutes
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.text import fold
from engagement_desktop.storage.hours.cec_roles import known_role

PersonDay = tuple[int, date]


def day_spans(
    session: Session, wanted: Collection[PersonDay], besides: Collection[int]
) -> Mapping[PersonDay, list[GivenSpan]]:
    """Everything that each person already gave each day, some entries apart."""
    found: defaultdict[PersonDay, list[GivenSpan]] = defaultdict(list)
    people, days = {person for person, _day in wanted}, {day for _person, day in wanted}
    rows = session.execute(
        select(
            HoursEntry.id,
            HoursEntry.person_id,
            HoursEntry.done_on,
            HoursEntry.minutes,
            HoursEntry.starts_minute,
        ).where(HoursEntry.done_on.in_(sorted(days)), HoursEntry.person_id.in_(sorted(people)))
    )
    for entry_id, person_id, day, minutes, starts in rows:
        if entry_id not in besides:
            found[person_id, day].append(GivenSpan(minutes, starts))
    return found


def closed_months(session: Session, days: Iterable[date]) -> frozenset[date]:
    """The first days of the months of these days that are closed."""
    firsts = {day.replace(day=1) for day in days}
    return frozenset(
        session.scalars(select(ClosedMonth.first_day).where(ClosedMonth.first_day.in_(sorted(firsts))))
    )


def present_at(session: Session, meeting: Meeting, person_id: int) -> int | None:
    """Minutes of a person in the room of a meeting; 0: not there; None: the meeting has no end."""
    status = session.scalars(
        select(Attendance.status).where(
            Attendance.meeting_id == meeting.id, Attendance.person_id == person_id
        )
    ).first()
    if status not in ATTENDED:
        return 0
    rows = session.execute(
        select(PresenceSpan.arrived_minute, PresenceSpan.left_minute).where(
            PresenceSpan.meeting_id == meeting.id, PresenceSpan.person_id == person_id
        )
    )
    opens = meeting.starts_minute if meeting.opened_minute is None else meeting.opened_minute
    return presence_minutes([(row[0], row[1]) for row in rows], opens, meeting.ends_minute)


def given_at(session: Session, meeting_id: int, person_id: int, besides: Collection[int]) -> int:
    """Minutes of session already counted to a person for a meeting, some entries apart."""
    rows = session.execute(
        select(HoursEntry.id, HoursEntry.minutes).where(
            HoursEntry.meeting_id == meeting_id,
            HoursEntry.person_id == person_id,
            HoursEntry.kind == TimeKind.SESSION,
        )
    )
    return sum(minutes for entry_id, minutes in rows if entry_id not in besides)


def entries_of(session: Session, ids: Iterable[int]) -> dict[int, HoursEntry]:
    """The entries of these ids."""
    found = session.scalars(select(HoursEntry).where(HoursEntry.id.in_(list(ids))))
    return {entry.id: entry for entry in found}


def own_activities(session: Session) -> Sequence[Activity]:
    """The structure's own activities, and the usual ones that were hidden."""
    return session.scalars(select(Activity).order_by(Activity.family, Activity.label_key)).all()


def own_activity(session: Session, family: MissionFamily, label: str) -> Activity | None:
    """The activity of that label in a family."""
    same = select(Activity).where(Activity.family == family, Activity.label_key == fold(label))
    return session.scalars(same).one_or_none()


def activity_uses(session: Session) -> Mapping[tuple[MissionFamily, str], int]:
    """How many entries say each activity, by family and folded words."""
    found: defaultdict[tuple[MissionFamily, str], int] = defaultdict(int)
    rows = session.execute(
        select(HoursEntry.family, HoursEntry.activity, func.count())
        .where(HoursEntry.activity.is_not(None))
        .group_by(HoursEntry.family, HoursEntry.activity)
    )
    for family, words, times in rows:
        found[family, fold(words or "")] += times
    return found


def usual_words(session: Session, most: int) -> list[tuple[MissionFamily, str]]:
    """What entries of latest days say most lately, in one's own words; each once."""
    latest = (
        select(HoursEntry.family, HoursEntry.activity, HoursEntry.id)
        .where(HoursEntry.activity.is_not(None))
        .order_by(HoursEntry.done_on.desc(), HoursEntry.id.desc())
        .limit(500)
        .subquery()
    )
    rows = session.execute(
        select(latest.c.family, latest.c.activity)
        .group_by(latest.c.family, latest.c.activity)
        .order_by(func.count().desc(), func.max(latest.c.id).desc())
        .limit(most)
    )
    return [(row[0], row[1]) for row in rows]


def activity_said(session: Session, family: MissionFamily, words: str) -> int | None:
    """The structure's own activity that these words name; None when they name none of its own."""
    found = own_activity(session, family, words) if words else None
    return None if found is None or found.is_hidden else found.id


def governs_on(session: Session, person_id: int, structure_id: int, day: date) -> bool:
    """Whether a mandate in a governing body of that structure is in force that day."""
    return role_on(session, person_id, structure_id, day) is HoursRole.GOVERNING_BODY


def role_on(session: Session, person_id: int, structure_id: int, day: date) -> HoursRole:
    """In which capacity a person acts in a structure that day."""
    return known_role(session, person_id, structure_id, day).role
