"""A choice of two to four as cards: a title, a line that explains it."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.dress import repolish

T = TypeVar("T")


class RadioCards(QWidget, Generic[T]):
    """One card each; the arrows go from one to the next."""

    chosen = Signal()

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[T, str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _title, _words in choices]
        self._group = QButtonGroup(self)
        self._cards: list[QFrame] = []
        whole = column(look, self, gap=10)
        for at, (_value, title, words) in enumerate(choices):
            card = QFrame()
            card.setProperty("role", "choix")
            inside = column(look, card, (14, 10, 14, 12), 2)
            radio = QRadioButton(title)
            radio.setAccessibleDescription(words)
            inside.addWidget(radio)
            inside.addWidget(Label(words, "petit", wrap=True))
            self._group.addButton(radio, at)
            self._cards.append(card)
            whole.addWidget(card)
        self._group.idToggled.connect(self._on_toggled)
        self.choose(self._values[0])

    def value(self) -> T:
        return self._values[self._group.checkedId()]

    def choose(self, value: T) -> None:
        self._group.button(self._values.index(value)).setChecked(True)

    def take_focus(self) -> None:
        """On the card that is chosen."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, at: int, checked: bool) -> None:
        self._cards[at].setProperty("choisi", "1" if checked else "")
        repolish(self._cards[at])
        if checked:
            self.chosen.emit()
