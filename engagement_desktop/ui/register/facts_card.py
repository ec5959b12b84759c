"""A card of facts to read: a name and its value on a line, or a text of the dossier."""

from PySide6.QtCore import Qt

from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import clear, column, row
from engagement_desktop.ui.theme import Look

_NAME = 240


class FactsCard(Card):
    """Written again at each reading; without a line it says why."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look, title)

    def start(self) -> None:
        clear(self.body)

    def fact(self, name: str, value: str) -> None:
        """Side by side, the names as wide as one another."""
        line = row(self.look, None, gap=16)
        words = wrapped(name, "second")
        self.look.bound(words, (120, 0), (_NAME, 0))
        line.addWidget(words, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(wrapped(value), 3, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def text(self, name: str, value: str) -> None:
        """A longer text of the dossier, under its name."""
        part = column(self.look, None, gap=2)
        part.addWidget(wrapped(name, "second"))
        written = wrapped(value)
        written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.look.bound(written, (0, 0), (720, 0))
        part.addWidget(written)
        self.body.addLayout(part)

    def note(self, words: str) -> None:
        self.body.addWidget(wrapped(words, "petit"))
