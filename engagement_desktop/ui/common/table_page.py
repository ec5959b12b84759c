"""A list page: filter bar, table, footer, and the file of the current row beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from engagement_desktop.domain.lists import Cursor, FilterChoice, ListQuery, ListSummary
from engagement_desktop.domain.lists import Page as RowPage
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.buttons import ORDINARY, link
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.filter_bar import Family, FilterBar
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, row, stops, tab_through
from engagement_desktop.ui.common.list_memory import ListMemory
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.common.rows import Column, RowModel
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.jobs import Job

R = TypeVar("R")

Chips = Mapping[str, tuple[FilterChoice, ...]]


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


class TablePage(Page, Generic[R]):
    """A list over SQL; subclasses give words, columns, source and what the pane says of a row."""

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
        self._families = families
        self.source = source
        self._memory = ListMemory(context.settings, words.key)
        self._query = self._memory.query(usual)
        self._hidden = self._memory.hidden(frozenset(c.key for c in columns if c.hidden_by_default))
        self._scope = ""
        self._counting: Job | None = None
        self.model = RowModel(columns, source.fetch, self)
        self.table: RowTable[R] = RowTable(self.look, self.model, words.title)
        self.filters = FilterBar(self.look, words.title.lower(), families)
        self.pane = Pane(self.look, "Fiche")
        self.empty = EmptyState(self.look, words.nothing_title, words.nothing)
        self._build()
        self._connect()
        self.table.set_widths(self._memory.widths())
        self._show_columns(self._hidden)

    def write_pane(self, pane: Pane, row: R) -> None:
        """Say of a row who or what it is; the pane is empty and is finished by the page."""

    def open_row(self, row: R) -> None:
        """Enter or a double click; the file beside the list by default."""
        self._show_pane(row)
        if self._over:
            self._stack.setCurrentWidget(self.pane)
        self.pane.take_focus()

    def query(self) -> ListQuery:
        return self._query

    def ask(self, query: ListQuery) -> None:
        """Show another query from its first row, and remember it."""
        self._query = query
        self._remember()
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.refresh()

    def refresh(self) -> None:
        at = self.table.currentIndex().row()
        self.model.show_query(self._query)
        self.table.show_sort(self._query.sort, descending=self._query.descending)
        sorts = {c.key: c.title for c in self.model.columns if c.sortable}
        self.filters.show_sorts(sorts, self._query.sort, descending=self._query.descending)
        self.filters.show_chosen(self._query.filters)
        if self.model.rowCount():
            self.table.selectRow(min(max(at, 0), self.model.rowCount() - 1))
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
            self._stand_on(what.row)

    def _stand_on(self, row_id: int | None) -> None:
        if row_id is None:
            return
        for at, loaded in enumerate(self.model.loaded()):
            if getattr(loaded, "id", None) == row_id:
                self.table.selectRow(at)

    def first_focus(self) -> QWidget:
        return self.table

    def arrange(self, effective: int) -> None:
        over = effective < Room.MEDIUM
        if over != self._over:
            self._move_pane(over=over)
        wide = 344 if effective >= Room.WIDE else 300
        self.look.bound(self.pane, (0 if over else wide, 0), (0 if over else wide, 0))
        if not over:
            self.pane.setVisible(bool(self.model.rowCount()))

    def _move_pane(self, *, over: bool) -> None:
        """Beside the list, or over it with a way back; what is in sight stays there."""
        self._over = over
        seen = self._stack.currentWidget()
        home: QHBoxLayout | QStackedWidget = self._stack if over else self._sides
        home.addWidget(self.pane)
        self.pane.show_back(over=over)
        self._stack.setCurrentWidget(seen if seen and seen is not self.pane else self._list)
        if not over:
            self._show_pane(self.table.current_row())

    def _build(self) -> None:
        self._over = False
        self._list = QWidget()
        whole = column(self.look, self._list, (24, 2, 16, 10), 10)
        whole.addWidget(self.filters)
        whole.addWidget(self._make_scope())
        self._found_nothing = self._make_found_nothing()
        whole.addWidget(self._found_nothing)
        whole.addWidget(self.table, 1)
        foot = row(self.look, None, gap=12)
        self._footer = ElidedLabel("", "petit")
        foot.addWidget(self._footer, 1)
        self._hint = Label(self.words.hint, "petit")
        foot.addWidget(self._hint)
        whole.addLayout(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.empty)
        self._sides = row(self.look, None, gap=0)
        self._sides.addWidget(self._stack, 1)
        self._sides.addWidget(self.pane)
        self.body.addLayout(self._sides)

    def _make_scope(self) -> QWidget:
        self._scope_line = QWidget()
        whole = row(self.look, self._scope_line, (2, 0, 2, 0), 12)
        self._scope_words = ElidedLabel("", "gras")
        whole.addWidget(self._scope_words, 1)
        whole.addWidget(link(self.look, "Tout montrer", self._show_all))
        self._scope_line.hide()
        return self._scope_line

    def _make_found_nothing(self) -> QWidget:
        made = QWidget()
        whole = row(self.look, made, (2, 4, 2, 4), 12)
        self._nothing_words = Label("", wrap=True)
        whole.addWidget(self._nothing_words, 1)
        whole.addWidget(link(self.look, "Tout montrer", self._show_all))
        made.hide()
        return made

    def _connect(self) -> None:
        self.filters.searched.connect(lambda words: self.ask(replace(self._query, search=words)))
        self.filters.filtered.connect(self._on_filtered)
        self.filters.columns_wanted.connect(self._show_columns)
        self.filters.sort_wanted.connect(self.table.sort_by)
        self.filters.left_down.connect(self.table.setFocus)
        self.table.sort_wanted.connect(self._on_sort)
        self.table.widths_changed.connect(self._remember)
        self.table.rested.connect(self._on_rested)
        self.table.opened.connect(self.open_row)
        self.pane.left.connect(self._on_pane_left)

    def _on_filtered(self, family: str, key: str) -> None:
        kept = {name: choice for name, choice in self._query.filters.items() if name != family}
        self.ask(replace(self._query, filters=kept | ({family: key} if key else {})))

    def _on_sort(self, key: str, descending: bool) -> None:
        self.ask(replace(self._query, sort=key, descending=descending))

    def _show_all(self) -> None:
        self._scope = ""
        self.filters.search.set_words("")
        self.ask(replace(self._query, search="", filters={}))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_columns(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden
        self.filters.show_columns({c.key: c.title for c in self.model.columns[1:]}, hidden)
        self.table.hide_columns(hidden)
        self._remember()

    def _remember(self) -> None:
        families = {family.key for family in self._families}
        kept = {family: key for family, key in self._query.filters.items() if family in families}
        self._memory.keep(replace(self._query, filters=kept), self._hidden, self.table.widths())

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
        if not summary.total or self._stack.currentWidget() is not self.pane:
            self._stack.setCurrentWidget(self._list if summary.total else self.empty)
        self._found_nothing.setVisible(bool(summary.total) and not summary.count)
        searched = (
            f"Rien ne correspond à «\u00a0{query.search}\u00a0»."
            if query.search
            else "Rien ne correspond à ces filtres."
        )
        self._nothing_words.setText(searched)
        self.pane.setVisible(bool(summary.count) and not self._over)
        self.header.show_tools(shown=bool(summary.total))
        tab_through((self.table, *stops(self.pane), *stops(self.filters), *stops(self.header)))
        self.on_counted(summary)

    def on_counted(self, summary: ListSummary) -> None:
        """How many there are is known: the head may tell it."""

    def _on_rested(self, current: R | None) -> None:
        if not self._over:
            self._show_pane(current)

    def _show_pane(self, current: R | None) -> None:
        self.pane.start()
        if current is not None:
            self.context.errors.guard(lambda: self.write_pane(self.pane, current))
        self.pane.finish()

    def _on_pane_left(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def add_import_door(page: TablePage[R]) -> None:
    """The way to bring the past in: in the head, and in the empty state."""
    if not page.context.application.workspace.may(Permission.WORKBOOK_IMPORT):
        page.empty.tell(page.words.nothing_title, "La coordination peut importer le classeur qui est tenu.")
        return
    page.header.add_secondary("Importer", lambda: page.context.signals.go("import"), "upload", kind=ORDINARY)
    page.empty.add_action("Importer un classeur", lambda: page.context.signals.go("import"), "upload")
