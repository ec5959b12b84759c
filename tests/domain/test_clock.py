"""What time it is."""

from datetime import UTC, date, datetime

from engagement_desktop.domain.clock import FixedClock, SystemClock, day_of, minute_of


def test_the_clock_of_the_workstation_tells_its_day_and_the_instant_in_utc() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert abs((clock.today() - clock.now().date()).days) <= 1


def test_a_fixed_clock_stands_still() -> None:
    clock = FixedClock(datetime(2026, 11, 21, 10, 30, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 21)


def test_the_hour_is_that_of_clocks_in_france_summer_and_winter() -> None:
    assert minute_of(datetime(2026, 11, 21, 17, 2, tzinfo=UTC)) == 18 * 60 + 2
    assert minute_of(datetime(2026, 7, 21, 17, 2, tzinfo=UTC)) == 19 * 60 + 2


def test_the_day_turns_at_midnight_in_france() -> None:
    assert day_of(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == date(2026, 11, 22)
    assert day_of(datetime(2026, 11, 21, 22, 59, tzinfo=UTC)) == date(2026, 11, 21)
