"""Working days of the invented country: no weekend, no public holiday, a quiet August and end of year."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_SATURDAY = 5
_AUGUST, _DECEMBER, _JANUARY = 8, 12, 1
_QUIET_FROM, _QUIET_TO = 22, 3
_HOLIDAYS = frozenset({(5, 1), (5, 8), (7, 14), (11, 1), (11, 11)})
_AHEAD = 100


@dataclass(frozen=True, slots=True)
class Span:
    """Two full past years and the current one up to today; meetings are planned up to `ahead`."""

    first: date
    today: date

    @classmethod
    def until(cls, today: date) -> "Span":
        return cls(date(today.year - 2, 1, 1), today)

    @property
    def ahead(self) -> date:
        return self.today + timedelta(days=_AHEAD)

    @property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    @property
    def past_days(self) -> int:
        return (self.today - self.first).days

    def past_workday(self, rng: Random) -> date:
        """A working day of the span, before today."""
        while True:
            day = self.first + timedelta(days=rng.randrange(self.past_days))
            if is_workday(day):
                return day


def is_workday(day: date) -> bool:
    return day.weekday() < _SATURDAY and not is_quiet(day)


def is_quiet(day: date) -> bool:
    """Holidays and the weeks when nobody meets."""
    end_of_year = (day.month == _DECEMBER and day.day >= _QUIET_FROM) or (
        day.month == _JANUARY and day.day <= _QUIET_TO
    )
    return day.month == _AUGUST or end_of_year or (day.month, day.day) in _HOLIDAYS


def meeting_days(rng: Random, span: Span, weekday: int, count: int) -> list[date]:
    """So many days on one weekday, evenly spread with some play, never today."""
    length = (span.ahead - span.first).days
    days: list[date] = []
    for at in range(count):
        ideal = span.first + timedelta(days=length * at // count + rng.randrange(3, 17))
        day = ideal + timedelta(days=(weekday - ideal.weekday()) % 7)
        while is_quiet(day) or day == span.today or (days and day <= days[-1]):
            day += timedelta(days=7)
        days.append(day)
    return days
