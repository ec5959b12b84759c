"""What the kilometres being typed in a claim cost, before anything of them is kept."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.means import WITHOUT_VEHICLE, Means
from engagement_desktop.domain.expenses.mileage import (
    MileageLine,
    PricedLine,
    price_lines,
)
from engagement_desktop.domain.expenses.rules.trips import PricedTrip, TripAsked
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import NoRateInForce
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.rate_texts import calculation, mileage_text
from engagement_desktop.french.trip_notes import (
    FELL,
    MONTHLY_MINIMUM,
    PAID_AFTER,
    PASSENGER,
    UNKNOWN_VEHICLE,
    provisional_note,
)
from engagement_desktop.services.mileage import scale_for, without_vehicle
from engagement_desktop.storage.expenses.mileage import Driven, Kilometres, kilometres_since
from engagement_desktop.storage.expenses.rules.openings import owned_vehicles
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure


def price_drafts(
    session: Session, person_id: int, trips: Sequence[TripAsked], claim_id: int | None = None
) -> dict[int, PricedTrip]:
    """The price of each trip by its `key`, as if its claim were a draft, or why it has none.

    `claim_id` is the claim being edited: what is kept of it is left out.
    """
    prices: dict[int, PricedTrip] = {}
    driven: dict[int, list[TripAsked]] = defaultdict(list)
    for trip in trips:
        if trip.means in WITHOUT_VEHICLE:
            prices[trip.key] = _alone(session, trip)
        else:
            driven[trip.vehicle_id or 0].append(trip)
    vehicles = {one.id: one for one in owned_vehicles(session, person_id)} if driven else {}
    for vehicle_id, its_trips in driven.items():
        one = vehicles.get(vehicle_id)
        if one is None:
            prices |= {trip.key: _refused(trip, UNKNOWN_VEHICLE, "vehicle_id") for trip in its_trips}
        else:
            vehicle = Driven(one.id, one.kind, one.power, one.electric)
            prices |= _driven(session, vehicle, its_trips, claim_id)
    return prices


def _alone(session: Session, trip: TripAsked) -> PricedTrip:
    amount, text = without_vehicle(rates_in_force(session), trip.means, trip.spent_on, trip.km_hundredths)
    notes = (PASSENGER,) if trip.means is Means.PASSENGER else ()
    return PricedTrip(
        key=trip.key, amount=amount, once_submitted=amount, rate_text=text, calculation=text, notes=notes
    )


def _refused(trip: TripAsked, sentence: str, field: str) -> PricedTrip:
    return PricedTrip(key=trip.key, fault=sentence, field=field)


def _driven(
    session: Session, vehicle: Driven, trips: Sequence[TripAsked], claim_id: int | None
) -> dict[int, PricedTrip]:
    first_day = date(min(trip.spent_on for trip in trips).year, 1, 1)
    known = kilometres_since(session, first_day, [vehicle.vehicle_id], without_claim=claim_id)
    kilometres = known.get(vehicle, Kilometres())
    by_year: dict[int, list[TripAsked]] = defaultdict(list)
    for trip in trips:
        by_year[trip.spent_on.year].append(trip)
    prices: dict[int, PricedTrip] = {}
    for year, of_year in by_year.items():
        lines = [line for line in kilometres.lines if line.spent_on.year == year]
        its = replace(kilometres, lines=lines)
        try:
            prices |= _of_year(session, vehicle, of_year, its)
        except NoRateInForce as refusal:
            prices |= {trip.key: _refused(trip, refusal.sentence, "spent_on") for trip in of_year}
        except DomainError as refusal:
            prices |= {trip.key: _refused(trip, refusal.sentence, "vehicle_id") for trip in of_year}
    return prices


def _of_year(
    session: Session, vehicle: Driven, trips: Sequence[TripAsked], its: Kilometres
) -> dict[int, PricedTrip]:
    structure = own_structure(session)
    if structure is None:
        return {}
    scale_of = scale_for(vehicle, structure, rates_in_force(session))
    orders = {_order(trip, place): trip for place, trip in enumerate(trips)}

    def priced(status: ClaimStatus) -> dict[int, PricedLine]:
        mine = [MileageLine(order, one.spent_on, one.km_hundredths, status) for order, one in orders.items()]
        found = price_lines([*its.lines, *mine], scale_of, its.openings)
        return {line.order: line for line in found if line.order in orders}

    drafts, submitted = priced(ClaimStatus.DRAFT), priced(ClaimStatus.SUBMITTED)
    return {
        trip.key: _priced(trip, vehicle, line, submitted[order].amount, _notes(vehicle, line, its))
        for order, trip in orders.items()
        for line in [drafts[order]]
    }


def _order(trip: TripAsked, place: int) -> int:
    """A line that is not kept yet comes after every one that is."""
    return sys.maxsize + place if trip.line_id is None else trip.line_id


def _priced(
    trip: TripAsked, vehicle: Driven, line: PricedLine, once_submitted: Money, notes: Iterator[str]
) -> PricedTrip:
    return PricedTrip(
        key=trip.key,
        amount=line.amount,
        once_submitted=once_submitted,
        before_hundredths=line.before_hundredths,
        rate_text=mileage_text(line, vehicle.kind, vehicle.power),
        calculation=calculation(line),
        provisional=line.provisional,
        notes=tuple(notes),
    )


def _notes(vehicle: Driven, line: PricedLine, its: Kilometres) -> Iterator[str]:
    if line.fell:
        yield FELL
    if line.provisional:
        yield provisional_note(line.line.spent_on.year)
    if any(one.frozen_amount is not None and one.spent_on > line.line.spent_on for one in its.lines):
        yield PAID_AFTER
    if vehicle.kind is VehicleKind.MOPED and line.scale is not None and line.scale.marginal:
        yield MONTHLY_MINIMUM
