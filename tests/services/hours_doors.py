"""The doors of entry: hours typed by hand, their grids, the activities that they say."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.hours.activities_drafts import ActivityDraft
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.entries_rows import HoursGrouping
from engagement_desktop.domain.hours.entry_drafts import HoursDraft, HoursTask
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

NEEDS = "hours"
W = Permission.HOURS_WRITE
DAY = date(2026, 11, 12)
LINE = HoursDraft(person_id=1, done_on=DAY, minutes=90, activity="Accueil")
OWN = ActivityDraft(family=MissionFamily.PEERS, label="Marche du jeudi")


def prepare(build: Builder) -> None:
    """A person who gave an hour, and an activity of the structure's own."""
    own = build.structure()
    build.hours(build.person(), own, date(2026, 10, 8))


def _drop_activity(world: Any) -> None:
    activities = world.application.activities
    activities.delete(activities.save(OWN) if world.application.workspace.may(W) else 1)


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "hours_writing.save": (lambda w: w.application.hours_writing.save(LINE), W, NEEDS),
        "hours_writing.save_many": (lambda w: w.application.hours_writing.save_many((LINE,)), W, NEEDS),
        "hours_writing.delete": (lambda w: w.application.hours_writing.delete((1,)), W, NEEDS),
        "hours_sheets.month": (lambda w: w.application.hours_sheets.month(DAY, (), HoursTask()), W, NEEDS),
        "hours_sheets.day": (lambda w: w.application.hours_sheets.day(DAY, (), (HoursTask(),)), W, NEEDS),
        "hours_sheets.lines": (lambda w: w.application.hours_sheets.lines(), W, NEEDS),
        "activities.save": (lambda w: w.application.activities.save(OWN), W, ""),
        "activities.hide": (
            lambda w: w.application.activities.hide(MissionFamily.REPRESENTATION, "Plaidoyer", hidden=True),
            W,
            "",
        ),
        "activities.delete": (_drop_activity, W, ""),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "hours.grouped": (ListQuery(), HoursGrouping.PERSON),
        "hours_writing.blank": (),
        "hours_writing.draft": (1,),
        "hours_writing.check": ((),),
        "hours_writing.refuse_day": (DAY,),
        "hours_grids.month": (DAY,),
        "hours_grids.day": (DAY,),
        "hours_grids.week": (1, DAY),
        "hours_grids.people": ((1,),),
        "hours_grids.task": (HoursTask(),),
        "hours_grids.copy_month": (DAY, DAY, HoursTask(), (1,)),
        "activities.offered": (),
        "activities.rows": (),
        "activities.blank": (),
        "activities.draft": (1,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "hours_writing.save": ({"hours_entry"}, 1),
        "hours_writing.save_many": ({"hours_entry"}, 1),
        "hours_writing.delete": ({"hours_entry", "bin_entry"}, 1),
        "hours_sheets.month": (set(), 0),
        "hours_sheets.day": (set(), 0),
        "hours_sheets.lines": (set(), 0),
        "activities.save": ({"activity"}, 1),
        "activities.hide": ({"activity"}, 1),
        "activities.delete": ({"activity"}, 2),
    }
)
