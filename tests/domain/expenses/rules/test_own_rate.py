"""What changes the annual formula: kilometres paid before, the structure's own rate, a scale that drops."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.mileage import (
    BICYCLE_SERIES,
    OWN_SERIES,
    MileageLine,
    ScaleOf,
    VehicleScale,
    flat_price,
    price_lines,
    rate_above_zero,
    should_be,
    vehicle_scales,
)
from engagement_desktop.domain.expenses.scale_tables import Bracket
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import Mark, RatePeriod, Rates
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.storage.rate_files import load_rates

CAR, MOTORCYCLE, MOPED = VehicleKind.CAR, VehicleKind.MOTORCYCLE, VehicleKind.MOPED
PAID = ClaimStatus.REIMBURSED
VEHICLES = st.sampled_from([(CAR, 3), (CAR, 4), (CAR, 7), (MOTORCYCLE, 2), (MOTORCYCLE, 5), (MOPED, None)])
TRIPS = st.lists(st.tuples(st.integers(1, 400_000), st.integers(0, 364)), max_size=25)


def choosing(key: str, value: str, day: date = date(2026, 1, 1)) -> Rates:
    """The shipped rates with one that the structure fixed."""
    return load_rates().with_local({key: [RatePeriod(day, value, "délibération", Mark.VERIFIED)]})


def scale(kind: VehicleKind = CAR, power: int | None = 4, rates: Rates | None = None) -> ScaleOf:
    return vehicle_scales(rates or load_rates(), MileageScale.TAX, kind, power, electric=False)


def trip(order: int, km: int, paid: Money | None = None, day: date = date(2026, 3, 1)) -> MileageLine:
    status = ClaimStatus.APPROVED if paid is None else PAID
    return MileageLine(order, day, km * 100, status, paid)


def test_the_counter_begins_at_the_kilometres_paid_before() -> None:
    (line,) = price_lines([trip(1, 1300)], scale(), {2026: 490_000})
    assert line.amount == Money.of("468.60")
    assert line.before_hundredths == 490_000


def test_kilometres_paid_before_are_those_of_one_year() -> None:
    last, first = price_lines([trip(1, 100, day=date(2025, 12, 31)), trip(2, 1300)], scale(), {2026: 490_000})
    assert (last.amount, first.amount) == (Money.of("60.60"), Money.of("468.60"))


def test_two_vehicles_have_two_counters() -> None:
    car = price_lines([trip(1, 4900), trip(2, 1300)], scale())
    moped = price_lines([trip(3, 1300)], scale(MOPED, None))
    assert [line.amount for line in (*car, *moped)] == [
        Money.of("2969.40"),
        Money.of("468.60"),
        Money.of("409.50"),
    ]


def test_the_electric_bonus_is_applied_to_the_whole_formula() -> None:
    electric = vehicle_scales(load_rates(), MileageScale.TAX, CAR, 5, electric=True)(2026)
    assert Money.of(electric.annual(Decimal(6000))) == Money.of(
        (6000 * Decimal("0.357") + 1395) * Decimal("1.2")
    )


def test_the_own_rate_is_paid_below_the_scale() -> None:
    (line,) = price_lines([trip(1, 1000)], scale(rates=choosing(OWN_SERIES, "0.30")))
    assert line.amount == Money.of("300.00")


def test_the_own_rate_never_passes_the_scale_of_the_same_distance() -> None:
    rates = choosing(OWN_SERIES, "0.55")
    short, long = price_lines([trip(1, 5000), trip(2, 20_000)], scale(rates=rates))
    assert short.amount == Money.of("2750.00")
    assert short.amount + long.amount == Money.of("10175.00")
    (dear,) = price_lines([trip(1, 1000)], scale(rates=choosing(OWN_SERIES, "1.50")))
    assert dear.amount == Money.of("606.00")


def test_the_own_rate_stands_below_the_tax_scale_whatever_was_chosen() -> None:
    public = vehicle_scales(choosing(OWN_SERIES, "0.45"), MileageScale.PUBLIC, CAR, 5, electric=False)(2026)
    assert not public.marginal
    assert Money.of(public.annual(Decimal(1000))) == Money.of("450.00")


def test_an_own_rate_of_zero_is_none() -> None:
    assert scale(rates=choosing(OWN_SERIES, "0"))(2026).own is None
    assert rate_above_zero(load_rates(), OWN_SERIES, date(2026, 1, 1)) is None
    assert rate_above_zero(load_rates(), OWN_SERIES, date(2001, 1, 1)) is None


def test_an_own_rate_holds_for_the_civil_years_that_end_under_it() -> None:
    rates = choosing(OWN_SERIES, "0.20", date(2026, 6, 1))
    assert scale(rates=rates)(2025).own is None
    (january,) = price_lines([trip(1, 100, day=date(2026, 1, 5))], scale(rates=rates))
    assert january.amount == Money.of("20.00")


def test_a_bicycle_is_paid_only_where_the_structure_fixed_a_rate() -> None:
    assert flat_price(1250, rate_above_zero(load_rates(), BICYCLE_SERIES, date(2026, 3, 1))) == Money()
    fixed = rate_above_zero(choosing(BICYCLE_SERIES, "0.25"), BICYCLE_SERIES, date(2026, 3, 1))
    assert flat_price(1250, fixed) == Money.of("3.13")


@pytest.mark.parametrize(
    ("brackets", "limit"),
    [
        ((("3000", "0.299", "0"), ("6000", "0.070", "458"), (None, "0.162", "0")), 3000),
        ((("5000", "0.502", "0"), ("20000", "0.300", "1007"), (None, "0.350", "0")), 5000),
        ((("3000", "0.375", "0"), ("6000", "0.094", "845"), (None, "0.234", "0")), 6000),
    ],
)
def test_where_the_scale_of_2021_drops_the_trip_is_granted_nothing_and_says_so(
    brackets: tuple[tuple[str | None, str, str], ...], limit: int
) -> None:
    steps = tuple(
        Bracket(None if upto is None else Decimal(upto), Decimal(rate), Decimal(constant))
        for upto, rate, constant in brackets
    )
    dropping = VehicleScale(steps, RatePeriod(date(2021, 1, 1), "", "barème de 2021", Mark.TO_CHECK))
    day = date(2021, 5, 1)
    first, beyond = price_lines([trip(1, limit, day=day), trip(2, 1, day=day)], lambda _: dropping)
    assert not first.fell
    assert beyond.fell
    assert beyond.amount == Money()


def test_what_was_paid_is_worth_what_the_counter_says_today() -> None:
    late = trip(3, 500, day=date(2026, 1, 10))
    lines = [trip(1, 4900, Money.of("2969.40")), trip(2, 300, Money.of("181.80")), late]
    kept = {line.order: line.amount for line in price_lines(lines, scale())}
    assert kept == {1: Money.of("2969.40"), 2: Money.of("181.80"), 3: Money.of("303.00")}
    worth = {line.order: line.amount for line in price_lines(should_be(lines), scale())}
    assert Money.sum(worth.values()) == Money.of("3268.00")
    assert worth[1] + worth[2] - Money.of("3151.20") == Money.of("-186.20")


@given(TRIPS, VEHICLES, st.integers(0, 3_000_000))
def test_with_kilometres_paid_before_the_trips_add_up_to_what_the_year_adds(
    trips: list[tuple[int, int]], vehicle: tuple[VehicleKind, int | None], opening: int
) -> None:
    scale_of = scale(*vehicle)
    total = opening + sum(hundredths for hundredths, _ in trips)
    priced = price_lines(_lines(trips), scale_of, {2026: opening})
    assert Money.sum(line.amount for line in priced) == _formula(scale_of, total) - _formula(
        scale_of, opening
    )


@given(TRIPS, VEHICLES, st.decimals("0.01", "0.90", places=3))
def test_with_an_own_rate_they_add_up_to_the_lesser_of_both_and_never_pass_the_scale(
    trips: list[tuple[int, int]], vehicle: tuple[VehicleKind, int | None], rate: Decimal
) -> None:
    own, tax = scale(*vehicle, rates=choosing(OWN_SERIES, f"{rate}")), scale(*vehicle)
    priced = price_lines(_lines(trips), own)
    total = sum(hundredths for hundredths, _ in trips)
    km = Decimal(total).scaleb(-2)
    paid = Money.sum(line.amount for line in priced)
    assert paid == min(Money.of(km * rate), _formula(tax, total))
    assert not any(line.fell for line in priced)


@given(TRIPS, st.sampled_from([(CAR, 5), (CAR, 6), (CAR, 8), (MOTORCYCLE, 3), (MOPED, None)]))
def test_the_public_trips_add_up_bracket_by_bracket(
    trips: list[tuple[int, int]], vehicle: tuple[VehicleKind, int | None]
) -> None:
    public = vehicle_scales(load_rates(), MileageScale.PUBLIC, *vehicle, electric=False)
    total = sum(hundredths for hundredths, _ in trips)
    paid = Money.sum(line.amount for line in price_lines(_lines(trips), public))
    assert paid == _formula(public, total)


def _lines(trips: list[tuple[int, int]]) -> list[MileageLine]:
    return [
        MileageLine(order, date(2026, 1, 1) + timedelta(days=day), hundredths, ClaimStatus.APPROVED)
        for order, (hundredths, day) in enumerate(trips)
    ]


def _formula(scale_of: ScaleOf, hundredths: int) -> Money:
    return Money.of(scale_of(2026).annual(Decimal(hundredths).scaleb(-2)))
