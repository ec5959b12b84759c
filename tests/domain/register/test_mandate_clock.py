"""The clock of a mandate: 90 days, then 30, then over."""

from datetime import date

import pytest

from engagement_desktop.domain.register.mandate_clock import MandateClock, clock_of, days_left

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("ended_on", "left", "clock"),
    [
        (None, None, MandateClock.RUNNING),
        (date(2027, 2, 21), 91, MandateClock.RUNNING),
        (date(2027, 2, 20), 90, MandateClock.TO_RENEW),
        (date(2026, 12, 23), 31, MandateClock.TO_RENEW),
        (date(2026, 12, 22), 30, MandateClock.URGENT),
        (date(2026, 11, 22), 0, MandateClock.URGENT),
        (date(2026, 11, 21), -1, MandateClock.OVER),
    ],
)
def test_the_clock_warns_at_ninety_then_thirty_days(
    ended_on: date | None, left: int | None, clock: MandateClock
) -> None:
    assert days_left(ended_on, DAY) == left
    assert clock_of(date(2024, 1, 1), ended_on, DAY) is clock


def test_a_mandate_that_has_not_begun_is_to_come_even_a_short_one() -> None:
    assert clock_of(date(2026, 11, 23), date(2026, 11, 30), DAY) is MandateClock.TO_COME
