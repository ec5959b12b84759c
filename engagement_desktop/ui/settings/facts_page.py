"""A page of facts in two columns of cards, that F2 turns into a form."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.layouts import scrolling
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.settings.two_columns import TwoColumns


class FactsPage(Page):
    """Subclasses put their cards in `sides`, and say which form F2 opens."""

    def __init__(self, context: PageContext, title: str, *, may_write: bool) -> None:
        super().__init__(context, title, scrolls=False)
        self.may_write = may_write
        inside = QWidget()
        self.sides = TwoColumns(self.look, inside, (24, 4, 24, 16))
        self._scrolled = scrolling(inside)
        self._scrolled.setProperty("role", "lecture")
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scrolled.setAccessibleName(title)
        self.place = EditingPlace(self.reading())
        self.place.turned.connect(self._on_turned)
        self.place.done.connect(self._on_done)
        self.body.addWidget(self.place, 1)
        if may_write:
            self.changing = self.header.add_primary("Modifier", self.edit, "pencil")
            self.changing.say_keys("F2")
            QShortcut(QKeySequence("F2"), self, self.edit)

    @abstractmethod
    def edit(self) -> None:
        """Turn into the form; what was typed before comes back."""

    def reading(self) -> QWidget:
        """What is read: the cards."""
        return self._scrolled

    def is_written(self) -> bool:
        """Whether there is something to change."""
        return True

    def open_form(self, make: Callable[[], Editor[Any]]) -> None:
        """Show a form, or go back to the one that is open."""
        if not self.may_write:
            return
        if self.place.editor is not None:
            self.place.editor.take_focus()
            return
        self.context.errors.guard(lambda: self.place.edit(make))

    def receive(self, what: object) -> None:
        """Another page wants it changed: the home page, when a draft waits."""
        if isinstance(what, EditWanted):
            self.edit()

    def first_focus(self) -> QWidget | None:
        if self.place.editor is not None:
            return self.place.editor.form.first_field().editor
        return self._scrolled

    def put_away(self) -> None:
        self.place.leave()

    def _on_turned(self, editing: bool) -> None:
        if self.may_write:
            self.changing.setVisible(not editing and self.is_written())

    def _on_done(self) -> None:
        self.context.errors.guard(self.refresh)
        self.take_focus()
