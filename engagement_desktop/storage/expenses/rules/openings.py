"""Vehicles with whom they are, and the kilometres that were paid before the dossier counted them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ExpenseLine
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleKind, VehicleOpening


@dataclass(frozen=True, slots=True)
class OwnedVehicle:
    """One vehicle and its person, named the way lists name people."""

    id: int
    kind: VehicleKind
    power: int | None
    electric: bool
    person_id: int
    last_name: str
    first_name: str


def owned_vehicles(session: Session, person_id: int | None = None) -> list[OwnedVehicle]:
    """The vehicles of one person, or of everybody, the usual one first."""
    asked = select(
        Vehicle.id,
        Vehicle.kind,
        Vehicle.power,
        Vehicle.electric,
        Person.id,
        Person.last_name,
        Person.first_name,
    ).join(Person, Person.id == Vehicle.person_id)
    if person_id is not None:
        asked = asked.where(Person.id == person_id)
    found = session.execute(asked.order_by(Person.sort_key, Person.id, Vehicle.is_usual.desc(), Vehicle.id))
    return [OwnedVehicle(*row) for row in found]


def opening_row(session: Session, vehicle_id: int, year: int) -> VehicleOpening | None:
    """What was paid before, of one vehicle and civil year."""
    return session.scalars(
        select(VehicleOpening).where(VehicleOpening.vehicle_id == vehicle_id, VehicleOpening.year == year)
    ).one_or_none()


def openings_of(session: Session, vehicle_ids: Sequence[int]) -> Sequence[VehicleOpening]:
    """Every opening of these vehicles, by year."""
    return session.scalars(
        select(VehicleOpening)
        .where(VehicleOpening.vehicle_id.in_(vehicle_ids))
        .order_by(VehicleOpening.year, VehicleOpening.id)
    ).all()


def years_driven(session: Session) -> list[int]:
    """The civil years in which somebody drove for the structure, the latest first."""
    first, last = session.execute(
        select(func.min(ExpenseLine.spent_on), func.max(ExpenseLine.spent_on)).where(
            or_(ExpenseLine.km_hundredths.is_not(None), ExpenseLine.correction.is_not(None))
        )
    ).one()
    opened = session.scalars(select(VehicleOpening.year).distinct()).all()
    driven = range(first.year, last.year + 1) if isinstance(first, date) else ()
    return sorted({*opened, *driven}, reverse=True)
