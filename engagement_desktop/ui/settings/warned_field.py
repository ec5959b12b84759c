"""A line whose answer is kept whatever it is, with a word of caution when it looks wrong."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label, may_break
from engagement_desktop.ui.common.layouts import icon_label, row
from engagement_desktop.ui.theme import Look

Warn = Callable[[str], str | None]
"""What to look at again in this text; None when there is nothing."""


class WarnedField(TextField):
    """The caution stands under the field and forbids nothing."""

    def __init__(self, look: Look, ask: Ask | str, warn: Warn) -> None:
        super().__init__(look, ask)
        self._warn = warn
        self._words = Label("", "avis", wrap=True)
        self._caution = QWidget()
        line = row(look, self._caution, gap=6)
        line.addWidget(icon_label(look, "triangle-alert", "attention", 16))
        line.addWidget(self._words, 1)
        self._caution.hide()
        self.layout_below(self._caution)

    def set_value(self, value: str) -> None:
        super().set_value(value)
        self._tell()

    def on_left(self) -> None:
        super().on_left()
        self._tell()

    def caution(self) -> str:
        """What is said of it now."""
        return self._words.text()

    def _tell(self) -> None:
        typed = self.as_text()
        said = (self._warn(typed) if typed else None) or ""
        self._words.setText(may_break(said))
        self._caution.setVisible(bool(said))
        self.editor.setAccessibleDescription(said or self.ask.help)
