"""Booking a meeting: what fills the lines, what is written in one act, what is refused, what comes back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from engagement_desktop.domain.errors import DomainError, NotPermitted, ToConfirm
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import (
    HoursEntry,
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import Attendance
from engagement_desktop.domain.meetings.booking.booking_rows import (
    BookingLine,
    DoubtKind,
    WorkTerms,
)
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.meetings.booking.bookings import BookingService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.evening import DAY, ENDS, OPENS, Evening, evening
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


def costs_of(workspace: Workspace, meeting_id: int) -> list[tuple[ExpenseLine, ExpenseClaim]]:
    with workspace.read() as session:
        found = session.execute(
            select(ExpenseLine, ExpenseClaim)
            .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
            .where(ExpenseLine.meeting_id == meeting_id)
            .order_by(ExpenseLine.id)
        )
        return [(row[0], row[1]) for row in found]


def test_everybody_who_came_has_a_line_filled_by_the_rule(service: BookingService, held: Evening) -> None:
    grid = service.grid(held.meeting_id)
    assert (grid.number, grid.held_on, grid.opens, grid.ends, grid.longest) == (
        "2026-05",
        DAY,
        OPENS,
        ENDS,
        125,
    )
    assert [row.last_name for row in grid.rows] == sorted(
        held.people, key=lambda name: name.lower().replace("é", "e")
    )
    fatima = row_of(grid, "Benali")
    assert fatima.proposed == BookingLine(
        person_id=held.ids["Benali"],
        session_minutes=120,
        preparation_minutes=30,
        travel_minutes=20,
        means=Means.VEHICLE,
        vehicle_id=fatima.vehicles[0].id,
        km_hundredths=1600,
    )
    assert fatima.amount == Money(1018)
    assert row_of(grid, "Hélias").amount == Money(1697)
    assert row_of(grid, "Fournier").amount == Money(798)
    assert row_of(grid, "Marchand").proposed.session_minutes == 65
    assert row_of(grid, "Rousseau").proposed.session_minutes == 115
    on_foot = row_of(grid, "Diallo").proposed
    assert (on_foot.means, on_foot.km_hundredths, on_foot.travel_minutes) == (None, None, 5)


def test_who_sat_on_working_time_is_left_blank_and_to_check(service: BookingService, held: Evening) -> None:
    row = row_of(service.grid(held.meeting_id), "Caron")
    assert row.terms is WorkTerms.WORKING_TIME
    assert row.proposed.is_blank
    assert doubts(row) == [DoubtKind.WORKING_TIME]


def test_one_act_writes_hours_by_kind_and_one_draft_claim_a_person(
    service: BookingService, workspace: Workspace, held: Evening
) -> None:
    grid = service.grid(held.meeting_id)
    meals = {"Benali": {"meal": Money(1450)}, "Diallo": {"means": Means.TAXI, "fare": Money(900)}}
    done = service.book(held.meeting_id, lines_of(grid, **meals))
    entries = hours_of(workspace, held.meeting_id)
    fatima = {one.kind: one for one in entries if one.person_id == held.ids["Benali"]}
    assert {kind: one.minutes for kind, one in fatima.items()} == {
        TimeKind.SESSION: 120,
        TimeKind.PREPARATION: 30,
        TimeKind.TRAVEL: 20,
    }
    session = fatima[TimeKind.SESSION]
    assert (session.starts_minute, session.family, session.role, session.nature, session.state) == (
        18 * 60 + 2,
        MissionFamily.REPRESENTATION,
        HoursRole.OTHER,
        HoursNature.VOLUNTEER,
        HoursState.VALIDATED,
    )
    assert fatima[TimeKind.TRAVEL].starts_minute is None
    assert {one.structure_id for one in entries} == {held.own.id}
    assert {one.done_on for one in entries} == {DAY}
    assert held.ids["Caron"] not in {one.person_id for one in entries}
    costs = costs_of(workspace, held.meeting_id)
    assert {claim.status for _line, claim in costs} == {ClaimStatus.DRAFT}
    assert sorted({claim.reference for _line, claim in costs}) == [
        f"NDF-2026-000{number}" for number in range(1, 5)
    ]
    mine = [line for line, claim in costs if claim.person_id == held.ids["Benali"]]
    assert [(one.position, one.nature, one.amount, one.km_hundredths) for one in mine] == [
        (1, ExpenseNature.KILOMETRES, Money(1018), 1600),
        (2, ExpenseNature.MEAL, Money(1450), None),
    ]
    assert mine[0].purpose == "Comité des usagers, réunion n°\u00a02026-05, aller et retour"
    assert (mine[0].origin, mine[0].destination) == ("Saint-Martin", "MSP des Deux-Ponts")
    assert "0,636" in (mine[0].rate_text or "")
    assert (done.people, done.claims, done.amount) == (7, 4, Money(1018 + 1450 + 900 + 1697 + 798))
    assert workspace.last_act() == (
        "Réunion n°\u00a02026-05 comptabilisée\u00a0: 8\u00a0personnes, 16\u00a0h\u00a050, 58,63\u00a0€."
    )


def test_cyclists_and_passengers_are_noted_without_vehicle(
    service: BookingService, workspace: Workspace, held: Evening
) -> None:
    ridden = {
        "Diallo": {"means": Means.BICYCLE, "km_hundredths": 700},
        "Marchand": {"means": Means.PASSENGER, "km_hundredths": 1200, "vehicle_id": None},
    }
    grid = service.grid(held.meeting_id)
    lines = lines_of(grid, **ridden)
    prices = service.price(held.meeting_id, lines)
    assert prices[held.ids["Diallo"]].mileage == Money()
    service.book(held.meeting_id, lines)
    noted = {
        claim.person_id: line
        for line, claim in costs_of(workspace, held.meeting_id)
        if line.means in (Means.BICYCLE, Means.PASSENGER)
    }
    bicycle, passenger = noted[held.ids["Diallo"]], noted[held.ids["Marchand"]]
    assert (bicycle.vehicle_id, bicycle.km_hundredths, bicycle.amount) == (None, 700, Money())
    assert (bicycle.rate_text or "").startswith("Vélo")
    assert (passenger.vehicle_id, passenger.km_hundredths, passenger.amount) == (None, 1200, Money())


def test_a_meeting_is_booked_once_only(service: BookingService, held: Evening) -> None:
    lines = lines_of(service.grid(held.meeting_id))
    service.book(held.meeting_id, lines)
    for again in (lambda: service.book(held.meeting_id, lines), lambda: service.grid(held.meeting_id)):
        with pytest.raises(DomainError, match="déjà comptabilisée, le 22/11/2026"):
            again()


def test_undo_takes_all_back_in_one_piece_and_redo_writes_it_again(
    service: BookingService, workspace: Workspace, held: Evening
) -> None:
    lines = lines_of(service.grid(held.meeting_id))
    done = service.book(held.meeting_id, lines)
    workspace.undo()
    assert service.booked(held.meeting_id) is None
    assert hours_of(workspace, held.meeting_id) == []
    assert costs_of(workspace, held.meeting_id) == []
    workspace.redo()
    assert service.booked(held.meeting_id) == done
    workspace.undo()
    service.book(held.meeting_id, lines)
    assert {claim.reference[:8] for _line, claim in costs_of(workspace, held.meeting_id)} == {"NDF-2026"}


def test_a_booking_is_taken_back_long_after(
    service: BookingService, workspace: Workspace, held: Evening, write: Write
) -> None:
    service.book(held.meeting_id, lines_of(service.grid(held.meeting_id)))
    first = costs_of(workspace, held.meeting_id)[0][1]

    def parking(make: Builder) -> None:
        claim = make.session.get_one(ExpenseClaim, first.id)
        make.line(claim, DAY, 300, nature=ExpenseNature.PARKING, position=9)

    write(parking)
    service.unbook(held.meeting_id)
    assert service.booked(held.meeting_id) is None
    assert hours_of(workspace, held.meeting_id) == []
    with workspace.read() as session:
        assert [one.id for one in session.scalars(select(ExpenseClaim))] == [first.id]
    assert service.grid(held.meeting_id).rows
    with pytest.raises(DomainError, match="n’est pas comptabilisée"):
        service.unbook(held.meeting_id)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (update(ExpenseClaim).values(status=ClaimStatus.SUBMITTED), "n’est plus un brouillon"),
        (update(HoursEntry).values(state=HoursState.RETURNED), "ont été rendues"),
    ],
)
def test_what_went_further_is_not_taken_back(
    service: BookingService, workspace: Workspace, held: Evening, write: Write, change: Any, said: str
) -> None:
    service.book(held.meeting_id, lines_of(service.grid(held.meeting_id)))
    write(lambda make: make.session.execute(change))
    with pytest.raises(DomainError, match=said):
        service.unbook(held.meeting_id)
    assert service.booked(held.meeting_id) is not None
    assert hours_of(workspace, held.meeting_id)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"status": MeetingStatus.PLANNED}, "Seule une réunion tenue"),
        ({"status": MeetingStatus.CANCELLED}, "Seule une réunion tenue"),
        ({"opened_minute": OPENS}, "n’est pas close"),
    ],
)
def test_only_a_meeting_held_and_closed_is_booked(
    service: BookingService, held: Evening, write: Write, values: dict[str, Any], said: str
) -> None:
    lines = lines_of(service.grid(held.meeting_id))
    write(lambda make: make.session.execute(update(Meeting).values(**values)))
    with pytest.raises(DomainError, match=said):
        service.book(held.meeting_id, lines)
    with pytest.raises(DomainError, match=said):
        service.grid(held.meeting_id)


def test_a_meeting_closed_by_the_clock_is_booked_from_its_opening(
    service: BookingService, held: Evening, write: Write
) -> None:
    closed = {"opened_minute": OPENS + 5, "closed_at": datetime(2026, 11, 17, 19, 4, tzinfo=UTC)}
    write(lambda make: make.session.execute(update(Meeting).values(**closed)))
    grid = service.grid(held.meeting_id)
    assert (grid.opens, grid.longest) == (OPENS + 5, 120)
    assert row_of(grid, "Diallo").proposed.session_minutes == 120


def test_a_meeting_that_is_gone_or_where_nobody_came_is_told(
    service: BookingService, held: Evening, write: Write
) -> None:
    with pytest.raises(DomainError, match="plus dans le dossier"):
        service.grid(99)
    write(lambda make: make.session.execute(delete(Attendance)))
    with pytest.raises(DomainError, match="Personne n’est inscrit présent"):
        service.grid(held.meeting_id)


@pytest.mark.parametrize(
    ("name", "values", "field", "said"),
    [
        ("Benali", {"session_minutes": 130}, "session_minutes", "plus longue que la réunion"),
        ("Benali", {"preparation_minutes": 25 * 60}, "preparation_minutes", "de 0 à 24 h"),
        ("Benali", {"travel_minutes": -1}, "travel_minutes", "de 0 à 24 h"),
        ("Benali", {"km_hundredths": 10**11}, "km_hundredths", "dépasse 5 000"),
        ("Benali", {"vehicle_id": 99}, "means", "pas le sien"),
        ("Diallo", {"means": Means.VEHICLE}, "means", "pas de véhicule"),
        ("Diallo", {"km_hundredths": 700}, "km_hundredths", "pas de kilomètres"),
        ("Diallo", {"fare": Money(500)}, "fare", "par quel moyen"),
        ("Diallo", {"meal": Money(-100)}, "meal", "au-dessus de 0"),
    ],
)
def test_a_line_at_fault_is_refused_by_name_and_nothing_is_written(
    service: BookingService,
    workspace: Workspace,
    held: Evening,
    name: str,
    values: dict[str, Any],
    field: str,
    said: str,
) -> None:
    lines = lines_of(service.grid(held.meeting_id), **{name: values})
    with pytest.raises(DomainError) as refused:
        service.book(held.meeting_id, lines)
    assert refused.value.field == f"{held.ids[name]}.{field}"
    assert said in refused.value.sentence.replace("\u00a0", " ")
    assert name in refused.value.sentence
    assert service.booked(held.meeting_id) is None
    assert hours_of(workspace, held.meeting_id) == []


def test_a_person_twice_a_stranger_and_an_empty_list_are_refused(
    service: BookingService, held: Evening
) -> None:
    lines = lines_of(service.grid(held.meeting_id))
    with pytest.raises(DomainError, match="est deux fois dans la liste"):
        service.book(held.meeting_id, [*lines, lines[0]])
    with pytest.raises(DomainError, match="n’est pas inscrite présente"):
        service.book(held.meeting_id, [BookingLine(person_id=99, session_minutes=60)])
    with pytest.raises(DomainError, match="rien à écrire"):
        service.book(held.meeting_id, [BookingLine(person_id=line.person_id) for line in lines])
    with pytest.raises(DomainError, match="rien à écrire"):
        service.book(held.meeting_id, [])


def test_a_trip_of_three_thousand_kilometres_is_asked_once(service: BookingService, held: Evening) -> None:
    lines = lines_of(service.grid(held.meeting_id), Benali={"km_hundredths": 300_000})
    with pytest.raises(ToConfirm) as asked:
        service.book(held.meeting_id, lines)
    assert asked.value.sentence.startswith("Fatima Benali")
    assert asked.value.field == f"{held.ids['Benali']}.km_hundredths"
    done = service.book(held.meeting_id, lines, frozenset({asked.value.code}))
    assert done.amount == Money(190_800 + 1697 + 798)


def test_a_role_without_the_right_books_nothing(
    workspace_as: Callable[[Role], Workspace], held: Evening
) -> None:
    reading = BookingService(workspace_as(Role.READING))
    lines = lines_of(reading.grid(held.meeting_id))
    for refused in (lambda: reading.book(held.meeting_id, lines), lambda: reading.unbook(held.meeting_id)):
        with pytest.raises(NotPermitted):
            refused()
