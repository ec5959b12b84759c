"""Kilometres priced on the total of the year."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.mileage import (
    AnnualScale,
    MileageLine,
    ScaleOf,
    VehicleScale,
    price_lines,
    scale_in,
    vehicle_scales,
)
from engagement_desktop.domain.expenses.scale_tables import Bracket
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import Mark, NoRateInForce, RatePeriod, Rates
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.storage.rate_files import load_rates

CAR, MOTORCYCLE, MOPED = VehicleKind.CAR, VehicleKind.MOTORCYCLE, VehicleKind.MOPED
APPROVED, DRAFT, REFUSED = ClaimStatus.APPROVED, ClaimStatus.DRAFT, ClaimStatus.REFUSED


@pytest.fixture
def rates() -> Rates:
    return load_rates()


@pytest.fixture
def tax(rates: Rates) -> AnnualScale:
    return scale_in(2025, MileageScale.TAX, rates)


@pytest.fixture
def public(rates: Rates) -> AnnualScale:
    return scale_in(2025, MileageScale.PUBLIC, rates)


@pytest.fixture
def four_cv(rates: Rates) -> ScaleOf:
    return vehicle_scales(rates, MileageScale.TAX, CAR, 4, electric=False)


def trip(
    order: int,
    km: int,
    day: date = date(2025, 3, 1),
    status: ClaimStatus = APPROVED,
    paid: Money | None = None,
) -> MileageLine:
    return MileageLine(order, day, km * 100, status, paid)


@pytest.mark.parametrize(
    ("kind", "power", "electric", "km", "euros"),
    [
        (CAR, 5, False, 1200, "763.20"),
        (CAR, 5, True, 1200, "915.84"),
        (CAR, 4, False, 5000, "3030.00"),
        (CAR, 4, False, 5001, "3030.34"),
        (CAR, 4, False, 20000, "8130.00"),
        (CAR, 4, False, 20001, "8140.41"),
        (CAR, 4, False, 25000, "10175.00"),
        (CAR, 3, False, 5000, "2645.00"),
        (CAR, 3, False, 5001, "2645.32"),
        (CAR, 1, False, 5000, "2645.00"),
        (CAR, 6, False, 6000, "3701.00"),
        (CAR, 7, False, 20000, "9395.00"),
        (CAR, 7, False, 20001, "9400.47"),
        (CAR, 9, False, 20001, "9400.47"),
        (MOTORCYCLE, 1, False, 4000, "1287.00"),
        (MOTORCYCLE, 3, False, 3000, "1404.00"),
        (MOTORCYCLE, 3, False, 3001, "1404.08"),
        (MOTORCYCLE, 3, False, 6001, "1650.28"),
        (MOTORCYCLE, 6, False, 1000, "606.00"),
        (MOPED, None, False, 3000, "945.00"),
        (MOPED, None, False, 3001, "948.08"),
        (MOPED, None, False, 6000, "1185.00"),
        (MOPED, None, False, 6001, "1188.20"),
    ],
)
def test_the_tax_scale_applies_the_formula_of_the_bracket_to_the_whole_distance(
    tax: AnnualScale, kind: VehicleKind, power: int | None, electric: bool, km: int, euros: str
) -> None:
    assert Money.of(tax.annual(kind, power, electric, Decimal(km))) == Money.of(euros)


@pytest.mark.parametrize(
    ("kind", "power", "km", "euros"),
    [
        (CAR, 5, 2500, "840.00"),
        (CAR, 5, 12000, "4300.00"),
        (CAR, 6, 2000, "820.00"),
        (CAR, 8, 2001, "900.55"),
        (MOTORCYCLE, 4, 1000, "150.00"),
        (MOPED, None, 1000, "120.00"),
    ],
)
def test_the_public_scale_gives_each_kilometre_the_rate_of_its_bracket(
    public: AnnualScale, kind: VehicleKind, power: int | None, km: int, euros: str
) -> None:
    for electric in (False, True):
        assert Money.of(public.annual(kind, power, electric, Decimal(km))) == Money.of(euros)


def test_a_trip_is_worth_what_it_adds_to_the_year(four_cv: ScaleOf) -> None:
    first, second = price_lines([trip(1, 4900), trip(2, 1300, date(2025, 3, 2))], four_cv)
    assert first.amount == Money.of("2969.40")
    assert second.amount == Money.of("468.60")
    assert second.before_hundredths == 490_000
    assert second.order == 2


def test_lines_of_one_day_follow_the_order_of_entry(four_cv: ScaleOf) -> None:
    priced = price_lines([trip(2, 1300), trip(1, 4900)], four_cv)
    assert [(line.order, line.amount) for line in priced] == [
        (1, Money.of("2969.40")),
        (2, Money.of("468.60")),
    ]


@pytest.mark.parametrize("status", [DRAFT, REFUSED])
def test_a_draft_or_refused_line_is_priced_without_raising_the_counter(
    four_cv: ScaleOf, status: ClaimStatus
) -> None:
    before, doubtful, after = price_lines(
        [trip(1, 4900), trip(2, 1300, status=status), trip(3, 1300)], four_cv
    )
    assert before.amount == Money.of("2969.40")
    assert doubtful.amount == after.amount == Money.of("468.60")


@pytest.mark.parametrize(
    "status", [ClaimStatus.SUBMITTED, APPROVED, ClaimStatus.REIMBURSED, ClaimStatus.WAIVED]
)
def test_the_other_lines_raise_the_counter(four_cv: ScaleOf, status: ClaimStatus) -> None:
    _, after = price_lines([trip(1, 4900, status=status), trip(2, 1300)], four_cv)
    assert after.amount == Money.of("468.60")


def test_a_frozen_line_keeps_its_amount_and_still_raises_the_counter(four_cv: ScaleOf) -> None:
    frozen = trip(1, 4900, status=ClaimStatus.REIMBURSED, paid=Money.of("1.00"))
    paid, after = price_lines([frozen, trip(2, 1300)], four_cv)
    assert paid.amount == Money.of("1.00")
    assert paid.scale is None
    assert paid.bracket is None
    assert not paid.provisional
    assert after.amount == Money.of("468.60")


def test_the_counter_starts_again_each_civil_year(four_cv: ScaleOf) -> None:
    last, first = price_lines([trip(1, 5000, date(2024, 12, 31)), trip(2, 1000, date(2025, 1, 1))], four_cv)
    assert (last.amount, first.amount) == (Money.of("3030.00"), Money.of("606.00"))
    assert first.before_hundredths == 0


def test_the_year_not_yet_published_takes_the_last_scale_known(four_cv: ScaleOf) -> None:
    known, provisional = price_lines([trip(1, 100), trip(2, 100, date(2026, 1, 1))], four_cv)
    assert not known.provisional
    assert provisional.provisional
    assert provisional.amount == known.amount
    assert provisional.bracket == Bracket(Decimal(5000), Decimal("0.606"), Decimal(0))


def test_a_year_before_the_first_scale_is_refused(four_cv: ScaleOf) -> None:
    with pytest.raises(NoRateInForce, match=r"pour 2021.*celui de 2022"):
        price_lines([trip(1, 100, date(2021, 12, 31))], four_cv)


def test_a_frozen_line_of_an_old_year_needs_no_scale(four_cv: ScaleOf) -> None:
    (line,) = price_lines(
        [trip(1, 100, date(2019, 1, 1), ClaimStatus.REIMBURSED, Money.of("31.90"))], four_cv
    )
    assert line.amount == Money.of("31.90")


def test_a_scale_that_drops_never_takes_money_back() -> None:
    dropping = VehicleScale(
        (Bracket(Decimal(3000), Decimal("0.299"), Decimal(0)), Bracket(None, Decimal("0.070"), Decimal(458))),
        RatePeriod(date(2021, 1, 1), "", "barème de 2021", Mark.VERIFIED),
    )
    _, beyond = price_lines([trip(1, 3000), trip(2, 1)], lambda _: dropping)
    assert beyond.amount == Money()


def test_a_local_scale_prices_the_whole_of_its_year(rates: Rates) -> None:
    text = "voiture 1 CV et plus : 0,30\nmoto 1 CV et plus : 0,20\ncyclo : 0,10"
    mine = RatePeriod(date(2025, 6, 1), text, "délibération", Mark.VERIFIED)
    local = rates.with_local({"km.scale.tax": [mine]})
    (line,) = price_lines([trip(1, 100)], vehicle_scales(local, MileageScale.TAX, CAR, 4, electric=False))
    assert line.amount == Money.of("30.00")
    assert not line.provisional


@given(
    st.lists(
        st.tuples(st.integers(min_value=1, max_value=400_000), st.integers(min_value=0, max_value=364)),
        max_size=30,
    ),
    st.sampled_from([(CAR, 3), (CAR, 4), (CAR, 6), (MOTORCYCLE, 2), (MOTORCYCLE, 9), (MOPED, None)]),
    st.booleans(),
)
def test_the_trips_of_a_year_add_up_to_the_formula_of_their_total(
    trips: list[tuple[int, int]], vehicle: tuple[VehicleKind, int | None], electric: bool
) -> None:
    scale_of = vehicle_scales(load_rates(), MileageScale.TAX, *vehicle, electric=electric)
    lines = [
        MileageLine(order, date(2025, 1, 1) + timedelta(days=day), hundredths, APPROVED)
        for order, (hundredths, day) in enumerate(trips)
    ]
    total = Decimal(sum(line.km_hundredths for line in lines)).scaleb(-2)
    assert Money.sum(line.amount for line in price_lines(lines, scale_of)) == Money.of(
        scale_of(2025).annual(total)
    )
