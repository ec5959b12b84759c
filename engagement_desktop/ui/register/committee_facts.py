"""What a committee is: its purpose, what founded it, how far it engages, and the acts of its life."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.french.formats import date_long
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.layouts import clear, column, take_place
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.register.rules_words import FIELDS, LEVELS
from engagement_desktop.ui.theme import Look


class CommitteeFacts(QWidget):
    """Only what is said of it; below, what can be done with it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        whole = column(look, self, gap=12)
        self._card = FactsCard(look, "Repères")
        whole.addWidget(self._card)
        self._others = column(look, None, gap=12)
        whole.addLayout(self._others)
        self._acts = QWidget()
        self._flow = Flow(look, self._acts, gap=10)
        whole.addWidget(self._acts)
        whole.addStretch(1)

    def add_card(self, card: QWidget) -> None:
        """What is kept beside the facts, above the acts."""
        self._others.addWidget(card)

    def show_committee(self, draft: CommitteeDraft, structure: str) -> None:
        card = self._card
        card.start()
        card.fact("Type d’instance", draft.kind)
        card.fact("Structure", structure)
        for name, day in (("Créé le", draft.created_on), ("Fermé le", draft.closed_on)):
            if day is not None:
                card.fact(name, date_long(day))
        if draft.level is not None:
            card.fact("Niveau d’engagement visé", LEVELS[draft.level])
        if draft.fields:
            card.fact("Domaines", ", ".join(FIELDS[field].lower() for field in draft.fields))
        texts = (
            ("Objet", draft.purpose),
            ("Acte fondateur", draft.founding_act),
            ("Convention ou règlement intérieur", draft.convention),
        )
        for name, text in texts:
            if text:
                card.text(name, text)
        if not any(text for _name, text in texts):
            card.note("Ni objet, ni acte fondateur, ni convention ne sont inscrits.")

    def offer(self, acts: tuple[tuple[str, str, Callable[[], object]], ...]) -> None:
        """Buttons for what may be done now: words, icon, act."""
        clear(self._flow)
        for words, icon, act in acts:
            self._flow.addWidget(Button(self._look, words, "", icon, on_click=act))
        self._acts.setVisible(bool(acts))
        take_place(self._acts)
