"""Money, whatever the amounts: cents stay whole, sums lose nothing, a half goes up."""

import ast
import os
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

import engagement_desktop
from engagement_desktop.domain.hours.valuation import PersonMinutes, valuation
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.rate_files import load_rates

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
TIMES = [pytest.param(300, id="few"), pytest.param(5_000, id="many", marks=pytest.mark.endurance)]
SOURCE = Path(engagement_desktop.__file__).parent


@pytest.mark.parametrize("times", TIMES)
def test_the_sum_of_parts_is_the_whole_in_any_order(times: int) -> None:
    rng = Random(SEED)
    for _ in range(times):
        amounts = [Money(rng.randrange(-(10**9), 10**9)) for _ in range(rng.randrange(8))]
        shuffled = rng.sample(amounts, len(amounts))
        cut = rng.randrange(len(amounts) + 1)
        whole = Money.sum(amounts)
        assert whole == Money.sum(shuffled) == Money.sum(amounts[:cut]) + Money.sum(amounts[cut:])
        assert whole.cents == sum(one.cents for one in amounts)
        assert whole - whole == Money() == whole + -whole


@pytest.mark.parametrize("times", TIMES)
def test_an_amount_is_rounded_half_up_to_the_cent(times: int) -> None:
    """Half up means away from zero here: a refund of half a cent is a whole one too."""
    rng = Random(SEED)
    for _ in range(times):
        places = rng.randrange(6)
        exact = Fraction(rng.randrange(-(10**7), 10**7), 10**places)
        hundredths = abs(exact) * 100
        expected = int(hundredths + Fraction(1, 2)) * (-1 if exact < 0 else 1)
        written = Decimal(exact.numerator) / Decimal(exact.denominator)
        assert Money.of(written).cents == expected, written


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("0.005", 1),
        ("0.0049999", 0),
        ("-0.005", -1),
        ("1.115", 112),
        ("2.675", 268),
        ("1e3", 100_000),
        ("0", 0),
    ],
)
def test_the_halves_that_a_binary_number_would_miss(written: str, cents: int) -> None:
    assert Money.of(written).cents == cents


@pytest.mark.parametrize("times", TIMES)
def test_euros_and_cents_tell_the_same_amount(times: int) -> None:
    rng = Random(SEED)
    for _ in range(times):
        amount = Money(rng.randrange(-(10**12), 10**12))
        assert Money.of(amount.euros) == amount
        assert amount.euros * 100 == amount.cents
        assert bool(amount) == (amount.cents != 0)


@pytest.mark.parametrize("times", [20, pytest.param(400, marks=pytest.mark.endurance)])
def test_the_value_of_hours_is_rounded_for_each_person_in_each_period_and_nowhere_else(times: int) -> None:
    rng, wage = Random(SEED), load_rates().smic
    starts = (date(2024, 1, 1), date(2024, 11, 1), date(2026, 1, 1))
    for _ in range(times):
        given = [
            PersonMinutes(person, start + timedelta(days=rng.randrange(60)), rng.randrange(1, 5_000))
            for person in range(rng.randrange(1, 6))
            for start in starts
            for _ in range(rng.randrange(3))
        ]
        lines = valuation(rng.sample(given, len(given)), wage)
        assert sum(line.minutes for line in lines) == sum(one.minutes for one in given)
        for line in lines:
            by_person: dict[object, int] = defaultdict(int)
            for one in given:
                if wage.on(one.day).valid_from == line.valid_from:
                    by_person[one.person] += one.minutes
            exact = (Fraction(line.rate) * minutes * 100 / 60 for minutes in by_person.values())
            assert line.value.cents == sum(int(each + Fraction(1, 2)) for each in exact)


def test_no_module_that_counts_money_or_time_knows_a_float() -> None:
    """No literal with a point, no call of float, no true division outside Decimal and Fraction."""
    counting = [
        path
        for folder in ("domain", "services/reports", "services/expenses", "services/hours", "storage/reports")
        for path in sorted((SOURCE / folder).rglob("*.py"))
    ]
    assert len(counting) > 40
    for path in counting:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
            is_call = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("float", "round")
            assert not is_float, f"{path.name}:{getattr(node, 'lineno', 0)}"
            assert not is_call, f"{path.name}:{getattr(node, 'lineno', 0)}"
