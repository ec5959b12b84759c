"""Grids of hours: who or what on each line, which day or which task in each column, what was given."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.hours.entry_drafts import HoursTask

_WEEK = 7


@dataclass(frozen=True, slots=True)
class GridPerson:
    """One person of a grid."""

    id: int
    last_name: str
    first_name: str

    @property
    def name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenHours:
    """One entry as a grid reads it."""

    id: int
    version: int
    person_id: int
    done_on: date
    minutes: int
    task: HoursTask
    state: HoursState = HoursState.TO_VALIDATE
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class GridSpot:
    """Where a cell stands: whose, which day, which task (its key)."""

    person_id: int
    day: date
    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursGrid:
    """What a grid begins on: its people, the entries of its days, the days that take none."""

    people: tuple[GridPerson, ...] = ()
    given: tuple[GivenHours, ...] = ()
    tasks: tuple[HoursTask, ...] = ()
    closed: frozenset[date] = frozenset()
    today: date = date.min


def by_spot(given: Iterable[GivenHours]) -> Mapping[GridSpot, tuple[GivenHours, ...]]:
    """The entries of each cell, in the order of their ids."""
    found: defaultdict[GridSpot, list[GivenHours]] = defaultdict(list)
    for one in sorted(given, key=lambda one: one.id):
        found[GridSpot(one.person_id, one.done_on, one.task.key)].append(one)
    return {spot: tuple(ones) for spot, ones in found.items()}


def days_of_month(first: date) -> tuple[date, ...]:
    """Every day of the month of that day."""
    return tuple(first.replace(day=number) for number in range(1, monthrange(first.year, first.month)[1] + 1))


def month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def days_of_week(day: date) -> tuple[date, ...]:
    """Monday to Sunday."""
    first = monday_of(day)
    return tuple(first + timedelta(days=number) for number in range(_WEEK))


def same_rank(day: date, month: date) -> date | None:
    """The same day of the week, of the same rank, in another month: the second Tuesday; None if it lacks."""
    rank, weekday = (day.day - 1) // _WEEK, day.weekday()
    first = month.replace(day=1)
    found = first + timedelta(days=(weekday - first.weekday()) % _WEEK + rank * _WEEK)
    return found if found.month == first.month else None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table of a sheet to fill by hand: its caption, its heads, the words already there."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HoursSheetFacts:
    """A sheet to fill by hand, in the order of the screen on which it is typed then."""

    title: str
    structure: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[SheetTable, ...]
    note: str = ""


def weeks_of(days: Sequence[date]) -> tuple[tuple[date, ...], ...]:
    """Days grouped by week, in their order."""
    weeks: dict[date, list[date]] = {}
    for day in days:
        weeks.setdefault(monday_of(day), []).append(day)
    return tuple(tuple(week) for week in weeks.values())
