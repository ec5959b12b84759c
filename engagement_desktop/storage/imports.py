"""What an import reads of the dossier, as bare rows, and how it writes: in bulk, or field by field."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Table, func, insert, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.entities import (
    Attendance,
    Committee,
    DossierState,
    ExpenseClaim,
    ExpenseLine,
    HoursEntry,
    Mandate,
    Meeting,
    Person,
    PersonIdentifier,
    Structure,
    Vehicle,
)

Values = Mapping[str, Any]
T = TypeVar("T")

TABLES: Final = (
    "structure",
    "person",
    "person_identifier",
    "vehicle",
    "committee",
    "mandate",
    "meeting",
    "attendance",
    "hours_entry",
    "expense_claim",
    "expense_line",
)
"""The tables that an import writes, parents first."""

_MODELS = {
    model.__tablename__: model
    for model in (
        Structure,
        Person,
        PersonIdentifier,
        Vehicle,
        Committee,
        Mandate,
        Meeting,
        Attendance,
        HoursEntry,
        ExpenseClaim,
        ExpenseLine,
    )
}
_ROWS_AT_ONCE = 5_000
_IDS_AT_ONCE = 500


def generation(session: Session) -> int:
    """A number that grows with each change of the dossier."""
    return session.execute(select(DossierState.generation)).scalar_one()


def next_ids(session: Session) -> dict[str, int]:
    """The first free id of each table."""
    return {
        name: (session.execute(select(func.max(_table(name).c.id))).scalar_one() or 0) + 1 for name in TABLES
    }


def every_row(session: Session, name: str) -> list[Values]:
    """All the rows of one of the small tables."""
    return _rows(session, _table(name))


def meetings_between(session: Session, first: date, last: date) -> list[Values]:
    table = _table("meeting")
    return _rows(session, table, table.c.held_on.between(first, last))


def attendances_of(session: Session, meetings: Collection[int]) -> list[Values]:
    table = _table("attendance")
    return _rows_of_ids(meetings, lambda ids: _rows(session, table, table.c.meeting_id.in_(ids)))


def hours_between(session: Session, first: date, last: date) -> list[Values]:
    table = _table("hours_entry")
    return _rows(session, table, table.c.done_on.between(first, last))


def claims(session: Session, keys: Collection[str]) -> list[Values]:
    """The claims of these references."""
    table = _table("expense_claim")
    return _rows_of_ids(keys, lambda some: _rows(session, table, table.c.reference_key.in_(some)))


def lines_of_claims(session: Session, claim_ids: Collection[int]) -> list[Values]:
    table = _table("expense_line")
    return _rows_of_ids(claim_ids, lambda ids: _rows(session, table, table.c.claim_id.in_(ids)))


def mileage_of_vehicles(session: Session, vehicle_ids: Collection[int]) -> list[Values]:
    """The kilometres lines of these vehicles, each with the status of its claim."""
    line, claim = _table("expense_line"), _table("expense_claim")
    wanted = (
        line.c.id,
        line.c.vehicle_id,
        line.c.spent_on,
        line.c.km_hundredths,
        line.c.amount,
        line.c.rate_text,
        claim.c.id.label("claim_id"),
        claim.c.status,
    )
    return _rows_of_ids(
        vehicle_ids,
        lambda ids: [
            dict(row)
            for row in session.execute(
                select(*wanted).join(claim, line.c.claim_id == claim.c.id).where(line.c.vehicle_id.in_(ids))
            ).mappings()
        ],
    )


def insert_rows(session: Session, name: str, rows: Sequence[Values]) -> Iterator[int]:
    """Writes rows in bulk, a few thousand at a time; gives how many are written so far."""
    statement = insert(_table(name))
    connection = session.connection()
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[start : start + _ROWS_AT_ONCE]
        connection.execute(statement, some)
        yield start + len(some)


def change_row(session: Session, name: str, row_id: int, values: Values) -> None:
    """Changes one row through its entity, so that the act keeps what it was before."""
    row = session.get_one(_MODELS[name], row_id)
    for field, value in values.items():
        setattr(row, field, value)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _rows(session: Session, table: Table, *where: ColumnElement[bool]) -> list[Values]:
    return [dict(row) for row in session.execute(select(table).where(*where)).mappings()]


def _rows_of_ids(ids: Collection[T], read: Callable[[list[T]], list[Values]]) -> list[Values]:
    wanted = list(ids)
    return [
        row
        for start in range(0, len(wanted), _IDS_AT_ONCE)
        for row in read(wanted[start : start + _IDS_AT_ONCE])
    ]
