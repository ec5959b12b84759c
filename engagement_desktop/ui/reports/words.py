"""What the report page says beside its figures: changes, and one sentence under a drawing."""

from dataclasses import dataclass

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.reports.yearly_rows import YearlyFigures
from engagement_desktop.french.formats import (
    count,
    duration,
    enumerated,
    integer,
    money,
    month,
    percent,
    period,
)
from engagement_desktop.french.typography import MINUS


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A figure as written, and what changed since the exercise compared."""

    value: str
    change: str = ""
    up: bool | None = None


def exercise_words(exercise: Exercise) -> str:
    """« Du 1er janvier au 31 décembre 2025 »."""
    said = period(exercise.start, exercise.end)
    return said[:1].upper() + said[1:]


def engaged(now: YearlyFigures, before: YearlyFigures | None) -> FigureWords:
    return _whole(now.engaged, before.engaged if before else None)


def held(now: YearlyFigures, before: YearlyFigures | None) -> FigureWords:
    return _whole(now.meetings.held, before.meetings.held if before else None)


def presence(now: YearlyFigures, before: YearlyFigures | None) -> FigureWords:
    """The share of those expected who came; its change in points."""
    value = percent(now.meetings.attended, now.meetings.expected)
    if before is None or not before.meetings.expected or not now.meetings.expected:
        return FigureWords(value)
    points = _hundredths(now) - _hundredths(before)
    return _changed(value, points, count(abs(points), "point"))


def volunteered(now: YearlyFigures, before: YearlyFigures | None) -> FigureWords:
    value = duration(now.hours.volunteer_minutes)
    if before is None:
        return FigureWords(value)
    more = now.hours.volunteer_minutes - before.hours.volunteer_minutes
    return _changed(value, more, duration(abs(more)))


def reimbursed(now: YearlyFigures, before: YearlyFigures | None) -> FigureWords:
    status = ClaimStatus.REIMBURSED
    return _amount(now.expenses.by_status[status], before.expenses.by_status[status] if before else None)


def busiest_month(figures: YearlyFigures) -> str:
    """The month with the most hours, and the months without any."""
    minutes = figures.hours.by_month
    if not any(minutes):
        return ""
    months = figures.exercise.months()
    at = minutes.index(max(minutes))
    first = f"Le mois le plus chargé est {month(months[at])}, avec {duration(minutes[at])}."
    empty = [month(day) for day, given in zip(months, minutes, strict=True) if not given]
    return f"{first} Aucune heure en {enumerated(empty)}." if empty else first


def _whole(now: int, before: int | None) -> FigureWords:
    if before is None:
        return FigureWords(integer(now))
    return _changed(integer(now), now - before, integer(abs(now - before)))


def _amount(now: Money, before: Money | None) -> FigureWords:
    if before is None:
        return FigureWords(money(now))
    more = now - before
    return _changed(money(now), more.cents, money(Money(abs(more.cents))))


def _changed(value: str, more: int, size: str) -> FigureWords:
    if not more:
        return FigureWords(value, "sans changement")
    sign = "+" if more > 0 else MINUS
    return FigureWords(value, f"{sign}{size}", more > 0)


def _hundredths(figures: YearlyFigures) -> int:
    whole = figures.meetings.expected
    return (200 * figures.meetings.attended + whole) // (2 * whole)
