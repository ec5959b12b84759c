"""How a person travels, and what each way costs."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.natures import ExpenseNature


class Means(StrEnum):
    """How a person came."""

    VEHICLE = "vehicle"
    PASSENGER = "passenger"
    PUBLIC_TRANSPORT = "public_transport"
    TRAIN = "train"
    TAXI = "taxi"
    BICYCLE = "bicycle"
    ON_FOOT = "on_foot"


FARE_OF: Mapping[Means, ExpenseNature] = MappingProxyType(
    {
        Means.PUBLIC_TRANSPORT: ExpenseNature.PUBLIC_TRANSPORT,
        Means.TRAIN: ExpenseNature.TRAIN,
        Means.TAXI: ExpenseNature.TAXI,
    }
)
"""The means that are paid by a ticket, and the nature of that cost."""

WITHOUT_VEHICLE = frozenset({Means.BICYCLE, Means.PASSENGER})
"""The means whose kilometres are noted and name no vehicle of the person."""
WITH_KILOMETRES = WITHOUT_VEHICLE | {Means.VEHICLE}
