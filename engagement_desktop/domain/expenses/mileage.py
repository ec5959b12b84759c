"""Mileage: kilometres priced on the total of one vehicle over one civil year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import RAISES_MILEAGE, ClaimStatus
from engagement_desktop.domain.expenses.scale_tables import Bracket, ScaleTable, read_scale
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import NoRateInForce, RatePeriod, Rates, decimal_value
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind

SERIES = MappingProxyType({MileageScale.TAX: "km.scale.tax", MileageScale.PUBLIC: "km.public"})
ELECTRIC_SERIES = "km.electric_bonus"

_ONE = Decimal(1)
_DECEMBER = 12
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class VehicleScale:
    """What one vehicle is worth by the kilometre in one year.

    Not `marginal`: the formula of a bracket applies to the whole distance, as in the tax scale (CGI,
    annexe IV, art. 6 B). `marginal`: each kilometre takes the rate of its bracket, as in the public
    sector (arrêté du 3 juillet 2006). `period` names the text; `provisional` says that the year's own
    text was not known.
    """

    brackets: tuple[Bracket, ...]
    period: RatePeriod
    marginal: bool = False
    bonus: Decimal = _ONE
    provisional: bool = False

    def annual(self, km: Decimal) -> Decimal:
        """Euros, not rounded, for `km` kilometres over the year."""
        if self.marginal:
            return self._bracket_by_bracket(km) * self.bonus
        bracket = self.bracket(km)
        return (km * bracket.rate + bracket.constant) * self.bonus

    def bracket(self, km: Decimal) -> Bracket:
        """The bracket in which that total falls."""
        for bracket in self.brackets:
            if bracket.limit is None or km <= bracket.limit:
                break
        return bracket

    def _bracket_by_bracket(self, km: Decimal) -> Decimal:
        total = below = Decimal(0)
        for bracket in self.brackets:
            reached = km if bracket.limit is None else min(km, bracket.limit)
            total += (reached - below) * bracket.rate
            below = reached
        return total


@dataclass(frozen=True, slots=True)
class AnnualScale:
    """A scale in force for one civil year, for every vehicle."""

    table: ScaleTable
    period: RatePeriod
    marginal: bool = False
    electric_bonus: Decimal = _ONE
    provisional: bool = False

    def annual(self, kind: VehicleKind, power: int | None, electric: bool, km: Decimal) -> Decimal:
        """Euros, not rounded, for `km` kilometres over the year."""
        return self.vehicle(kind, power, electric).annual(km)

    def vehicle(self, kind: VehicleKind, power: int | None, electric: bool) -> VehicleScale:
        """The same for one vehicle; refused for a car or a motorcycle without its power."""
        return VehicleScale(
            brackets=self.table.row(kind, power),
            period=self.period,
            marginal=self.marginal,
            bonus=self.electric_bonus if electric else _ONE,
            provisional=self.provisional,
        )


ScaleOf = Callable[[int], VehicleScale]


def scale_in(year: int, method: MileageScale, rates: Rates) -> AnnualScale:
    """The scale of a civil year: the one in force on its last day, provisional beyond what its text covers.

    Raises:
        NoRateInForce: the year is before the first scale.
    """
    series = rates[SERIES[method]]
    last_day = date(year, _DECEMBER, _LAST_DAY)
    first = series.periods[0].valid_from.year
    if year < first:
        raise NoRateInForce(
            f"Aucun barème kilométrique n’est connu pour {year} : le premier est celui de {first}. Ajoutez "
            "une période dans Taux et barèmes."
        )
    period = series.on(last_day)
    taxed = method is MileageScale.TAX
    return AnnualScale(
        table=read_scale(period.value),
        period=period,
        marginal=not taxed,
        electric_bonus=decimal_value(rates[ELECTRIC_SERIES].on(last_day)) if taxed else _ONE,
        provisional=period.known_to is not None and last_day > period.known_to,
    )


def vehicle_scales(
    rates: Rates, method: MileageScale, kind: VehicleKind, power: int | None, electric: bool
) -> ScaleOf:
    """What `price_lines` asks for one vehicle."""
    return lambda year: scale_in(year, method, rates).vehicle(kind, power, electric)


@dataclass(frozen=True, slots=True)
class MileageLine:
    """A kilometres line of one vehicle. `order` is the order of entry; a frozen amount is kept as it is."""

    order: int
    spent_on: date
    km_hundredths: int
    status: ClaimStatus
    frozen_amount: Money | None = None


@dataclass(frozen=True, slots=True)
class PricedLine:
    """The price of one line, the counter before it, and by what it was priced (None: frozen)."""

    line: MileageLine
    amount: Money
    before_hundredths: int
    scale: VehicleScale | None

    @property
    def order(self) -> int:
        return self.line.order

    @property
    def provisional(self) -> bool:
        return self.scale is not None and self.scale.provisional

    @property
    def bracket(self) -> Bracket | None:
        """The bracket reached with this line."""
        if self.scale is None:
            return None
        return self.scale.bracket(_km(self.before_hundredths + self.line.km_hundredths))


def price_lines(lines: Sequence[MileageLine], scale_of: ScaleOf) -> list[PricedLine]:
    """Prices the lines of one vehicle, over any years; the answer is by date, then by order of entry.

    A line is worth round(B(c + k)) − round(B(c)), never below 0, where B is the annual formula and c the
    kilometres of the earlier lines of that civil year whose claim raises it. A draft or refused line is
    priced at the c of its moment and does not raise it.

    Raises:
        NoRateInForce: a line that is not frozen is older than the first scale.
    """
    in_order = sorted(lines, key=lambda line: (line.spent_on, line.order))
    years = groupby(in_order, key=lambda line: line.spent_on.year)
    return [priced for year, its_lines in years for priced in _price_year(its_lines, year, scale_of)]


def _price_year(lines: Iterator[MileageLine], year: int, scale_of: ScaleOf) -> Iterator[PricedLine]:
    scale: VehicleScale | None = None
    counter = 0
    # round(B(counter)), forgotten when a frozen line raises the counter without being priced.
    granted: int | None = 0
    for line in lines:
        reached, total = counter + line.km_hundredths, None
        if line.frozen_amount is not None:
            yield PricedLine(line, line.frozen_amount, counter, None)
        else:
            scale = scale or scale_of(year)
            granted = _cents(scale, counter) if granted is None else granted
            total = _cents(scale, reached)
            yield PricedLine(line, Money(max(total - granted, 0)), counter, scale)
        if line.status in RAISES_MILEAGE:
            counter, granted = reached, total


def _cents(scale: VehicleScale, km_hundredths: int) -> int:
    return Money.of(scale.annual(_km(km_hundredths))).cents


def _km(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)
