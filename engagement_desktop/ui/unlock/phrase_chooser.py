"""Choosing a passphrase: one is proposed, another can be drawn, or one writes one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.passphrase import normalised
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.theme.dress import repolish
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.phrase_field import PhraseField


class PhraseChooser(QWidget):
    """Two cards: the proposal, shown large to be copied by hand, and one's own."""

    entered = Signal()  # Enter on the choice made, or in one's own phrase

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        look = gate.look
        whole = column(look, self, gap=10)
        self._group = QButtonGroup(self)
        self._proposed = QRadioButton("Prendre cette phrase")
        self._own = QRadioButton("Écrire la mienne")
        self._cards: dict[QRadioButton, QFrame] = {}
        proposal_card = self._card(self._proposed)
        self._words = Label("", "code", wrap=True)
        self._words.setAccessibleName("Phrase proposée")
        proposal_card.addWidget(self._words)
        again = row(look, None)
        self.another = Button(
            look, "Une autre proposition", "", "refresh-cw", on_click=self.propose, keys="Ctrl+R"
        )
        again.addWidget(self.another)
        again.addStretch(1)
        proposal_card.addLayout(again)
        own_card = self._card(self._own)
        self.own = PhraseField(
            look,
            gate.settings,
            "Votre phrase",
            help_text="Sept mots différents d’au moins quatre lettres, ou quatorze caractères mêlant "
            "majuscules, minuscules, chiffres ou signes.",
            check=self._fault_of_own,
        )
        self.own.entered.connect(self.entered)
        own_card.addWidget(self.own)
        for radio, card in self._cards.items():
            self._group.addButton(radio)
            whole.addWidget(card)
        self._group.buttonToggled.connect(self._on_choice)
        self.propose()
        self._proposed.setChecked(True)

    def propose(self) -> None:
        """Draw another phrase."""
        self._words.setText(self._gate.opener.proposed_phrase())
        self._words.setAccessibleDescription(self._words.text())

    def take_focus(self) -> None:
        """On the choice that is made, so that Enter goes on with it."""
        if self._proposed.isChecked():
            self._proposed.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.own.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(
            self.focusWidget(), QRadioButton
        ):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def phrase(self) -> str:
        """What is chosen."""
        return self._words.text() if self._proposed.isChecked() else normalised(self.own.phrase())

    def validate(self) -> bool:
        """Whether the choice can be kept; the sentence stands at the field if not."""
        if self._proposed.isChecked():
            return True
        fault = self._fault_of_own()
        self.own.show_fault(fault)
        if fault:
            self.own.focus()
        return not fault

    def _card(self, radio: QRadioButton) -> QVBoxLayout:
        card = QFrame()
        card.setProperty("role", "choix")
        inside = column(self._gate.look, card, (14, 10, 14, 14), 8)
        inside.addWidget(radio)
        self._cards[radio] = card
        return inside

    def _on_choice(self) -> None:
        own = self._own.isChecked()
        self.own.setVisible(own)
        for radio, card in self._cards.items():
            card.setProperty("choisi", "1" if radio.isChecked() else "")
            repolish(card)
        if own:
            self.own.focus()

    def _fault_of_own(self) -> str:
        try:
            self._gate.opener.check_phrase(self.own.phrase())
        except DomainError as refusal:
            return refusal.sentence
        return ""
