"""Kilometres as the pricing rule reads them, vehicle by vehicle."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import FROZEN, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.mileage import MileageLine
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleKind


@dataclass(frozen=True, slots=True)
class Driven:
    """The vehicle of some kilometres, of one person."""

    vehicle_id: int
    kind: VehicleKind
    power: int | None
    electric: bool


@dataclass(slots=True)
class Kilometres:
    """The lines of one vehicle, and the amount that each holds now."""

    lines: list[MileageLine] = field(default_factory=list)
    amounts: dict[int, Money] = field(default_factory=dict)


def kilometres_since(
    session: Session, first_day: date, vehicles: Collection[int] | None = None
) -> Mapping[Driven, Kilometres]:
    """The kilometres lines of each vehicle (of those only) from a day on; reimbursed or waived is frozen."""
    mine = [] if vehicles is None else [Vehicle.id.in_(vehicles)]
    found = session.execute(
        select(
            Vehicle.id,
            Vehicle.kind,
            Vehicle.power,
            Vehicle.electric,
            ExpenseLine.id,
            ExpenseLine.spent_on,
            func.coalesce(ExpenseLine.km_hundredths, 0),
            ExpenseClaim.status,
            ExpenseLine.amount,
        )
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .join(Vehicle, Vehicle.id == ExpenseLine.vehicle_id)
        .where(ExpenseLine.km_hundredths.is_not(None), ExpenseLine.spent_on >= first_day, *mine)
        .order_by(Vehicle.id, ExpenseLine.spent_on, ExpenseLine.id)
    )
    driven: dict[Driven, Kilometres] = defaultdict(Kilometres)
    for vehicle_id, kind, power, electric, line_id, spent_on, km, status, amount in found:
        its = driven[Driven(vehicle_id, kind, power, electric)]
        its.lines.append(MileageLine(line_id, spent_on, km, status, amount if status in FROZEN else None))
        its.amounts[line_id] = amount
    return driven
