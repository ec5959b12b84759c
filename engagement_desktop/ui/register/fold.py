"""A part of a form that opens and closes: closed, it still says what it holds."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from engagement_desktop.ui.common.buttons import BACK, Button
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, line, row
from engagement_desktop.ui.theme import Look


class Fold(QWidget):
    """A title that one presses, the words of what is inside beside it, and the fields below."""

    turned = Signal(bool)

    def __init__(self, look: Look, title: str, note: str = "", *, ruled: bool = True) -> None:
        super().__init__()
        self._look = look
        self._title = title
        self.setAccessibleName(title)
        whole = column(look, self, gap=10)
        if ruled:
            whole.addWidget(line())
        head = row(look, None, gap=10)
        self.button = Button(look, title, BACK, "chevron-right", on_click=self.turn)
        head.addWidget(self.button)
        self._words = ""
        self._told = ElidedLabel("", "petit")
        head.addWidget(self._told, 1)
        whole.addLayout(head)
        self._inside = QWidget()
        self.body: QVBoxLayout = column(look, self._inside, gap=14)
        if note:
            self.body.addWidget(Label(note, "petit", wrap=True))
        self._inside.hide()
        whole.addWidget(self._inside)

    def is_open(self) -> bool:
        return not self._inside.isHidden()

    def turn(self) -> None:
        """Open what is closed, and bring it into view; close what is open."""
        self.open(not self.is_open())
        if self.is_open():
            QTimer.singleShot(0, self, self._show_whole)

    def open(self, opened: bool = True) -> None:
        """Show what is inside, or its words alone."""
        self._inside.setVisible(opened)
        self._look.draw(self.button, "chevron-down" if opened else "chevron-right", "accent", 18)
        self._say()
        self.turned.emit(opened)

    def tell(self, words: str) -> None:
        """What it holds, seen while it is closed."""
        self._words = words
        self._say()

    def focus(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_whole(self) -> None:
        """Scroll until the part is seen to its end, or from its title when it is higher than the view."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if not isinstance(area, QScrollArea) or inside is None:
            return
        top = self.mapTo(inside, QPoint(0, 0)).y()
        bar, high = area.verticalScrollBar(), area.viewport().height()
        if top + self.height() > bar.value() + high:
            bar.setValue(min(top, top + self.height() - high))

    def _say(self) -> None:
        state = "ouvert" if self.is_open() else "fermé"
        self._told.set_whole("" if self.is_open() else self._words)
        self.button.setAccessibleDescription(f"{state}. {self._words}".strip())
