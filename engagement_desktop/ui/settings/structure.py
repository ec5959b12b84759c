"""Réglages › Structure: whose dossier it is, read in cards and changed in one form."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column, scrolling
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.settings.logo import LogoCard
from engagement_desktop.ui.settings.structure_facts import StructureFacts
from engagement_desktop.ui.settings.structure_form import own_structure_editor
from engagement_desktop.ui.settings.structure_words import form_words, kind_words
from engagement_desktop.ui.settings.two_columns import TwoColumns

_ABOUT = "Son nom, sa forme et ses règles valent pour tout le dossier."


class StructurePage(Page):
    """What is written of the structure; F2 turns it into the form."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Structure", scrolls=False)
        self._structures = context.application.structures
        self.may_write = context.application.workspace.may(Permission.STRUCTURE_WRITE)
        self.facts = StructureFacts(self.look)
        self.logo = LogoCard(self.look, may_write=self.may_write)
        self.logo.chosen.connect(self._set_logo)
        self.logo.removal_wanted.connect(self._remove_logo)
        self.empty = self._make_empty()
        self.place = EditingPlace(self._make_reading())
        self.place.turned.connect(self._on_turned)
        self.place.done.connect(self._on_done)
        self.body.addWidget(self.place, 1)
        if self.may_write:
            self.changing = self.header.add_primary("Modifier", self.edit, "pencil")
            self.changing.say_keys("F2")
            QShortcut(QKeySequence("F2"), self, self.edit)

    def refresh(self) -> None:
        own = self._structures.own()
        known = own is not None
        self.empty.setVisible(not known)
        self._scrolled.setVisible(known)
        if self.may_write:
            self.changing.setVisible(known and self.place.editor is None)
        if own is None:
            self.header.set_title("Structure")
            return
        self.header.set_title(own.name, f"{kind_words(own.kind)} — {form_words(own.legal_form)}")
        self.facts.show_structure(own)
        self.logo.show_logo(self._structures.logo() if own.has_logo else None)

    def receive(self, what: object) -> None:
        """Another page wants it changed: the home page, when a draft waits."""
        if isinstance(what, EditWanted):
            self.edit()

    def first_focus(self) -> QWidget | None:
        if self.place.editor is not None:
            return self.place.editor.form.first_field().editor
        if self._structures.own() is None:
            return self.empty.first_action()
        return self._scrolled

    def arrange(self, effective: int) -> None:
        two = effective >= ONE_COLUMN_OF_CARDS
        left = (self.facts.identity, self.facts.contact, self.facts.bank)
        self._sides.arrange(left, (self.logo, self.facts.rules), two=two)

    def edit(self) -> None:
        """Turn into the form; what was typed before comes back."""
        if not self.may_write:
            return
        if self.place.editor is not None:
            self.place.editor.take_focus()
            return
        self.context.errors.guard(lambda: self.place.edit(partial(own_structure_editor, self.context)))

    def _make_reading(self) -> QWidget:
        reading, inside = QWidget(), QWidget()
        self._sides = TwoColumns(self.look, inside, (24, 4, 24, 16))
        whole = column(self.look, reading, gap=0)
        self._scrolled = scrolling(inside)
        self._scrolled.setProperty("role", "lecture")
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scrolled.setAccessibleName("Structure")
        whole.addWidget(self._scrolled, 1)
        whole.addWidget(self.empty, 1)
        return reading

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(self.look, "La structure n’est pas encore inscrite", _ABOUT)
        if self.may_write:
            empty.add_action("Inscrire la structure", self.edit, "pencil")
        return empty

    def _set_logo(self, path: Path) -> None:
        self._change_logo(lambda: self._structures.set_logo(path))

    def _remove_logo(self) -> None:
        self._change_logo(self._structures.remove_logo)

    def _change_logo(self, change: Callable[[], object]) -> None:
        """A refusal and a file that cannot be read are told in the card."""
        try:
            change()
        except (DomainError, KnownProblem) as problem:
            self.logo.show_refusal(problem.sentence)
            return
        self.refresh()
        self.context.signals.say(self.context.application.workspace.last_act() or "")
        self.logo.choosing.setFocus()

    def _on_turned(self, editing: bool) -> None:
        if self.may_write:
            self.changing.setVisible(not editing and self._structures.own() is not None)

    def _on_done(self) -> None:
        self.context.errors.guard(self.refresh)
        self.take_focus()
