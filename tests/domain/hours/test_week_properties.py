"""Days of grids, whatever the day: whole weeks, whole months, the same rank in another month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.months import last_day_of, month_of
from engagement_desktop.domain.hours.papers_drafts import year_days
from engagement_desktop.domain.hours.validation_rules import EntryCorrection, correction_of
from engagement_desktop.domain.hours.week import (
    days_of_month,
    days_of_week,
    monday_of,
    month_after,
    month_before,
    same_rank,
    weeks_of,
)

DAYS = some.dates(date(1950, 1, 1), date(2150, 12, 31))
ONE = timedelta(days=1)


@given(DAYS)
def test_a_week_is_seven_days_from_monday_and_holds_its_day(day: date) -> None:
    week = days_of_week(day)
    assert len(week) == 7
    assert day in week
    assert [one.weekday() for one in week] == list(range(7))
    assert {monday_of(one) for one in week} == {week[0]}


@given(DAYS)
def test_a_month_has_all_its_days_and_no_other(day: date) -> None:
    days = days_of_month(day)
    assert day in days
    assert {(one.year, one.month) for one in days} == {(day.year, day.month)}
    assert (days[0] - ONE).month != day.month
    assert (days[-1] + ONE).month != day.month
    assert (days[0], days[-1]) == (month_of(day), last_day_of(day.replace(day=1)))


@given(DAYS)
def test_the_months_around_touch(day: date) -> None:
    first = day.replace(day=1)
    assert month_before(day) == days_of_month(first - ONE)[0]
    assert month_after(day) == days_of_month(day)[-1] + ONE
    assert month_before(month_after(day)) == month_after(month_before(day)) == first


@given(DAYS)
def test_weeks_part_the_days_of_a_month_in_order(day: date) -> None:
    days = days_of_month(day)
    weeks = weeks_of(days)
    assert tuple(one for week in weeks for one in week) == days
    assert all(len({monday_of(one) for one in week}) == 1 for week in weeks)
    assert 4 <= len(weeks) <= 6


@given(DAYS, DAYS)
def test_the_same_rank_is_the_same_weekday_of_the_same_week_of_the_month(day: date, month: date) -> None:
    found = same_rank(day, month)
    alike = [one for one in days_of_month(month) if one.weekday() == day.weekday()]
    rank = [one for one in days_of_month(day) if one.weekday() == day.weekday()].index(day)
    assert found == (alike[rank] if rank < len(alike) else None)


@given(some.integers(-50, 1500), some.integers(-50, 1500), some.integers(0, 1500))
def test_a_correction_brings_the_day_to_what_is_right(counted: int, right: int, besides: int) -> None:
    asked = EntryCorrection(counted, right, " Erreur  de saisie ", day=counted + besides)
    if right < 0 or right == counted or right + besides > 24 * 60:
        with pytest.raises(DomainError) as refusal:
            correction_of(asked)
        assert refusal.value.field == "minutes"
        return
    difference, reason = correction_of(asked)
    assert counted + difference == right
    assert reason == "Correction\u00a0: Erreur de saisie"


def test_a_correction_gives_its_reason() -> None:
    with pytest.raises(DomainError) as refusal:
        correction_of(EntryCorrection(60, 30, " \n "))
    assert refusal.value.field == "reason"


@given(some.integers(1900, 2150), DAYS)
def test_a_civil_year_ends_with_today_while_it_runs(year: int, today: date) -> None:
    if year > today.year:
        with pytest.raises(DomainError):
            year_days(year, today)
        return
    first, last = year_days(year, today)
    assert first == date(year, 1, 1)
    assert last == (today if year == today.year else date(year, 12, 31))
