"""What the grid of a meeting proposes: habits, trips, hours already there, prices, whose hours they are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    MissionFamily,
)
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.booking.booking_rows import (
    DoubtKind,
    WorkTerms,
)
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import HomeDistance, Involvement, InvolvementStatus
from engagement_desktop.domain.register.structures import StructureKind, StructureLink
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.services.meetings.booking.bookings import BookingService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.evening import DAY, OPENS, Evening, evening
from tests.services.meetings.booking.booked import Write, doubts, hours_of, lines_of, row_of


@pytest.fixture
def held(workspace: Workspace) -> Evening:
    with workspace.database.work() as session:
        return evening(Builder(session))


@pytest.fixture
def service(workspace: Workspace) -> BookingService:
    return BookingService(workspace)


@pytest.fixture
def write(workspace: Workspace) -> Write:
    def wrote(change: Callable[[Builder], object]) -> None:
        with workspace.database.work() as session:
            change(Builder(session))

    return wrote


def test_habits_of_the_committee_fill_meal_ticket_mission_and_role(
    service: BookingService, workspace: Workspace, held: Evening, write: Write
) -> None:
    def last_time(make: Builder) -> None:
        committee = make.session.get_one(Meeting, held.meeting_id).committee_id
        former = Meeting(
            committee_id=committee, held_on=date(2026, 9, 15), starts_minute=OPENS, status=MeetingStatus.HELD
        )
        make.session.add(former)
        make.session.flush()
        diallo = held.people["Diallo"]
        claim = make.claim(diallo)
        make.line(claim, former.held_on, 480, nature=ExpenseNature.PUBLIC_TRANSPORT, meeting_id=former.id)
        make.line(claim, former.held_on, 1350, nature=ExpenseNature.MEAL, meeting_id=former.id)
        make.hours(
            diallo,
            held.own,
            former.held_on,
            60,
            committee_id=committee,
            family=MissionFamily.ETHICS,
            role=HoursRole.GOVERNING_BODY,
        )

    write(last_time)
    line = row_of(service.grid(held.meeting_id), "Diallo").proposed
    assert (line.means, line.fare, line.meal) == (Means.PUBLIC_TRANSPORT, Money(480), Money(1350))
    service.book(held.meeting_id, lines_of(service.grid(held.meeting_id)))
    mine = [one for one in hours_of(workspace, held.meeting_id) if one.person_id == held.ids["Diallo"]]
    assert {(one.family, one.role) for one in mine} == {(MissionFamily.ETHICS, HoursRole.GOVERNING_BODY)}


def test_who_came_from_afar_has_no_trip(service: BookingService, held: Evening, write: Write) -> None:
    write(lambda make: make.session.execute(update(Attendance).values(status=AttendanceStatus.REMOTE)))
    row = row_of(service.grid(held.meeting_id), "Benali")
    assert row.is_remote
    assert (row.proposed.travel_minutes, row.proposed.means, row.proposed.km_hundredths) == (None, None, None)
    assert row.proposed.session_minutes == 120
    assert row.doubts == ()


def test_indemnified_time_is_written_as_such_and_never_as_volunteering(
    service: BookingService, workspace: Workspace, held: Evening, write: Write
) -> None:
    terms = {"person_id": held.ids["Benali"], "status": InvolvementStatus.SESSION_PAID}
    write(lambda make: make.session.add(Involvement(**terms)))
    grid = service.grid(held.meeting_id)
    assert row_of(grid, "Benali").terms is WorkTerms.INDEMNIFIED
    service.book(held.meeting_id, lines_of(grid, Caron={"session_minutes": 60}))
    natures = {one.person_id: one.nature for one in hours_of(workspace, held.meeting_id)}
    assert natures[held.ids["Benali"]] is HoursNature.INDEMNIFIED
    assert natures[held.ids["Caron"]] is HoursNature.PAID
    assert natures[held.ids["Diallo"]] is HoursNature.VOLUNTEER
    assert "14\u00a0h\u00a020" in (workspace.last_act() or "")


def test_hours_already_there_leave_the_session_blank_and_count_for_the_day(
    service: BookingService, held: Evening, write: Write
) -> None:
    def before(make: Builder) -> None:
        committee = make.session.get_one(Meeting, held.meeting_id).committee_id
        make.hours(held.people["Benali"], held.own, DAY, 120, committee_id=committee)
        make.hours(held.people["Diallo"], held.own, DAY, 22 * 60 + 30)

    write(before)
    grid = service.grid(held.meeting_id)
    row = row_of(grid, "Benali")
    assert row.proposed.session_minutes is None
    assert [(doubt.kind, doubt.minutes) for doubt in row.doubts] == [(DoubtKind.ALREADY_ENTERED, 120)]
    with pytest.raises(DomainError, match="dépasse 24 h") as refused:
        service.book(held.meeting_id, lines_of(grid))
    assert refused.value.field == f"{held.ids['Diallo']}.session_minutes"


@pytest.mark.parametrize(
    ("change", "name", "kind"),
    [
        (update(Meeting).values(ends_minute=None), "Diallo", DoubtKind.NO_END),
        (
            update(PresenceSpan).values(arrived_minute=22 * 60, left_minute=None),
            "Diallo",
            DoubtKind.NOT_IN_ROOM,
        ),
        (delete(HomeDistance), "Benali", DoubtKind.NO_DISTANCE),
        (update(Vehicle).values(power=None), "Benali", DoubtKind.NO_POWER),
        (update(Meeting).values(held_on=date(2019, 5, 7)), "Benali", DoubtKind.NO_SCALE),
    ],
)
def test_what_is_missing_is_left_blank_and_told(
    service: BookingService, held: Evening, write: Write, change: Any, name: str, kind: DoubtKind
) -> None:
    write(lambda make: make.session.execute(change))
    row = row_of(service.grid(held.meeting_id), name)
    assert doubts(row) == [kind]
    if kind in {DoubtKind.NO_END, DoubtKind.NOT_IN_ROOM}:
        assert row.proposed.session_minutes is None
    else:
        assert row.amount is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (update(Vehicle).values(power=None), "means"),
        (update(Meeting).values(held_on=date(2019, 5, 7)), "km_hundredths"),
    ],
)
def test_kilometres_without_a_price_are_refused(
    service: BookingService, held: Evening, write: Write, change: Any, field: str
) -> None:
    write(lambda make: make.session.execute(change))
    lines = lines_of(service.grid(held.meeting_id))
    prices = service.price(held.meeting_id, lines)
    assert prices[held.ids["Benali"]].field == field
    with pytest.raises(DomainError) as refused:
        service.book(held.meeting_id, lines)
    assert (refused.value.field or "").endswith(f".{field}")


def test_prices_follow_what_is_typed_and_the_kilometres_of_the_year(
    service: BookingService, held: Evening, write: Write
) -> None:
    def drove(make: Builder) -> None:
        vehicle = make.session.scalars(select(Vehicle).where(Vehicle.power == 4)).one()
        claim = make.claim(held.people["Hélias"], ClaimStatus.SUBMITTED, reference="NDF-2026-0041")
        usual = {"nature": ExpenseNature.KILOMETRES, "vehicle_id": vehicle.id}
        make.line(claim, date(2026, 2, 3), 0, km_hundredths=490_000, **usual)
        make.line(claim, date(2026, 12, 3), 0, km_hundredths=10_000, **usual)

    write(drove)
    grid = service.grid(held.meeting_id)
    lines = lines_of(grid, Hélias={"km_hundredths": 130_000}, Diallo={"meal": Money(1200)})
    prices = service.price(held.meeting_id, lines)
    assert prices[held.ids["Hélias"]].mileage == Money(46_860)
    assert prices[held.ids["Diallo"]].total == Money(1200)
    assert prices[held.ids["Caron"]].total == Money(0)
    assert (
        service.price(held.meeting_id, [replace(lines[0], vehicle_id=99)])[lines[0].person_id].mileage is None
    )
    with pytest.raises(ToConfirm) as asked:
        service.book(held.meeting_id, lines)
    service.book(held.meeting_id, lines, frozenset({asked.value.code}))
    with service._workspace.read() as session:
        references = sorted(session.scalars(select(ExpenseClaim.reference)))
    assert references == [f"NDF-2026-00{number}" for number in (41, 42, 43, 44, 45)]


def test_in_a_cpts_the_hours_are_those_of_the_member_that_holds_the_committee(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure("CPTS du Pays", kind=StructureKind.CPTS)
        member = make.association("Les Usagers du Pays", link=StructureLink.MEMBER, siren=None)
        person = make.person()
        meeting = make.meeting(make.committee(member), DAY)
        make.attendance(meeting, person)
        meeting_id, member_id = meeting.id, member.id
    service = BookingService(workspace)
    grid = service.grid(meeting_id)
    assert grid.structure == "Les Usagers du Pays"
    service.book(meeting_id, lines_of(grid))
    assert {one.structure_id for one in hours_of(workspace, meeting_id)} == {member_id}


def test_a_committee_of_a_site_gives_hours_to_the_structure_and_trips_to_the_site(
    workspace: Workspace,
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure(travel_kmh=60, rounding_minutes=1)
        site = make.structure("Antenne de Belz", link=StructureLink.SITE, siren=None)
        person = make.person()
        session.add(HomeDistance(person_id=person.id, structure_id=own.id, km_hundredths=500))
        session.add(HomeDistance(person_id=person.id, structure_id=site.id, km_hundredths=1000))
        committee = make.committee(site)
        meeting, other = (
            make.meeting(committee, DAY),
            make.meeting(committee, date(2026, 11, 18), place=own.name),
        )
        for one in (meeting, other):
            make.attendance(one, person)
        meeting_id, other_id, own_id = meeting.id, other.id, own.id
    service = BookingService(workspace)
    grid = service.grid(meeting_id)
    assert (grid.structure, grid.rows[0].km_hundredths, grid.rows[0].proposed.travel_minutes) == (
        "",
        2000,
        20,
    )
    assert service.grid(other_id).rows[0].km_hundredths == 1000
    service.book(meeting_id, lines_of(grid))
    assert {one.structure_id for one in hours_of(workspace, meeting_id)} == {own_id}


@pytest.mark.parametrize("counts_travel", [False, True])
def test_the_yearly_report_says_what_a_recount_of_the_lines_says(
    workspace: Workspace,
    counts_travel: bool,
) -> None:
    with workspace.database.work() as session:
        held = evening(Builder(session), counts_travel=counts_travel)
    service, reports = BookingService(workspace), ReportService(workspace)
    before = reports.yearly(2026).figures
    grid = service.grid(held.meeting_id)
    lines = lines_of(grid, Caron={"session_minutes": 60}, Benali={"meal": Money(1450)})
    service.book(held.meeting_id, lines)
    after = reports.yearly(2026).figures
    given = [line for line in lines if line.person_id != held.ids["Caron"]]
    expected = sum((line.session_minutes or 0) + (line.preparation_minutes or 0) for line in given)
    if counts_travel:
        expected += sum(line.travel_minutes or 0 for line in given)
    assert after.hours.volunteer_minutes == expected > 0
    assert after.hours.paid_minutes == 60
    assert after.hours.by_family[MissionFamily.REPRESENTATION] == expected
    assert after.hours.by_month[10] == expected
    assert after.expenses.by_status[ClaimStatus.DRAFT] == Money(1018 + 1450 + 1697 + 798)
    assert after.expenses.lines == 4
    assert after.meetings == before.meetings
    workspace.undo()
    assert reports.yearly(2026).figures == before
