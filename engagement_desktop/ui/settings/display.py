"""Réglages › Affichage: theme and text size of this workstation."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.reading import reading_column
from engagement_desktop.ui.theme.look import SIZES, SYSTEM
from engagement_desktop.ui.theme.tokens import THEMES

K = TypeVar("K")


class DisplayPage(Page):
    """Two questions, answered at once on the whole window."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Affichage")
        self.header.set_title("Affichage", "Ces choix valent pour cet ordinateur, pas pour le dossier.")
        whole = reading_column(self.look, self.body)
        self.themes: dict[str, QRadioButton] = {}
        self.sizes: dict[int, QRadioButton] = {}
        themes = [(SYSTEM, "Comme le système"), *((key, theme.label) for key, theme in THEMES.items())]
        whole.addWidget(
            self._make_card("Thème", themes, self.themes, self.look.choose_theme, "Ctrl+Maj+L en change.")
        )
        sizes = [
            (size, f"100{NBSP}% (habituelle)" if size == SIZES[0] else f"{size}{NBSP}%") for size in SIZES
        ]
        whole.addWidget(
            self._make_card(
                "Taille du texte",
                sizes,
                self.sizes,
                self.look.choose_size,
                f"Ctrl++ agrandit, Ctrl+- réduit, Ctrl+0 revient à 100{NBSP}%.",
            )
        )
        self.look.changed.connect(self._show_choice)
        self._show_choice()

    def first_focus(self) -> QWidget:
        return self.themes[self.look.choice]

    def _make_card(
        self,
        title: str,
        choices: Sequence[tuple[K, str]],
        buttons: dict[K, QRadioButton],
        choose: Callable[[K], None],
        hint: str,
    ) -> Card:
        card = Card(self.look, title)
        group = QButtonGroup(card)
        for key, words in choices:
            button = QRadioButton(words)
            button.clicked.connect(lambda _checked=False, key=key: choose(key))
            group.addButton(button)
            buttons[key] = button
            card.body.addWidget(button)
        card.body.addWidget(Label(hint, "petit", wrap=True))
        return card

    def _show_choice(self) -> None:
        self.themes[self.look.choice].setChecked(True)
        self.sizes[self.look.percent].setChecked(True)
