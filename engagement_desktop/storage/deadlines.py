"""Dated things, read once for all that show them: home, the calendar, its file."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.deadlines import Dated, DatedKind
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate, Office
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.hours.cec_deadlines import cec_dated
from engagement_desktop.storage.hours.talks import talks_to_come
from engagement_desktop.storage.register.mandates import followed

_ORDER = tuple(DatedKind)


def dated_between(
    session: Session, since: date, until: date, today: date, *, talks: bool = False
) -> tuple[Dated, ...]:
    """Everything from one day to another, both included, by day then by the clock.

    `talks` tells also when a talk is to be had again: for the coordination alone.
    """
    return in_order(
        [
            *meetings(session, since, until, today),
            *notices(session, since, until, today),
            *mandates(session, since, until),
            *actions(session, since, until, today),
            *cec_dated(session, since, until, today),
            *(_talks(session, since, until) if talks else ()),
        ]
    )


def late(session: Session, today: date) -> tuple[Dated, ...]:
    """What should have been done before today and is not, the oldest first."""
    before, yesterday = date.min, today - timedelta(days=1)
    found = (
        *meetings(session, before, yesterday, today, MeetingStatus.PLANNED),
        *notices(session, before, yesterday, today),
        *actions(session, before, yesterday, today),
    )
    return in_order(one for one in found if one.is_late)


def in_order(found: Iterable[Dated]) -> tuple[Dated, ...]:
    """By day; what has an hour follows the clock, after what takes the whole day."""

    def place(one: Dated) -> tuple[date, int, int, int]:
        minute = -1 if one.starts_minute is None else one.starts_minute
        return one.on, minute, _ORDER.index(one.kind), one.subject_id or 0

    return tuple(sorted(found, key=place))


def meetings(
    session: Session,
    since: date,
    until: date,
    today: date,
    status: MeetingStatus | None = None,
    most: int | None = None,
) -> list[Dated]:
    """Meetings of these days, the first one first; planned ones whose day has passed are late."""
    wanted = (
        select(Meeting, Committee.name)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(_within(Meeting.held_on, since, until))
        .order_by(Meeting.held_on, Meeting.starts_minute, Meeting.id)
        .limit(most)
    )
    if status is not None:
        wanted = wanted.where(Meeting.status == status)
    return [_meeting(meeting, name, today) for meeting, name in session.execute(wanted)]


def _meeting(meeting: Meeting, committee: str, today: date) -> Dated:
    passed = meeting.status is MeetingStatus.PLANNED and meeting.held_on < today
    cancelled = meeting.status is MeetingStatus.CANCELLED
    kind = DatedKind.MEETING_CANCELLED if cancelled else DatedKind.MEETING
    return Dated(
        kind=DatedKind.MEETING_TO_RECORD if passed else kind,
        on=meeting.held_on,
        subject_id=meeting.id,
        committee=committee,
        title=meeting.title or "",
        place=meeting.place or "",
        starts_minute=meeting.starts_minute,
        ends_minute=meeting.ends_minute,
        is_late=passed,
    )


def notices(session: Session, since: date, until: date, today: date) -> list[Dated]:
    """The last day to call each planned meeting that nobody was called to yet."""
    wanted = (
        select(Meeting.id, Meeting.held_on, Committee.name, Committee.notice_days)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.held_on >= today,
            Meeting.convoked_on.is_(None),
            Committee.notice_days > 0,
        )
    )
    found = [
        (row.id, row.name, row.held_on - timedelta(days=row.notice_days)) for row in session.execute(wanted)
    ]
    return [
        Dated(kind=DatedKind.NOTICE, on=day, subject_id=meeting, committee=name, is_late=day < today)
        for meeting, name, day in found
        if since <= day <= until
    ]


def mandates(session: Session, since: date, until: date) -> list[Dated]:
    """Last days of mandates that nothing longer follows in the same committee."""
    wanted = (
        select(Mandate.person_id, Mandate.ended_on, Committee.name, Person.first_name, Person.last_name)
        .join(Committee, Committee.id == Mandate.committee_id)
        .join(Person, Person.id == Mandate.person_id)
        .where(
            _within(Mandate.ended_on, since, until),
            Mandate.office != Office.GUEST,
            Mandate.end_reason.is_(None),
            ~followed(),
        )
    )
    return [
        Dated(
            kind=DatedKind.MANDATE_ENDING,
            on=row.ended_on,
            subject_id=row.person_id,
            committee=row.name,
            who=f"{row.first_name} {row.last_name}".strip(),
        )
        for row in session.execute(wanted)
    ]


def actions(session: Session, since: date, until: date, today: date) -> list[Dated]:
    """Open actions that are due on these days."""
    wanted = (
        select(Action, Committee.name, Person.first_name, Person.last_name)
        .join(Committee, Committee.id == Action.committee_id)
        .outerjoin(Person, Person.id == Action.owner_id)
        .where(Action.state == ActionState.OPEN, _within(Action.due_on, since, until))
    )
    return [
        Dated(
            kind=DatedKind.ACTION_DUE,
            on=action.due_on,
            subject_id=action.id,
            committee=committee,
            title=action.wording,
            who=" ".join(part for part in (first, last) if part),
            is_late=action.due_on < today,
        )
        for action, committee, first, last in session.execute(wanted)
        if action.due_on is not None
    ]


def _talks(session: Session, since: date, until: date) -> list[Dated]:
    """Talks to be had again on these days; the person alone is named."""
    return [
        Dated(kind=DatedKind.TALK, on=row.again_on, subject_id=row.person_id, who=row.person)
        for row in talks_to_come(session, since, until)
        if row.again_on is not None
    ]


def _within(column: Any, since: date, until: date) -> ColumnElement[bool]:
    return and_(column >= since, column <= until)
