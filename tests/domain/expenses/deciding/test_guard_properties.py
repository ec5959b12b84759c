"""Signs of a flat sum, whatever the costs: never on what is the same by nature, never below the counts."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.deciding.ceilings import is_over, with_accord
from engagement_desktop.domain.expenses.deciding.guard import (
    REPEATS,
    Cost,
    OverLevel,
    Repeated,
    RoundSum,
    signs_of,
)
from engagement_desktop.domain.expenses.deciding.rules import difference_of
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money

COSTS = some.lists(
    some.builds(
        Cost,
        some.integers(1, 3),
        some.sampled_from([date(2025, 12, 31), date(2026, 1, 1), date(2026, 8, 31)]),
        some.sampled_from(ExpenseNature),
        some.sampled_from([Money(-500), Money(), Money(1000), Money(1001), Money(20_000)]),
        some.booleans(),
    ),
    max_size=25,
)
SAME_BY_NATURE = {"kilometres", "public_transport", "toll", "parking"}


@given(COSTS)
def test_an_amount_is_repeated_within_one_civil_year(costs: list[Cost]) -> None:
    found = {
        (one.nature, one.amount, one.year): one.times
        for one in signs_of(1, costs, None)
        if isinstance(one, Repeated)
    }
    times = Counter((one.nature, one.amount, one.spent_on.year) for one in costs)
    mine = {(one.nature, one.amount, one.spent_on.year) for one in costs if one.claim_id == 1}
    assert found == {
        key: many
        for key, many in times.items()
        if key in mine and many >= REPEATS and key[1].cents > 0 and key[0] not in SAME_BY_NATURE
    }


@given(COSTS)
def test_a_round_sum_is_one_without_a_receipt(costs: list[Cost]) -> None:
    found = [one for one in signs_of(1, costs, None) if isinstance(one, RoundSum)]
    assert [(one.nature, one.amount, one.spent_on) for one in found] == [
        (one.nature, one.amount, one.spent_on)
        for one in costs
        if one.claim_id == 1
        and not one.proven
        and one.amount.cents in {1000, 20_000}
        and one.nature is not ExpenseNature.KILOMETRES
    ]


@given(COSTS, some.none() | some.sampled_from([Money(), Money(1000), Money(20_000)]))
def test_a_level_is_watched_year_by_year(costs: list[Cost], level: Money | None) -> None:
    found = {one.year: one.total for one in signs_of(1, costs, level) if isinstance(one, OverLevel)}
    years = {one.spent_on.year for one in costs if one.claim_id == 1}
    totals = {year: Money.sum(one.amount for one in costs if one.spent_on.year == year) for year in years}
    assert found == {year: sum_ for year, sum_ in totals.items() if level is not None and sum_ > level}


AMOUNTS = some.builds(Money, some.integers(-10_000, 10_000))


@given(AMOUNTS, AMOUNTS, some.none() | AMOUNTS)
def test_a_correction_brings_the_line_to_its_right_amount(
    paid: Money, corrected: Money, right: Money | None
) -> None:
    wanted = right or Money()
    if wanted < Money() or paid + corrected == wanted:
        with pytest.raises(DomainError) as refusal:
            difference_of(paid, corrected, right)
        assert refusal.value.field == "amount"
    else:
        assert paid + corrected + difference_of(paid, corrected, right) == wanted


@given(AMOUNTS, some.none() | AMOUNTS, some.sampled_from([None, "", "20 € par repas"]))
def test_an_accord_lifts_any_ceiling_and_keeps_its_words(
    amount: Money, ceiling: Money | None, text: str | None
) -> None:
    assert is_over(amount, ceiling, text) is (ceiling is not None and amount > ceiling)
    agreed = with_accord(text, date(2026, 9, 1))
    assert not is_over(amount, ceiling, agreed)
    assert agreed.startswith(text or "")
    assert agreed.endswith("01/09/2026")
