"""The rules of a committee: those in force, and those it had before."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import DatedRules
from engagement_desktop.french.formats import date_long
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.layouts import clear, column, take_place
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.register.rules_words import rule_lines
from engagement_desktop.ui.theme import Look


class CommitteeRules(QWidget):
    """One card for those in force, then one for each former ones, the latest first."""

    change_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        whole = column(look, self, gap=12)
        self._now = FactsCard(look, "Règles en vigueur")
        whole.addWidget(self._now)
        self._past = column(look, None, gap=12)
        whole.addLayout(self._past)
        whole.addStretch(1)

    def show_rules(self, history: Sequence[DatedRules], today: date, *, may_change: bool) -> None:
        """`history` is in order of time; those that will hold come before the former ones."""
        at = next(at for at, one in enumerate(history) if one.until is None or today <= one.until)
        now = history[at]
        self._now.start()
        for name, value in rule_lines(now.rules):
            self._now.fact(name, value)
        if now.since is not None:
            self._now.note(f"Depuis le {date_long(now.since)}.")
        if now.until is not None:
            self._now.note(f"Jusqu’au {date_long(now.until)}.")
        if may_change:
            words, wanted = "Changer les règles à partir d’un jour", self.change_wanted.emit
            self._now.body.addWidget(Button(self._look, words, "", "history", on_click=wanted))
        clear(self._past)
        for coming in history[at + 1 :]:
            self._past.addWidget(self._card(coming))
        for former, after in reversed(list(pairwise(history[: at + 1]))):
            self._past.addWidget(self._card(former, after.rules))
        take_place(self)

    def _card(self, dated: DatedRules, after: RulesDraft | None = None) -> FactsCard:
        """All of them; what changed after them says what it became."""
        card = FactsCard(self._look, _days(dated))
        others = rule_lines(dated.rules if after is None else after)
        for (name, was), (_name, became) in zip(rule_lines(dated.rules), others, strict=True):
            same = was == became
            card.fact(name, was if same else f"{was} (puis{NBSP}: {became[:1].lower()}{became[1:]})")
        return card


def _days(dated: DatedRules) -> str:
    """« Règles du 1er janvier 2024 au 31 décembre 2025 »."""
    since = date_long(dated.since) if dated.since else ""
    if dated.until is None:
        return f"Règles à partir du {since}"
    until = date_long(dated.until)
    return f"Règles du {since} au {until}" if since else f"Règles jusqu’au {until}"
