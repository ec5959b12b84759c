"""The shipped rate files."""

from datetime import date
from itertools import pairwise

import pytest

from engagement_desktop.domain.expenses.scale_tables import read_scale
from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.rates import (
    Mark,
    RateSeries,
    RateShape,
    day_of_year,
    decimal_value,
)
from engagement_desktop.storage.rate_files import load_rates, shipped_rates

EVERY_SERIES = [pytest.param(series, id=series.key) for series in shipped_rates()]


@pytest.mark.parametrize("series", EVERY_SERIES)
def test_each_series_is_sorted_named_and_sourced(series: RateSeries) -> None:
    days = [period.valid_from for period in series.periods]
    assert days
    assert days == sorted(set(days))
    assert series.label
    for period in series.periods:
        assert period.source
        assert isinstance(period.mark, Mark)
        assert not period.local
        assert period.known_to is None or period.known_to >= period.valid_from


@pytest.mark.parametrize("series", EVERY_SERIES)
def test_each_series_has_a_rate_every_day_from_its_first_one(series: RateSeries) -> None:
    first, last = series.periods[0].valid_from, date(2030, 12, 31)
    spans = series.between(first, last)
    assert (spans[0].first, spans[-1].last) == (first, last)
    assert all((after.first - before.last).days == 1 for before, after in pairwise(spans))


@pytest.mark.parametrize("series", EVERY_SERIES)
def test_each_value_is_written_in_the_shape_of_its_series(series: RateSeries) -> None:
    for period in series.periods:
        match series.shape:
            case RateShape.NUMBER:
                assert decimal_value(period) > 0 or series.may_be_nothing
            case RateShape.DAY:
                assert day_of_year(period, 2026).year == 2026
            case RateShape.SCALE:
                assert read_scale(period.value).rows
            case RateShape.WORDS:
                assert period.value


def test_keys_are_each_used_once() -> None:
    keys = [series.key for series in shipped_rates()]
    assert len(keys) == len(set(keys))


def test_the_values_that_the_rules_ask_for_are_shipped() -> None:
    day = date(2026, 11, 21)
    rates = load_rates()
    assert {
        key: rates[key].on(day).value
        for key in (
            "smic.hourly",
            "cec.hours.total",
            "cec.hours.same_association",
            "cec.association_age_years",
            "cec.amount",
            "cec.cap",
            "km.electric_bonus",
            "km.own",
            "km.bicycle",
            "ceiling.meal",
            "receipt.missing.ceiling",
            "expense.yearly.level",
            "mission.meal",
            "mission.night",
            "voucher.meal_ticket_volunteer",
            "gift.rate",
            "aci.point",
            "convention.duration",
            "convention.notice",
            "retention.accounting",
            "retention.tax",
            "sepa.structured_address",
        )
    } == {
        "smic.hourly": "12.31",
        "cec.hours.total": "200",
        "cec.hours.same_association": "100",
        "cec.association_age_years": "1",
        "cec.amount": "240",
        "cec.cap": "720",
        "km.electric_bonus": "1.20",
        "km.own": "0",
        "km.bicycle": "0",
        "ceiling.meal": "0",
        "receipt.missing.ceiling": "20",
        "expense.yearly.level": "2000",
        "mission.meal": "20",
        "mission.night": "90",
        "voucher.meal_ticket_volunteer": "7.30",
        "gift.rate": "66",
        "aci.point": "7",
        "convention.duration": "24",
        "convention.notice": "2",
        "retention.accounting": "10",
        "retention.tax": "6",
        "sepa.structured_address": "interdites",
    }


def test_local_periods_of_the_dossier_take_over_and_leave_the_shipped_ones() -> None:
    local = LocalRate(
        series="smic.hourly", valid_from=date(2026, 1, 1), value="9.33", source="décret, Mayotte"
    )
    mine = load_rates([local]).smic
    assert [mine.on(day).value for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1))] == [
        "11.88",
        "9.33",
        "12.31",
    ]
    assert mine.on(date(2026, 1, 1)).local
    assert mine.on(date(2026, 1, 1)).source == "décret, Mayotte"
    assert load_rates().smic.on(date(2026, 1, 1)).value == "12.02"
