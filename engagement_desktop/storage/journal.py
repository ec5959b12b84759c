"""The trace as it is read by a person: pages of entries, and the names of the rows that they are about."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.audit_rows import TracedAct
from engagement_desktop.domain.expenses.claims import ExpenseClaim
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda import Phrase
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.own_fields import OwnField
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.saved_lists import SavedList
from engagement_desktop.french.formats import date_short

Names = Mapping[tuple[str, int], str]
NAMED = (
    "person",
    "mandate",
    "meeting",
    "decision",
    "action",
    "phrase",
    "committee",
    "structure",
    "account",
    "expense_claim",
    "own_field",
    "saved_list",
)
"""The tables whose rows have a name, the most telling first."""


def entries(
    session: Session,
    *,
    since: datetime | None,
    until: datetime | None,
    account_id: int | None,
    tables: Sequence[str],
    verbs: Sequence[str],
    before: int | None,
    most: int,
) -> list[TracedAct]:
    """Entries from the newest: of those days, that account (0: nobody), those tables or verbs.

    Args:
        session: where they are read.
        since: the first instant, included.
        until: the first instant after.
        account_id: who did it.
        tables: one of them is touched; empty for any.
        verbs: or the verb is one of these.
        before: only entries with a smaller number.
        most: how many.
    """
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(AuditEntry.at >= since)
    if until is not None:
        conditions.append(AuditEntry.at < until)
    if account_id is not None:
        mine = AuditEntry.account_id.is_(None) if account_id == 0 else AuditEntry.account_id == account_id
        conditions.append(mine)
    if tables or verbs:
        touched = [AuditEntry.subjects.contains(f'"{name}{end}"') for name in tables for end in ("", "[]")]
        conditions.append(or_(*touched, AuditEntry.verb.in_(verbs)))
    if before is not None:
        conditions.append(AuditEntry.id < before)
    found = select(AuditEntry).where(*conditions).order_by(AuditEntry.id.desc()).limit(most)
    return [_act(entry) for entry in session.scalars(found)]


def _act(entry: AuditEntry) -> TracedAct:
    ids: dict[str, tuple[int | str, ...]] = {}
    ranges: dict[str, tuple[tuple[int, int], ...]] = {}
    more: dict[str, int] = {}
    for name, listed in json.loads(entry.subjects).items():
        kept = [one for one in listed if not (isinstance(one, str) and one.startswith("+"))]
        if len(kept) < len(listed):
            more[name.removesuffix("[]")] = int(listed[-1][1:])
        if name.endswith("[]"):
            ranges[name.removesuffix("[]")] = tuple(zip(kept[::2], kept[1::2], strict=False))
        else:
            ids[name] = tuple(dict.fromkeys(kept))
    fields = {name: tuple(names) for name, names in json.loads(entry.fields).items()}
    return TracedAct(entry.id, entry.at, entry.account_id, entry.verb, ids, ranges, more, fields)


def account_names(session: Session) -> Mapping[int, str]:
    """The first name of every account, removed ones too."""
    return {
        row[0]: row[1] for row in session.execute(select(Account.id, Account.first_name).order_by(Account.id))
    }


def names(session: Session, acts: Iterable[TracedAct], most: int) -> Names:
    """What the rows of these acts are called today, up to a few of each table and act."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for act in acts:
        for table, row_id in pointed(act, most):
            wanted[table].add(row_id)
    return {
        (table, row_id): said
        for table, read in _READERS.items()
        for row_id, said in (read(session, wanted[table]) if wanted[table] else ())
    }


def pointed(act: TracedAct, most: int) -> list[tuple[str, int]]:
    """The first rows of an act in the first table of `NAMED` that it touches."""
    for table in NAMED:
        single = [one for one in act.ids.get(table, ()) if isinstance(one, int)]
        runs = [
            row_id
            for first, last in act.ranges.get(table, ())
            for row_id in range(first, min(last, first + most) + 1)
        ]
        if single or runs:
            return [(table, row_id) for row_id in (*single, *runs)[: most + 1]]
    return []


def _people(session: Session, ids: set[int]) -> list[tuple[int, str]]:
    found = select(Person.id, Person.first_name, Person.last_name).where(Person.id.in_(ids))
    return [(row[0], f"{row[1]} {row[2]}") for row in session.execute(found)]


def _mandates(session: Session, ids: set[int]) -> list[tuple[int, str]]:
    found = (
        select(Mandate.id, Person.first_name, Person.last_name, Committee.name)
        .join(Person, Person.id == Mandate.person_id)
        .join(Committee, Committee.id == Mandate.committee_id)
        .where(Mandate.id.in_(ids))
    )
    return [(row[0], f"{row[1]} {row[2]}, {row[3]}") for row in session.execute(found)]


def _meetings(session: Session, ids: set[int]) -> list[tuple[int, str]]:
    found = (
        select(Meeting.id, Committee.name, Meeting.held_on)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Meeting.id.in_(ids))
    )
    return [(row[0], f"{row[1]}, {date_short(row[2])}") for row in session.execute(found)]


def _called(row_id: Any, name: Any) -> Any:
    def read(session: Session, ids: set[int]) -> list[tuple[int, str]]:
        return [(row[0], row[1]) for row in session.execute(select(row_id, name).where(row_id.in_(ids)))]

    return read


_READERS = {
    "person": _people,
    "mandate": _mandates,
    "meeting": _meetings,
    "decision": _called(Decision.id, Decision.number),
    "action": _called(Action.id, Action.number),
    "phrase": _called(Phrase.id, Phrase.title),
    "committee": _called(Committee.id, Committee.name),
    "structure": _called(Structure.id, Structure.name),
    "account": _called(Account.id, Account.first_name),
    "expense_claim": _called(ExpenseClaim.id, ExpenseClaim.reference),
    "own_field": _called(OwnField.id, OwnField.label),
    "saved_list": _called(SavedList.id, SavedList.name),
}
