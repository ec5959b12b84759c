"""Capacities over time: to which college each belongs, and a person's college on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol

from engagement_desktop.domain.register.people import Capacity, CapacityKind

COLLEGE_OF: Mapping[CapacityKind, Capacity] = MappingProxyType(
    {
        CapacityKind.PATIENT: Capacity.USER,
        CapacityKind.SUPPORTED: Capacity.USER,
        CapacityKind.RELATIVE: Capacity.RELATIVE,
        CapacityKind.CARER: Capacity.CARER,
        CapacityKind.LEGAL_REPRESENTATIVE: Capacity.RELATIVE,
        CapacityKind.ASSOCIATION_REPRESENTATIVE: Capacity.ASSOCIATION_REPRESENTATIVE,
        CapacityKind.RESIDENT: Capacity.RESIDENT,
        CapacityKind.PROFESSIONAL: Capacity.PROFESSIONAL,
        CapacityKind.DECISION_MAKER: Capacity.ELECTED,
    }
)
"""The words of the HAS, each in one college of the register."""


class Period(Protocol):
    """Days from `started_on` to `ended_on`, both included; None is open."""

    @property
    def started_on(self) -> date | None: ...

    @property
    def ended_on(self) -> date | None: ...


class CapacityPeriod(Period, Protocol):
    """One capacity held over time: a row or a draft."""

    @property
    def kind(self) -> CapacityKind: ...


def holds_on(period: Period, day: date) -> bool:
    """Whether the day is within the period, both ends included."""
    return (period.started_on or date.min) <= day <= (period.ended_on or date.max)


def college_on(
    capacities: Iterable[CapacityPeriod], otherwise: Capacity | None, day: date
) -> Capacity | None:
    """The college of the capacity begun last among those in force that day, else the one of the file.

    Two begun on the same day: the later in the list.
    """
    held = [one for one in capacities if holds_on(one, day)]
    if not held:
        return otherwise
    return COLLEGE_OF[
        max(enumerate(held), key=lambda pair: (pair[1].started_on or date.min, pair[0]))[1].kind
    ]
