"""A list page: the list, and the file of the current row beside it, or the form that changes it."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from engagement_desktop.domain.lists import ListSummary
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.buttons import ORDINARY, PRIMARY
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.layouts import row, stops
from engagement_desktop.ui.common.list_page import FURTHEST, ListPage
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.responsive import Room, effective_width
from engagement_desktop.ui.common.side_place import SidePlace, give_room, hold_focus

R = TypeVar("R")

_PANE, _PANE_WIDE, _FORM, _FORM_WIDE = 300, 344, 340, 440


class TablePage(ListPage[R], Generic[R]):
    """Subclasses give words, columns, source and what the pane says of a row."""

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

    def receive(self, what: object) -> None:
        """Another page opens this list on a query of its own, or the form of one of its rows."""
        super().receive(what)
        if isinstance(what, EditWanted):
            self.edit(what.row)

    def first_focus(self) -> QWidget:
        if self.editor is not None:
            return self.editor.form.first_field().editor
        return super().first_focus()

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
        self._stand_on(row_id, FURTHEST)
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
        super()._build()
        self._over = False
        self.pane = Pane(self.look, "Fiche")
        self.side = SidePlace(self.pane)
        self._stack.currentChanged.connect(lambda _at: give_room(self, self.side))
        self._sides = row(self.look, None, gap=0)
        self._sides.addWidget(self._stack, 1)
        self._sides.addWidget(self.side)
        self.body.addLayout(self._sides)

    def _connect(self) -> None:
        super()._connect()
        self.table.rested.connect(self._on_rested)
        self.table.opened.connect(self.open_row)
        self.table.delete_wanted.connect(self._on_delete)
        QShortcut(QKeySequence("F2"), self, self.edit_current)
        self.pane.left.connect(self._on_pane_left)

    def _show_found(self, summary: ListSummary) -> None:
        """The side is there with a row to tell of; over the list, it stays while it is looked at."""
        if not summary.total or self._stack.currentWidget() is not self.side:
            super()._show_found(summary)
        if not (self._over and self._stack.currentWidget() is self.side):
            self.side.setVisible((bool(summary.count) and not self._over) or self.editor is not None)

    def _beside(self) -> Sequence[QWidget]:
        return stops(self.side)

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
