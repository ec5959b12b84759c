"""The register on a day and its changes, as tables that are read and copied."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.register.history import RegisterChange, RegisterLine
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import NOTHING, Column, RowModel
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.register.words import college, seat_and_office, sorted_name
from engagement_desktop.ui.theme import Look

R = TypeVar("R")

_FORMULA = ("=", "+", "-", "@", "\t")

REGISTER_COLUMNS: tuple[Column[RegisterLine], ...] = (
    Column("name", "Nom", lambda line: sorted_name(line.last_name, line.first_name), sortable=False),
    Column("committee", "Comité", lambda line: line.committee, width=190, sortable=False),
    Column("college", "Collège", lambda line: college(line.college), width=126, sortable=False),
    Column("seat", "Siège", lambda line: seat_and_office(line.seat, line.office), width=190, sortable=False),
    Column("started", "Début", lambda line: line.started_on, date_short, width=106, sortable=False),
    Column("ended", "Fin", lambda line: line.ended_on, date_short, width=106, sortable=False),
    Column("substitute", "Suppléance de", lambda line: line.substitute_for, width=150, sortable=False),
    Column("appointed", "Désigné par", lambda line: line.appointed_by, width=150, sortable=False),
    Column(
        "basis",
        "Au titre de",
        lambda line: badge(line.basis) if line.basis else "",
        width=150,
        sortable=False,
    ),
)
CHANGES_COLUMNS: tuple[Column[RegisterChange], ...] = (
    Column("said", "Ce qui a changé", lambda change: change.sentence, sortable=False),
    Column("day", "À partir du", lambda change: change.day, date_short, width=116, sortable=False),
    Column("committee", "Comité", lambda change: change.committee, width=190, sortable=False),
)


class MemoryTable(RowTable[R], Generic[R]):
    """Rows held in memory, in the order given; copied whole, heads included."""

    def __init__(self, look: Look, columns: tuple[Column[R], ...], name: str) -> None:
        self._rows: tuple[R, ...] = ()
        super().__init__(look, RowModel(columns, self._page), name)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.horizontalHeader().setSectionsClickable(False)

    def show_rows(self, rows: Sequence[R]) -> None:
        self._rows = tuple(rows)
        self._model.show_query(ListQuery())
        self.fit_columns()
        if rows:
            self.selectRow(0)

    def rows(self) -> tuple[R, ...]:
        return self._rows

    def as_text(self) -> str:
        """The whole table for a spreadsheet: tabs between cells; no cell becomes a formula."""
        columns = self._model.columns
        heads = [column.title for column in columns]
        lines = [[_cell(column.written(row)) for column in columns] for row in self._rows]
        return "\n".join("\t".join(line) for line in (heads, *lines))

    def _page(self, _query: ListQuery, _after: Cursor | None) -> Page[R]:
        return Page(self._rows, None)


def _cell(written: str) -> str:
    plain = "" if written == NOTHING else one_line(written)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
