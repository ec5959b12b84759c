"""A structure and somebody who drives, for the rules of kilometres."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleOpening
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

MARCH = date(2026, 3, 3)


@dataclass
class Road:
    """A dossier in which people drive: ids of what was made, and what the lines say now."""

    workspace: Workspace
    _numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def make(self, write: Callable[[Builder], Any]) -> Any:
        with self.workspace.database.work() as session:
            made = write(Builder(session, self._numbers))
            return getattr(made, "id", made)

    def driver(self, **vehicle: Any) -> tuple[int, int]:
        """A person, and their vehicle."""

        def write(build: Builder) -> tuple[int, int]:
            person = build.person()
            return person.id, build.vehicle(person, **({"power": 4} | vehicle)).id

        made: tuple[int, int] = self.make(write)
        return made

    def second_vehicle(self, person_id: int, **vehicle: Any) -> int:
        """Another vehicle of the same person."""

        def write(build: Builder) -> Vehicle:
            person = build.session.get_one(Person, person_id)
            return build.vehicle(person, is_usual=False, **vehicle)

        made: int = self.make(write)
        return made

    def trip(
        self,
        vehicle_id: int,
        km: int,
        cents: int = 0,
        status: ClaimStatus = ClaimStatus.SUBMITTED,
        day: date = MARCH,
        **values: Any,
    ) -> int:
        """One kilometres line in a claim of its own."""

        def write(build: Builder) -> ExpenseLine:
            vehicle = build.session.get_one(Vehicle, vehicle_id)
            claim = build.claim(build.session.get_one(Person, vehicle.person_id), status)
            said: dict[str, Any] = {"nature": ExpenseNature.KILOMETRES, "km_hundredths": km * 100}
            said["vehicle_id"] = None if "means" in values else vehicle_id
            return build.line(claim, day, cents, **(said | values))

        made: int = self.make(write)
        return made

    def opened(self, vehicle_id: int, km: int, year: int = 2026) -> None:
        self.make(
            lambda build: build.session.add(
                VehicleOpening(vehicle_id=vehicle_id, year=year, km_hundredths=km * 100)
            )
        )

    def amount(self, line_id: int) -> Money:
        return self.line(line_id, lambda line: line.amount)

    def line(self, line_id: int, read: Callable[[ExpenseLine], Any]) -> Any:
        with self.workspace.read() as session:
            return read(session.get_one(ExpenseLine, line_id))

    def do(self, act: Callable[[Session], Any]) -> Any:
        with self.workspace.database.work() as session:
            return act(session)


@pytest.fixture
def road(workspace: Workspace) -> Road:
    made = Road(workspace)
    made.make(lambda build: build.structure())
    return made
