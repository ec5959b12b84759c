"""Which trips and drafts the counter of kilometres leans on."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseLine, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.rules.counted import (
    last_paid_line,
    last_position,
    open_draft,
    trips_of,
)
from engagement_desktop.storage.expenses.rules.openings import opening_row, owned_vehicles, years_driven
from tests.builders import Builder

PAID, DRAFT = ClaimStatus.REIMBURSED, ClaimStatus.DRAFT


class Garage:
    """Somebody with a car, and what they drove."""

    def __init__(self, session: Session) -> None:
        self.make = Builder(session)
        self.person: Person = self.make.person("Hélias", "Monique")
        self.car: Vehicle = self.make.vehicle(self.person, power=4)

    def trip(self, day: date, status: ClaimStatus = PAID, **values: Any) -> ExpenseLine:
        claim = self.make.claim(self.person, status)
        said: dict[str, Any] = {"nature": ExpenseNature.KILOMETRES, "km_hundredths": 1_000}
        return self.make.line(claim, day, 606, vehicle_id=self.car.id, **said | values)


def test_trips_of_a_year_go_by_day_then_by_entry_and_other_years_stay_out(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        garage = Garage(session)
        second, third = garage.trip(date(2026, 5, 1)), garage.trip(date(2026, 5, 1), DRAFT)
        first = garage.trip(date(2026, 1, 1))
        garage.trip(date(2025, 12, 31))
        garage.trip(date(2027, 1, 1))
        garage.trip(date(2026, 6, 1), km_hundredths=None)
        found = trips_of(session, garage.car.id, 2026)
        assert [one.line_id for one in found] == [first.id, second.id, third.id]
        assert [one.status for one in found] == [PAID, PAID, DRAFT]


def test_what_a_regularisation_leans_on_is_the_last_paid_trip(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        garage = Garage(session)
        assert last_paid_line(session, garage.car.id, 2026) is None
        garage.trip(date(2026, 3, 1))
        last = garage.trip(date(2026, 4, 1), ClaimStatus.WAIVED)
        garage.trip(date(2026, 5, 1), ClaimStatus.APPROVED)
        garage.trip(date(2027, 5, 1))
        assert last_paid_line(session, garage.car.id, 2026) is last


@pytest.mark.parametrize("wish", [Wish.WAIVE, Wish.LATER])
def test_a_draft_that_asks_for_no_money_takes_no_regularisation(workspace: Workspace, wish: Wish) -> None:
    with workspace.database.work() as session:
        garage = Garage(session)
        garage.make.claim(garage.person, DRAFT, wish=wish)
        garage.make.claim(garage.person, ClaimStatus.SUBMITTED)
        assert open_draft(session, garage.person.id) is None
        garage.make.claim(garage.person, DRAFT)
        latest = garage.make.claim(garage.person, DRAFT)
        assert open_draft(session, garage.person.id) is latest
        assert open_draft(session, garage.person.id + 1) is None


def test_a_line_more_comes_after_the_last(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        garage = Garage(session)
        empty = garage.make.claim(garage.person, DRAFT)
        assert last_position(session, empty.id) == 0
        line = garage.trip(date(2026, 1, 1), DRAFT, position=7)
        assert last_position(session, line.claim_id) == 7


def test_the_years_offered_are_those_in_which_somebody_drove(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        garage = Garage(session)
        assert years_driven(session) == []
        garage.trip(date(2024, 2, 29))
        garage.trip(date(2026, 1, 1))
        garage.make.line(garage.make.claim(garage.person, DRAFT), date(2019, 1, 1))
        assert years_driven(session) == [2026, 2025, 2024]


def test_vehicles_of_a_person_begin_with_the_usual_one(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        garage = Garage(session)
        other = garage.make.vehicle(garage.person, power=7, is_usual=False)
        stranger = garage.make.person("Abadie", "Luc")
        theirs = garage.make.vehicle(stranger, power=3)
        mine = owned_vehicles(session, garage.person.id)
        assert [one.id for one in mine] == [garage.car.id, other.id]
        assert [one.id for one in owned_vehicles(session)] == [theirs.id, garage.car.id, other.id]
        assert opening_row(session, garage.car.id, 2026) is None
