"""A line above a list that says what it is narrowed to, with the way to see everything again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.buttons import link
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.theme import Look


def said_line(look: Look, words: Label, on_all: Callable[[], object]) -> QWidget:
    """The words, and « Tout montrer »; hidden to begin with."""
    made = QWidget()
    whole = row(look, made, (2, 4, 2, 4), 12)
    whole.addWidget(words, 1)
    whole.addWidget(link(look, "Tout montrer", on_all))
    made.hide()
    return made
