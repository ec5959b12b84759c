"""Réglages › Ce qui s’applique: matter by matter, yes, no or to be checked, and by which text."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.reading import reading_column
from engagement_desktop.ui.settings.applies_card import AppliesCard
from engagement_desktop.ui.settings.applies_words import tally

_TITLE = "Ce qui s’applique à votre structure"


class AppliesPage(Page):
    """One card a matter; where the text leaves a doubt the structure notes its own answer."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.RATES})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Ce qui s’applique")
        self._applicability = context.application.applicability
        self._may_write = context.application.workspace.may(Permission.STRUCTURE_WRITE)
        self.cards: dict[Matter, AppliesCard] = {}
        self._wanted: AppliesCard | None = None
        self.empty = EmptyState(
            self.look,
            "La structure n’est pas encore inscrite",
            "Sa nature et sa forme juridique disent ce qui s’applique.",
        )
        self.empty.add_action("Voir la structure", lambda: context.signals.go("structure"), "house")
        self.empty.hide()
        self._column = reading_column(self.look, self.body)
        self._column.addWidget(self.empty)

    def refresh(self) -> None:
        every = self._applicability.all()
        self.empty.setVisible(not every)
        for said in every:
            card = self.cards.get(said.matter)
            if card is None:
                card = self.cards[said.matter] = AppliesCard(self.context, said, may_write=self._may_write)
                card.opened.connect(partial(self._see_soon, card))
                self._column.addWidget(card)
            else:
                card.show_answer(said)
        for card in self.cards.values():
            card.setVisible(bool(every))
        self.header.set_title(_TITLE, self._facts(tally(every)))

    def receive(self, what: object) -> None:
        """Another page sends to a matter, or the home page to a draft that waits."""
        self.context.errors.guard(self.refresh)
        if isinstance(what, Matter) and what in self.cards:
            self._wanted = self.cards[what]
        elif isinstance(what, EditWanted):
            self._take_up()

    def take_focus(self) -> None:
        """On the matter that one was sent to, brought in sight once the page is laid out."""
        card, self._wanted = self._wanted, None
        if card is None:
            super().take_focus()
            return
        target = card.answering if card.answering.isVisibleTo(self) else self.read_with_arrows()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._see_soon(card)

    def _see_soon(self, card: AppliesCard) -> None:
        """Once it has its height."""
        QTimer.singleShot(0, self, lambda: self._show_card(card))

    def _show_card(self, card: AppliesCard) -> None:
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(card.editor or card)

    def first_focus(self) -> QWidget | None:
        """Where something is to be answered; else the page is read with the arrows."""
        if not self.cards:
            self.context.errors.guard(self.refresh)
        for card in self.cards.values():
            if card.editor is not None:
                return card.editor.form.first_field().editor
        if self._may_write:
            for card in self.cards.values():
                if card.said.may_answer and not card.said.is_own:
                    return card.answering
        return self.read_with_arrows() if self.cards else self.empty.first_action()

    def _take_up(self) -> None:
        """The form that was begun."""
        for card in self.cards.values():
            if card.said.may_answer and self.context.application.drafts.kept(card.form_key()) is not None:
                card.open_form()

    def _facts(self, told: str) -> str:
        if not told:
            return ""
        own = self.context.application.structures.own()
        return f"{own.name}\u00a0: {told}" if own is not None else told
