"""What a dossier holds, read as bare rows past every query of the program."""

from engagement_desktop.domain.entities import Base
from engagement_desktop.storage import schema
from engagement_desktop.storage.database import Database

KEPT_BY_ITSELF = frozenset({"audit_entry", "dossier"})
"""The trace and the counter of changes grow with each act, that of taking back too."""
Rows = list[tuple[object, ...]]


def dump(database: Database) -> dict[str, Rows]:
    """Every row of every table that a person fills, by table."""
    with database.alone() as raw:
        return {
            name: raw.execute(f"SELECT {_columns(name)} FROM {name} ORDER BY rowid").fetchall()  # noqa: S608 # our names
            for name in schema.tables(raw)
            if name not in KEPT_BY_ITSELF
        }


def _columns(name: str) -> str:
    """In the order of the entities: a migration adds columns at the end of the table."""
    known = Base.metadata.tables.get(name)
    return "*" if known is None else ", ".join(known.columns.keys())


def changed(before: dict[str, Rows], after: dict[str, Rows]) -> set[str]:
    """The tables whose rows are no longer the same."""
    return {name for name in before if before[name] != after[name]}
