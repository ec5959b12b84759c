"""A list over SQL: filter bar, table, foot, what it says when it holds nothing, and how many it holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from engagement_desktop.domain.lists import Cursor, FilterChoice, ListQuery, ListSummary
from engagement_desktop.domain.lists import Page as RowPage
from engagement_desktop.french.formats import date_short
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.arrangement import Arrangement
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.filter_bar import Family, FilterBar
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, row, stops, tab_through
from engagement_desktop.ui.common.list_memory import ListMemory
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.rows import Column, RowModel
from engagement_desktop.ui.common.said_line import said_line
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.jobs import Job

R = TypeVar("R")

Chips = Mapping[str, tuple[FilterChoice, ...]]

FURTHEST = 50  # pages read at most to reach a row


@dataclass(frozen=True)
class ListSource(Generic[R]):
    """Where a list gets its rows, its counts and its chips."""

    fetch: Callable[[ListQuery, Cursor | None], RowPage[R]]
    summary: Callable[[ListQuery], ListSummary]
    chips: Callable[[ListQuery], Chips] = lambda _query: {}


@dataclass(frozen=True)
class ListWords:
    """How a list is called, and what it says when it has nothing."""

    key: str  # of the settings
    title: str  # Personnes
    footer: Callable[[ListSummary], str]  # « 13 personnes affichées sur 46 »
    nothing_title: str  # Pas encore de personne
    nothing: str  # what will come, in one sentence
    hint: str = "Entrée ouvre la fiche"


class ListPage(Page, Generic[R]):
    """What is asked of a list and what it answers; the current row is shown by who builds upon it."""

    def __init__(
        self,
        context: PageContext,
        words: ListWords,
        columns: tuple[Column[R], ...],
        source: ListSource[R],
        usual: ListQuery,
        families: tuple[Family, ...] = (),
    ) -> None:
        super().__init__(context, words.title, scrolls=False)
        self.words = words
        self.source = source
        self._memory = ListMemory(context.settings, words.key)
        self._query = self._memory.query(usual)
        self._scope = ""
        self._counting: Job | None = None
        self.model = RowModel(columns, source.fetch, self)
        self.table: RowTable[R] = RowTable(self.look, self.model, words.title)
        self.filters = FilterBar(self.look, words.title.lower(), families)
        self.empty = EmptyState(self.look, words.nothing_title, words.nothing)
        self._arrangement = Arrangement(
            context, self._memory, self.table, self.filters, families, lambda: self._query
        )
        self._build()
        self._connect()

    def query(self) -> ListQuery:
        return self._query

    def ask(self, query: ListQuery) -> None:
        """Show another query from its first row, and remember it."""
        self._query = query
        self._arrangement.remember()
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.refresh()

    def look_at(self, day: date | None) -> None:
        """Show the list as it stood on a day; None is today."""
        self._scope = "" if day is None else f"Au {date_short(day)}"
        self.ask(replace(self._query, on=day))

    def refresh(self) -> None:
        at, stood = self.table.currentIndex().row(), getattr(self.table.current_row(), "id", None)
        self.model.show_query(self._query)
        self.table.show_sort(self._query.sort, descending=self._query.descending)
        sorts = {c.key: c.title for c in self.model.columns if c.sortable}
        self.filters.show_sorts(sorts, self._query.sort, descending=self._query.descending)
        self.filters.show_chosen(self._query.filters)
        if self.model.rowCount():
            self.table.selectRow(min(max(at, 0), self.model.rowCount() - 1))
            self._stand_on(stood)
        self._count()

    def receive(self, what: object) -> None:
        """Another page opens this list on a query of its own."""
        if isinstance(what, ListView):
            self._scope = what.said
            self.filters.search.set_words(what.query.search)
            kept = what.query
            if not kept.sort:
                kept = replace(kept, sort=self._query.sort, descending=self._query.descending)
            self.ask(kept)
            self._stand_on(what.row, FURTHEST)

    def first_focus(self) -> QWidget:
        if self._stack.currentWidget() is self.empty:
            return self.empty.first_action() or self.empty
        return self.table

    def on_counted(self, summary: ListSummary) -> None:
        """How many there are is known: the head may tell it."""

    def _stand_on(self, row_id: int | None, pages: int = 1) -> None:
        if row_id is None:
            return
        for _page in range(pages):
            for at, loaded in enumerate(self.model.loaded()):
                if getattr(loaded, "id", None) == row_id:
                    self.table.selectRow(at)
                    return
            if not self.model.canFetchMore(QModelIndex()):
                return
            self.model.fetchMore(QModelIndex())

    def _build(self) -> None:
        self._list = QWidget()
        whole = column(self.look, self._list, (24, 2, 16, 10), 10)
        whole.addWidget(self.filters)
        whole.addWidget(self._arrangement.saved)
        self._scope_words = ElidedLabel("", "gras")
        self._scope_line = said_line(self.look, self._scope_words, self._show_all)
        whole.addWidget(self._scope_line)
        self._nothing_words = Label("", wrap=True)
        self._found_nothing = said_line(self.look, self._nothing_words, self._show_all)
        whole.addWidget(self._found_nothing)
        whole.addWidget(self.table, 1)
        self.foot = row(self.look, None, gap=12)
        self._footer = ElidedLabel("", "petit")
        self.foot.addWidget(self._footer, 1)
        self._hint = Label(self.words.hint, "petit")
        self.foot.addWidget(self._hint)
        whole.addLayout(self.foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.filters.searched.connect(lambda words: self.ask(replace(self._query, search=words)))
        self.filters.filtered.connect(self._on_filtered)
        self.filters.sort_wanted.connect(self.table.sort_by)
        self.filters.left_down.connect(self.table.setFocus)
        self.table.sort_wanted.connect(self._on_sort)
        self._arrangement.list_wanted.connect(self._on_list_wanted)

    def _on_filtered(self, family: str, key: str) -> None:
        kept = {name: choice for name, choice in self._query.filters.items() if name != family}
        self.ask(replace(self._query, filters=kept | ({family: key} if key else {})))

    def _on_sort(self, key: str, descending: bool) -> None:
        self.ask(replace(self._query, sort=key, descending=descending))

    def _show_all(self) -> None:
        self._scope = ""
        self.filters.search.set_words("")
        self.ask(replace(self._query, search="", filters={}, on=None))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_list_wanted(self, query: ListQuery, name: str) -> None:
        """A named list: its filters, its sort, its day."""
        self._scope = f"Liste «\u00a0{name}\u00a0»"
        self.filters.search.set_words(query.search)
        self.ask(query)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        """Ask how many in the background; an older answer is not shown."""
        query = self._query
        self._scope_words.set_whole(self._scope)
        self._scope_line.setVisible(bool(self._scope))
        if self._counting is not None:
            self._counting.stop()
        job = Job(lambda progress: self._counts(query, progress))
        job.succeeded.connect(self._on_counted)
        job.failed.connect(self.context.errors.show)
        self._counting = self.context.jobs.read(job)

    def _counts(self, query: ListQuery, progress: Progress) -> tuple[ListQuery, ListSummary, Chips]:
        """Two short reads: the page may read between them."""
        progress.step("", 0, 2)
        summary = self.source.summary(query)
        progress.step("", 1, 2)
        return query, summary, self.source.chips(query)

    def _on_counted(self, answer: tuple[ListQuery, ListSummary, Chips]) -> None:
        query, summary, chips = answer
        if query is not self._query:
            return
        self.filters.show_choices(chips, query.filters)
        self._footer.set_whole(self.words.footer(summary))
        self._found_nothing.setVisible(bool(summary.total) and not summary.count)
        words = f"«\u00a0{query.search}\u00a0»" if query.search else "ces filtres"
        self._nothing_words.setText(f"Rien ne correspond à {words}.")
        self._show_found(summary)
        self.header.show_tools(shown=bool(summary.total))
        if (primary := self.header.primary()) is not None:
            primary.setVisible(bool(summary.total) or not self.empty.first_action())
        tab_through((self.table, *self._beside(), *stops(self.filters), *stops(self.header)))
        self.on_counted(summary)

    def _show_found(self, summary: ListSummary) -> None:
        """The list, or what is said when there is nothing at all."""
        self._stack.setCurrentWidget(self._list if summary.total else self.empty)

    def _beside(self) -> Sequence[QWidget]:
        """Where the Tab key goes from the table."""
        return ()
