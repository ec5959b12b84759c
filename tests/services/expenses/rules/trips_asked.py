"""Trips as they are typed, and their only price."""

from dataclasses import replace
from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
)
from engagement_desktop.domain.expenses.rules.trips import PricedTrip, TripAsked
from tests.services.expenses.rules.conftest import MARCH

PAID, DRAFT = ClaimStatus.REIMBURSED, ClaimStatus.DRAFT


def asked(vehicle_id: int | None, km: int, day: date = MARCH, key: int = 1, **values: Any) -> TripAsked:
    bare_one = TripAsked(key=key, spent_on=day, km_hundredths=km * 100, vehicle_id=vehicle_id)
    return replace(bare_one, **values)


def only(prices: dict[int, PricedTrip]) -> PricedTrip:
    (one,) = prices.values()
    return one


def bare(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
