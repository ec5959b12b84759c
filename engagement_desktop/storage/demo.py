"""Rows of a demo written in bulk into a dossier that holds nothing yet."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.entities import Base, Committee, Person, Structure


def is_new(session: Session) -> bool:
    """Whether no structure, person or committee was ever written."""
    return all(session.scalar(select(kind.id).limit(1)) is None for kind in (Structure, Person, Committee))


def insert_rows(session: Session, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, range]:
    """Inserts the rows, tables pointed at before those that point; returns the ids of each table."""
    connection = session.connection()
    written = {}
    for table in Base.metadata.sorted_tables:
        rows = tables.get(table.name)
        if rows:
            connection.execute(insert(table), list(rows))
            written[table.name] = range(rows[0]["id"], rows[-1]["id"] + 1)
    return written
