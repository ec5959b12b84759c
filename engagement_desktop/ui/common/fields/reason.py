"""« Pourquoi cette question ? »: a line that unfolds the reason of a sensitive question."""

from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.buttons import LINK, Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.theme import Look

_QUESTION = "Pourquoi cette question\u202f?"


class ReasonLine(QWidget):
    """Read-only: the sentence comes and goes, and is heard with the button."""

    def __init__(self, look: Look, label: str, sentence: str) -> None:
        super().__init__()
        whole = column(look, self, gap=2)
        self.button = Button(look, _QUESTION, LINK, on_click=self._turn)
        self.button.setCheckable(True)
        self.button.setAccessibleName(f"{_QUESTION} {label}")
        self.button.setAccessibleDescription(sentence)
        whole.addWidget(self.button)
        self._sentence = Label(sentence, "petit", wrap=True)
        self._sentence.hide()
        whole.addWidget(self._sentence)

    def _turn(self) -> None:
        self._sentence.setVisible(self.button.isChecked())
