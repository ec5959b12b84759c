"""Money: euros held as whole cents; the only place that rounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in euros, held as whole cents."""

    cents: int = 0

    @classmethod
    def of(cls, euros: Decimal | int | str) -> Money:
        """Rounds half up to the cent; a float is refused by the types."""
        return cls(int((Decimal(euros) * 100).to_integral_value(rounding=ROUND_HALF_UP)))

    @classmethod
    def sum(cls, amounts: Iterable[Money]) -> Money:
        return cls(sum(amount.cents for amount in amounts))

    @property
    def euros(self) -> Decimal:
        return Decimal(self.cents) / 100

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __bool__(self) -> bool:
        return bool(self.cents)
