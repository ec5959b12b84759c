"""What a dossier says, table by table, with sealed values compared by what they say."""

from typing import Any

from sqlalchemy import select

from engagement_desktop.domain.entities import Base
from engagement_desktop.storage.database import Database

KEPT_BY_ITSELF = frozenset({"audit_entry", "dossier"})


def contents(database: Database, *, versions: bool = False) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a person fills; an undo raises versions, so they count only if asked."""
    with database.read() as session:
        return {
            table.name: [
                {name: value for name, value in row.items() if versions or name != "version"}
                for row in session.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in Base.metadata.sorted_tables
            if table.name not in KEPT_BY_ITSELF
        }
