"""What looks like a flat sum is noted; what costs the same by nature is not."""

from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.deciding.guard import (
    Cost,
    OverLevel,
    Repeated,
    RoundSum,
    signs_of,
)
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money

MEAL, KM = ExpenseNature.MEAL, ExpenseNature.KILOMETRES


def cost(cents: int, day: int = 1, **values: Any) -> Cost:
    usual: dict[str, Any] = {
        "claim_id": 1,
        "spent_on": date(2026, 3, day),
        "nature": MEAL,
        "amount": Money(cents),
        "proven": True,
    }
    return Cost(**usual | values)


def test_the_same_amount_three_times_in_a_year_is_noted_once() -> None:
    costs = [cost(1515, day) for day in (1, 2)] + [cost(1515, 3, claim_id=2)]
    assert signs_of(1, costs, None) == (Repeated(MEAL, Money(1515), 3, 2026),)
    assert signs_of(1, costs[:2], None) == ()
    earlier = [*costs[:2], cost(1515, claim_id=2, spent_on=date(2025, 3, 1))]
    assert signs_of(1, earlier, None) == ()


def test_a_repeated_amount_of_another_claim_is_not_told_here() -> None:
    others = [cost(1515, day, claim_id=2) for day in (1, 2, 3)]
    assert signs_of(1, [*others, cost(990)], None) == ()


def test_the_same_way_costs_the_same_each_time() -> None:
    for nature in (KM, ExpenseNature.PUBLIC_TRANSPORT, ExpenseNature.TOLL, ExpenseNature.PARKING):
        assert signs_of(1, [cost(180, day, nature=nature) for day in (1, 2, 3, 4)], None) == ()


def test_a_round_sum_without_a_receipt_is_noted() -> None:
    found = signs_of(1, [cost(4000, proven=False), cost(4000, 2), cost(3950, 3, proven=False)], None)
    assert found == (RoundSum(MEAL, Money(4000), date(2026, 3, 1)),)
    assert signs_of(1, [cost(4000, nature=KM, proven=False), cost(0, proven=False)], None) == ()


def test_a_year_over_the_level_is_noted_for_each_year_of_the_claim() -> None:
    costs = [cost(6001), cost(4000, claim_id=2), cost(100, spent_on=date(2025, 12, 31))]
    assert signs_of(1, costs, Money(10000)) == (OverLevel(2026, Money(10001), Money(10000)),)
    assert signs_of(1, costs, Money(10001)) == ()
