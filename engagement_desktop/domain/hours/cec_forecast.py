"""At this pace, on 31 December: the hours of a year that is not over, drawn out to its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from engagement_desktop.domain.hours.cec import AssociationHours, CecDecision, CecParameters, decide

LEAST_DAYS = 31
"""Before then a pace says nothing."""


@dataclass(frozen=True, slots=True)
class CecForecast:
    """What the year would hold on its last day if every day to come gave as much as those passed."""

    until: date
    days: int
    decision: CecDecision


def at_this_pace(minutes: int, day: date) -> int:
    """Minutes given by that day, drawn out to 31 December: whole minutes, none rounded up."""
    return minutes * _length(day.year) // _passed(day)


def forecast(
    hours: Sequence[AssociationHours], born_on: date | None, parameters: CecParameters, today: date
) -> CecForecast | None:
    """None when the year is over, not begun, or too young."""
    if today.year != parameters.year or _passed(today) < LEAST_DAYS:
        return None
    drawn_out = [
        replace(
            one,
            total_minutes=at_this_pace(one.total_minutes, today),
            eligible_minutes=at_this_pace(one.eligible_minutes, today),
        )
        for one in hours
    ]
    decision = decide(parameters.year, drawn_out, born_on, parameters)
    return CecForecast(date(today.year, 12, 31), _passed(today), decision)


def _passed(day: date) -> int:
    return (day - date(day.year, 1, 1)).days + 1


def _length(year: int) -> int:
    return _passed(date(year, 12, 31))
