"""Réglages › Structure: whose dossier it is, read in cards and changed in one form."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.settings.facts_page import FactsPage
from engagement_desktop.ui.settings.logo import LogoCard
from engagement_desktop.ui.settings.structure_facts import StructureFacts
from engagement_desktop.ui.settings.structure_form import own_structure_editor
from engagement_desktop.ui.settings.structure_words import form_words, kind_words

_ABOUT = "Son nom, sa forme et ses règles valent pour tout le dossier."


class StructurePage(FactsPage):
    """What is written of the structure; F2 turns it into the form."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        may_write = context.application.workspace.may(Permission.STRUCTURE_WRITE)
        super().__init__(context, "Structure", may_write=may_write)
        self._structures = context.application.structures
        self.facts = StructureFacts(self.look)
        self.logo = LogoCard(self.look, may_write=self.may_write)
        self.logo.chosen.connect(self._set_logo)
        self.logo.removal_wanted.connect(self._remove_logo)

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

    def first_focus(self) -> QWidget | None:
        if self.place.editor is None and not self.is_written():
            return self.empty.first_action()
        return super().first_focus()

    def is_written(self) -> bool:
        return self._structures.own() is not None

    def edit(self) -> None:
        self.open_form(partial(own_structure_editor, self.context))

    def reading(self) -> QWidget:
        """The cards, or what is said while the structure is not written down."""
        self.empty = self._make_empty()
        made = QWidget()
        whole = column(self.look, made, gap=0)
        whole.addWidget(self._scrolled, 1)
        whole.addWidget(self.empty, 1)
        return made

    def arrange(self, effective: int) -> None:
        two = effective >= ONE_COLUMN_OF_CARDS
        left = (self.facts.identity, self.facts.contact, self.facts.bank)
        self.sides.arrange(left, (self.logo, self.facts.rules), two=two)

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
