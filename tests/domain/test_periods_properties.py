"""Exercises and months, whatever the day and the first month: no day lost, none in two."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.expenses.giving.due import declaration_due, easter
from engagement_desktop.domain.periods import Exercise, add_months, add_years

DAYS = some.dates(date(1950, 1, 1), date(2150, 12, 31))
MONTHS = some.integers(1, 12)
ONE = timedelta(days=1)


@given(DAYS, MONTHS)
def test_every_day_is_in_the_one_exercise_that_holds_it(day: date, month: int) -> None:
    exercise = Exercise.holding(day, month)
    assert day in exercise
    assert day not in exercise.previous()
    assert (exercise.start.day, exercise.start.month) == (1, month)
    assert exercise == Exercise.starting_in(exercise.year, month)


@given(DAYS, MONTHS)
def test_exercises_touch_without_a_gap(day: date, month: int) -> None:
    exercise = Exercise.holding(day, month)
    following = Exercise.holding(exercise.end + ONE, month)
    assert following.start == exercise.end + ONE
    assert following.previous() == exercise
    assert exercise.end - exercise.start in (timedelta(days=364), timedelta(days=365))
    assert exercise < following


@given(DAYS, MONTHS)
def test_an_exercise_has_twelve_months_in_order(day: date, month: int) -> None:
    exercise = Exercise.holding(day, month)
    months = exercise.months()
    assert len(set(months)) == 12
    assert list(months) == sorted(months)
    assert all(one in exercise and one.day == 1 for one in months)
    assert day.replace(day=1) in months


@given(DAYS, MONTHS)
def test_a_label_names_both_years_only_when_there_are_two(day: date, month: int) -> None:
    exercise = Exercise.holding(day, month)
    years = dict.fromkeys((exercise.start.year, exercise.end.year))
    assert exercise.label == "-".join(map(str, years))
    assert ("-" in exercise.label) is (month != 1)


@given(DAYS, some.integers(-600, 600))
def test_some_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + ONE).day == 1)


@given(DAYS, some.integers(-40, 40))
def test_some_years_later_only_a_leap_day_moves(day: date, years: int) -> None:
    later = add_years(day, years)
    assert later.year == day.year + years
    same = (later.month, later.day) == (day.month, day.day)
    assert same or ((day.month, day.day) == (2, 29) and (later.month, later.day) == (2, 28))


@given(some.integers(1900, 2299))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(some.integers(2000, 2150), MONTHS)
def test_a_declaration_is_due_after_the_exercise_and_within_five_months(year: int, month: int) -> None:
    exercise = Exercise.starting_in(year, month)
    due = declaration_due(exercise)
    assert exercise.end < due <= add_months(exercise.end, 5)
    if month == 1:
        assert due.weekday() < 5
        assert date(year + 1, 5, 3) <= due <= date(year + 1, 5, 9)
    else:
        assert due + ONE == add_months(exercise.end + ONE, 3)
