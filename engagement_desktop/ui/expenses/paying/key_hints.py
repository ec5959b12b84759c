"""Keys worth knowing, drawn as keys beside what they do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.theme import Look


class KeyHints(QWidget):
    """« Espace choisit · Ctrl+A toutes les prêtes »."""

    def __init__(self, look: Look, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        line = row(look, self, gap=8)
        for keys, words in hints:
            line.addWidget(Label(keys, "touche"))
            line.addWidget(Label(words, "petit"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{keys} {words}" for keys, words in hints))
