"""What volunteer hours are worth."""

from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.domain.hours.valuation import PersonMinutes, valuation, value_minutes
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import NoRateInForce
from engagement_desktop.storage.rate_files import load_rates

HOUR = 60


@pytest.mark.parametrize(
    ("minutes", "rate", "euros"),
    [
        (37 * HOUR, "12.02", "444.74"),
        (85 * HOUR, "12.31", "1046.35"),
        (1, "12.30", "0.21"),
        (3, "11.70", "0.59"),
        (0, "12.31", "0"),
    ],
)
def test_minutes_are_worth_their_part_of_the_hour_rounded_half_up(
    minutes: int, rate: str, euros: str
) -> None:
    assert value_minutes(minutes, Decimal(rate)) == Money.of(euros)


def test_hours_take_the_rate_of_their_day() -> None:
    lines = valuation(
        [
            PersonMinutes("Anne", date(2026, 7, 1), 85 * HOUR),
            PersonMinutes("Anne", date(2026, 3, 10), 37 * HOUR),
        ],
        load_rates().smic,
    )
    assert [(line.valid_from, line.rate, line.minutes, line.value) for line in lines] == [
        (date(2026, 1, 1), Decimal("12.02"), 37 * HOUR, Money.of("444.74")),
        (date(2026, 6, 1), Decimal("12.31"), 85 * HOUR, Money.of("1046.35")),
    ]
    assert Money.sum(line.value for line in lines) == Money.of("1491.09")


def test_each_person_is_rounded_once_a_period() -> None:
    hours = [PersonMinutes(person, date(2025, 2, day), 1) for person in "AB" for day in (1, 2)]
    (line,) = valuation(hours, load_rates().smic)
    # 2 minutes at 11.88 are 0.396: 0.40 each, where one sum would give 0.79.
    assert line.value == Money.of("0.80")
    assert line.minutes == 4


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2021, 9, 30), "10.25"),
        (date(2021, 10, 1), "10.48"),
        (date(2022, 1, 1), "10.57"),
        (date(2022, 5, 1), "10.85"),
        (date(2022, 8, 1), "11.07"),
        (date(2023, 1, 1), "11.27"),
        (date(2023, 5, 1), "11.52"),
        (date(2024, 1, 1), "11.65"),
        (date(2024, 10, 31), "11.65"),
        (date(2024, 11, 1), "11.88"),
        (date(2025, 1, 1), "11.88"),
        (date(2025, 12, 31), "11.88"),
        (date(2026, 1, 1), "12.02"),
        (date(2026, 5, 31), "12.02"),
        (date(2026, 6, 1), "12.31"),
    ],
)
def test_the_minimum_wage_changes_on_its_days(day: date, rate: str) -> None:
    (line,) = valuation([PersonMinutes(1, day, HOUR)], load_rates().smic)
    assert line.rate == Decimal(rate)


def test_hours_older_than_every_rate_are_refused() -> None:
    with pytest.raises(NoRateInForce, match="31/12/2016"):
        valuation([PersonMinutes(1, date(2016, 12, 31), HOUR)], load_rates().smic)
