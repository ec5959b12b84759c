"""Kilometres that are not paid, priced again when what they are counted with has changed."""

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseLine
from engagement_desktop.domain.expenses.mileage import (
    MileageLine,
    PricedLine,
    price_lines,
    vehicle_scales,
)
from engagement_desktop.domain.meetings.booking.booking_rows import VehicleChoice
from engagement_desktop.french.rate_texts import mileage_text
from engagement_desktop.storage.expenses.mileage import kilometres_since
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure

_LAST = sys.maxsize  # after every line that was entered


@dataclass(frozen=True, slots=True)
class Trip:
    """One vehicle and the kilometres that it would make."""

    vehicle: VehicleChoice
    km_hundredths: int


def price_again(session: Session, since: date, vehicles: Collection[int] | None = None) -> None:
    """Unpaid kilometres take the scale in force, from that civil year on; paid amounts are frozen.

    Args:
        session: of the act.
        since: a day of the first year looked at.
        vehicles: ids of the only vehicles looked at; None for all.
    """
    structure = own_structure(session)
    if structure is None:
        return
    rates = rates_in_force(session)
    for driven, kilometres in kilometres_since(session, date(since.year, 1, 1), vehicles).items():
        scale_of = vehicle_scales(rates, structure.mileage_scale, driven.kind, driven.power, driven.electric)
        for priced in price_lines(kilometres.lines, scale_of):
            if priced.scale is not None and priced.amount != kilometres.amounts[priced.order]:
                line = session.get_one(ExpenseLine, priced.order)
                line.amount = priced.amount
                line.rate_text = mileage_text(priced, driven.kind, driven.power)


def price_trips(session: Session, day: date, trips: Iterable[Trip]) -> dict[int, PricedLine | DomainError]:
    """What trips of one day would cost if they were written now as drafts, or why they have no price.

    Each is by the id of its vehicle; a vehicle makes one trip.
    """
    structure, asked = own_structure(session), list(trips)
    if structure is None or not asked:
        return {}
    rates, ids = rates_in_force(session), [trip.vehicle.id for trip in asked]
    known = kilometres_since(session, date(day.year, 1, 1), ids).items()
    before = {driven.vehicle_id: kilometres.lines for driven, kilometres in known}
    prices: dict[int, PricedLine | DomainError] = {}
    for trip in asked:
        vehicle = trip.vehicle
        scale_of = vehicle_scales(
            rates, structure.mileage_scale, vehicle.kind, vehicle.power, vehicle.electric
        )
        mine = MileageLine(_LAST, day, trip.km_hundredths, ClaimStatus.DRAFT)
        try:
            priced = price_lines([*_of_year(before.get(vehicle.id, ()), day), mine], scale_of)
        except DomainError as refusal:
            prices[vehicle.id] = refusal
        else:
            prices[vehicle.id] = next(one for one in priced if one.order == _LAST)
    return prices


def _of_year(lines: Iterable[MileageLine], day: date) -> Iterator[MileageLine]:
    return (line for line in lines if line.spent_on.year == day.year)
