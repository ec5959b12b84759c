"""Kilometres of each vehicle, as they are priced: frozen, held, taken back, regularised, opened."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus, Correction, PaymentMeans
from engagement_desktop.domain.expenses.means import WITHOUT_VEHICLE
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.vehicles import VehicleOpening
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.mileage import (
    Kilometres,
    kilometres_since,
    unpaid_without_vehicle,
    vehicles_of_claim,
)
from engagement_desktop.storage.expenses.rules.counted import (
    last_paid_line,
    last_position,
    open_draft,
    trips_of,
)
from engagement_desktop.storage.expenses.rules.openings import (
    opening_row,
    openings_of,
    owned_vehicles,
    years_driven,
)
from tests.builders import Builder

S = ClaimStatus
EVE, NEW_YEAR, LATER = date(2025, 12, 31), date(2026, 1, 1), date(2026, 8, 31)
KM = {"nature": ExpenseNature.KILOMETRES, "km_hundredths": 1000}


class Road:
    """Two people, three vehicles, and a way to write trips in one line."""

    def __init__(self, session: Session) -> None:
        self.session, self.make = session, Builder(session)
        self.mine, self.other = self.make.person("Zola", "Émile"), self.make.person("Abgrall", "Ange")
        self.car = self.make.vehicle(self.mine)
        self.second = self.make.vehicle(self.mine, power=9, is_usual=False)
        self.theirs = self.make.vehicle(self.other, electric=True)

    def trip(self, day: date, cents: int = 100, status: ClaimStatus = S.SUBMITTED, **values: Any) -> int:
        claim = self.make.claim(self.mine, status)
        line = self.make.line(claim, day, cents, **KM | {"vehicle_id": self.car.id} | values)
        return line.id

    def correct(self, line: int, cents: int, status: ClaimStatus, kind: Correction) -> None:
        claim = self.make.claim(self.mine, status)
        self.make.line(claim, LATER, cents, vehicle_id=self.car.id, correction=kind, corrects_id=line)

    def of(self, vehicle: int, since: date = date(2025, 1, 1), **asked: Any) -> Kilometres | None:
        found = kilometres_since(self.session, since, **asked)
        return next((its for driven, its in found.items() if driven.vehicle_id == vehicle), None)


@pytest.fixture
def road(database: Database) -> Any:
    with database.work() as session:
        yield Road(session)


def test_trips_come_by_day_then_by_entry(road: Road) -> None:
    late, early, same = road.trip(LATER, 3), road.trip(EVE, 1), road.trip(LATER, 4)
    its = road.of(road.car.id)
    assert its is not None
    assert [line.order for line in its.lines] == [early, late, same]
    assert its.amounts == {early: Money(1), late: Money(3), same: Money(4)}


@pytest.mark.parametrize("status", list(ClaimStatus))
def test_only_what_is_settled_is_frozen(road: Road, status: ClaimStatus) -> None:
    road.trip(EVE, 777, status)
    its = road.of(road.car.id)
    assert its is not None
    (line,) = its.lines
    assert line.frozen_amount == (Money(777) if status in FROZEN else None)
    assert line.status is status


@pytest.mark.parametrize(
    ("run", "payment", "is_frozen"),
    [
        (RunState.MADE, PaymentState.MADE, True),
        (RunState.SENT, PaymentState.REJECTED, False),
        (RunState.MADE, PaymentState.REJECTED, False),
    ],
)
def test_what_a_run_holds_is_frozen(
    road: Road, run: RunState, payment: PaymentState, *, is_frozen: bool
) -> None:
    road.trip(EVE, 777, S.APPROVED)
    road.session.add(PaymentRun(number="R", state=run, made_on=EVE, execute_on=EVE))
    road.session.flush()
    means = PaymentMeans.TRANSFER
    road.session.add(Payment(run_id=1, claim_id=1, means=means, amount=Money(777), state=payment, position=1))
    road.session.flush()
    its = road.of(road.car.id)
    assert its is not None
    assert (its.lines[0].frozen_amount is not None) is is_frozen


def test_what_is_before_the_first_day_or_in_the_claim_itself_is_left_out(road: Road) -> None:
    road.trip(EVE)
    kept = road.trip(NEW_YEAR)
    mine = road.trip(LATER)
    claim = road.session.get_one(type(road.make.line(road.make.claim(road.other), EVE)), mine).claim_id
    its = road.of(road.car.id, NEW_YEAR, without_claim=claim)
    assert its is not None
    assert [line.order for line in its.lines] == [kept]


def test_a_line_taken_back_whole_counts_no_more(road: Road) -> None:
    whole, part = road.trip(EVE, 500, S.REIMBURSED), road.trip(EVE, 500, S.REIMBURSED)
    refused, drafted = road.trip(EVE, 500, S.REIMBURSED), road.trip(EVE, 500, S.REIMBURSED)
    road.correct(whole, -500, S.SUBMITTED, Correction.OPPOSITE)
    road.correct(part, -200, S.APPROVED, Correction.OPPOSITE)
    road.correct(refused, -500, S.REFUSED, Correction.OPPOSITE)
    road.correct(drafted, -500, S.DRAFT, Correction.OPPOSITE)
    its = road.of(road.car.id)
    assert its is not None
    assert {line.order for line in its.lines} == {part, refused, drafted}
    assert its.settled == {part}


def test_regularisations_add_up_by_civil_year_but_refused_ones(road: Road) -> None:
    line = road.trip(EVE, 500, S.REIMBURSED)
    for cents, status in ((-10, S.DRAFT), (-7, S.APPROVED), (-500, S.REFUSED)):
        road.correct(line, cents, status, Correction.REGULARISATION)
    its = road.of(road.car.id)
    assert its is not None
    assert its.regularised == {LATER.year: Money(-17)}
    assert its.settled == set()


def test_an_opening_is_there_before_any_trip(road: Road) -> None:
    for vehicle, year, km in ((road.car, 2025, 100), (road.car, 2026, 200), (road.theirs, 2024, 9)):
        road.session.add(VehicleOpening(vehicle_id=vehicle.id, year=year, km_hundredths=km))
    road.session.flush()
    since_2026 = road.of(road.car.id, NEW_YEAR)
    assert since_2026 is not None
    assert (since_2026.openings, since_2026.lines) == ({2026: 200}, [])
    assert road.of(road.theirs.id) is None
    assert road.of(road.car.id, EVE, vehicles=[road.second.id]) is None
    row = opening_row(road.session, road.car.id, 2026)
    assert row is not None
    assert row.km_hundredths == 200
    assert opening_row(road.session, road.car.id, 2027) is None
    found = openings_of(road.session, [road.theirs.id, road.car.id])
    assert [one.year for one in found] == [2024, 2025, 2026]
    assert years_driven(road.session) == [2026, 2025, 2024]


def test_years_driven_go_from_the_first_trip_to_the_last(road: Road) -> None:
    assert years_driven(road.session) == []
    road.make.line(road.make.claim(road.mine), date(2020, 1, 1))
    assert years_driven(road.session) == []
    road.trip(date(2022, 12, 31))
    road.trip(date(2024, 1, 1))
    assert years_driven(road.session) == [2024, 2023, 2022]


def test_passengers_and_cyclists_name_no_vehicle(road: Road) -> None:
    means = min(WITHOUT_VEHICLE)
    kept = [road.trip(day, status=S.APPROVED, vehicle_id=None, means=means) for day in (LATER, NEW_YEAR)]
    road.trip(EVE, vehicle_id=None, means=means)
    road.trip(LATER, status=S.REIMBURSED, vehicle_id=None, means=means)
    road.trip(LATER)
    assert [line.id for line in unpaid_without_vehicle(road.session, NEW_YEAR)] == kept


def test_a_claim_names_its_vehicles_and_its_first_day(road: Road) -> None:
    claim = road.make.claim(road.mine)
    assert vehicles_of_claim(road.session, claim.id) == (None, frozenset())
    road.make.line(claim, EVE)
    road.make.line(claim, LATER, vehicle_id=road.car.id, **KM)
    road.make.line(claim, NEW_YEAR, vehicle_id=road.second.id, correction=Correction.REGULARISATION)
    assert vehicles_of_claim(road.session, claim.id) == (NEW_YEAR, {road.car.id, road.second.id})


def test_the_trips_of_a_civil_year_have_both_its_ends(road: Road) -> None:
    road.trip(EVE)
    first, last = road.trip(NEW_YEAR, 5, S.REIMBURSED), road.trip(date(2026, 12, 31), 6, S.REFUSED)
    road.trip(date(2027, 1, 1))
    road.trip(LATER, vehicle_id=road.second.id)
    found = trips_of(road.session, road.car.id, 2026)
    assert [(one.line_id, one.status, one.amount.cents) for one in found] == [
        (first, S.REIMBURSED, 5),
        (last, S.REFUSED, 6),
    ]


def test_a_regularisation_leans_on_the_last_trip_paid(road: Road) -> None:
    assert last_paid_line(road.session, road.car.id, 2026) is None
    road.trip(EVE, status=S.WAIVED)
    road.trip(NEW_YEAR, status=S.REIMBURSED)
    kept = road.trip(NEW_YEAR, status=S.WAIVED)
    road.trip(LATER, status=S.APPROVED)
    line = last_paid_line(road.session, road.car.id, 2026)
    assert line is not None
    assert line.id == kept


def test_a_new_line_goes_after_the_last_of_the_latest_draft(road: Road) -> None:
    assert open_draft(road.session, road.mine.id) is None
    for status in (S.DRAFT, S.DRAFT, S.SUBMITTED):
        road.make.claim(road.mine, status)
    draft = open_draft(road.session, road.mine.id)
    assert draft is not None
    assert (draft.id, last_position(road.session, draft.id)) == (2, 0)
    road.make.line(draft, EVE, position=4)
    assert last_position(road.session, draft.id) == 4


def test_vehicles_are_listed_by_person_the_usual_one_first(road: Road) -> None:
    found = owned_vehicles(road.session)
    assert [one.id for one in found] == [road.theirs.id, road.car.id, road.second.id]
    assert [one.id for one in owned_vehicles(road.session, road.mine.id)] == [road.car.id, road.second.id]
    assert (found[0].last_name, found[0].electric) == ("Abgrall", True)
    assert owned_vehicles(road.session, 99) == []
