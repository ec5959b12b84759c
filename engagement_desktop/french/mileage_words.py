"""How a kilometres line was priced, in figures that anybody can do again, and the scale with its source."""

import re
from collections.abc import Mapping
from decimal import Decimal

from engagement_desktop.domain.expenses.mileage import VehicleScale
from engagement_desktop.domain.expenses.scale_tables import Bracket
from engagement_desktop.domain.expenses.statements.told import StatementLine
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import date_short, decimal, integer, trimmed
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP, typo

Scales = Mapping[tuple[int, int], VehicleScale]
"""The scale of each vehicle and civil year."""

_COUNTED = re.compile(r"([\d\s]+(?:,\d+)?)\s*km déjà comptés")
_SPACES = re.compile(r"\s")


def calculation(line: StatementLine, scales: Scales) -> str:
    """« 4 870 km déjà comptés ; 38 × 0,636 », only where doing it again gives the amount of the line.

    Otherwise (a scale that has changed since, a lower rate of the structure) the words frozen with the line.
    """
    scale, before = _scale_of(line, scales), _before(line)
    if scale is None or before is None or line.km_hundredths is None:
        return line.rate_text
    after = before + Decimal(line.km_hundredths).scaleb(-2)
    if Money.of(scale.annual(after)) - Money.of(scale.annual(before)) != line.amount:
        return line.rate_text
    return typo(_written(line, scale, before, after))


def scale_words(line: StatementLine, scales: Scales) -> str:
    """The scale of the vehicle of a line: since when, by which text, its brackets; empty without any."""
    scale, vehicle = _scale_of(line, scales), line.vehicle
    if scale is None or vehicle is None:
        return ""
    power = f" de {vehicle.power}{NBSP}CV" if vehicle.power else ""
    kind = f"{label(vehicle.kind)} électrique" if vehicle.electric else label(vehicle.kind)
    name = "du secteur public" if scale.marginal else "fiscal"
    said = (
        f"Barème {name}, {kind}{power}, en vigueur depuis le {date_short(scale.period.valid_from)}\u00a0: "
        f"{_brackets(scale)}, d étant le cumul de l’année civile pour ce véhicule, arrondi au centime. "
        f"Source\u00a0: {scale.period.source}."
    )
    if scale.provisional:
        said += f" Barème provisoire tant que celui de {line.spent_on.year} n’est pas publié."
    return typo(said)


def _scale_of(line: StatementLine, scales: Scales) -> VehicleScale | None:
    return None if line.vehicle is None else scales.get((line.vehicle.id, line.spent_on.year))


def _before(line: StatementLine) -> Decimal | None:
    """The counter that was frozen with the line."""
    found = _COUNTED.search(line.rate_text)
    return None if found is None else Decimal(_SPACES.sub("", found[1]).replace(",", "."))


def _written(line: StatementLine, scale: VehicleScale, before: Decimal, after: Decimal) -> str:
    km, low, high = after - before, scale.bracket(before), scale.bracket(after)
    counted = f"{trimmed(before)} km déjà comptés"
    if low is high and Money.of(km * high.rate * scale.bonus) == line.amount:
        return f"{counted} ; {trimmed(km)} × {_rate(high)}{_bonus(scale)}"
    if scale.marginal:
        return line.rate_text
    difference = f"{_term(after, high, scale)} − {_term(before, low, scale)}"
    if low is high or low.limit is None:
        return f"{counted} ; {difference}"
    return f"passage de {integer(int(low.limit))} km dans l’année : {difference}"


def _term(km: Decimal, bracket: Bracket, scale: VehicleScale) -> str:
    return f"({trimmed(km)} × {_rate(bracket)}{_constant(bracket)}){_bonus(scale)}"


def _brackets(scale: VehicleScale) -> str:
    said = []
    for bracket in scale.brackets:
        until = "" if bracket.limit is None else f" jusqu’à {integer(int(bracket.limit))}{NBSP}km"
        said.append(f"d × {_rate(bracket)}{_constant(bracket)}{until or ' au-delà'}")
    return f"{', puis '.join(said)}{f', le tout{_bonus(scale)}' if scale.bonus != 1 else ''}"


def _rate(bracket: Bracket) -> str:
    return f"{bracket.rate}".replace(".", ",")


def _constant(bracket: Bracket) -> str:
    return f" + {decimal(bracket.constant, 2)}" if bracket.constant else ""


def _bonus(scale: VehicleScale) -> str:
    return f" × {trimmed(scale.bonus)}" if scale.bonus != 1 else ""
