"""Exercises: the year that a report tells, civil unless the structure says otherwise."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from engagement_desktop.domain.errors import DomainError

_DECEMBER = 12
_EARLIEST, _LATEST = 1, 9998


def add_months(day: date, months: int) -> date:
    """The same day some months later (or earlier, below 0), or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, _DECEMBER)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28."""
    return add_months(day, years * _DECEMBER)


@dataclass(frozen=True, order=True, slots=True)
class Exercise:
    """An accounting year: first and last day, both included."""

    start: date
    end: date

    @classmethod
    def starting_in(cls, year: int, first_month: int = 1) -> Exercise:
        """The exercise whose first day falls in `year`.

        Raises:
            DomainError: no calendar holds such a year.
        """
        if not _EARLIEST <= year <= _LATEST:
            raise DomainError(
                f"L’année {year} n’est pas celle d’un exercice. Rien n’a été fait. "
                "Donnez une année à quatre chiffres.",
                "annee",
            )
        return cls(date(year, first_month, 1), date(year + 1, first_month, 1) - timedelta(days=1))

    @classmethod
    def holding(cls, day: date, first_month: int = 1) -> Exercise:
        """The exercise that holds that day."""
        return cls.starting_in(day.year if day.month >= first_month else day.year - 1, first_month)

    @property
    def year(self) -> int:
        return self.start.year

    @property
    def label(self) -> str:
        return (
            str(self.start.year) if self.end.year == self.start.year else f"{self.start.year}-{self.end.year}"
        )

    def months(self) -> tuple[date, ...]:
        """The first days of its twelve months."""
        first = self.start
        return tuple(
            date(first.year + (first.month + i - 1) // _DECEMBER, (first.month + i - 1) % _DECEMBER + 1, 1)
            for i in range(_DECEMBER)
        )

    def previous(self) -> Exercise:
        return Exercise.starting_in(self.start.year - 1, self.start.month)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end
