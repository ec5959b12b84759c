"""Up to what a cost is paid, by nature and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money


class NightRate(StrEnum):
    """The four nights of the public sector; which one was taken is asked and never kept."""

    BASE = "base"
    LARGE_TOWN = "large_town"
    PARIS = "paris"
    REDUCED_MOBILITY = "reduced_mobility"


NIGHT_SERIES: Mapping[NightRate, str] = MappingProxyType(
    {
        NightRate.BASE: "mission.night",
        NightRate.LARGE_TOWN: "mission.night.large_town",
        NightRate.PARIS: "mission.night.paris",
        NightRate.REDUCED_MOBILITY: "mission.night.reduced_mobility",
    }
)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What a line is paid at most, and by what text: kept on the line as they are."""

    amount: Money
    text: str


def own_ceiling_series(nature: ExpenseNature) -> str:
    """The series in which the structure fixes its own ceiling of a nature, 0 for none."""
    return f"ceiling.{nature.value}"
