"""The rules of a committee: those in force, and those it had before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.history import RegisterChange
from engagement_desktop.french.formats import date_long
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.layouts import clear, column
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.register.rules_words import rule_lines
from engagement_desktop.ui.theme import Look


class CommitteeRules(QWidget):
    """One card for today, then one for each time they changed, the latest first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        whole = column(look, self, gap=12)
        self._now = FactsCard(look, "Règles en vigueur")
        whole.addWidget(self._now)
        self._past = column(look, None, gap=12)
        whole.addLayout(self._past)
        whole.addStretch(1)

    def show_rules(self, rules: RulesDraft, changes: Sequence[RegisterChange]) -> None:
        """`changes` are the changes of rules, in order of time."""
        self._now.start()
        since = f"Depuis le {date_long(changes[-1].day)}." if changes else ""
        for name, value in rule_lines(rules):
            self._now.fact(name, value)
        if since:
            self._now.note(since)
        clear(self._past)
        for change in reversed(changes):
            self._past.addWidget(self._former(change))

    def _former(self, change: RegisterChange) -> FactsCard:
        """What was different until then."""
        card = FactsCard(self._look, f"Avant le {date_long(change.day)}")
        before, after = change.rules or (RulesDraft(), RulesDraft())
        for (name, was), (_name, became) in zip(rule_lines(before), rule_lines(after), strict=True):
            if was != became:
                card.fact(name, f"{was} (puis{NBSP}: {became[:1].lower()}{became[1:]})")
        return card
