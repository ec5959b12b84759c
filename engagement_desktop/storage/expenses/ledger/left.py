"""Entries that left in exports: kept, read back, numbered without a gap."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.ledger.accounts import JOURNALS, Account, Chart
from engagement_desktop.domain.expenses.ledger.entries import Entry, Posting
from engagement_desktop.domain.expenses.ledger.kept import EntryKind, LedgerEntry, LedgerExport, LedgerLine
from engagement_desktop.domain.expenses.ledger.rows import ExportRow
from engagement_desktop.domain.expenses.ledger.taking import Left
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.expenses.ledger.chart import chart_in_force, charts_of_exports


def entries_left(session: Session) -> Left:
    """All that left, the chart of each export, and the first day that any took."""
    since = session.execute(select(func.min(LedgerExport.first_day))).scalar_one()
    return Left(_read(session), charts_of_exports(session), since)


def entries_of_export(session: Session, export_id: int) -> tuple[Entry, ...]:
    """What one export wrote, in its order."""
    return _read(session, export_id)


def export_rows(session: Session) -> tuple[ExportRow, ...]:
    """Every export, the latest first."""
    numbers = (
        select(
            LedgerEntry.export_id,
            func.min(LedgerEntry.number).label("low"),
            func.max(LedgerEntry.number).label("high"),
        )
        .group_by(LedgerEntry.export_id)
        .subquery()
    )
    rows = session.execute(
        select(LedgerExport, numbers.c.low, numbers.c.high)
        .join(numbers, numbers.c.export_id == LedgerExport.id)
        .order_by(LedgerExport.id.desc())
    )
    return tuple(
        ExportRow(one.id, one.made_at, one.first_day, one.last_day, low, high, one.entries, one.total)
        for one, low, high in rows
    )


def told_by_an_entry(session: Session, table: str, row_id: int) -> bool:
    """Whether an entry that left tells of this claim or contribution."""
    column = LedgerEntry.claim_id if table == "expense_claim" else LedgerEntry.contribution_id
    return session.execute(select(LedgerEntry.id).where(column == row_id).limit(1)).first() is not None


def numbered(session: Session, entries: Sequence[Entry], exercise_first_day: date) -> tuple[Entry, ...]:
    """The entries with the numbers that follow those of their exercise."""
    last = session.execute(
        select(func.max(LedgerEntry.number)).where(LedgerEntry.exercise_first_day == exercise_first_day)
    ).scalar_one()
    return tuple(replace(entry, number=number) for number, entry in enumerate(entries, (last or 0) + 1))


def keep_entries(
    session: Session, export: LedgerExport, entries: Iterable[Entry], exercise_first_day: date
) -> range:
    """Writes the entries of an export; a rejection finds the payment that left with it.

    Returns:
        The ids of their lines, which are written in bulk: no object shows them.
    """
    waiting: list[tuple[Entry, LedgerEntry]] = []
    rows: list[tuple[Entry, LedgerEntry]] = []
    for entry in entries:
        rejects = entry.kind is EntryKind.REVERSAL and entry.reverses_id is None
        (waiting if rejects else rows).append((entry, _row(entry, export, exercise_first_day)))
    session.add_all(row for _entry, row in rows)
    session.flush()
    payments = {entry.payment_id: row.id for entry, row in rows if entry.kind is EntryKind.PAYMENT}
    for entry, row in waiting:
        row.reverses_id = payments[entry.payment_id]
    session.add_all(row for _entry, row in waiting)
    session.flush()
    return _keep_lines(session, [*rows, *waiting])


def _keep_lines(session: Session, rows: Sequence[tuple[Entry, LedgerEntry]]) -> range:
    first = 1 + (session.execute(select(func.max(LedgerLine.id))).scalar_one() or 0)
    lines = [
        _line(row.id, at, posting) for entry, row in rows for at, posting in enumerate(entry.postings, 1)
    ]
    session.execute(insert(LedgerLine), [{"id": own, **line} for own, line in enumerate(lines, first)])
    return range(first, first + len(lines))


def _row(entry: Entry, export: LedgerExport, exercise_first_day: date) -> LedgerEntry:
    return LedgerEntry(
        export_id=export.id,
        exercise_first_day=exercise_first_day,
        number=entry.number,
        kind=entry.kind,
        journal=entry.journal.number,
        entry_on=entry.entry_on,
        piece_ref=entry.piece_ref,
        piece_on=entry.piece_on,
        label=entry.label,
        claim_id=entry.claim_id,
        payment_id=entry.payment_id,
        contribution_id=entry.contribution_id,
        reverses_id=entry.reverses_id,
    )


def _line(entry_id: int, position: int, posting: Posting) -> dict[str, Any]:
    return {
        "entry_id": entry_id,
        "position": position,
        "account": posting.account,
        "account_label": posting.account_label,
        "debit": posting.debit,
        "credit": posting.credit,
        "person_id": posting.person_id,
    }


def _read(session: Session, export_id: int | None = None) -> tuple[Entry, ...]:
    kept = [] if export_id is None else [LedgerEntry.export_id == export_id]
    postings: dict[int, list[Posting]] = defaultdict(list)
    lines = session.execute(
        select(LedgerLine, Person.first_name, Person.last_name)
        .join(LedgerEntry, LedgerEntry.id == LedgerLine.entry_id)
        .outerjoin(Person, Person.id == LedgerLine.person_id)
        .where(*kept)
        .order_by(LedgerLine.entry_id, LedgerLine.position)
    )
    for line, first, last in lines:
        person = "" if last is None else f"{first} {last}"
        postings[line.entry_id].append(
            Posting(line.account, line.account_label, line.debit, line.credit, line.person_id, person)
        )
    journals = _journals(chart_in_force(session))
    rows = session.scalars(
        select(LedgerEntry).where(*kept).order_by(LedgerEntry.export_id, LedgerEntry.number)
    )
    return tuple(_entry(row, tuple(postings[row.id]), journals) for row in rows)


def _entry(row: LedgerEntry, postings: tuple[Posting, ...], journals: Mapping[str, Account]) -> Entry:
    return Entry(
        kind=row.kind,
        journal=journals.get(row.journal, Account(row.journal, row.journal)),
        entry_on=row.entry_on,
        piece_ref=row.piece_ref,
        piece_on=row.piece_on,
        label=row.label,
        postings=postings,
        claim_id=row.claim_id,
        payment_id=row.payment_id,
        contribution_id=row.contribution_id,
        number=row.number,
        reverses_id=row.reverses_id,
        export_id=row.export_id,
        id=row.id,
    )


def _journals(chart: Chart) -> Mapping[str, Account]:
    return {account.number: account for use, account in chart.accounts.items() if use in JOURNALS}
