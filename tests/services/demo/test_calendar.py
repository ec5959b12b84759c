"""Days of the demo: nobody meets on a holiday or twice a day; seats are held one after another."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.services.demo.calendar import Span, is_quiet, is_workday, meeting_days
from engagement_desktop.services.demo.seating import seat_terms

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
SEEDS = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("day", "quiet"),
    [
        (date(2026, 5, 1), True),
        (date(2026, 7, 14), True),
        (date(2026, 11, 11), True),
        (date(2026, 8, 1), True),
        (date(2026, 8, 31), True),
        (date(2026, 9, 1), False),
        (date(2026, 12, 21), False),
        (date(2026, 12, 22), True),
        (date(2027, 1, 3), True),
        (date(2027, 1, 4), False),
        (date(2028, 2, 29), False),
    ],
)
def test_holidays_august_and_the_end_of_the_year_are_quiet(day: date, *, quiet: bool) -> None:
    assert is_quiet(day) is quiet


@given(DAYS)
def test_a_working_day_is_neither_quiet_nor_of_a_weekend(day: date) -> None:
    assert is_workday(day) is (day.isoweekday() <= 5 and not is_quiet(day))


@given(DAYS)
def test_the_span_holds_two_whole_years_and_the_one_that_runs(day: date) -> None:
    span = Span.until(day)
    assert (span.first.month, span.first.day, span.first.year) == (1, 1, day.year - 2)
    assert span.yesterday < span.today < span.ahead
    assert span.first + timedelta(days=span.past_days) == day


@given(DAYS, SEEDS)
def test_a_past_working_day_is_before_today(day: date, seed: int) -> None:
    span = Span.until(day)
    drawn = span.past_workday(Random(seed))
    assert span.first <= drawn < day
    assert is_workday(drawn)


@given(DAYS, SEEDS, st.integers(0, 4), st.integers(1, 24))
def test_a_committee_meets_on_its_weekday_never_today_and_never_twice_a_day(
    day: date, seed: int, weekday: int, many: int
) -> None:
    days = meeting_days(Random(seed), Span.until(day), weekday, many)
    assert len(days) == many
    assert {one.weekday() for one in days} == {weekday}
    assert not any(is_quiet(one) or one == day for one in days)
    assert all(first < second for first, second in pairwise(days))


@given(DAYS, SEEDS, st.integers(4, 30))
def test_each_seat_is_held_by_one_person_at_a_time_and_the_four_first_stay(
    day: date, seed: int, seats: int
) -> None:
    span = Span.until(day)
    held = seat_terms(Random(seed), span, seats)
    assert len(held) == seats
    assert all(term.steady for terms in held[:4] for term in terms)
    for terms in held:
        assert all(term.ended_on is None or term.started_on <= term.ended_on for term in terms)
        for first, second in pairwise(terms):
            assert first.ended_on is not None
            assert first.ended_on < second.started_on


@given(DAYS, SEEDS, st.integers(8, 30))
def test_a_committee_always_shows_a_seat_empty_today_and_one_that_soon_will_be(
    day: date, seed: int, seats: int
) -> None:
    held = seat_terms(Random(seed), Span.until(day), seats)
    ends = [terms[-1].ended_on for terms in held]
    assert any(end is not None and end < day for end in ends)
    assert any(end is not None and day < end < day + timedelta(days=90) for end in ends)
