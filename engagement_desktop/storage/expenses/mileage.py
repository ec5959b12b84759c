"""Kilometres as the pricing rule reads them, vehicle by vehicle."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Integer, extract, func, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import (
    FROZEN,
    RAISES_MILEAGE,
    ClaimStatus,
    Correction,
    ExpenseClaim,
    ExpenseLine,
)
from engagement_desktop.domain.expenses.means import WITHOUT_VEHICLE
from engagement_desktop.domain.expenses.mileage import MileageLine
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleKind, VehicleOpening
from engagement_desktop.storage.expenses.deciding.held import held_claims

_CENTS = type_coerce(ExpenseLine.amount, Integer)


@dataclass(frozen=True, slots=True)
class Driven:
    """The vehicle of some kilometres, of one person."""

    vehicle_id: int
    kind: VehicleKind
    power: int | None
    electric: bool


@dataclass(slots=True)
class Kilometres:
    """The lines of one vehicle, the amount and the rate that each holds now, what was paid before them.

    A line that an opposite one takes back wholly is not here: its kilometres no longer count. `settled` are
    those that one corrects in part, and which nothing regularises. `regularised` sums the regularisations
    of each civil year, proposed or granted.
    """

    lines: list[MileageLine] = field(default_factory=list)
    amounts: dict[int, Money] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    openings: dict[int, int] = field(default_factory=dict)
    regularised: dict[int, Money] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)


def kilometres_since(
    session: Session,
    first_day: date,
    vehicles: Collection[int] | None = None,
    *,
    without_claim: int | None = None,
) -> Mapping[Driven, Kilometres]:
    """The kilometres of each vehicle (of those only) from a day on.

    What is reimbursed or waived is frozen, and so is what a run holds. A vehicle that has an opening and no
    line yet is there too. The lines of `without_claim` are left out.
    """
    mine = [] if vehicles is None else [Vehicle.id.in_(vehicles)]
    driven: dict[Driven, Kilometres] = defaultdict(Kilometres)
    for vehicle, year, km in _openings(session, first_day, mine):
        driven[vehicle].openings[year] = km
    taken_back, held = lines_taken_back(session), held_claims(session)
    besides = [] if without_claim is None else [ExpenseLine.claim_id != without_claim]
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
            func.coalesce(ExpenseLine.rate_text, ""),
            ExpenseClaim.id,
        )
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .join(Vehicle, Vehicle.id == ExpenseLine.vehicle_id)
        .where(ExpenseLine.km_hundredths.is_not(None), ExpenseLine.spent_on >= first_day, *mine, *besides)
        .order_by(Vehicle.id, ExpenseLine.spent_on, ExpenseLine.id)
    )
    for vehicle_id, kind, power, electric, line_id, spent_on, km, status, amount, text, claim_id in found:
        back = taken_back.get(line_id)
        if back is not None and not back + amount:
            continue
        its = driven[Driven(vehicle_id, kind, power, electric)]
        is_frozen = status in FROZEN or claim_id in held
        its.lines.append(MileageLine(line_id, spent_on, km, status, amount if is_frozen else None))
        its.amounts[line_id], its.texts[line_id] = amount, text
        if back is not None:
            its.settled.add(line_id)
    for vehicle, year, cents in _regularised(session, first_day, mine):
        driven[vehicle].regularised[year] = Money(cents)
    return driven


def unpaid_without_vehicle(session: Session, first_day: date) -> Sequence[ExpenseLine]:
    """The kilometres of cyclists and passengers that are not paid, from a day on."""
    return session.scalars(
        select(ExpenseLine)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(
            ExpenseLine.means.in_(WITHOUT_VEHICLE),
            ExpenseLine.km_hundredths.is_not(None),
            ExpenseLine.spent_on >= first_day,
            ExpenseClaim.status.not_in(FROZEN),
            ExpenseClaim.id.not_in(held_claims(session)),
        )
        .order_by(ExpenseLine.id)
    ).all()


def vehicles_of_claim(session: Session, claim_id: int) -> tuple[date | None, frozenset[int]]:
    """The first day of a claim's kilometres, and the vehicles that they or its corrections are about."""
    found = session.execute(
        select(ExpenseLine.spent_on, ExpenseLine.vehicle_id).where(
            ExpenseLine.claim_id == claim_id, ExpenseLine.vehicle_id.is_not(None)
        )
    ).all()
    first = min((spent_on for spent_on, _ in found), default=None)
    return first, frozenset(vehicle_id for _, vehicle_id in found if vehicle_id is not None)


def _openings(
    session: Session, first_day: date, mine: Sequence[ColumnElement[bool]]
) -> list[tuple[Driven, int, int]]:
    found = session.execute(
        select(
            Vehicle.id,
            Vehicle.kind,
            Vehicle.power,
            Vehicle.electric,
            VehicleOpening.year,
            VehicleOpening.km_hundredths,
        )
        .join(Vehicle, Vehicle.id == VehicleOpening.vehicle_id)
        .where(VehicleOpening.year >= first_day.year, *mine)
    )
    return [(Driven(*row[:4]), row[4], row[5]) for row in found]


def lines_taken_back(session: Session) -> dict[int, Money]:
    """What opposite lines of claims that were submitted take back, by the line that they correct."""
    found = session.execute(
        select(ExpenseLine.corrects_id, func.sum(_CENTS))
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(
            ExpenseLine.correction == Correction.OPPOSITE,
            ExpenseLine.corrects_id.is_not(None),
            ExpenseClaim.status.in_(RAISES_MILEAGE),
        )
        .group_by(ExpenseLine.corrects_id)
    )
    return {line_id: Money(cents) for line_id, cents in found if line_id is not None}


def _regularised(
    session: Session, first_day: date, mine: Sequence[ColumnElement[bool]]
) -> list[tuple[Driven, int, int]]:
    year = extract("year", ExpenseLine.spent_on)
    found = session.execute(
        select(Vehicle.id, Vehicle.kind, Vehicle.power, Vehicle.electric, year, func.sum(_CENTS))
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .join(Vehicle, Vehicle.id == ExpenseLine.vehicle_id)
        .where(
            ExpenseLine.correction == Correction.REGULARISATION,
            ExpenseLine.spent_on >= first_day,
            ExpenseClaim.status != ClaimStatus.REFUSED,
            *mine,
        )
        .group_by(Vehicle.id, year)
    )
    return [(Driven(*row[:4]), int(row[4]), row[5]) for row in found]
