"""Mileage tables as they are written in the rate files and typed by a person: a line for each vehicle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.rates import parse_decimal
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.text import fold

_KINDS = MappingProxyType(
    {"voiture": VehicleKind.CAR, "moto": VehicleKind.MOTORCYCLE, "cyclo": VehicleKind.MOPED}
)
_ROW = re.compile(r"(voiture|moto|cyclo)(?: (?:jusqu'a )?(\d+) cv( et plus)?)? ?: ?(.+)")
_STEP = re.compile(r"([\d,. ]+?)(?: ?\+ ?([\d,. ]+?))?(?: jusqu'a ([\d ]+) km| au-dela)?")


@dataclass(frozen=True, slots=True)
class Bracket:
    """Up to `limit` km (without limit: the last): euros per km, and a constant in euros."""

    limit: Decimal | None
    rate: Decimal
    constant: Decimal


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """The brackets of one kind of vehicle up to a fiscal power (None: whatever the power)."""

    kind: VehicleKind
    up_to_power: int | None
    brackets: tuple[Bracket, ...]

    def holds(self, kind: VehicleKind, power: int) -> bool:
        return self.kind is kind and (self.up_to_power is None or power <= self.up_to_power)


@dataclass(frozen=True, slots=True)
class ScaleTable:
    """The rows of a scale, each kind by growing power."""

    rows: tuple[ScaleRow, ...]

    def row(self, kind: VehicleKind, power: int | None) -> tuple[Bracket, ...]:
        """The brackets of that vehicle.

        Raises:
            DomainError: a car or a motorcycle without its fiscal power.
        """
        if power is None and kind is not VehicleKind.MOPED:
            raise DomainError(
                "Les kilomètres d’une voiture ou d’une moto demandent sa puissance fiscale : ajoutez-la au "
                "véhicule.",
                "power",
            )
        return next(row.brackets for row in self.rows if row.holds(kind, power or 0))


@lru_cache(maxsize=64)
def read_scale(text: str) -> ScaleTable:
    """Reads, line by line, « voiture 4 CV : 0,606 jusqu'à 5000 km ; 0,340 + 1330 jusqu'à 20000 km ; 0,407 ».

    A row holds for its power and every lower one that no row before it holds; « et plus » has no limit.

    Raises:
        DomainError: a line is not understood, or a kind has no row without limit.
    """
    rows = tuple(_row(line) for line in text.splitlines() if line.strip())
    for kind in VehicleKind:
        mine = [row.up_to_power for row in rows if row.kind is kind]
        bounds = [power for power in mine if power is not None]
        if mine[-1:] != [None] or mine[:-1] != sorted(set(bounds)):
            raise DomainError(
                "Le barème doit donner voiture, moto et cyclo, par puissance croissante, jusqu’à la ligne "
                "« et plus ».",
                "value",
            )
    return ScaleTable(rows)


def _row(line: str) -> ScaleRow:
    found = _ROW.fullmatch(fold(line))
    if found is None:
        raise _not_understood(line)
    kind, power, open_ended, steps = found.groups()
    brackets = tuple(_bracket(step, line) for step in steps.split(";"))
    limits = [bracket.limit for bracket in brackets]
    known = [limit for limit in limits[:-1] if limit is not None]
    if limits[-1] is not None or len(known) < len(limits) - 1 or known != sorted(set(known)):
        raise _not_understood(line)
    return ScaleRow(_KINDS[kind], int(power) if power and not open_ended else None, brackets)


def _bracket(step: str, line: str) -> Bracket:
    found = _STEP.fullmatch(step.strip())
    if found is None:
        raise _not_understood(line)
    rate, constant, limit = found.groups()
    return Bracket(
        limit=None if limit is None else parse_decimal(limit),
        rate=parse_decimal(rate),
        constant=parse_decimal(constant or "0"),
    )


def _not_understood(line: str) -> DomainError:
    return DomainError(
        f"Ligne de barème non comprise : « {line.strip()} ». Écrivez-la comme « voiture 4 CV : 0,606 jusqu’à "
        "5000 km ; 0,340 + 1330 jusqu’à 20000 km ; 0,407 au-delà ».",
        "value",
    )
