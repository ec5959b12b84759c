"""Months of hours: what each holds, which are closed; statements that were made, and what they took."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.hours.locks import ClosedMonth, HoursExport
from engagement_desktop.domain.hours.months import (
    MonthRow,
    Statement,
    StatementLine,
    StatementRow,
    last_day_of,
    month_of,
    read_reopenings,
)
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.settings import Setting

_REOPENED = "hours.reopened."
_WAITING = (HoursState.TO_VALIDATE, HoursState.RETURNED)
_TASK = (
    HoursEntry.structure_id,
    HoursEntry.committee_id,
    HoursEntry.meeting_id,
    HoursEntry.family,
    HoursEntry.activity,
    HoursEntry.nature,
    HoursEntry.kind,
)


def any_lock(session: Session) -> bool:
    """Whether a month is closed or a statement was made."""
    closed = session.execute(select(ClosedMonth.id).limit(1)).first()
    return closed is not None or session.execute(select(HoursExport.id).limit(1)).first() is not None


def closed_among(session: Session, months: Collection[date]) -> dict[date, date]:
    """Those of these months (their first days) that are closed, and since when; the oldest first."""
    found = session.execute(
        select(ClosedMonth.first_day, ClosedMonth.closed_on)
        .where(ClosedMonth.first_day.in_(sorted(months)))
        .order_by(ClosedMonth.first_day)
    )
    return {row[0]: row[1] for row in found}


def closed_in_range(session: Session, first_id: int, last_id: int) -> set[date]:
    """The closed months on which entries known by the range of their ids fall."""
    days = session.scalars(
        select(HoursEntry.done_on).where(HoursEntry.id.between(first_id, last_id)).distinct()
    )
    return set(closed_among(session, {month_of(day) for day in days}))


def exported_in_range(session: Session, first_id: int, last_id: int) -> set[int]:
    """The statements that took entries known by the range of their ids."""
    found = session.scalars(
        select(HoursEntry.export_id)
        .where(HoursEntry.id.between(first_id, last_id), HoursEntry.export_id.is_not(None))
        .distinct()
    )
    return {one for one in found if one is not None}


def exports_named(session: Session, ids: Collection[int]) -> Sequence[HoursExport]:
    """The statements of these ids, the oldest first."""
    return session.scalars(
        select(HoursExport).where(HoursExport.id.in_(list(ids))).order_by(HoursExport.id)
    ).all()


def closed_month(session: Session, first_day: date) -> ClosedMonth | None:
    """The closing of a month."""
    return session.scalars(select(ClosedMonth).where(ClosedMonth.first_day == first_day)).one_or_none()


def reopened_setting(session: Session, first_day: date) -> Setting | None:
    """What is kept of the times that a month was opened again."""
    return session.get(Setting, reopened_key(first_day))


def reopened_key(first_day: date) -> str:
    """The name under which reopenings of a month are kept."""
    return f"{_REOPENED}{first_day:%Y-%m}"


def months(session: Session, first_of_today: date) -> tuple[MonthRow, ...]:
    """Every month that holds hours or was closed, and the month of today, the latest first."""
    name = func.strftime("%Y-%m", HoursEntry.done_on)
    held = session.execute(
        select(
            name,
            func.count(),
            func.sum(HoursEntry.minutes),
            func.count(HoursEntry.person_id.distinct()),
            *(func.sum(case((HoursEntry.state == state, 1), else_=0)) for state in _WAITING),
            func.count(HoursEntry.export_id),
        ).group_by(name)
    )
    rows = {date.fromisoformat(f"{row[0]}-01"): row for row in held}
    closed = _closings(session)
    again = _reopenings(session)
    return tuple(
        MonthRow(
            first_day=first,
            **_figures(rows.get(first)),
            closed_on=closed[first][0] if first in closed else None,
            closed_by=closed[first][1] if first in closed else "",
            reopenings=read_reopenings(again.get(reopened_key(first))),
        )
        for first in sorted({first_of_today} | set(rows) | set(closed), reverse=True)
    )


def waiting_in(session: Session, first_day: date, last_day: date) -> tuple[int, int]:
    """How many entries of these days wait, and how many were given back."""
    found = session.execute(
        select(HoursEntry.state, func.count())
        .where(
            HoursEntry.done_on.between(first_day, last_day),
            HoursEntry.state != HoursState.VALIDATED,
            HoursEntry.export_id.is_(None),
        )
        .group_by(HoursEntry.state)
    )
    counts = {row[0]: row[1] for row in found}
    return counts.get(HoursState.TO_VALIDATE, 0), counts.get(HoursState.RETURNED, 0)


def waiting_in_month(session: Session, first_day: date) -> tuple[int, int]:
    """The same for a month."""
    return waiting_in(session, first_day, last_day_of(first_day))


def entries_to_take(session: Session, first_day: date, last_day: date) -> Sequence[HoursEntry]:
    """The entries that a statement of these days takes."""
    return session.scalars(
        select(HoursEntry).where(*_takeable(first_day, last_day)).order_by(HoursEntry.id)
    ).all()


def counted_with(session: Session, entry: HoursEntry) -> tuple[int, int]:
    """The minutes of an entry and of those of the same person, day and task; those of the whole day."""
    total = func.coalesce(func.sum(HoursEntry.minutes), 0)
    day = (HoursEntry.person_id == entry.person_id, HoursEntry.done_on == entry.done_on)
    same = (column == getattr(entry, column.key) for column in _TASK)
    return (
        session.execute(select(total).where(*day, *same)).scalar_one(),
        session.execute(select(total).where(*day)).scalar_one(),
    )


def statement_of(session: Session, first_day: date, last_day: date) -> Statement:
    """What a statement of these days would take."""
    waiting, returned = waiting_in(session, first_day, last_day)
    earlier = session.execute(
        select(func.count(HoursEntry.export_id.distinct())).where(
            HoursEntry.done_on.between(first_day, last_day), HoursEntry.export_id.is_not(None)
        )
    ).scalar_one()
    return Statement(
        first_day=first_day,
        last_day=last_day,
        lines=_lines(session, *_takeable(first_day, last_day)),
        waiting=waiting,
        returned=returned,
        earlier=earlier,
    )


def statement_made(session: Session, export_id: int) -> Statement | None:
    """What a statement took, once it is made."""
    made = session.get(HoursExport, export_id)
    if made is None:
        return None
    lines = _lines(session, HoursEntry.export_id == export_id)
    return Statement(first_day=made.first_day, last_day=made.last_day, lines=lines, said=made.said)


def statements(session: Session) -> tuple[StatementRow, ...]:
    """Every statement made, the latest first."""
    found = session.execute(
        select(
            HoursExport,
            Account.first_name,
            func.count(HoursEntry.id),
            func.coalesce(func.sum(HoursEntry.minutes), 0),
            func.count(HoursEntry.person_id.distinct()),
        )
        .outerjoin(Account, Account.id == HoursExport.account_id)
        .outerjoin(HoursEntry, HoursEntry.export_id == HoursExport.id)
        .group_by(HoursExport.id)
        .order_by(HoursExport.id.desc())
    )
    return tuple(
        StatementRow(
            id=made.id,
            made_at=made.made_at,
            first_day=made.first_day,
            last_day=made.last_day,
            said=made.said,
            by=by or "",
            entries=entries,
            minutes=minutes,
            people=people,
        )
        for made, by, entries, minutes, people in found
    )


def _closings(session: Session) -> dict[date, tuple[date, str]]:
    found = select(ClosedMonth.first_day, ClosedMonth.closed_on, func.coalesce(Account.first_name, ""))
    named = found.outerjoin(Account, Account.id == ClosedMonth.account_id)
    return {row[0]: (row[1], row[2]) for row in session.execute(named)}


def _reopenings(session: Session) -> dict[str, str]:
    found = select(Setting.key, Setting.value).where(Setting.key.startswith(_REOPENED, autoescape=True))
    return {row[0]: row[1] for row in session.execute(found)}


def _figures(row: Sequence[int] | None) -> dict[str, int]:
    names = ("entries", "minutes", "people", "waiting", "returned", "exported")
    return dict.fromkeys(names, 0) if row is None else dict(zip(names, row[1:], strict=True))


def _takeable(first_day: date, last_day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        HoursEntry.done_on.between(first_day, last_day),
        HoursEntry.state == HoursState.VALIDATED,
        HoursEntry.export_id.is_(None),
    )


def _lines(session: Session, *conditions: ColumnElement[bool]) -> tuple[StatementLine, ...]:
    found = session.execute(
        select(
            HoursEntry,
            Person.last_name,
            Person.first_name,
            Structure.name,
            Committee.name,
        )
        .join(Person, Person.id == HoursEntry.person_id)
        .join(Structure, Structure.id == HoursEntry.structure_id)
        .outerjoin(Committee, Committee.id == HoursEntry.committee_id)
        .where(*conditions)
        .order_by(Person.sort_key, Person.id, HoursEntry.done_on, HoursEntry.id)
    )
    return tuple(
        StatementLine(
            entry_id=entry.id,
            person_id=entry.person_id,
            done_on=entry.done_on,
            last_name=last,
            first_name=first,
            structure=structure,
            committee=committee or "",
            family=entry.family,
            activity=entry.activity or "",
            nature=entry.nature,
            kind=entry.kind,
            minutes=entry.minutes,
            reason=entry.reason or "",
        )
        for entry, last, first, structure, committee in found
    )
