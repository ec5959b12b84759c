"""What time it is."""

from datetime import UTC, date, datetime

from engagement_desktop.domain.clock import FixedClock, SystemClock


def test_the_clock_of_the_workstation_tells_its_day_and_the_instant_in_utc() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert abs((clock.today() - clock.now().date()).days) <= 1


def test_a_fixed_clock_stands_still() -> None:
    clock = FixedClock(datetime(2026, 11, 21, 10, 30, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 21)
