"""Kilometres that are not paid, priced again when what they are counted with has changed."""

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseLine
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.mileage import (
    BICYCLE_SERIES,
    SERIES,
    MileageLine,
    PricedLine,
    ScaleOf,
    flat_price,
    price_lines,
    rate_above_zero,
    vehicle_scales,
)
from engagement_desktop.domain.meetings.booking.booking_rows import VehicleChoice
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import Rates
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.french.rate_texts import flat_text, mileage_text
from engagement_desktop.storage.expenses.mileage import (
    Driven,
    Kilometres,
    kilometres_since,
    unpaid_without_vehicle,
    vehicles_of_claim,
)
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
    rates, first_day = rates_in_force(session), date(since.year, 1, 1)
    for driven, kilometres in kilometres_since(session, first_day, vehicles).items():
        _price_vehicle(session, driven, kilometres, scale_for(driven, structure, rates))
    if vehicles is None:
        _price_without_vehicle(session, first_day, rates)


def price_everything_again(session: Session) -> None:
    """Unpaid kilometres take the scale in force, from the first year that has one."""
    first = min(rates_in_force(session)[key].periods[0].valid_from for key in SERIES.values())
    price_again(session, first)


def price_claim_again(session: Session, claim_id: int) -> None:
    """What a claim's new status changes: the counter of its vehicles, and so the unpaid trips of the year."""
    session.flush()
    first, vehicles = vehicles_of_claim(session, claim_id)
    if first is not None:
        price_again(session, first, vehicles)


def scale_for(driven: Driven | VehicleChoice, structure: Structure, rates: Rates) -> ScaleOf:
    """The scale of one vehicle, by the choice of the structure."""
    return vehicle_scales(rates, structure.mileage_scale, driven.kind, driven.power, driven.electric)


def without_vehicle(rates: Rates, means: Means, day: date, km_hundredths: int) -> tuple[Money, str]:
    """What a cyclist or a passenger is paid for kilometres, and the rate in plain French."""
    period = rate_above_zero(rates, BICYCLE_SERIES, day) if means is Means.BICYCLE else None
    return flat_price(km_hundredths, period), flat_text(means, period)


def _price_vehicle(session: Session, driven: Driven, kilometres: Kilometres, scale_of: ScaleOf) -> None:
    """The rate is said again too: a scale that is no longer provisional may price as the former did."""
    for priced in price_lines(kilometres.lines, scale_of, kilometres.openings):
        now = priced.amount, mileage_text(priced, driven.kind, driven.power)
        if priced.scale is not None and now != (
            kilometres.amounts[priced.order],
            kilometres.texts[priced.order],
        ):
            line = session.get_one(ExpenseLine, priced.order)
            line.amount, line.rate_text = now


def _price_without_vehicle(session: Session, first_day: date, rates: Rates) -> None:
    for line in unpaid_without_vehicle(session, first_day):
        if line.means is not None:
            amount, text = without_vehicle(rates, line.means, line.spent_on, line.km_hundredths or 0)
            if (amount, text) != (line.amount, line.rate_text):
                line.amount, line.rate_text = amount, text


def price_trips(session: Session, day: date, trips: Iterable[Trip]) -> dict[int, PricedLine | DomainError]:
    """What trips of one day would cost if they were written now as drafts, or why they have no price.

    Each is by the id of its vehicle; a vehicle makes one trip.
    """
    structure, asked = own_structure(session), list(trips)
    if structure is None or not asked:
        return {}
    rates, ids = rates_in_force(session), [trip.vehicle.id for trip in asked]
    known = kilometres_since(session, date(day.year, 1, 1), ids).items()
    before = {driven.vehicle_id: kilometres for driven, kilometres in known}
    prices: dict[int, PricedLine | DomainError] = {}
    for trip in asked:
        vehicle = trip.vehicle
        its = before.get(vehicle.id, Kilometres())
        mine = MileageLine(_LAST, day, trip.km_hundredths, ClaimStatus.DRAFT)
        try:
            priced = price_lines(
                [*_of_year(its.lines, day), mine], scale_for(vehicle, structure, rates), its.openings
            )
        except DomainError as refusal:
            prices[vehicle.id] = refusal
        else:
            prices[vehicle.id] = next(one for one in priced if one.order == _LAST)
    return prices


def _of_year(lines: Iterable[MileageLine], day: date) -> Iterator[MileageLine]:
    return (line for line in lines if line.spent_on.year == day.year)
