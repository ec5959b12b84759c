"""What the booking of a meeting reads, against the same rows kept as plain Python."""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.means import FARE_OF
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursRole, MissionFamily, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.booking.bookings import Booking
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.booking import bookings
from tests.builders import Builder

DAY = date(2026, 3, 10)
BEFORE = DAY - timedelta(days=30)
CAME = {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE}
FARES = tuple(FARE_OF.values())


def test_those_who_came_are_read_by_name(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        meeting, other = make.meeting(body, DAY), make.meeting(body, BEFORE)
        expected = []
        for at, status in enumerate(AttendanceStatus):
            person = make.person(f"Z{9 - at}", "Léa")
            make.attendance(meeting, person, status)
            make.attendance(other, person)
            if status in CAME:
                expected.insert(0, (person.id, status))
        found = bookings.attendees(session, meeting)
        assert [(one.person.id, one.status) for one in found] == expected


def test_hours_in_the_room_are_by_person_in_order_of_arrival(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        meeting, other = make.meeting(body, DAY), make.meeting(body, BEFORE)
        one, two = make.person().id, make.person(first="Ana").id
        for at, who, start, end in (
            (meeting, one, 1150, None),
            (meeting, one, 1080, 1100),
            (meeting, two, 1090, 1200),
            (other, one, 1, 2),
        ):
            session.add(PresenceSpan(meeting_id=at.id, person_id=who, arrived_minute=start, left_minute=end))
        session.flush()
        expected = {one: ((1080, 1100), (1150, None)), two: ((1090, 1200),)}
        assert bookings.spans_of(session, meeting.id) == expected


@pytest.mark.parametrize(
    ("place", "goes_to"),
    [
        (None, "Pôle"),
        ("", "Pôle"),
        ("Nulle part", "Pôle"),
        ("Les Usagers du Canton", "Les Usagers du Canton"),
        ("LES USAGERS du canton", "Les Usagers du Canton"),
    ],
)
@pytest.mark.parametrize("link", [StructureLink.SITE, StructureLink.MEMBER])
def test_the_hours_of_a_site_are_those_of_the_structure(
    database: Database, place: str | None, goes_to: str, link: StructureLink
) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        make.association()
        holder = make.structure("Pôle", link=link, siren=None)
        meeting = make.meeting(make.committee(holder), DAY, place=place)
        found = bookings.place_of(session, meeting)
        assert found.goes_to.name == goes_to
        assert found.holder is (own if link is StructureLink.SITE else holder)


def test_habits_are_the_last_ones_of_each_person_in_that_committee(database: Database) -> None:
    rng = random.Random(37)
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        body, other = make.committee(own), make.committee(own, "Bureau")
        meetings = {one.id: [make.meeting(one, DAY), make.meeting(one, BEFORE)] for one in (body, other)}
        people = [make.person(first=f"Léa{at}") for at in range(6)]
        costs: list[tuple[date, int, int, ExpenseNature, int]] = []
        gives: list[tuple[date, int, int, MissionFamily, HoursRole]] = []
        for _ in range(150):
            person, where = rng.choice(people), rng.choice((body, other))
            day, cents = rng.choice((DAY, BEFORE, BEFORE)), rng.randrange(1, 5000)
            nature = rng.choice((ExpenseNature.MEAL, *FARES, ExpenseNature.OTHER))
            meeting = rng.choice((None, *meetings[where.id]))
            line = make.line(make.claim(person), day, cents, nature=nature, meeting_id=meeting and meeting.id)
            if meeting is not None and where is body:
                costs.append((day, line.id, person.id, nature, cents))
            kind, family = rng.choice(list(TimeKind)), rng.choice(list(MissionFamily))
            role = rng.choice(list(HoursRole))
            row = make.hours(person, own, day, family=family, role=role, kind=kind, committee_id=where.id)
            if where is body and kind is TimeKind.SESSION:
                gives.append((day, row.id, person.id, family, role))
        asked = [one.id for one in people[:4]]
        found = bookings.habits_of(session, body.id, asked)
        meals, fares = {}, {}
        for _, _, person_id, nature, cents in sorted(costs):
            if person_id in asked and nature is ExpenseNature.MEAL:
                meals[person_id] = Money(cents)
            if person_id in asked and nature in FARES:
                fares[person_id] = bookings.LastFare(nature, Money(cents))
        assert found.meals == meals
        assert found.fares == fares
        last = {row[2]: row[3:] for row in sorted(gives, key=lambda row: row[:2]) if row[2] in asked}
        assert found.gives == last
        assert len(meals) == len(fares) == len(last) == len(asked)


def test_what_a_day_holds_already_and_what_of_it_is_a_session_here(database: Database) -> None:
    rng = random.Random(41)
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        body, other = make.committee(own), make.committee(own, "Bureau")
        meeting = make.meeting(body, DAY)
        rows = {one.id: one for one in (make.person(first=f"Léa{at}") for at in range(5))}
        people = list(rows)
        total: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        for _ in range(80):
            person, day, minutes = rng.choice(people), rng.choice((BEFORE, DAY)), rng.choice((15, 60))
            kind, where = rng.choice(list(TimeKind)), rng.choice((None, body.id, other.id))
            make.hours(rows[person], own, day, minutes, kind=kind, committee_id=where)
            if day == DAY:
                total[person][0] += minutes
                total[person][1] += minutes if kind is TimeKind.SESSION and where == body.id else 0
        found = bookings.hours_of_day(session, meeting, people[:3])
        assert {person: [one.total, one.session] for person, one in found.items()} == {
            person: sums for person, sums in total.items() if person in people[:3]
        }
        assert bookings.hours_of_day(session, make.meeting(body, BEFORE - timedelta(days=1)), people) == {}


def test_the_usual_vehicle_comes_first_and_distances_lead_to_one_place(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own, around = make.structure(), make.association()
        person, without = make.person(), make.person(first="Ana")
        old, usual = make.vehicle(person, power=4, is_usual=False), make.vehicle(person)
        for structure, km in ((own, 1250), (around, 300)):
            session.add(HomeDistance(person_id=person.id, structure_id=structure.id, km_hundredths=km))
        session.flush()
        people = [person.id, without.id]
        assert dict(bookings.vehicles_of(session, people)) == {person.id: [usual, old]}
        assert bookings.distances_to(session, own.id, people) == {person.id: 1250}
        assert bookings.distances_to(session, around.id, [without.id]) == {}


def booked(session: Session) -> tuple[Booking, Builder]:
    make = Builder(session)
    meeting = make.meeting(make.committee(make.structure()), DAY)
    row = Booking(meeting_id=meeting.id, booked_at=datetime(2026, 3, 11, tzinfo=UTC), account_id=None)
    session.add(row)
    session.flush()
    return row, make


def test_a_booking_counts_each_person_and_claim_once(database: Database) -> None:
    with database.work() as session:
        row, make = booked(session)
        assert bookings.booking_of(session, row.meeting_id) is row
        assert bookings.booking_of(session, 404) is None
        empty = bookings.booked_of(session, row)
        assert (empty.people, empty.minutes, empty.claims, empty.amount) == (0, 0, 0, Money())
        own = make.association()
        people = [make.person(first=f"Léa{at}") for at in range(3)]
        for person in people[:2]:
            make.hours(person, own, DAY, 90, meeting_id=row.meeting_id)
            make.hours(person, own, DAY, 30, meeting_id=row.meeting_id, kind=TimeKind.TRAVEL)
            make.hours(person, own, DAY, 999)
        for person in people[1:]:
            claim = make.claim(person)
            make.line(claim, DAY, 1001, meeting_id=row.meeting_id)
            make.line(claim, DAY, 2, meeting_id=row.meeting_id)
            make.line(claim, DAY, 50_000)
        told = bookings.booked_of(session, row)
        assert (told.people, told.minutes, told.claims, told.amount) == (3, 240, 2, Money(2006))
        assert told.by is None
        assert {line.amount for line, _ in bookings.lines_booked(session, row.meeting_id)} == {
            Money(1001),
            Money(2),
        }


def test_a_claim_without_line_holds_no_cost(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        empty, full = make.claim(make.person()), make.claim(make.person(first="Ana"))
        make.line(full, DAY)
        assert not bookings.has_lines(session, empty.id)
        assert bookings.has_lines(session, full.id)
