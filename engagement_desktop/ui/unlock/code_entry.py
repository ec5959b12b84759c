"""Typing the paper code: four lines as they are printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.theme import Look

LINES, SIGNS = 4, 14


class CodeEntry(QWidget):
    """Four short fields; a full line leads to the next, a pasted code fills them all."""

    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        grid = QGridLayout(self)
        look.space(grid, gap=8)
        self._lines: list[QLineEdit] = []
        for number in range(LINES):
            edit = QLineEdit()
            label = Label(f"Ligne {number + 1}", "etiquette")
            label.setBuddy(edit)
            edit.setAccessibleName(f"Ligne {number + 1} du code papier")
            edit.setPlaceholderText("XXXXX XXXXX XXXX")
            look.bound(edit, (240, 0), (240, 0))
            edit.textEdited.connect(lambda text, number=number: self._on_edited(number, text))
            edit.returnPressed.connect(lambda number=number: self._on_return(number))
            grid.addWidget(label, number, 0)
            grid.addWidget(edit, number, 1)
            self._lines.append(edit)
        grid.setColumnStretch(2, 1)

    def code(self) -> str:
        """The four lines as typed; nothing when all are empty."""
        text = "\n".join(edit.text() for edit in self._lines)
        return text if text.strip() else ""

    def forget(self) -> None:
        for edit in self._lines:
            edit.clear()

    def take_focus(self) -> None:
        self._lines[0].setFocus()

    def _on_edited(self, number: int, text: str) -> None:
        signs = "".join(sign for sign in text.upper() if sign.isalnum())
        if len(signs) > SIGNS:
            for at, edit in enumerate(self._lines[number:]):
                edit.setText(_grouped(signs[at * SIGNS : (at + 1) * SIGNS]))
        if len(signs) >= SIGNS and number + 1 < LINES:
            self._lines[min(number + max(len(signs) // SIGNS, 1), LINES - 1)].setFocus()

    def _on_return(self, number: int) -> None:
        """Enter after a full line finds the focus already on the next one: nothing is skipped."""
        if self.code() and not self._lines[number].text():
            return
        if number + 1 < LINES and not self._lines[number + 1].text():
            self._lines[number + 1].setFocus()
        else:
            self.entered.emit()


def _grouped(signs: str) -> str:
    return " ".join(part for part in (signs[:5], signs[5:10], signs[10:]) if part)
