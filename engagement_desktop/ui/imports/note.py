"""One line that explains: an icon, quiet words, gone when there is nothing to say."""

from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import icon_label, row
from engagement_desktop.ui.imports.wrapped_cells import breakable
from engagement_desktop.ui.theme import Look


class Note(QWidget):
    """Words of the workbook may be endless: they break where they must."""

    def __init__(self, look: Look, icon: str, tone: str, sentence: str = "", role: str = "petit") -> None:
        super().__init__()
        line = row(look, self, gap=8)
        line.addWidget(icon_label(look, icon, tone, 20))
        self._words = Label("", role, wrap=True)
        line.addWidget(self._words, 1)
        self._write(sentence)
        if not sentence:
            self.hide()

    def tell(self, sentence: str) -> None:
        self._write(sentence)
        self.setVisible(bool(sentence))

    def _write(self, sentence: str) -> None:
        self._words.setText(breakable(sentence))
        self._words.setAccessibleName(sentence)
