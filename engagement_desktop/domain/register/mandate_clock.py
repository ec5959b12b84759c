"""How near the end of a mandate is, on a day."""

from datetime import date
from enum import StrEnum

from engagement_desktop.domain.register.people_rows import RENEW_WITHIN_DAYS

URGENT_WITHIN_DAYS = 30


class MandateClock(StrEnum):
    """Where a mandate stands: to come, running, ending within 90 then 30 days, over."""

    TO_COME = "to_come"
    RUNNING = "running"
    TO_RENEW = "to_renew"
    URGENT = "urgent"
    OVER = "over"


def clock_of(started_on: date, ended_on: date | None, day: date) -> MandateClock:
    """The clock on `day`; `ended_on` is the last day in office, None for an open end."""
    if started_on > day:
        return MandateClock.TO_COME
    left = days_left(ended_on, day)
    if left is None or left > RENEW_WITHIN_DAYS:
        return MandateClock.RUNNING
    if left < 0:
        return MandateClock.OVER
    return MandateClock.URGENT if left <= URGENT_WITHIN_DAYS else MandateClock.TO_RENEW


def days_left(ended_on: date | None, day: date) -> int | None:
    """Days from `day` to the last one in office; below 0 when it is over, None for an open end."""
    return None if ended_on is None else (ended_on - day).days
