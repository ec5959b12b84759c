"""Rates as they are shown and explained: values with their unit, the formula that priced a mileage line."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.mileage import PricedLine, VehicleScale, in_kilometres
from engagement_desktop.domain.expenses.scale_tables import Bracket
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import RatePeriod, RateSeries, RateShape, decimal_value
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.formats import NOTHING, date_short, kilometres, money, trimmed
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import MINUS, NBSP, typo

_ALONE: Mapping[Means, str] = MappingProxyType({Means.BICYCLE: "Vélo", Means.PASSENGER: "Passager"})


def rate_value(series: RateSeries, period: RatePeriod) -> str:
    """« 12,31 €/h », « 200 h », « 30/06 »; a dash for no rate at all; a mileage scale keeps its lines."""
    match series.shape:
        case RateShape.NUMBER:
            if not decimal_value(period):
                return NOTHING
            number = _number(series, period)
            unit = "an" if number == "1" and series.unit == "ans" else series.unit
            return f"{number}{NBSP}{unit}".rstrip(NBSP)
        case RateShape.DAY:
            month, day = period.value.split("-")
            return f"{day}/{month}"
        case _:
            return typo(period.value)


def _number(series: RateSeries, period: RatePeriod) -> str:
    if series.unit.startswith("€"):
        return period.value.replace(".", ",")  # « 17,50 » keeps its cents
    return trimmed(decimal_value(period))


def mileage_text(priced: PricedLine, kind: VehicleKind, power: int | None) -> str:
    """The rate of a kilometres line in plain French, its counter, date and source; empty when frozen."""
    scale, bracket = priced.scale, priced.bracket
    if scale is None or bracket is None:
        return ""
    reached = in_kilometres(priced.before_hundredths + priced.line.km_hundredths)
    parts = [
        vehicle_text(kind, power, electric=scale.bonus != 1),
        formula(scale, bracket, reached),
        f"{kilometres(priced.before_hundredths)} déjà comptés dans l'année",
    ]
    if scale.provisional:
        parts.append("barème provisoire")
    return typo(" ; ".join([*parts, source_text(scale, reached)]))


def source_text(scale: VehicleScale, reached: Decimal) -> str:
    """« CGI, annexe IV, art. 6 B, … ; depuis le 01/01/2022 »: what prices that distance of the year."""
    period = scale.own if scale.own is not None and scale.pays_own(reached) else scale.period
    return typo(f"{period.source} ; depuis le {date_short(period.valid_from)}")


def calculation(priced: PricedLine) -> str:
    """« (6 200 × 0,340 + 1 330) − (4 900 × 0,606) = 3 438,00 − 2 969,40 = 468,60 € »; empty when frozen."""
    scale = priced.scale
    if scale is None:
        return ""
    before = priced.before_hundredths
    after = before + priced.line.km_hundredths
    whole, former = (Money.of(scale.annual(in_kilometres(km))) for km in (after, before))
    if not before:
        return f"{_worked(scale, after)} = {money(priced.amount)}"
    sums = f"{_euros(whole)} {MINUS} {_euros(former)} = {money(whole - former)}"
    granted = typo(f" : 0{NBSP}€ accordé") if priced.fell else ""
    return f"({_worked(scale, after)}) {MINUS} ({_worked(scale, before)}) = {sums}{granted}"


def flat_text(means: Means, period: RatePeriod | None) -> str:
    """« Vélo ; 0,25 € par km ; délibération ; depuis le 01/01/2026 », or that nothing is paid for it."""
    if period is None:
        return typo(f"{_ALONE[means]} ; kilomètres notés, sans indemnité")
    since = f"depuis le {date_short(period.valid_from)}"
    return typo(f"{_ALONE[means]} ; {rate_words(period)} ; {period.source} ; {since}")


def vehicle_text(kind: VehicleKind, power: int | None, *, electric: bool = False) -> str:
    """« Voiture électrique 5 CV », « Cyclo »."""
    words = [badge(kind)]
    if electric:
        words.append("électrique")
    return " ".join(words) + (f"{NBSP}{power}{NBSP}CV" if power else "")


def formula(scale: VehicleScale, bracket: Bracket, reached: Decimal) -> str:
    """« d × 0,340 + 1 330, × 1,2 (électrique) »: what the bracket says of the year's distance d."""
    if scale.own is not None and scale.pays_own(reached):
        return f"d{NBSP}×{NBSP}{_rate(decimal_value(scale.own))} (taux de la structure)"
    if scale.marginal:
        return f"{_rate(bracket.rate)}{NBSP}€ par km de la tranche"
    return _with_bonus(scale, f"d{NBSP}×{NBSP}{_rate(bracket.rate)}{_constant(bracket)}")


def _worked(scale: VehicleScale, km_hundredths: int) -> str:
    """The formula with the distance in it."""
    km = in_kilometres(km_hundredths)
    if scale.own is not None and scale.pays_own(km):
        return f"{trimmed(km)} × {_rate(decimal_value(scale.own))}"
    if scale.marginal:
        return " + ".join(_steps(scale, km)) or "0"
    bracket = scale.bracket(km)
    return _with_bonus(scale, f"{trimmed(km)} × {_rate(bracket.rate)}{_constant(bracket)}")


def _steps(scale: VehicleScale, km: Decimal) -> list[str]:
    steps, below = [], Decimal(0)
    for bracket in scale.brackets:
        reached = km if bracket.limit is None else min(km, bracket.limit)
        if reached > below:
            steps.append(f"{trimmed(reached - below)} × {_rate(bracket.rate)}")
        below = reached
    return steps


def _with_bonus(scale: VehicleScale, written: str) -> str:
    return f"({written}) × {trimmed(scale.bonus)}" if scale.bonus != 1 else written


def _constant(bracket: Bracket) -> str:
    return f" + {trimmed(bracket.constant)}" if bracket.constant else ""


def rate_words(period: RatePeriod) -> str:
    """« 0,30 € par km »."""
    return f"{_rate(decimal_value(period))}{NBSP}€ par km"


def _rate(rate: Decimal) -> str:
    return f"{rate}".replace(".", ",")


def _euros(amount: Money) -> str:
    return money(amount).removesuffix(f"{NBSP}€")
