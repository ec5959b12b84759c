"""The doors of validation and locks: hours validated or given back, months, statements."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.hours.locks import ClosedMonth, HoursExport
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder
from tests.conftest import NOW

P = Permission
NEEDS = "hour_locks"
OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 1)
LAST = date(2026, 10, 31)


def prepare(build: Builder) -> None:
    """Validated hours in October, some that wait in November, September closed, August exported."""
    own, person = build.structure(), build.person()
    build.hours(person, own, date(2026, 10, 8))
    build.hours(person, own, date(2026, 11, 12), state=HoursState.TO_VALIDATE)
    build.session.add(ClosedMonth(first_day=SEPTEMBER, closed_on=date(2026, 10, 3), account_id=1))
    left = HoursExport(
        made_at=NOW, first_day=date(2026, 8, 1), last_day=date(2026, 8, 31), said="Août", account_id=1
    )
    build.session.add(left)
    build.session.flush()
    build.hours(person, own, date(2026, 8, 20), 90, export_id=left.id)


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "validation.validate": (lambda w: w.application.validation.validate([2]), P.HOURS_VALIDATE, NEEDS),
        "validation.give_back": (
            lambda w: w.application.validation.give_back([2], "Durée à vérifier"),
            P.HOURS_VALIDATE,
            NEEDS,
        ),
        "months.close": (lambda w: w.application.months.close(OCTOBER), P.HOURS_CLOSE, NEEDS),
        "months.reopen": (lambda w: w.application.months.reopen(SEPTEMBER, "Oubli"), P.HOURS_CLOSE, NEEDS),
        "hours_exports.make": (
            lambda w: w.application.hours_exports.make(OCTOBER, LAST, w.file("heures.csv")),
            P.HOURS_CLOSE,
            NEEDS,
        ),
        "hours_exports.make_again": (
            lambda w: w.application.hours_exports.make_again(1, w.file("encore.csv")),
            P.HOURS_CLOSE,
            NEEDS,
        ),
        "hours_exports.correct": (
            lambda w: w.application.hours_exports.correct(3, 60, "Pause comptée"),
            P.HOURS_WRITE,
            NEEDS,
        ),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "validation.decision": (1,),
        "months.months": (),
        "hours_exports.statements": (),
        "hours_exports.look": (OCTOBER, LAST),
        "hours_exports.check": (OCTOBER, LAST),
        "hours_exports.counted": (1,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "validation.validate": ({"hours_entry"}, 1),
        "validation.give_back": ({"hours_entry"}, 1),
        "months.close": ({"closed_month"}, 1),
        "months.reopen": ({"closed_month", "setting"}, 1),
        "hours_exports.make": ({"hours_entry", "hours_export"}, 1),
        "hours_exports.make_again": ({"hours_export"}, 1),
        "hours_exports.correct": ({"hours_entry"}, 1),
    }
)
