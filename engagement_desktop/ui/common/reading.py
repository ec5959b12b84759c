"""Cards of reading text: never wider than the eye follows."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.theme import Look

WIDEST = 720


def reading_column(look: Look, whole: QVBoxLayout) -> QVBoxLayout:
    """A column at the left of a page body, as wide as reading text may be."""
    holder = QWidget()
    look.bound(holder, (0, 0), (WIDEST, 0))
    line = row(look, None, gap=0)
    line.addWidget(holder, 1)
    line.addStretch(0)
    whole.addLayout(line)
    whole.addStretch(1)
    return column(look, holder, gap=12)


def text_card(look: Look, title: str, paragraphs: Iterable[str]) -> Card:
    """A title and its paragraphs."""
    card = Card(look, typo(title))
    for paragraph in paragraphs:
        card.body.addWidget(Label(typo(paragraph), wrap=True))
    return card
