"""What papers are written from: who gives them, hours, functions, meetings, missions and trainings."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.papers_facts import (
    FunctionHeld,
    HoursTold,
    MeetingTold,
    MissionTold,
    PaperIssuer,
    PaperPerson,
    TrainingTold,
)
from engagement_desktop.domain.hours.training import TrainingPresence, TrainingSession
from engagement_desktop.domain.meetings.attending.attendance import (
    ATTENDED,
    Attendance,
    AttendanceStatus,
    PresenceSpan,
)
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.hours.cec_roles import counted_role
from engagement_desktop.storage.register.structures import counts_travel
from engagement_desktop.storage.reports.spans import counted_hours, volunteered


def issuer_of(session: Session, structure: Structure) -> PaperIssuer:
    """The structure as a paper names it; the rule on travel is that of the dossier."""
    return PaperIssuer(
        name=structure.name,
        legal_form=structure.legal_form,
        address=structure.address or "",
        postcode=structure.postcode or "",
        city=structure.city or "",
        siren=structure.siren or "",
        signatory=structure.signatory or "",
        capacity=structure.signatory_capacity or "",
        counts_travel=counts_travel(session),
        preparation_minutes=structure.preparation_minutes,
        rounding_minutes=structure.rounding_minutes,
    )


def paper_person(person: Person) -> PaperPerson:
    """The person as a paper names them."""
    return PaperPerson(person.id, person.first_name, person.last_name, person.civility, person.born_on)


def functions_held(session: Session, person_id: int, first: date, last: date) -> tuple[FunctionHeld, ...]:
    """Mandates in force at some time of these days, the oldest first."""
    found = session.execute(
        select(
            Committee.name,
            Committee.structure_id,
            Mandate.office,
            Mandate.seat,
            Mandate.started_on,
            Mandate.ended_on,
        )
        .join(Committee, Committee.id == Mandate.committee_id)
        .where(Mandate.person_id == person_id, _overlaps(first, last))
        .order_by(Mandate.started_on, Mandate.id)
    )
    return tuple(FunctionHeld(*row) for row in found)


def hours_told(
    session: Session, person_id: int, first: date, last: date, structure_id: int | None = None
) -> tuple[HoursTold, ...]:
    """Counted hours of every nature, added up; those of one structure when it is asked."""
    month = func.strftime("%Y-%m", HoursEntry.done_on)
    travel, role = counts_travel(session), counted_role(session)
    query = (
        select(
            HoursEntry.structure_id,
            Structure.name,
            month,
            HoursEntry.nature,
            role,
            HoursEntry.family,
            func.coalesce(HoursEntry.activity, ""),
            func.sum(HoursEntry.minutes),
        )
        .join(Structure, Structure.id == HoursEntry.structure_id)
        .where(
            HoursEntry.person_id == person_id,
            counted_hours(Exercise(first, last), travel_counts=travel),
        )
        .group_by(
            HoursEntry.structure_id,
            month,
            HoursEntry.nature,
            role,
            HoursEntry.family,
            HoursEntry.activity,
        )
        .order_by(Structure.name_key, month, HoursEntry.family)
    )
    if structure_id is not None:
        query = query.where(HoursEntry.structure_id == structure_id)
    return tuple(
        HoursTold(row[0], row[1], date.fromisoformat(f"{row[2]}-01"), *row[3:])
        for row in session.execute(query)
    )


def meetings_told(
    session: Session,
    person_id: int,
    first: date,
    last: date,
    *,
    functions: Sequence[tuple[int, FunctionHeld]] = (),
    meeting_id: int | None = None,
) -> tuple[MeetingTold, ...]:
    """Meetings held where the person came, in order of day; one of them when it is asked."""
    asked = Meeting.held_on.between(first, last) if meeting_id is None else Meeting.id == meeting_id
    found = session.execute(
        select(Meeting, Committee.id, Committee.name, Attendance.status)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Attendance.person_id == person_id,
            Attendance.status.in_(sorted(ATTENDED)),
            Meeting.status == MeetingStatus.HELD,
            asked,
        )
        .order_by(Meeting.held_on, Meeting.starts_minute, Meeting.id)
    ).all()
    spans = _spans(session, person_id, [row[0].id for row in found])
    return tuple(
        _meeting_told(meeting, name, status, spans.get(meeting.id), _function(functions, committee, meeting))
        for meeting, committee, name, status in found
    )


def meetings_to_choose(session: Session, person_id: int, most: int = 60) -> list[tuple[int, date, str]]:
    """The meetings that the person attended, the latest first."""
    found = session.execute(
        select(Meeting.id, Meeting.held_on, Committee.name)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Attendance.person_id == person_id,
            Attendance.status.in_(sorted(ATTENDED)),
            Meeting.status == MeetingStatus.HELD,
        )
        .order_by(Meeting.held_on.desc(), Meeting.starts_minute.desc(), Meeting.id.desc())
        .limit(most)
    )
    return [(row[0], row[1], row[2]) for row in found]


def trainings_to_choose(session: Session, person_id: int) -> list[tuple[int, date, str]]:
    """The trainings that the person followed, the latest first."""
    found = session.execute(
        select(TrainingSession.id, TrainingSession.started_on, TrainingSession.title)
        .join(TrainingPresence, TrainingPresence.session_id == TrainingSession.id)
        .where(TrainingPresence.person_id == person_id)
        .order_by(TrainingSession.started_on.desc(), TrainingSession.id.desc())
    )
    return [(row[0], row[1], row[2]) for row in found]


def functions_by_committee(session: Session, person_id: int) -> list[tuple[int, FunctionHeld]]:
    """Every mandate of the person with its committee, the latest first."""
    found = session.execute(
        select(
            Mandate.committee_id,
            Committee.name,
            Committee.structure_id,
            Mandate.office,
            Mandate.seat,
            Mandate.started_on,
            Mandate.ended_on,
        )
        .join(Committee, Committee.id == Mandate.committee_id)
        .where(Mandate.person_id == person_id)
        .order_by(Mandate.started_on.desc(), Mandate.id.desc())
    )
    return [(row[0], FunctionHeld(*row[1:])) for row in found]


def missions_told(
    session: Session, person_id: int, first: date, last: date, mission_id: int | None = None
) -> tuple[MissionTold, ...]:
    """Missions of these days, the oldest first, with the minutes given to each; or the one asked."""
    over = func.coalesce(Mission.ended_on, first) < first
    asked = and_(Mission.started_on <= last, ~over) if mission_id is None else Mission.id == mission_id
    found = session.execute(
        select(Mission, Committee.name)
        .outerjoin(Committee, Committee.id == Mission.committee_id)
        .where(Mission.person_id == person_id, asked)
        .order_by(Mission.started_on, Mission.id)
    )
    return tuple(
        MissionTold(mission, committee or "", _minutes_of(session, mission, last))
        for mission, committee in found
    )


def trainings_told(
    session: Session, person_id: int, first: date, last: date, training_id: int | None = None
) -> tuple[TrainingTold, ...]:
    """Trainings begun on these days that the person followed, the oldest first; or the one asked."""
    asked = (
        TrainingSession.started_on.between(first, last)
        if training_id is None
        else TrainingSession.id == training_id
    )
    found = session.execute(
        select(TrainingSession, TrainingPresence.minutes)
        .join(TrainingPresence, TrainingPresence.session_id == TrainingSession.id)
        .where(TrainingPresence.person_id == person_id, asked)
        .order_by(TrainingSession.started_on, TrainingSession.id)
    )
    return tuple(
        TrainingTold(
            title=training.title,
            started_on=training.started_on,
            ended_on=training.ended_on,
            minutes=training.minutes if minutes is None else minutes,
            organiser=training.organiser or "",
            place=training.place or "",
            content=training.content or "",
        )
        for training, minutes in found
    )


def since_when(session: Session, person_id: int) -> date | None:
    """The first day of the engagement that the dossier knows: a mandate, a mission, an hour."""
    days = [
        session.execute(select(func.min(column)).where(owner == person_id)).scalar_one()
        for column, owner in (
            (Mandate.started_on, Mandate.person_id),
            (Mission.started_on, Mission.person_id),
            (HoursEntry.done_on, HoursEntry.person_id),
        )
    ]
    return min((day for day in days if day is not None), default=None)


def structures_with_hours(session: Session, person_id: int) -> list[tuple[int, str]]:
    """The structures to which the person gave hours, by name."""
    found = session.execute(
        select(Structure.id, Structure.name)
        .where(Structure.id.in_(select(HoursEntry.structure_id).where(HoursEntry.person_id == person_id)))
        .order_by(Structure.name_key)
    )
    return [(row[0], row[1]) for row in found]


def members_between(session: Session, committee_id: int, first: date, last: date) -> list[Person]:
    """Who had a mandate there at some time of these days, in the French order of names."""
    sitting = select(Mandate.person_id).where(Mandate.committee_id == committee_id, _overlaps(first, last))
    return list(
        session.scalars(select(Person).where(Person.id.in_(sitting)).order_by(Person.sort_key, Person.id))
    )


def _overlaps(first: date, last: date) -> ColumnElement[bool]:
    return and_(Mandate.started_on <= last, or_(Mandate.ended_on.is_(None), Mandate.ended_on >= first))


def _minutes_of(session: Session, mission: Mission, last: date) -> int:
    """Volunteer minutes for the body of the mission on its days; 0 when it names no body."""
    ends = min(mission.ended_on or last, last)
    if mission.committee_id is None or ends < mission.started_on:
        return 0
    days = Exercise(mission.started_on, ends)
    return session.execute(
        select(func.coalesce(func.sum(HoursEntry.minutes), 0)).where(
            HoursEntry.person_id == mission.person_id,
            HoursEntry.committee_id == mission.committee_id,
            volunteered(days, travel_counts=counts_travel(session)),
        )
    ).scalar_one()


def _spans(session: Session, person_id: int, meetings: Sequence[int]) -> dict[int, tuple[int, int | None]]:
    """From the first arrival to the last departure at each meeting, when they were noted."""
    found = session.execute(
        select(PresenceSpan.meeting_id, PresenceSpan.arrived_minute, PresenceSpan.left_minute)
        .where(PresenceSpan.person_id == person_id, PresenceSpan.meeting_id.in_(meetings))
        .order_by(PresenceSpan.arrived_minute)
    )
    spans: dict[int, tuple[int, int | None]] = {}
    for meeting_id, arrived, left in found:
        first = spans.get(meeting_id, (arrived, None))[0]
        spans[meeting_id] = (first, left)
    return spans


def _meeting_told(
    meeting: Meeting,
    committee: str,
    status: AttendanceStatus,
    span: tuple[int, int | None] | None,
    function: FunctionHeld | None,
) -> MeetingTold:
    begins = meeting.starts_minute if meeting.opened_minute is None else meeting.opened_minute
    arrived, left = (begins, None) if span is None else span
    return MeetingTold(
        held_on=meeting.held_on,
        starts_minute=arrived,
        ends_minute=meeting.ends_minute if left is None else left,
        committee=committee,
        place=meeting.place or "",
        is_remote=status is AttendanceStatus.REMOTE,
        function=function,
    )


def _function(
    functions: Sequence[tuple[int, FunctionHeld]], committee_id: int, meeting: Meeting
) -> FunctionHeld | None:
    return next(
        (one for known, one in functions if known == committee_id and one.is_in_force(meeting.held_on)), None
    )
