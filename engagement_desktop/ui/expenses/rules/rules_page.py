"""Réglages › Règles des frais: what the structure decided, read in cards and changed in forms."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.expenses.mileage import BICYCLE_SERIES, OWN_SERIES
from engagement_desktop.domain.expenses.rules.dated_rates import MISSING_RECEIPT
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.expenses.rules.facts import RuleFacts
from engagement_desktop.ui.expenses.rules.policy_form import policy_editor, rate_editor
from engagement_desktop.ui.expenses.rules.words import ABOUT
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.settings.facts_page import FactsPage

_A_CEILING = "ceiling.meal"


class ExpenseRulesPage(FactsPage):
    """What is decided; F2 turns it into the form, each dated value has its own."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.RATES, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        may_write = context.application.workspace.may(Permission.EXPENSE_RULE)
        super().__init__(context, "Règles des frais", may_write=may_write)
        self._rules = context.application.expense_rules
        self.header.set_title("Règles des frais", ABOUT)
        self.facts = RuleFacts(self.look)

    def refresh(self) -> None:
        self.facts.show(self._rules.facts(), self._rules.rates(), self._rules.example(), self._today())
        if self.may_write:
            self._add_doors(
                self.facts.mileage, (OWN_SERIES, "Fixer un taux…"), (BICYCLE_SERIES, "Payer le vélo…")
            )
            self._add_doors(
                self.facts.ceilings, (_A_CEILING, "Fixer un plafond…"), (MISSING_RECEIPT, "Reçus perdus…")
            )

    def arrange(self, effective: int) -> None:
        two = effective >= ONE_COLUMN_OF_CARDS
        left = (self.facts.mileage, self.facts.ceilings)
        right = (self.facts.two, self.facts.gifts, self.facts.papers)
        self.sides.arrange(left, right, two=two)

    def edit(self) -> None:
        """The choices that have no date."""
        self.open_form(partial(policy_editor, self.context))

    def fix(self, key: str) -> None:
        """One dated rate or ceiling."""
        self.open_form(partial(rate_editor, self.context, key))

    def _add_doors(self, card: FactsCard, *doors: tuple[str, str]) -> None:
        place = QWidget()
        flow = Flow(self.look, place, gap=8)
        for key, words in doors:
            flow.addWidget(Button(self.look, words, "", "pencil", on_click=partial(self.fix, key)))
        card.body.addWidget(place)

    def _today(self) -> date:
        return self.context.application.workspace.today()
