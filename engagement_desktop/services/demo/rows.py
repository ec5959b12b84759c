"""The rows of a demo in the making, table by table, with their ids."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnDefault

from engagement_desktop.domain.entities import Base

Row = dict[str, Any]


class Rows:
    """What will be inserted; ids count from 1, since a demo fills a new dossier."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, **values: Any) -> int:
        rows = self.tables[table]
        row_id = len(rows) + 1
        values["id"] = row_id
        rows.append(values)
        return row_id

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables[table]

    def complete(self) -> None:
        """Gives every row the columns that nobody told, as a new row of the program has them."""
        for name, rows in self.tables.items():
            told = {
                column.name: column.default.arg if isinstance(column.default, ColumnDefault) else None
                for column in Base.metadata.tables[name].columns
                if column.name != "version"
            }
            for row in rows:
                for column, value in told.items():
                    row.setdefault(column, value)
