"""Exercises, and days some months away."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.periods import Exercise, add_months, add_years


def test_an_exercise_is_the_civil_year_unless_it_starts_in_another_month() -> None:
    civil = Exercise.starting_in(2025)
    assert (civil.start, civil.end, civil.label, civil.year) == (
        date(2025, 1, 1),
        date(2025, 12, 31),
        "2025",
        2025,
    )
    school = Exercise.starting_in(2025, 9)
    assert (school.start, school.end, school.label) == (date(2025, 9, 1), date(2026, 8, 31), "2025-2026")


@pytest.mark.parametrize("year", [-5, 0, 9999, 99999])
def test_a_year_that_no_calendar_holds_is_refused(year: int) -> None:
    with pytest.raises(DomainError, match="quatre chiffres") as refusal:
        Exercise.starting_in(year)
    assert refusal.value.field == "annee"


@pytest.mark.parametrize(
    ("day", "first_month", "year"),
    [
        (date(2025, 12, 31), 1, 2025),
        (date(2025, 8, 31), 9, 2024),
        (date(2025, 9, 1), 9, 2025),
    ],
)
def test_a_day_belongs_to_one_exercise(day: date, first_month: int, year: int) -> None:
    exercise = Exercise.holding(day, first_month)
    assert exercise.year == year
    assert day in exercise
    assert day not in exercise.previous()


def test_an_exercise_has_twelve_months_in_its_order() -> None:
    months = Exercise.starting_in(2025, 9).months()
    assert months[0] == date(2025, 9, 1)
    assert months[4] == date(2026, 1, 1)
    assert months[-1] == date(2026, 8, 1)
    assert len(months) == 12


@pytest.mark.parametrize(
    ("day", "months", "reached"),
    [
        (date(2024, 3, 15), 24, date(2026, 3, 15)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 2, 28), -2, date(2025, 12, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
    ],
)
def test_months_later_a_missing_day_is_the_last_of_its_month(day: date, months: int, reached: date) -> None:
    assert add_months(day, months) == reached


def test_a_year_after_29_february_is_28_february() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
