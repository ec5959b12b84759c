"""Where a cost goes, what is spent or engaged, how distance is told without naming anybody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.expenses.budget.drafts import EnvelopeDraft, envelope_faults, tidied
from engagement_desktop.domain.expenses.budget.rows import Use, share
from engagement_desktop.domain.expenses.budget.sharing import (
    EnvelopePlace,
    Home,
    bands_of,
    envelope_for,
    use_of_contribution,
    use_of_cost,
)
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.contributions import ContributionState
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.money import Money

TEN = Money(1000)
S, W, C = ClaimStatus, Wish, ContributionState


@pytest.mark.parametrize(
    ("places", "committee", "expected"),
    [
        ([], None, None),
        ([(1, None)], None, 1),
        ([(1, None)], 7, 1),
        ([(1, None), (2, 7)], 7, 2),
        ([(1, None), (2, 7)], 8, 1),
        ([(1, None), (2, None)], 7, None),
        ([(1, 7), (2, 7)], 7, None),
        ([(1, 7)], None, None),
    ],
)
def test_a_cost_goes_to_the_one_envelope_that_can_be(
    places: list[tuple[int, int | None]], committee: int | None, expected: int | None
) -> None:
    assert envelope_for([EnvelopePlace(*place) for place in places], committee) == expected


@pytest.mark.parametrize(
    ("status", "wish", "spent", "engaged"),
    [
        (S.DRAFT, W.REIMBURSE, 0, 0),
        (S.SUBMITTED, W.REIMBURSE, 0, 1000),
        (S.SUBMITTED, W.LATER, 0, 1000),
        (S.SUBMITTED, W.WAIVE, 0, 0),
        (S.APPROVED, W.REIMBURSE, 0, 1000),
        (S.APPROVED, W.WAIVE, 0, 0),
        (S.REFUSED, W.REIMBURSE, 0, 0),
        (S.REIMBURSED, W.REIMBURSE, 1000, 0),
        (S.WAIVED, W.WAIVE, 0, 0),
    ],
)
def test_reimbursed_is_spent_asked_is_engaged_given_up_costs_nothing(
    status: ClaimStatus, wish: Wish, spent: int, engaged: int
) -> None:
    assert use_of_cost(status, wish, TEN) == Use(Money(spent), Money(engaged))


@pytest.mark.parametrize(
    ("state", "spent", "engaged"),
    [(C.PLANNED, 0, 0), (C.APPROVED, 0, 1000), (C.PAID, 1000, 0), (C.RENOUNCED, 0, 0)],
)
def test_contributions_count_from_their_approval(state: ContributionState, spent: int, engaged: int) -> None:
    assert use_of_contribution(state, TEN) == Use(Money(spent), Money(engaged))


def homes(*kilometres: int | None) -> list[Home]:
    return [Home(None if km is None else km * 100, TEN) for km in kilometres]


def test_bands_of_five_or_more_stand_alone() -> None:
    found = bands_of(homes(*[1] * 5, *[10] * 6, *[80] * 5, None))
    assert [(band.label, band.people) for band in found] == [
        ("Moins de 5 km", 5),
        ("De 5 à 15 km", 6),
        ("15 km et plus", 5),
    ]
    assert found[0].each == TEN


def test_a_small_band_is_told_with_its_neighbour() -> None:
    found = bands_of(homes(*[1] * 2, *[10] * 4, *[20] * 5, *[90] * 2))
    assert [(band.label, band.people) for band in found] == [("Moins de 15 km", 6), ("15 km et plus", 7)]
    assert [band.label for band in bands_of(homes(*[1] * 5, 90))] == ["Toutes distances"]


def test_fewer_than_five_people_make_no_band() -> None:
    assert bands_of(homes(1, 2, 90, 90)) == ()


@given(some.lists(some.one_of(some.none(), some.integers(0, 200)), max_size=60))
def test_no_band_tells_of_fewer_than_five_and_none_is_lost(kilometres: list[int | None]) -> None:
    found = bands_of(homes(*kilometres))
    known = sum(km is not None for km in kilometres)
    assert all(band.people >= 5 for band in found)
    assert sum(band.people for band in found) == (known if known >= 5 else 0)
    assert Money.sum(band.distance for band in found).cents == sum(band.people for band in found) * 1000


def test_shares_are_to_the_cent() -> None:
    assert share(Money(1000), 3) == Money(333)
    assert share(Money(1000), 0) is None


def test_a_form_says_all_that_it_lacks() -> None:
    empty = tidied(EnvelopeDraft(date(2026, 1, 1), "  "))
    assert [fault.field for fault in envelope_faults(empty)] == ["label", "source", "amount"]
    whole = EnvelopeDraft(date(2026, 1, 1), "ARS", FundingSource.ARS, Money(1_000_000_001))
    assert [fault.field for fault in envelope_faults(whole)] == ["amount"]
