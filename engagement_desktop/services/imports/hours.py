"""Settles hours: each entry stands in the dossier as many times as the workbook says, never more."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from engagement_desktop.domain.hours.entries import HoursState, TimeKind
from engagement_desktop.domain.hours.months import month_of
from engagement_desktop.domain.imports.drafts import HoursDraft
from engagement_desktop.french.formats import duration
from engagement_desktop.services.hour_locks import month_lock
from engagement_desktop.services.imports.dossier import Row
from engagement_desktop.services.imports.settling import Fate, Settling
from engagement_desktop.services.imports.sheets import HOURS

_DAY_MINUTES = 24 * 60
_FIELDS = (
    "person_id",
    "done_on",
    "minutes",
    "family",
    "structure_id",
    "role",
    "nature",
    "kind",
    "state",
    "committee_id",
    "activity",
    "reason",
    "starts_minute",
)


def settle_hours(work: Settling) -> None:
    """Compares the entries as a multiset; refuses a closed month, and a day of more than 24 hours."""
    table = work.tables.hours
    known = Counter(_key_of_row(row) for row in work.dossier.hours)
    a_day: dict[tuple[int, date], int] = defaultdict(int)
    for row in work.dossier.hours:
        a_day[row["person_id"], row["done_on"]] += row["minutes"]
    fates, inserts = work.fates[HOURS], work.inserts["hours_entry"]
    for draft in table.drafts:
        person = work.refer(table, draft.row, "personne", draft.person, work.person)
        committee = work.refer(table, draft.row, "comité", draft.committee, work.committee)
        structure = work.refer(table, draft.row, "structure", draft.structure, work.structure)
        if draft.done_on is not None and draft.done_on > work.today:
            work.refuse(table, draft.row, "date", "Ces heures sont dans l’avenir. Corrigez la date.")
        if work.faults.is_refused(HOURS, draft.row):
            continue
        key = _key_of_draft(draft, person, committee, structure or work.own_id)
        if known.get(key, 0) > 0:
            known[key] -= 1
            fates[draft.row] = Fate.UNCHANGED
        elif _is_open(work, draft) and _fits_in_day(work, draft, a_day, key):
            fates[draft.row] = Fate.NEW
            inserts.append({"id": work.new_id("hours_entry"), **dict(zip(_FIELDS, key, strict=True))})


def _is_open(work: Settling, draft: HoursDraft) -> bool:
    """An entry that the dossier does not hold yet is not added to a closed month."""
    first = None if draft.done_on is None else month_of(draft.done_on)
    if first is None or first not in work.dossier.closed_months:
        return True
    said = month_lock(first, work.dossier.closed_months[first])
    work.refuse(work.tables.hours, draft.row, "date", said)
    return False


def _fits_in_day(
    work: Settling, draft: HoursDraft, a_day: dict[tuple[int, date], int], key: tuple[Any, ...]
) -> bool:
    person, day, minutes = key[0], key[1], key[2]
    total = a_day[person, day] + minutes
    if total > _DAY_MINUTES:
        said = f"Avec cette ligne, la personne a {duration(total)} ce jour-là. Une journée a 24 heures."
        work.refuse(work.tables.hours, draft.row, "durée", said)
        return False
    a_day[person, day] = total
    return True


def _key_of_row(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _FIELDS)


def _key_of_draft(
    draft: HoursDraft, person: int | None, committee: int | None, structure: int | None
) -> tuple[Any, ...]:
    return (
        person,
        draft.done_on,
        draft.minutes,
        draft.family,
        structure,
        draft.role,
        draft.nature,
        draft.kind or TimeKind.SESSION,
        draft.state or HoursState.VALIDATED,
        committee,
        draft.activity,
        draft.reason,
        draft.starts,
    )
