"""Mileage: kilometres priced on the total of one vehicle over one civil year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
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
OWN_SERIES = "km.own"
BICYCLE_SERIES = "km.bicycle"
PRICING_SERIES = frozenset({*SERIES.values(), ELECTRIC_SERIES, OWN_SERIES, BICYCLE_SERIES})

_NO_OPENING: Mapping[int, int] = MappingProxyType({})
_ONE = Decimal(1)
_DECEMBER = 12
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class VehicleScale:
    """What one vehicle is worth by the kilometre in one year.

    Not `marginal`: the formula of a bracket applies to the whole distance, as in the tax scale (CGI,
    annexe IV, art. 6 B). `marginal`: each kilometre takes the rate of its bracket, as in the public
    sector (arrêté du 3 juillet 2006). `period` names the text; `provisional` says that the year's own
    text was not known. `own` is the structure's own rate: it is paid up to what the scale gives for the
    same distance, never above.
    """

    brackets: tuple[Bracket, ...]
    period: RatePeriod
    marginal: bool = False
    bonus: Decimal = _ONE
    provisional: bool = False
    own: RatePeriod | None = None

    def annual(self, km: Decimal) -> Decimal:
        """Euros, not rounded, for `km` kilometres over the year."""
        euros = self._by_scale(km)
        return euros if self.own is None else min(euros, km * decimal_value(self.own))

    def pays_own(self, km: Decimal) -> bool:
        """Whether the structure's own rate is what that distance is paid by."""
        return self.own is not None and km * decimal_value(self.own) <= self._by_scale(km)

    def _by_scale(self, km: Decimal) -> Decimal:
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
    own: RatePeriod | None = None

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
            own=self.own,
        )


ScaleOf = Callable[[int], VehicleScale]


def scale_in(year: int, method: MileageScale, rates: Rates) -> AnnualScale:
    """The scale of a civil year: the one in force on its last day, provisional beyond what its text covers.

    The structure's own rate, once it has one, stands below the tax scale whatever the method.

    Raises:
        NoRateInForce: the year is before the first scale.
    """
    last_day = date(year, _DECEMBER, _LAST_DAY)
    own = rate_above_zero(rates, OWN_SERIES, last_day)
    if own is not None:
        method = MileageScale.TAX
    series = rates[SERIES[method]]
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
        own=own,
    )


def rate_above_zero(rates: Rates, key: str, day: date) -> RatePeriod | None:
    """The period in force of a rate that the structure may fix; None when there is none, or it says 0."""
    try:
        period = rates[key].on(day)
    except NoRateInForce:
        return None
    return period if decimal_value(period) else None


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
    """The price of one line, the counter before it, and by what it was priced (None: frozen).

    `fell`: the scale is worth less after the trip than before it; the trip is granted nothing.
    """

    line: MileageLine
    amount: Money
    before_hundredths: int
    scale: VehicleScale | None
    fell: bool = False

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
        return self.scale.bracket(in_kilometres(self.before_hundredths + self.line.km_hundredths))


def price_lines(
    lines: Sequence[MileageLine], scale_of: ScaleOf, openings: Mapping[int, int] = _NO_OPENING
) -> list[PricedLine]:
    """Prices the lines of one vehicle, over any years; the answer is by date, then by order of entry.

    A line is worth round(B(c + k)) − round(B(c)), never below 0, where B is the annual formula and c the
    kilometres of the earlier lines of that civil year whose claim raises it. A draft or refused line is
    priced at the c of its moment and does not raise it. `openings` are the hundredths of kilometres of a
    year that were paid before these lines: c begins there.

    Raises:
        NoRateInForce: a line that is not frozen is older than the first scale.
    """
    in_order = sorted(lines, key=lambda line: (line.spent_on, line.order))
    years = groupby(in_order, key=lambda line: line.spent_on.year)
    return [
        priced
        for year, its_lines in years
        for priced in _price_year(its_lines, partial(scale_of, year), openings.get(year, 0))
    ]


def should_be(lines: Sequence[MileageLine]) -> list[MileageLine]:
    """The same lines as if nothing had been paid: what they are worth by the counter of today."""
    return [replace(line, frozen_amount=None) for line in lines]


def flat_price(km_hundredths: int, period: RatePeriod | None) -> Money:
    """Kilometres at one rate whatever the year's total; nothing when the structure fixed none."""
    return Money() if period is None else Money.of(in_kilometres(km_hundredths) * decimal_value(period))


def _price_year(
    lines: Iterator[MileageLine], scale_of_year: Callable[[], VehicleScale], opening: int
) -> Iterator[PricedLine]:
    scale: VehicleScale | None = None
    counter = opening
    # round(B(counter)), forgotten when what raises the counter is not priced here.
    granted: int | None = None if opening else 0
    for line in lines:
        reached, total = counter + line.km_hundredths, None
        if line.frozen_amount is not None:
            yield PricedLine(line, line.frozen_amount, counter, None)
        else:
            scale = scale or scale_of_year()
            granted = _cents(scale, counter) if granted is None else granted
            total = _cents(scale, reached)
            yield PricedLine(line, Money(max(total - granted, 0)), counter, scale, fell=total < granted)
        if line.status in RAISES_MILEAGE:
            counter, granted = reached, total


def _cents(scale: VehicleScale, km_hundredths: int) -> int:
    return Money.of(scale.annual(in_kilometres(km_hundredths))).cents


def in_kilometres(hundredths: int) -> Decimal:
    """12345 is 123.45 km."""
    return Decimal(hundredths).scaleb(-2)
