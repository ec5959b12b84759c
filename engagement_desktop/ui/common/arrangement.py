"""How a list is arranged: columns, their order and widths, named lists; what this seat remembers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.saved_lists_rows import SavedListRow
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family, FilterBar
from engagement_desktop.ui.common.list_memory import ListMemory
from engagement_desktop.ui.common.saved_lists import SavedLists, Shown
from engagement_desktop.ui.common.table import RowTable


class Arrangement(QObject):
    """Stands between the filter bar, the table and what is kept."""

    list_wanted = Signal(object, str)  # the query of a named list, its name

    def __init__(
        self,
        context: PageContext,
        memory: ListMemory,
        table: RowTable[Any],
        filters: FilterBar,
        families: tuple[Family, ...],
        query: Callable[[], ListQuery],
    ) -> None:
        super().__init__(table)
        self._memory = memory
        self._table = table
        self._filters = filters
        self._families = frozenset(family.key for family in families)
        self._query = query
        self._columns = {column.key: column for column in table.columns()}
        usual = frozenset(key for key, column in self._columns.items() if column.hidden_by_default)
        self.hidden = memory.hidden(usual)
        self.saved = SavedLists(context, memory.key, self._shown)
        if self.saved.is_of_use():
            filters.add_lists(self.saved.menu)
        table.set_widths(memory.widths())
        table.set_order(memory.order())
        self.show_columns(self.hidden)
        filters.columns_wanted.connect(self.show_columns)
        filters.column_moved.connect(table.move_column)
        table.widths_changed.connect(self.remember)
        table.order_changed.connect(self._on_order)
        self.saved.wanted.connect(self._on_list)
        self.saved.left.connect(table.setFocus)

    def show_columns(self, hidden: frozenset[str]) -> None:
        """Hide these columns, and say which ones stand."""
        self.hidden = hidden
        self._tell()
        self._table.hide_columns(hidden)
        self.remember()

    def remember(self) -> None:
        """Keep it for the next time, without what another page asked for."""
        query = self._query()
        kept = {family: key for family, key in query.filters.items() if family in self._families}
        table = self._table
        self._memory.keep(replace(query, filters=kept), self.hidden, table.widths(), table.order())

    def _tell(self) -> None:
        in_order = {key: self._columns[key].title for key in self._table.order()[1:]}
        self._filters.show_columns(in_order, self.hidden)

    def _on_order(self) -> None:
        self._tell()
        self._table.fit_columns()
        self.remember()

    def _shown(self) -> Shown:
        return Shown(self._query(), self.hidden, self._table.order())

    def _on_list(self, saved: SavedListRow) -> None:
        if saved.order:
            self._table.set_order(saved.order)
        self.show_columns(saved.hidden)
        self.list_wanted.emit(saved.query, saved.name)
