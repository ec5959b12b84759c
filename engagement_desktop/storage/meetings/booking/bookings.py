"""What the booking of a meeting reads: who came and when, terms, vehicles, distances, habits."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.means import FARE_OF
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursEntry, HoursRole, MissionFamily, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import (
    ATTENDED,
    Attendance,
    AttendanceStatus,
    PresenceSpan,
)
from engagement_desktop.domain.meetings.booking.booking_rows import Booked
from engagement_desktop.domain.meetings.booking.bookings import Booking
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Capacity, HomeDistance, Involvement, Person
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.domain.text import fold
from engagement_desktop.storage.register.capacities import college_on
from engagement_desktop.storage.register.structures import own_structure, structure_named


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """A meeting, its committee, where one goes to it, and the structure whose hours it makes."""

    meeting: Meeting
    committee: Committee
    goes_to: Structure
    holder: Structure


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person who came."""

    person: Person
    status: AttendanceStatus
    college: Capacity | None


@dataclass(frozen=True, slots=True)
class LastFare:
    """The last ticket of a person who came to a meeting of the committee."""

    nature: ExpenseNature
    amount: Money


@dataclass(frozen=True, slots=True)
class Habits:
    """What people usually do for one committee, by person."""

    meals: Mapping[int, Money]
    fares: Mapping[int, LastFare]
    gives: Mapping[int, tuple[MissionFamily, HoursRole]]


@dataclass(frozen=True, slots=True)
class DayHours:
    """Minutes that a person already has that day, and those of a session of the same committee."""

    total: int
    session: int


def booking_of(session: Session, meeting_id: int) -> Booking | None:
    """The booking of a meeting."""
    return session.scalars(select(Booking).where(Booking.meeting_id == meeting_id)).one_or_none()


def place_of(session: Session, meeting: Meeting) -> MeetingPlace:
    """Where one goes: the structure that the meeting's place names, else the one that holds the committee.

    A site is no body of its own: its hours are those of the dossier's own structure.
    """
    committee = session.get_one(Committee, meeting.committee_id)
    holder = session.get_one(Structure, committee.structure_id)
    goes_to = structure_named(session, fold(meeting.place)) if meeting.place else None
    own = own_structure(session)
    if holder.link is StructureLink.SITE and own is not None:
        return MeetingPlace(meeting, committee, goes_to or holder, own)
    return MeetingPlace(meeting, committee, goes_to or holder, holder)


def attendees(session: Session, meeting: Meeting) -> list[Attendee]:
    """Those who came, by name."""
    found = session.execute(
        select(Person, Attendance.status, college_on(meeting.held_on))
        .join(Attendance, Attendance.person_id == Person.id)
        .where(Attendance.meeting_id == meeting.id, Attendance.status.in_(sorted(ATTENDED)))
        .order_by(Person.sort_key, Person.id)
    )
    return [Attendee(*row) for row in found]


def spans_of(session: Session, meeting_id: int) -> Mapping[int, tuple[tuple[int, int | None], ...]]:
    """From when to when each person was in the room."""
    found = session.scalars(
        select(PresenceSpan)
        .where(PresenceSpan.meeting_id == meeting_id)
        .order_by(PresenceSpan.person_id, PresenceSpan.arrived_minute)
    )
    spans: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for span in found:
        spans[span.person_id].append((span.arrived_minute, span.left_minute))
    return {person_id: tuple(its) for person_id, its in spans.items()}


def involvements_of(session: Session, people: Collection[int]) -> Mapping[int, list[Involvement]]:
    """The terms of each person over time."""
    terms: dict[int, list[Involvement]] = defaultdict(list)
    for one in session.scalars(select(Involvement).where(Involvement.person_id.in_(people))):
        terms[one.person_id].append(one)
    return terms


def vehicles_of(session: Session, people: Collection[int]) -> Mapping[int, list[Vehicle]]:
    """The vehicles of each person, the usual one first."""
    found = select(Vehicle).where(Vehicle.person_id.in_(people))
    vehicles: dict[int, list[Vehicle]] = defaultdict(list)
    for one in session.scalars(found.order_by(Vehicle.is_usual.desc(), Vehicle.id)):
        vehicles[one.person_id].append(one)
    return vehicles


def distances_to(session: Session, structure_id: int, people: Collection[int]) -> Mapping[int, int]:
    """From home to a structure, one way, in hundredths of a kilometre."""
    found = session.execute(
        select(HomeDistance.person_id, HomeDistance.km_hundredths).where(
            HomeDistance.structure_id == structure_id, HomeDistance.person_id.in_(people)
        )
    )
    return {row[0]: row[1] for row in found}


def habits_of(session: Session, committee_id: int, people: Collection[int]) -> Habits:
    """The last meal, ticket, mission and role of each person in that committee."""
    meals: dict[int, Money] = {}
    fares: dict[int, LastFare] = {}
    costs = session.execute(
        select(ExpenseClaim.person_id, ExpenseLine.nature, ExpenseLine.amount)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .join(Meeting, Meeting.id == ExpenseLine.meeting_id)
        .where(
            Meeting.committee_id == committee_id,
            ExpenseClaim.person_id.in_(people),
            ExpenseLine.nature.in_([ExpenseNature.MEAL, *FARE_OF.values()]),
        )
        .order_by(ExpenseLine.spent_on, ExpenseLine.id)
    )
    for person_id, nature, amount in costs:
        if nature is ExpenseNature.MEAL:
            meals[person_id] = amount
        else:
            fares[person_id] = LastFare(nature, amount)
    gives = session.execute(
        select(HoursEntry.person_id, HoursEntry.family, HoursEntry.role)
        .where(
            HoursEntry.committee_id == committee_id,
            HoursEntry.kind == TimeKind.SESSION,
            HoursEntry.person_id.in_(people),
        )
        .order_by(HoursEntry.done_on, HoursEntry.id)
    )
    return Habits(meals, fares, {row[0]: (row[1], row[2]) for row in gives})


def hours_of_day(session: Session, meeting: Meeting, people: Collection[int]) -> Mapping[int, DayHours]:
    """What each person already has that day."""
    same = (HoursEntry.committee_id == meeting.committee_id) & (HoursEntry.kind == TimeKind.SESSION)
    found = session.execute(
        select(
            HoursEntry.person_id,
            func.sum(HoursEntry.minutes),
            func.coalesce(func.sum(HoursEntry.minutes).filter(same), 0),
        )
        .where(HoursEntry.done_on == meeting.held_on, HoursEntry.person_id.in_(people))
        .group_by(HoursEntry.person_id)
    )
    return {row[0]: DayHours(row[1], row[2]) for row in found}


def hours_booked(session: Session, meeting_id: int) -> list[HoursEntry]:
    """The hours that a meeting made."""
    return list(session.scalars(select(HoursEntry).where(HoursEntry.meeting_id == meeting_id)))


def lines_booked(session: Session, meeting_id: int) -> list[tuple[ExpenseLine, ExpenseClaim]]:
    """The expense lines that a meeting made, each with its claim."""
    found = session.execute(
        select(ExpenseLine, ExpenseClaim)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(ExpenseLine.meeting_id == meeting_id)
    )
    return [(row[0], row[1]) for row in found]


def has_lines(session: Session, claim_id: int) -> bool:
    """Whether a claim still holds a cost."""
    found = select(ExpenseLine.id).where(ExpenseLine.claim_id == claim_id)
    return session.scalars(found).first() is not None


def booked_of(session: Session, booking: Booking) -> Booked:
    """What the booking wrote, as it stands now."""
    hours = hours_booked(session, booking.meeting_id)
    lines = lines_booked(session, booking.meeting_id)
    account = None if booking.account_id is None else session.get(Account, booking.account_id)
    people = {one.person_id for one in hours} | {claim.person_id for _line, claim in lines}
    return Booked(
        meeting_id=booking.meeting_id,
        booked_at=booking.booked_at,
        by=None if account is None else account.first_name,
        people=len(people),
        minutes=sum(one.minutes for one in hours),
        claims=len({claim.id for _line, claim in lines}),
        amount=Money.sum(line.amount for line, _claim in lines),
    )
