"""Which rows a yearly figure counts: dates inside an exercise, hours that are validated."""

from datetime import date

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import InstrumentedAttribute

from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, HoursState, TimeKind
from engagement_desktop.domain.periods import Exercise


def within(day: InstrumentedAttribute[date], exercise: Exercise) -> ColumnElement[bool]:
    """Dated in the exercise, both ends included."""
    return day.between(exercise.start, exercise.end)


def counted_hours(exercise: Exercise, *, travel_counts: bool) -> ColumnElement[bool]:
    """Hours that enter the figures: validated, and travel only if the structure's written rule says so."""
    validated = and_(within(HoursEntry.done_on, exercise), HoursEntry.state == HoursState.VALIDATED)
    return validated if travel_counts else and_(validated, HoursEntry.kind != TimeKind.TRAVEL)


def volunteered(exercise: Exercise, *, travel_counts: bool) -> ColumnElement[bool]:
    """Counted hours that were given, neither indemnified nor paid."""
    return and_(
        counted_hours(exercise, travel_counts=travel_counts), HoursEntry.nature == HoursNature.VOLUNTEER
    )
