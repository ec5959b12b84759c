"""Which exercises hold something, and which one a list is asked for."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import exists, func, or_, select, union_all
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ExpenseLine
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.storage.reports.spans import within

DATED = (Meeting.held_on, HoursEntry.done_on, ExpenseLine.spent_on)
FILTER = "exercise"


def first_month(session: Session) -> int:
    """The month in which the exercises of the dossier's own structure begin."""
    found = session.execute(
        select(Structure.exercise_first_month)
        .where(Structure.link == StructureLink.OWN)
        .order_by(Structure.id)
        .limit(1)
    ).scalar_one_or_none()
    return found or 1


def asked(session: Session, filters: Mapping[str, str]) -> Exercise | None:
    """The exercise that a list is narrowed to, by the year in which it starts; None when it is not."""
    year = filters.get(FILTER)
    return None if year is None else Exercise.starting_in(int(year), first_month(session))


def exercises_held(session: Session) -> tuple[Exercise, ...]:
    """The exercises that hold a meeting, an hour or a cost, oldest first."""
    ends = _first_and_last_day(session)
    if ends is None:
        return ()
    month = first_month(session)
    years = range(Exercise.holding(ends[0], month).year, Exercise.holding(ends[1], month).year + 1)
    candidates = (Exercise.starting_in(year, month) for year in years)
    return tuple(exercise for exercise in candidates if holds_something(session, exercise))


def exercises_to_choose(session: Session, today: date) -> tuple[Exercise, ...]:
    """The same, with the one that holds today always among them."""
    current = Exercise.holding(today, first_month(session))
    return tuple(sorted({*exercises_held(session), current}))


def holds_something(session: Session, exercise: Exercise) -> bool:
    """A meeting, an hour or a cost is dated in the exercise."""
    inside = (exists(select(day).where(within(day, exercise))) for day in DATED)
    return bool(session.execute(select(or_(*inside))).scalar_one())


def _first_and_last_day(session: Session) -> tuple[date, date] | None:
    ends = union_all(*(select(func.min(day).label("low"), func.max(day).label("high")) for day in DATED))
    both = ends.subquery()
    low, high = session.execute(select(func.min(both.c.low), func.max(both.c.high))).one()
    return None if low is None else (low, high)
