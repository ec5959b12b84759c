"""Dated rates and the local periods that take over."""

from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.rates import (
    Mark,
    NoRateInForce,
    RatePeriod,
    Rates,
    RateSeries,
    RateShape,
    day_of_year,
    decimal_value,
    parse_decimal,
    whole_value,
)


def period(day: str, value: str) -> RatePeriod:
    return RatePeriod(date.fromisoformat(day), value, "décret", Mark.VERIFIED)


SMIC = RateSeries(
    "smic.hourly",
    "SMIC horaire brut",
    "€/h",
    (period("2023-01-01", "11.27"), period("2024-01-01", "11.65"), period("2024-11-01", "11.88")),
)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2023, 1, 1), "11.27"),
        (date(2023, 12, 31), "11.27"),
        (date(2024, 10, 31), "11.65"),
        (date(2024, 11, 1), "11.88"),
        (date(2040, 1, 1), "11.88"),
    ],
)
def test_the_rate_is_the_one_in_force_on_the_day(day: date, value: str) -> None:
    assert decimal_value(SMIC.on(day)) == Decimal(value)


def test_a_day_before_the_first_period_has_no_rate() -> None:
    with pytest.raises(NoRateInForce, match=r"SMIC horaire brut.*31/12/2022.*Ajoutez"):
        SMIC.on(date(2022, 12, 31))


def test_a_year_is_cut_where_the_rate_changes() -> None:
    spans = SMIC.between(date(2024, 1, 1), date(2024, 12, 31))
    assert [(span.first, span.last, span.period.value) for span in spans] == [
        (date(2024, 1, 1), date(2024, 10, 31), "11.65"),
        (date(2024, 11, 1), date(2024, 12, 31), "11.88"),
    ]


def test_days_before_the_first_period_are_left_out() -> None:
    (span,) = SMIC.between(date(2022, 6, 1), date(2023, 6, 30))
    assert (span.first, span.last) == (date(2023, 1, 1), date(2023, 6, 30))


def test_a_local_period_takes_over_until_the_next_shipped_one() -> None:
    series = SMIC.with_local([period("2024-03-01", "15")])
    assert [series.on(date(2024, month, 1)).value for month in (2, 3, 10, 11)] == [
        "11.65",
        "15",
        "15",
        "11.88",
    ]
    assert series.on(date(2024, 3, 1)).local
    assert not SMIC.on(date(2024, 3, 1)).local


def test_a_local_period_wins_over_a_shipped_one_of_its_day() -> None:
    series = SMIC.with_local([period("2024-01-01", "9.33")])
    assert series.on(date(2024, 1, 1)).value == "9.33"
    assert len(series.periods) == 3


def test_rates_are_found_by_key_and_unknown_local_keys_are_passed_over() -> None:
    rates = Rates.of([SMIC]).with_local(
        {"smic.hourly": [period("2024-01-01", "9.33")], "gone": [period("2024-01-01", "1")]}
    )
    assert rates.smic.on(date(2024, 1, 1)).value == "9.33"
    assert [series.key for series in rates] == ["smic.hourly"]
    assert rates["smic.hourly"] is rates.smic


@pytest.mark.parametrize(
    ("typed", "number"), [("12.31", "12.31"), ("12,31", "12.31"), (" 1\u202f065 ", "1065"), ("0", "0")]
)
def test_a_number_is_written_with_a_point_or_a_comma(typed: str, number: str) -> None:
    assert parse_decimal(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "1e3", "-2", "NaN", "1.2.3", "douze", "."])
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    with pytest.raises(DomainError, match="n’est pas un nombre") as refusal:
        parse_decimal(typed)
    assert refusal.value.field == "value"


def test_values_are_read_by_their_shape() -> None:
    assert whole_value(period("2017-01-01", "200")) == 200
    assert day_of_year(period("2017-01-01", "06-30"), 2026) == date(2026, 6, 30)
    assert SMIC.shape is RateShape.NUMBER
