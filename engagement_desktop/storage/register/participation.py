"""What one person did over a span, added up for « Ma participation »."""

from datetime import date

from sqlalchemy import ColumnElement, case, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.hours.entries import (
    HoursEntry,
    HoursNature,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.person_file_rows import (
    ClaimOfPerson,
    MandateHeld,
    MeetingAttended,
    MissionHours,
    Participation,
    ParticipationFigures,
)
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import first_month
from engagement_desktop.storage.reports.spans import within

WAITING = (ClaimStatus.SUBMITTED, ClaimStatus.APPROVED)


def participation_of(session: Session, person: Person, year: int | None, today: date) -> Participation:
    """« Ma participation » of one person in the exercise that starts in `year`, or of all times."""
    structure, person_id = own_structure(session), person.id
    travel = structure is not None and structure.counts_travel
    exercise = None if year is None else Exercise.starting_in(year, first_month(session))
    return Participation(
        person_id=person_id,
        civility=person.civility,
        first_name=person.first_name,
        last_name=person.last_name,
        structure="" if structure is None else structure.name,
        channel=person.channel,
        exercise=None if exercise is None else exercise.label,
        since=first_day_of_person(session, person_id),
        until=today,
        span=figures_of_person(session, person_id, exercise, travel_counts=travel),
        always=figures_of_person(session, person_id, None, travel_counts=travel),
        mandates=mandates_held(session, person_id, exercise),
        meetings=meetings_attended(session, person_id, exercise),
        missions=mission_hours(session, person_id, exercise, travel_counts=travel),
        claims=claims_of_person(session, person_id, exercise),
        travel_counts=travel,
    )


def figures_of_person(
    session: Session, person_id: int, exercise: Exercise | None, *, travel_counts: bool
) -> ParticipationFigures:
    """Presences, minutes and costs of the exercise, or of all times."""
    attended, expected = _presences(session, person_id, exercise)
    minutes = _minutes(session, person_id, exercise, travel_counts=travel_counts)
    costs = _costs(session, person_id, exercise)
    given = minutes.pop(HoursNature.VOLUNTEER, 0)
    return ParticipationFigures(
        attended=attended,
        expected=expected,
        volunteer_minutes=given,
        other_minutes=sum(minutes.values()),
        reimbursed=costs.get(ClaimStatus.REIMBURSED, Money()),
        waived=costs.get(ClaimStatus.WAIVED, Money()),
        waiting=Money.sum(costs.get(status, Money()) for status in WAITING),
        refused=costs.get(ClaimStatus.REFUSED, Money()),
    )


def mandates_held(session: Session, person_id: int, exercise: Exercise | None) -> tuple[MandateHeld, ...]:
    """Mandates in force at some time of the exercise, the most recent first."""
    kept: ColumnElement[bool] = true()
    if exercise is not None:
        over = func.coalesce(Mandate.ended_on, exercise.start) < exercise.start
        kept = (Mandate.started_on <= exercise.end) & ~over
    found = session.execute(
        select(Committee.name, Mandate.office, Mandate.seat, Mandate.started_on, Mandate.ended_on)
        .join(Committee, Committee.id == Mandate.committee_id)
        .where(Mandate.person_id == person_id, kept)
        .order_by(Mandate.started_on.desc(), Mandate.id.desc())
    )
    return tuple(MandateHeld(*row) for row in found)


def meetings_attended(
    session: Session, person_id: int, exercise: Exercise | None
) -> tuple[MeetingAttended, ...]:
    """Held meetings where the person was expected, in order of day."""
    found = session.execute(
        select(
            Meeting.held_on, Committee.name, Attendance.status, Meeting.ends_minute - Meeting.starts_minute
        )
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Attendance.person_id == person_id,
            Meeting.status == MeetingStatus.HELD,
            _in(Meeting.held_on, exercise),
        )
        .order_by(Meeting.held_on, Meeting.starts_minute, Meeting.id)
    )
    return tuple(MeetingAttended(*row) for row in found)


def mission_hours(
    session: Session, person_id: int, exercise: Exercise | None, *, travel_counts: bool
) -> tuple[MissionHours, ...]:
    """Volunteer minutes by family, the largest first."""
    found = session.execute(
        select(HoursEntry.family, func.sum(HoursEntry.minutes))
        .where(
            HoursEntry.person_id == person_id,
            HoursEntry.nature == HoursNature.VOLUNTEER,
            *_counted(exercise, travel_counts=travel_counts),
        )
        .group_by(HoursEntry.family)
    )
    families = list(MissionFamily)
    lines = (MissionHours(family, minutes) for family, minutes in found)
    return tuple(sorted(lines, key=lambda line: (-line.minutes, families.index(line.family))))


def claims_of_person(
    session: Session, person_id: int, exercise: Exercise | None
) -> tuple[ClaimOfPerson, ...]:
    """What each claim asked for, drafts apart, in order of day."""
    first = func.min(ExpenseLine.spent_on)
    found = session.execute(
        select(ExpenseClaim.reference, first, ExpenseClaim.status, func.sum(ExpenseLine.amount))
        .join(ExpenseLine, ExpenseLine.claim_id == ExpenseClaim.id)
        .where(
            ExpenseClaim.person_id == person_id,
            ExpenseClaim.status != ClaimStatus.DRAFT,
            _in(ExpenseLine.spent_on, exercise),
        )
        .group_by(ExpenseClaim.id)
        .order_by(first, ExpenseClaim.id)
    )
    return tuple(ClaimOfPerson(*row) for row in found)


def first_day_of_person(session: Session, person_id: int) -> date | None:
    """The first day of a mandate, a held meeting, an hour or a cost."""
    firsts = (
        select(func.min(Mandate.started_on)).where(Mandate.person_id == person_id),
        select(func.min(Meeting.held_on))
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(Attendance.person_id == person_id, Meeting.status == MeetingStatus.HELD),
        select(func.min(HoursEntry.done_on)).where(HoursEntry.person_id == person_id),
        select(func.min(ExpenseLine.spent_on))
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(ExpenseClaim.person_id == person_id),
    )
    known = [day for one in firsts if (day := session.execute(one).scalar_one()) is not None]
    return min(known, default=None)


def _presences(session: Session, person_id: int, exercise: Exercise | None) -> tuple[int, int]:
    came = func.coalesce(func.sum(case((Attendance.status.in_(sorted(ATTENDED)), 1), else_=0)), 0)
    attended, expected = session.execute(
        select(came, func.count())
        .select_from(Attendance)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Attendance.person_id == person_id,
            Meeting.status == MeetingStatus.HELD,
            _in(Meeting.held_on, exercise),
        )
    ).one()
    return attended, expected


def _minutes(
    session: Session, person_id: int, exercise: Exercise | None, *, travel_counts: bool
) -> dict[HoursNature, int]:
    found = session.execute(
        select(HoursEntry.nature, func.sum(HoursEntry.minutes))
        .where(HoursEntry.person_id == person_id, *_counted(exercise, travel_counts=travel_counts))
        .group_by(HoursEntry.nature)
    )
    return {row[0]: row[1] for row in found}


def _costs(session: Session, person_id: int, exercise: Exercise | None) -> dict[ClaimStatus, Money]:
    found = session.execute(
        select(ExpenseClaim.status, func.sum(ExpenseLine.amount))
        .join(ExpenseLine, ExpenseLine.claim_id == ExpenseClaim.id)
        .where(ExpenseClaim.person_id == person_id, _in(ExpenseLine.spent_on, exercise))
        .group_by(ExpenseClaim.status)
    )
    return {row[0]: row[1] for row in found}


def _counted(exercise: Exercise | None, *, travel_counts: bool) -> list[ColumnElement[bool]]:
    kept = [HoursEntry.state == HoursState.VALIDATED, _in(HoursEntry.done_on, exercise)]
    return kept if travel_counts else [*kept, HoursEntry.kind != TimeKind.TRAVEL]


def _in(day: InstrumentedAttribute[date], exercise: Exercise | None) -> ColumnElement[bool]:
    return true() if exercise is None else within(day, exercise)
