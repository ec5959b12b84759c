"""The lock on hours: a closed month and what left in a statement change no more, whatever the path."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import Settled
from engagement_desktop.domain.hours.locks import HoursExport
from engagement_desktop.domain.hours.months import month_of
from engagement_desktop.french.formats import date_short, month_and_year, period
from engagement_desktop.storage.changes import BulkInsert, RowImage, Step
from engagement_desktop.storage.hours.locks import (
    any_lock,
    closed_among,
    closed_in_range,
    exported_in_range,
    exports_named,
)

_HOURS, _MONTH, _EXPORT, _PERSON = "hours_entry", "closed_month", "hours_export", "person"
_NOTHING_DONE: Final = " Rien n’a été changé."
_VERSION: Final = frozenset({"version"})
_TAKEN: Final = frozenset({"export_id"})
_WHOSE: Final = frozenset({"person_id"})


class LockedHours(Settled):
    """The change touches hours that change no more."""


def month_sentence(first_day: date, closed_on: date) -> str:
    """What is closed, since when, that nothing was done, what to do."""
    month = month_and_year(first_day)
    return (
        f"{month.capitalize()} est clos depuis le {date_short(closed_on)}\u00a0: ses heures ne changent "
        f"plus.{_NOTHING_DONE} Rouvrez {month}, ou saisissez au mois ouvert."
    )


def month_lock(first_day: date, closed_on: date) -> str:
    """The same, where nothing was asked for yet."""
    return month_sentence(first_day, closed_on).replace(_NOTHING_DONE, "")


def export_sentence(made: HoursExport) -> str:
    """What left, when, what to do."""
    return (
        f"Ces heures sont parties dans l’état {period(made.first_day, made.last_day)}, fait le "
        f"{date_short(made.made_at.astimezone().date())}\u00a0: elles ne changent plus.{_NOTHING_DONE} "
        "Corrigez par une saisie en plus ou en moins, avec son motif."
    )


def refuse_locked(session: Session, steps: Collection[Step]) -> None:
    """Looks whether these steps, done or about to be taken back, change hours that are locked.

    A month or a statement that these very steps write does not lock them.

    Raises:
        LockedHours: they do.
    """
    if any(step.table == _EXPORT and not _is_birth(step) for step in steps):
        raise LockedHours(f"Un état des heures qui est parti ne s’annule pas.{_NOTHING_DONE}")
    ours = [step for step in steps if step.table == _HOURS]
    if not ours or not any_lock(session):
        return
    months, exports = _written(steps, _MONTH, "first_day"), _written(steps, _EXPORT, "id")
    merged = _written(steps, _PERSON, "id")
    touched: set[date] = set()
    taken: set[int] = set()
    for step in ours:
        if isinstance(step, BulkInsert):
            touched |= closed_in_range(session, step.first_id, step.last_id)
            taken |= exported_in_range(session, step.first_id, step.last_id)
        elif _matters(step, exports, merged):
            touched |= {month_of(row["done_on"]) for row in _rows(step)}
            taken |= {row["export_id"] for row in _rows(step) if row["export_id"] is not None}
    _refuse_exported(session, taken - exports)
    _refuse_closed(session, touched - months)


def lock_of(session: Session, done_on: date, export_id: int | None) -> str:
    """The sentence of what locks an entry; "" when nothing does."""
    try:
        if export_id is not None:
            _refuse_exported(session, {export_id})
        _refuse_closed(session, {month_of(done_on)})
    except LockedHours as locked:
        return locked.sentence.replace(_NOTHING_DONE, "")
    return ""


def _refuse_exported(session: Session, exports: Collection[int]) -> None:
    for made in exports_named(session, exports) if exports else ():
        raise LockedHours(export_sentence(made))


def _refuse_closed(session: Session, months: Collection[date]) -> None:
    for first_day, closed_on in closed_among(session, months).items():
        raise LockedHours(month_sentence(first_day, closed_on))


def _matters(step: RowImage, exports: Collection[int], merged: Collection[int]) -> bool:
    """Something of the hours changes: not who a joined file names, nor the statement that takes them now."""
    before, after = step.before, step.after
    if before is None or after is None:
        return True
    changed = {name for name, value in before.items() if value != after[name]} - _VERSION
    if changed == _TAKEN and before["export_id"] is None:
        return after["export_id"] not in exports
    if changed == _WHOSE:
        return not {before["person_id"], after["person_id"]} & set(merged)
    return bool(changed)


def _is_birth(step: Step) -> bool:
    return isinstance(step, BulkInsert) or step.before is None


def _rows(step: RowImage) -> list[Mapping[str, Any]]:
    return [row for row in (step.before, step.after) if row is not None]


def _written(steps: Iterable[Step], table: str, column: str) -> set[Any]:
    """What the rows of a table that these steps write or delete whole say in a column."""
    return {
        row[column]
        for step in steps
        if isinstance(step, RowImage) and step.table == table and None in (step.before, step.after)
        for row in _rows(step)
    }
