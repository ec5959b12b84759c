"""How big a demo is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType


class DemoSize(StrEnum):
    """The three sizes, by the word of the command."""

    SMALL = "petite"
    MEDIUM = "moyenne"
    LARGE = "grande"


@dataclass(frozen=True, slots=True)
class Scale:
    """The counts of a demo; `champions` give an association enough hours to raise the question of the CEC."""

    size: DemoSize
    committees: int
    people: int
    meetings_each: int
    hours: int
    expense_lines: int
    champions: int
    members: int
    associations: tuple[int, ...]

    def reduced(self, by: int) -> Scale:
        """The same demo, so many times smaller."""
        return replace(
            self,
            committees=self.committees // by,
            people=self.people // by,
            hours=self.hours // by,
            expense_lines=self.expense_lines // by,
            champions=self.champions // by,
        )


SCALES: Mapping[DemoSize, Scale] = MappingProxyType(
    {
        DemoSize.SMALL: Scale(DemoSize.SMALL, 1, 24, 24, 2_000, 240, 6, 1, (0, 1, 3, 5)),
        DemoSize.MEDIUM: Scale(DemoSize.MEDIUM, 5, 120, 22, 6_500, 1_100, 14, 6, (0, 1, 2, 3, 4, 5)),
        DemoSize.LARGE: Scale(DemoSize.LARGE, 100, 5_000, 20, 100_000, 50_000, 80, 6, (0, 1, 2, 3, 4, 5)),
    }
)
