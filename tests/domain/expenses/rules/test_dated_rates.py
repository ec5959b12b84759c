"""Rates that the structure fixes: what is refused of a value, to the last decimal."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.errors import DomainError, Faults
from engagement_desktop.domain.expenses.mileage import BICYCLE_SERIES, OWN_SERIES
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.ceilings import NIGHT_SERIES, NightRate, own_ceiling_series
from engagement_desktop.domain.expenses.rules.dated_rates import (
    BY_KILOMETRE,
    CHOSEN_SERIES,
    MISSING_RECEIPT,
    RateDraft,
    check_rate,
)

DAY = date(2026, 9, 1)
MEAL = own_ceiling_series(ExpenseNature.MEAL)


def fields(**values: Any) -> list[str | None]:
    """The fields of what is refused."""
    usual = {"key": MEAL, "value": Decimal(10), "valid_from": DAY, "source": "Délibération"}
    try:
        check_rate(RateDraft(**usual | values))
    except Faults as faults:
        return [one.field for one in faults.faults]
    except DomainError as fault:
        return [fault.field]
    return []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"key": None}, ["key"]),
        ({"key": "ceiling.kilometres"}, ["key"]),
        ({"key": "km.scale.tax"}, ["key"]),
        ({"key": MISSING_RECEIPT}, []),
        ({"value": None}, ["value"]),
        ({"value": Decimal(0)}, []),
        ({"value": Decimal("-0.01")}, ["value"]),
        ({"value": Decimal("10.12")}, []),
        ({"value": Decimal("10.123")}, ["value"]),
        ({"value": Decimal(100_000)}, []),
        ({"value": Decimal("100000.01")}, ["value"]),
        ({"key": OWN_SERIES, "value": Decimal("0.321")}, []),
        ({"key": OWN_SERIES, "value": Decimal("0.3215")}, ["value"]),
        ({"key": BICYCLE_SERIES, "value": Decimal(2)}, []),
        ({"key": BICYCLE_SERIES, "value": Decimal("2.001")}, ["value"]),
        ({"valid_from": None}, ["valid_from"]),
        ({"source": " \n "}, ["source"]),
        (
            {"key": None, "value": None, "valid_from": None, "source": ""},
            ["key", "value", "valid_from", "source"],
        ),
    ],
    ids=str,
)
def test_each_fault_is_said_of_its_field(values: dict[str, Any], expected: list[str]) -> None:
    assert fields(**values) == expected


@given(some.sampled_from(CHOSEN_SERIES), some.integers(0, 200_000))
def test_every_value_in_bounds_is_taken_to_its_last_place(key: str, thousandths: int) -> None:
    value = Decimal(thousandths) / 1000
    if key in BY_KILOMETRE:
        assert fields(key=key, value=value) == ([] if value <= 2 else ["value"])
    else:
        assert fields(key=key, value=value) == ([] if thousandths % 10 == 0 else ["value"])


def test_every_nature_but_kilometres_may_have_a_ceiling() -> None:
    chosen = {nature for nature in ExpenseNature if own_ceiling_series(nature) in CHOSEN_SERIES}
    assert chosen == set(ExpenseNature) - {ExpenseNature.KILOMETRES}
    assert set(NIGHT_SERIES) == set(NightRate)
    assert len(set(NIGHT_SERIES.values())) == len(NightRate)
