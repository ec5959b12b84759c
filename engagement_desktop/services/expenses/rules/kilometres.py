"""The kilometres of each vehicle and civil year: the counter, what was paid, what is to be regularised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import FROZEN, RAISES_MILEAGE, ClaimStatus
from engagement_desktop.domain.expenses.mileage import (
    MileageLine,
    PricedLine,
    ScaleOf,
    VehicleScale,
    in_kilometres,
    price_lines,
    should_be,
)
from engagement_desktop.domain.expenses.rules.trips import CountedTrip, YearOfVehicle
from engagement_desktop.domain.money import Money
from engagement_desktop.french.rate_texts import calculation, formula, source_text, vehicle_text
from engagement_desktop.services.mileage import scale_for
from engagement_desktop.storage.expenses.mileage import Kilometres, kilometres_since
from engagement_desktop.storage.expenses.rules.counted import trips_of
from engagement_desktop.storage.expenses.rules.openings import OwnedVehicle, owned_vehicles
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure

_FIRST_DAY = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Counter:
    """The lines of one vehicle in one civil year, and the scale that prices them."""

    year: int
    kilometres: Kilometres
    scale_of: ScaleOf

    @property
    def lines(self) -> list[MileageLine]:
        return self.kilometres.lines

    @property
    def counted(self) -> int:
        """Hundredths of kilometres: opening, and lines that raise the counter."""
        opening = self.kilometres.openings.get(self.year, 0)
        return opening + sum(line.km_hundredths for line in self.lines if line.status in RAISES_MILEAGE)

    def priced(self) -> dict[int, PricedLine]:
        """Every line by the counter of today, as if nothing had been paid.

        Raises:
            DomainError: there is no scale for the year, or the vehicle has no power.
        """
        lines = price_lines(should_be(self.lines), self.scale_of, self.kilometres.openings)
        return {line.order: line for line in lines}

    def owed(self, priced: dict[int, PricedLine]) -> Money:
        """What the paid lines are worth; one that a person corrected in part is left as it is."""
        amounts, settled = self.kilometres.amounts, self.kilometres.settled
        return Money.sum(
            amounts[line.order] if line.order in settled else priced[line.order].amount
            for line in self._paid()
        )

    def paid(self) -> Money:
        """What they were paid, with the regularisations since."""
        amounts = self.kilometres.amounts
        return Money.sum(amounts[line.order] for line in self._paid()) + self.kilometres.regularised.get(
            self.year, Money()
        )

    def _paid(self) -> Iterator[MileageLine]:
        return (line for line in self.lines if line.status in FROZEN)


def counters(
    session: Session, vehicles: Sequence[int] | None = None, year: int | None = None
) -> dict[int, list[Counter]]:
    """The counters of each vehicle (of those only), the latest year first."""
    structure, rates = own_structure(session), rates_in_force(session)
    if structure is None:
        return {}
    first_day = _FIRST_DAY if year is None else date(year, 1, 1)
    return {
        driven.vehicle_id: [
            Counter(one, replace(known, lines=_of(known, one)), scale_for(driven, structure, rates))
            for one in _years(known)
            if year in (None, one)
        ]
        for driven, known in kilometres_since(session, first_day, vehicles).items()
    }


def years_of(
    session: Session, person_id: int | None = None, year: int | None = None
) -> tuple[YearOfVehicle, ...]:
    """Each vehicle and civil year that counts kilometres: by person, then the latest year first."""
    owned = owned_vehicles(session, person_id)
    found = counters(session, None if person_id is None else [one.id for one in owned], year)
    return tuple(_year(vehicle, one) for vehicle in owned for one in found.get(vehicle.id, ()))


def trips_of_year(session: Session, vehicle_id: int, year: int) -> tuple[CountedTrip, ...]:
    """The trips of one vehicle and civil year in the order of the counter, each with its sum in words."""
    priced: dict[int, PricedLine] = {}
    for one in counters(session, [vehicle_id], year).get(vehicle_id, ()):
        priced, _ = _priced(one)
    return tuple(
        CountedTrip(
            line_id=row.line_id,
            claim_id=row.claim_id,
            reference=row.reference,
            status=row.status,
            spent_on=row.spent_on,
            purpose=row.purpose or "",
            km_hundredths=row.km_hundredths,
            amount=row.amount,
            before_hundredths=line.before_hundredths if line else 0,
            should_be=line.amount if line else row.amount,
            calculation=calculation(line) if line else "",
        )
        for row in trips_of(session, vehicle_id, year)
        for line in [priced.get(row.line_id)]
    )


def _years(known: Kilometres) -> list[int]:
    return sorted({*known.openings, *(line.spent_on.year for line in known.lines)}, reverse=True)


def _of(known: Kilometres, year: int) -> list[MileageLine]:
    return [line for line in known.lines if line.spent_on.year == year]


def _priced(counter: Counter) -> tuple[dict[int, PricedLine], str]:
    """The lines with their price; without one, why."""
    try:
        return counter.priced(), ""
    except DomainError as refusal:
        return {}, refusal.sentence


def _year(vehicle: OwnedVehicle, counter: Counter) -> YearOfVehicle:
    priced, fault = _priced(counter)
    paid = counter.paid()
    scale, counted = _scale(counter), counter.counted
    amounts = counter.kilometres.amounts
    return YearOfVehicle(
        person_id=vehicle.person_id,
        person=f"{vehicle.last_name} {vehicle.first_name}",
        vehicle_id=vehicle.id,
        vehicle=vehicle_text(vehicle.kind, vehicle.power, electric=vehicle.electric),
        year=counter.year,
        opening_hundredths=counter.kilometres.openings.get(counter.year, 0),
        km_hundredths=counted,
        waiting_hundredths=sum(
            line.km_hundredths for line in counter.lines if line.status is ClaimStatus.DRAFT
        ),
        amount=Money.sum(amounts[line.order] for line in counter.lines if line.status in RAISES_MILEAGE),
        should_be=paid if fault else counter.owed(priced),
        paid=paid,
        formula=_formula(scale, counted),
        source="" if scale is None else source_text(scale, in_kilometres(counted)),
        provisional=scale is not None and scale.provisional,
        fault=fault,
    )


def _scale(counter: Counter) -> VehicleScale | None:
    try:
        return counter.scale_of(counter.year)
    except DomainError:
        return None


def _formula(scale: VehicleScale | None, counted: int) -> str:
    if scale is None:
        return ""
    km = in_kilometres(counted)
    return formula(scale, scale.bracket(km), km)
