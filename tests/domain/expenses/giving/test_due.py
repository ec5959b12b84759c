"""Until when gifts are declared: working days after 1 May, or three months after the closing."""

from datetime import date

import pytest

from engagement_desktop.domain.expenses.giving.due import declaration_due, easter
from engagement_desktop.domain.periods import Exercise


@pytest.mark.parametrize(
    ("year", "due"),
    [
        (2023, date(2024, 5, 3)),
        (2024, date(2025, 5, 5)),
        (2025, date(2026, 5, 5)),
        (2026, date(2027, 5, 4)),
        (2034, date(2035, 5, 4)),  # 3 May 2035 is Ascension day
    ],
)
def test_a_civil_year_is_declared_on_the_second_working_day_after_the_first_of_may(
    year: int, due: date
) -> None:
    assert declaration_due(Exercise.starting_in(year)) == due


@pytest.mark.parametrize(
    ("first_month", "due"), [(7, date(2026, 9, 30)), (9, date(2026, 11, 30)), (3, date(2026, 5, 31))]
)
def test_another_exercise_is_declared_within_three_months(first_month: int, due: date) -> None:
    assert declaration_due(Exercise.starting_in(2025, first_month)) == due


@pytest.mark.parametrize(
    "day", [date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)]
)
def test_easter_is_where_the_calendar_has_it(day: date) -> None:
    assert easter(day.year) == day
