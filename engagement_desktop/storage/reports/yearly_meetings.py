"""Committees and meetings of an exercise, added up for the yearly report."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, case, func, or_, select, union
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.storage.register.mandates import colleges_of_titulars
from engagement_desktop.storage.register.rules import seats_on
from engagement_desktop.storage.reports.spans import counted_hours, within


class CommitteeFound(NamedTuple):
    """A committee that existed during the exercise."""

    committee_id: int
    name: str
    kind: str
    seats: int | None


class MemberCount(NamedTuple):
    """Titulaires of one college in one committee."""

    committee_id: int
    capacity: Capacity | None
    people: int


class MandateMoves(NamedTuple):
    """Mandates of one committee that begin or end within the exercise."""

    committee_id: int
    started: int
    ended: int


class MeetingFound(NamedTuple):
    """One meeting and how many came out of how many."""

    committee_id: int
    committee: str
    held_on: date
    starts_minute: int
    status: MeetingStatus
    ends_minute: int | None
    attended: int
    expected: int


def committees_of(session: Session, exercise: Exercise) -> list[CommitteeFound]:
    """Committees that existed at some day of the exercise, by name, their seats as on its last day."""
    found = session.execute(
        select(Committee.id, Committee.name, Committee.kind, seats_on(exercise.end))
        .where(
            or_(Committee.created_on.is_(None), Committee.created_on <= exercise.end),
            or_(Committee.closed_on.is_(None), Committee.closed_on >= exercise.start),
        )
        .order_by(Committee.name_key)
    )
    return [CommitteeFound(*row) for row in found]


def members_on(session: Session, day: date) -> list[MemberCount]:
    """Distinct titulaires in office that day, guests left out, by committee and college of that day."""
    seated = colleges_of_titulars(day).subquery()
    found = session.execute(
        select(seated.c.committee_id, seated.c.college, func.count())
        .group_by(seated.c.committee_id, seated.c.college)
        .order_by(seated.c.committee_id, seated.c.college)
    )
    return [MemberCount(*row) for row in found]


def mandate_moves(session: Session, exercise: Exercise) -> list[MandateMoves]:
    """Mandates of any kind that begin or end within the exercise, even ahead of today."""
    started, ended = within(Mandate.started_on, exercise), Mandate.ended_on.between(*_ends(exercise))
    found = session.execute(
        select(
            Mandate.committee_id,
            func.sum(case((started, 1), else_=0)),
            func.sum(case((ended, 1), else_=0)),
        )
        .where(or_(started, ended))
        .group_by(Mandate.committee_id)
    )
    return [MandateMoves(*row) for row in found]


def meetings_of(session: Session, exercise: Exercise) -> list[MeetingFound]:
    """Every meeting of the exercise with its attendance, in order of date."""
    came = case((Attendance.status.in_(sorted(ATTENDED)), 1), else_=0)
    found = session.execute(
        select(
            Meeting.committee_id,
            Committee.name,
            Meeting.held_on,
            Meeting.starts_minute,
            Meeting.status,
            Meeting.ends_minute,
            func.coalesce(func.sum(came), 0),
            func.count(Attendance.id),
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .outerjoin(Attendance, Attendance.meeting_id == Meeting.id)
        .where(within(Meeting.held_on, exercise))
        .group_by(
            Meeting.id,
            Meeting.committee_id,
            Committee.name,
            Meeting.held_on,
            Meeting.starts_minute,
            Meeting.status,
            Meeting.ends_minute,
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    return [MeetingFound(*row) for row in found]


def engaged_people(session: Session, exercise: Exercise, *, travel_counts: bool) -> int:
    """Distinct people with a presence that counts, a counted hour, or an expense line of any status."""
    came = (
        select(Attendance.person_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            and_(within(Meeting.held_on, exercise), Meeting.status == MeetingStatus.HELD),
            Attendance.status.in_(sorted(ATTENDED)),
        )
    )
    gave = select(HoursEntry.person_id).where(counted_hours(exercise, travel_counts=travel_counts))
    spent = (
        select(ExpenseClaim.person_id)
        .join(ExpenseLine, ExpenseLine.claim_id == ExpenseClaim.id)
        .where(within(ExpenseLine.spent_on, exercise))
    )
    people = union(came, gave, spent).subquery()
    return session.execute(select(func.count()).select_from(people)).scalar_one()


def _ends(exercise: Exercise) -> tuple[date, date]:
    return exercise.start, exercise.end
