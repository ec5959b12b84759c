"""Réglages › Règles des frais: what the structure decided, read in cards and changed in forms."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.expenses.mileage import BICYCLE_SERIES, OWN_SERIES
from engagement_desktop.domain.expenses.rules.dated_rates import MISSING_RECEIPT
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.layouts import scrolling
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.expenses.rules.facts import RuleFacts
from engagement_desktop.ui.expenses.rules.policy_form import policy_editor, rate_editor
from engagement_desktop.ui.expenses.rules.words import ABOUT
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.settings.two_columns import TwoColumns

_A_CEILING = "ceiling.meal"


class ExpenseRulesPage(Page):
    """What is decided; F2 turns it into the form, each dated value has its own."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.RATES, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Règles des frais", scrolls=False)
        self._rules = context.application.expense_rules
        self.may_write = context.application.workspace.may(Permission.EXPENSE_RULE)
        self.header.set_title("Règles des frais", ABOUT)
        self.facts = RuleFacts(self.look)
        self.place = EditingPlace(self._make_reading())
        self.place.turned.connect(self._on_turned)
        self.place.done.connect(self._on_done)
        self.body.addWidget(self.place, 1)
        if self.may_write:
            self.changing = self.header.add_primary("Modifier", self.edit, "pencil")
            self.changing.say_keys("F2")
            QShortcut(QKeySequence("F2"), self, self.edit)

    def refresh(self) -> None:
        self.facts.show(self._rules.facts(), self._rules.rates(), self._rules.example(), self._today())
        if self.may_write:
            self._add_doors(
                self.facts.mileage, (OWN_SERIES, "Fixer un taux…"), (BICYCLE_SERIES, "Payer le vélo…")
            )
            self._add_doors(
                self.facts.ceilings, (_A_CEILING, "Fixer un plafond…"), (MISSING_RECEIPT, "Reçus perdus…")
            )

    def receive(self, what: object) -> None:
        """Another page wants it changed: the home page, when a draft waits."""
        if isinstance(what, EditWanted):
            self.edit()

    def first_focus(self) -> QWidget | None:
        if self.place.editor is not None:
            return self.place.editor.form.first_field().editor
        return self._scrolled

    def arrange(self, effective: int) -> None:
        two = effective >= ONE_COLUMN_OF_CARDS
        left = (self.facts.mileage, self.facts.ceilings)
        right = (self.facts.two, self.facts.gifts, self.facts.papers)
        self._sides.arrange(left, right, two=two)

    def edit(self) -> None:
        """The choices that have no date."""
        self._open(partial(policy_editor, self.context))

    def fix(self, key: str) -> None:
        """One dated rate or ceiling."""
        self._open(partial(rate_editor, self.context, key))

    def put_away(self) -> None:
        self.place.leave()

    def _open(self, make: Callable[[], Editor[Any]]) -> None:
        if not self.may_write:
            return
        if self.place.editor is not None:
            self.place.editor.take_focus()
            return
        self.context.errors.guard(lambda: self.place.edit(make))

    def _add_doors(self, card: FactsCard, *doors: tuple[str, str]) -> None:
        place = QWidget()
        flow = Flow(self.look, place, gap=8)
        for key, words in doors:
            flow.addWidget(Button(self.look, words, "", "pencil", on_click=partial(self.fix, key)))
        card.body.addWidget(place)

    def _make_reading(self) -> QWidget:
        inside = QWidget()
        self._sides = TwoColumns(self.look, inside, (24, 4, 24, 16))
        self._scrolled = scrolling(inside)
        self._scrolled.setProperty("role", "lecture")
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scrolled.setAccessibleName("Règles des frais")
        return self._scrolled

    def _today(self) -> date:
        return self.context.application.workspace.today()

    def _on_turned(self, editing: bool) -> None:
        if self.may_write:
            self.changing.setVisible(not editing)

    def _on_done(self) -> None:
        self.context.errors.guard(self.refresh)
        self.take_focus()
