"""Figures of a budget: shares to the cent, what is left, and one envelope at most for a cost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.expenses.budget.rows import (
    Budget,
    DistanceBand,
    EnvelopeRow,
    MeetingCost,
    PersonCost,
    Use,
    share,
)
from engagement_desktop.domain.expenses.budget.sharing import (
    EnvelopePlace,
    envelope_for,
    use_of_contribution,
    use_of_cost,
)
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.contributions import ContributionState
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise

TEN = Money(1000)


@pytest.mark.parametrize(
    ("cents", "people", "each"), [(1000, 3, 333), (1000, 6, 167), (0, 4, 0), (1, 2, 1), (5, 0, None)]
)
def test_a_share_is_to_the_cent_and_none_for_nobody(cents: int, people: int, each: int | None) -> None:
    expected = None if each is None else Money(each)
    assert share(Money(cents), people) == expected
    assert DistanceBand("", people, Money(cents)).each == expected
    assert MeetingCost(1, "CU", date(2026, 1, 1), people, Use(Money(cents)), Money()).each == expected


@given(some.integers(0, 10**7), some.integers(1, 500))
def test_shares_never_stray_by_more_than_half_a_cent_each(cents: int, people: int) -> None:
    each = share(Money(cents), people)
    assert each is not None
    assert abs(each.cents * people - cents) * 2 <= people


USES = some.lists(
    some.builds(Use, some.builds(Money, some.integers(0, 10**6)), some.builds(Money, some.integers(0, 10**6)))
)


def envelope(amount: int, use: Use) -> EnvelopeRow:
    return EnvelopeRow(1, "E", FundingSource.ARS, None, None, Money(amount), use, None, None)


@given(USES, some.integers(0, 10**6))
def test_the_whole_is_the_sum_of_its_envelopes(uses: list[Use], amount: int) -> None:
    rows = tuple(envelope(amount, use) for use in uses)
    budget = Budget(Exercise.starting_in(2025, 9), rows, Use(TEN, TEN), 2, (), (), ())
    assert budget.amount == Money(amount * len(uses))
    assert budget.use.whole == Money.sum(use.whole for use in uses)
    assert budget.left == Money.sum(row.left for row in rows)


@pytest.mark.parametrize(
    ("spent", "engaged", "is_over"), [(600, 400, False), (601, 400, True), (0, 0, False)]
)
def test_an_envelope_is_over_by_a_cent(spent: int, engaged: int, *, is_over: bool) -> None:
    row = envelope(1000, Use(Money(spent), Money(engaged)))
    assert row.is_over is is_over
    assert row.left == Money(1000 - spent - engaged)


def test_what_is_besides_distance_counts_what_was_given_up() -> None:
    use = Use(Money(700), Money(200))
    person = PersonCost(1, "A", 2, 100, use, Money(400), Money(50), Money(), None)
    assert person.besides == Money(550)


@pytest.mark.parametrize("wish", list(Wish))
@pytest.mark.parametrize("status", list(ClaimStatus))
def test_a_cost_is_spent_engaged_or_neither_never_both(status: ClaimStatus, wish: Wish) -> None:
    use = use_of_cost(status, wish, TEN)
    assert not (use.spent and use.engaged)
    assert bool(use.spent) is (status is ClaimStatus.REIMBURSED)
    waits = status in {ClaimStatus.SUBMITTED, ClaimStatus.APPROVED}
    assert bool(use.engaged) is (waits and wish is not Wish.WAIVE)


@pytest.mark.parametrize("state", list(ContributionState))
def test_a_contribution_weighs_once_it_is_approved(state: ContributionState) -> None:
    use = use_of_contribution(state, TEN)
    assert (bool(use.spent), bool(use.engaged)) == (
        state is ContributionState.PAID,
        state is ContributionState.APPROVED,
    )


PLACES = some.lists(some.none() | some.integers(1, 4), max_size=6)


@given(PLACES, some.none() | some.integers(1, 5))
def test_an_envelope_is_offered_only_when_it_is_the_only_one(
    committees: list[int | None], asked: int | None
) -> None:
    places = [EnvelopePlace(at, committee) for at, committee in enumerate(committees, 1)]
    own = [one.id for one in places if asked is not None and one.committee_id == asked]
    whole = [one.id for one in places if one.committee_id is None]
    found = envelope_for(iter(places), asked)
    if own:
        assert found == (own[0] if len(own) == 1 else None)
    else:
        assert found == (whole[0] if len(whole) == 1 else None)
