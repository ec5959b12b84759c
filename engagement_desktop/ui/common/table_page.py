"""A list page: filter bar, table, footer, and the file of the current row beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from engagement_desktop.domain.lists import Cursor, FilterChoice, ListQuery, ListSummary
from engagement_desktop.domain.lists import Page as RowPage
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import date_short
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.arrangement import Arrangement
from engagement_desktop.ui.common.buttons import ORDINARY, PRIMARY
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.filter_bar import Family, FilterBar
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, row, stops, tab_through
from engagement_desktop.ui.common.list_memory import ListMemory
from engagement_desktop.ui.common.list_view import EditWanted, ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.responsive import Room, effective_width
from engagement_desktop.ui.common.rows import Column, RowModel
from engagement_desktop.ui.common.said_line import said_line
from engagement_desktop.ui.common.side_place import SidePlace, give_room, hold_focus
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.jobs import Job

R = TypeVar("R")

Chips = Mapping[str, tuple[FilterChoice, ...]]

_FURTHEST = 50  # pages read at most to reach a row
_PANE, _PANE_WIDE, _FORM, _FORM_WIDE = 300, 344, 340, 440


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
        self.source = source
        self._memory = ListMemory(context.settings, words.key)
        self._query = self._memory.query(usual)
        self._scope = ""
        self._counting: Job | None = None
        self.model = RowModel(columns, source.fetch, self)
        self.table: RowTable[R] = RowTable(self.look, self.model, words.title)
        self.filters = FilterBar(self.look, words.title.lower(), families)
        self.pane = Pane(self.look, "Fiche")
        self.side = SidePlace(self.pane)
        self.empty = EmptyState(self.look, words.nothing_title, words.nothing)
        self._arrangement = Arrangement(
            context, self._memory, self.table, self.filters, families, lambda: self._query
        )
        self._build()
        self._connect()

    def write_pane(self, pane: Pane, row: R) -> None:
        """Say of a row who or what it is; the pane is empty and is finished by the page."""

    def open_row(self, row: R) -> None:
        """Enter or a double click; the file beside the list by default."""
        self._leave_form()
        self._show_pane(row)
        if self._over:
            self._stack.setCurrentWidget(self.side)
        self.pane.take_focus()

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        """The form that changes a row, or makes one (None); None when there is none, or no right."""
        del row_id
        return None

    def delete_row(self, row: R) -> None:
        """Suppr: put the row into the bin, or say why not."""

    @property
    def editor(self) -> Editor[Any] | None:
        """The form that stands in place of the pane."""
        return self.side.editor

    def edit(self, row_id: int | None) -> None:
        """Turn the pane into the form of a row, or of a new one."""
        if self.editor is not None and self.side.row_id == row_id:
            self.editor.take_focus()
            return
        self.context.errors.guard(lambda: self.show_form(self.make_editor(row_id), row_id))

    def edit_current(self) -> None:
        """F2: the row on which one stands."""
        if (at := getattr(self.table.current_row(), "id", None)) is not None:
            self.edit(at)

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
            self._stand_on(what.row, _FURTHEST)
        elif isinstance(what, EditWanted):
            self.edit(what.row)

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

    def first_focus(self) -> QWidget:
        if self.editor is not None:
            return self.editor.form.first_field().editor
        if self._stack.currentWidget() is self.empty:
            return self.empty.first_action() or self.empty
        return self.table

    def arrange(self, effective: int) -> None:
        over = effective < Room.MEDIUM
        if over != self._over:
            with hold_focus(self.side):
                self._move_pane(over=over)
        wide = self._wide(effective)
        self.look.bound(self.side, (0 if over else wide, 0), (0 if over else wide, 0))
        if not over:
            self.side.setVisible(bool(self.model.rowCount()) or self.editor is not None)

    def _move_pane(self, *, over: bool) -> None:
        """Beside the list, or over it with a way back; what is in sight stays there."""
        self._over = over
        seen = self._stack.currentWidget()
        home: QHBoxLayout | QStackedWidget = self._stack if over else self._sides
        home.addWidget(self.side)
        self.pane.show_back(over=over)
        editing = self.editor is not None
        self._stack.setCurrentWidget(seen if seen and seen is not self.side else self._list)
        if over and editing:
            self._stack.setCurrentWidget(self.side)
        if not over and not editing:
            self._show_pane(self.table.current_row())

    def _wide(self, effective: int) -> int:
        """A form wants a little more room than a file."""
        if self.editor is not None:
            return _FORM_WIDE if effective >= Room.WIDE else _FORM
        return _PANE_WIDE if effective >= Room.WIDE else _PANE

    def show_form(self, editor: Editor[Any] | None, row_id: int | None) -> None:
        """Turn the pane into this form, about a row or a new one; None: there is no such form."""
        if editor is None:
            return
        editor.saved.connect(self._on_saved)
        editor.closed.connect(self._on_form_closed)
        self.side.show_editor(editor, row_id)
        self.side.show()
        self.arrange(effective_width(self.look, self))
        if self._over:
            self._stack.setCurrentWidget(self.side)
        editor.take_focus()

    def _on_saved(self, row_id: int, follow: bool) -> None:
        """The next form, or back to the list, on the row that was saved."""
        was_new = self.side.row_id is None
        self._leave_form()
        self._stand_on(row_id, _FURTHEST)
        if follow and (was_new or self.table.go_down()):
            self.edit(None if was_new else getattr(self.table.current_row(), "id", None))
        else:
            self._on_pane_left()

    def _on_form_closed(self) -> None:
        self._leave_form()
        self._on_pane_left()

    def _leave_form(self) -> None:
        """The pane again, on the row where one stands."""
        if self.editor is None:
            return
        self.side.show_pane()
        self.arrange(effective_width(self.look, self))
        self.side.setVisible(bool(self.model.rowCount()))
        if not self._over:
            self._show_pane(self.table.current_row())

    def _on_delete(self, row: R) -> None:
        """What was done is said, and can be undone; the focus stays in the list."""
        workspace = self.context.application.workspace
        before = workspace.last_act()
        if self.editor is None and self.context.errors.guard(lambda: self.delete_row(row)):
            said = workspace.last_act()
            if said is not None and said != before:
                self.context.signals.say(said)

    def _build(self) -> None:
        self._over = False
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
        self._stack.currentChanged.connect(lambda _at: give_room(self, self.side))
        self._sides = row(self.look, None, gap=0)
        self._sides.addWidget(self._stack, 1)
        self._sides.addWidget(self.side)
        self.body.addLayout(self._sides)

    def _connect(self) -> None:
        self.filters.searched.connect(lambda words: self.ask(replace(self._query, search=words)))
        self.filters.filtered.connect(self._on_filtered)
        self.filters.sort_wanted.connect(self.table.sort_by)
        self.filters.left_down.connect(self.table.setFocus)
        self.table.sort_wanted.connect(self._on_sort)
        self._arrangement.list_wanted.connect(self._on_list_wanted)
        self.table.rested.connect(self._on_rested)
        self.table.opened.connect(self.open_row)
        self.table.delete_wanted.connect(self._on_delete)
        QShortcut(QKeySequence("F2"), self, self.edit_current)
        self.pane.left.connect(self._on_pane_left)

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
        if not summary.total or self._stack.currentWidget() is not self.side:
            self._stack.setCurrentWidget(self._list if summary.total else self.empty)
        self._found_nothing.setVisible(bool(summary.total) and not summary.count)
        words = f"«\u00a0{query.search}\u00a0»" if query.search else "ces filtres"
        self._nothing_words.setText(f"Rien ne correspond à {words}.")
        if not (self._over and self._stack.currentWidget() is self.side):
            self.side.setVisible((bool(summary.count) and not self._over) or self.editor is not None)
        self.header.show_tools(shown=bool(summary.total))
        if (primary := self.header.primary()) is not None:
            primary.setVisible(bool(summary.total) or not self.empty.first_action())
        tab_through((self.table, *stops(self.side), *stops(self.filters), *stops(self.header)))
        self.on_counted(summary)

    def on_counted(self, summary: ListSummary) -> None:
        """How many there are is known: the head may tell it."""

    def _on_rested(self, current: R | None) -> None:
        if not self._over and self.editor is None:
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
    kind = ORDINARY if page.empty.first_action() else PRIMARY  # one action is the first
    page.empty.add_action("Importer un classeur", lambda: page.context.signals.go("import"), "upload", kind)


def add_primary_creation(page: TablePage[R], text: str, icon: str = "plus") -> None:
    """The page's own creation: in the head (Ctrl+N), and in the empty state."""
    page.header.add_primary(text, lambda: page.edit(None), icon).say_keys("Ctrl+N")
    QShortcut(QKeySequence("Ctrl+N"), page, lambda: page.edit(None))
    page.empty.add_action(text, lambda: page.edit(None), icon)
