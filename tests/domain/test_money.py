"""Euros in whole cents."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.money import Money


@pytest.mark.parametrize(
    ("euros", "cents"),
    [("12.50", 1250), ("0.005", 1), ("0.0049", 0), ("-0.005", -1), (3, 300), (Decimal("3030.34"), 303034)],
)
def test_euros_are_rounded_half_up_to_the_cent(euros: Decimal | int | str, cents: int) -> None:
    assert Money.of(euros) == Money(cents)


@given(st.integers(), st.integers())
def test_amounts_are_added_and_taken_away_exactly(one: int, other: int) -> None:
    total = Money(one) + Money(other)
    assert total - Money(other) == Money(one)
    assert Money.sum([Money(one), Money(other)]) == total
    assert -total == Money() - total


def test_an_amount_of_zero_is_no_amount() -> None:
    assert not Money()
    assert Money(1)
    assert Money(1) < Money(2)
    assert Money(123456).euros == Decimal("1234.56")
