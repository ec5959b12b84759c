"""Rates as they are shown and explained: values with their unit, the formula that priced a mileage line."""

from engagement_desktop.domain.expenses.mileage import PricedLine, VehicleScale
from engagement_desktop.domain.expenses.scale_tables import Bracket
from engagement_desktop.domain.rates import RatePeriod, RateSeries, RateShape, decimal_value
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.formats import kilometres, trimmed
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP, typo


def rate_value(series: RateSeries, period: RatePeriod) -> str:
    """« 12,31 €/h », « 200 h », « 30/06 »; a mileage scale keeps its lines."""
    match series.shape:
        case RateShape.NUMBER:
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
    """The rate of a kilometres line in plain French, with its counter and its source; empty when frozen."""
    scale, bracket = priced.scale, priced.bracket
    if scale is None or bracket is None:
        return ""
    parts = [
        vehicle_text(kind, power, electric=scale.bonus != 1),
        formula(scale, bracket),
        f"{kilometres(priced.before_hundredths)} déjà comptés dans l'année",
    ]
    if scale.provisional:
        parts.append("barème provisoire")
    return typo(" ; ".join([*parts, scale.period.source]))


def vehicle_text(kind: VehicleKind, power: int | None, *, electric: bool = False) -> str:
    """« Voiture électrique 5 CV », « Cyclo »."""
    words = [badge(kind)]
    if electric:
        words.append("électrique")
    return " ".join(words) + (f"{NBSP}{power}{NBSP}CV" if power else "")


def formula(scale: VehicleScale, bracket: Bracket) -> str:
    """« d × 0,340 + 1 330, × 1,2 (électrique) »: what the bracket says of the year's distance d."""
    rate = f"{bracket.rate}".replace(".", ",")
    if scale.marginal:
        return f"{rate}{NBSP}€ par km de la tranche"
    constant = f" + {trimmed(bracket.constant)}" if bracket.constant else ""
    written = f"d{NBSP}×{NBSP}{rate}{constant}"
    return f"({written}) × {trimmed(scale.bonus)}" if scale.bonus != 1 else written
