"""The one place that knows what time it is; tests and the demo replace it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

_PARIS = "Europe/Paris"


def minute_of(now: datetime) -> int:
    """The hour that clocks show in France at that instant, in whole minutes since midnight."""
    there = now.astimezone(ZoneInfo(_PARIS))
    return there.hour * 60 + there.minute


def day_of(now: datetime) -> date:
    """The day it is in France at that instant."""
    return now.astimezone(ZoneInfo(_PARIS)).date()


class Clock(Protocol):
    """Tells the civil day of the workstation and the instant in UTC."""

    def today(self) -> date: ...

    def now(self) -> datetime: ...


class SystemClock:
    """The workstation's own clock."""

    def today(self) -> date:
        return datetime.now().astimezone().date()

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: deterministic demo, tests."""

    instant: datetime

    def today(self) -> date:
        return self.instant.date()

    def now(self) -> datetime:
        return self.instant
