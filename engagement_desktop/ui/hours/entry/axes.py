"""The lines and columns of a grid of hours: people, days, tasks, each with its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.hours.entries import TimeKind
from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.week import GridPerson
from engagement_desktop.french.activity_texts import mission_words
from engagement_desktop.french.formats import day_and_date
from engagement_desktop.french.labels import badge, label

_INITIALS = "LMMJVSD"
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One line or one column: its words, what it is called aloud, and what it says of a cell."""

    label: str
    aloud: str
    person_id: int | None = None
    day: date | None = None
    task: HoursTask | None = None
    is_everybody: bool = False

    @property
    def is_quiet(self) -> bool:
        """A day on which few people work."""
        return self.day is not None and self.day.weekday() >= _SATURDAY


EVERYBODY = Axis(label="Tout le monde", aloud="Tout le monde", is_everybody=True)
"""What is typed in this line goes to all those under it who have nothing yet."""


def people_axes(people: Iterable[GridPerson]) -> tuple[Axis, ...]:
    """Everybody, then one line a person."""
    return (EVERYBODY, *(Axis(label=one.name, aloud=one.name, person_id=one.id) for one in people))


def day_axes(days: Iterable[date], *, with_words: bool = False) -> tuple[Axis, ...]:
    """« L 2 » in a month, « Lun. 2 » in a week."""
    return tuple(
        Axis(
            label=_week_words(day) if with_words else f"{_INITIALS[day.weekday()]}\u00a0{day.day}",
            aloud=day_and_date(day),
            day=day,
        )
        for day in days
    )


def task_axes(tasks: Iterable[HoursTask]) -> tuple[Axis, ...]:
    """An activity, else its family; what is no session says it."""
    return tuple(
        Axis(label=_task_words(task), aloud=f"{badge(task.family)}, {_task_words(task)}", task=task)
        for task in tasks
    )


def _task_words(task: HoursTask) -> str:
    words = mission_words(task.family, task.activity)
    return words if task.kind is TimeKind.SESSION else f"{words}, {label(task.kind)}"


def _week_words(day: date) -> str:
    """« Lun. 2 »."""
    return f"{day_and_date(day)[:3].capitalize()}.\u00a0{day.day}"
