"""What every step of the assistant has: a title, a form, and whether one may go on."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.unlock.gate import Gate

READING = 720


class Step(QWidget):
    """One question of the assistant."""

    NEXT: ClassVar[str] = "Continuer"
    RAIL: ClassVar[int] = 0  # its place among the steps at the left

    entered = Signal()  # Enter was pressed in the last field

    def __init__(self, gate: Gate, title: str, intro: str) -> None:
        super().__init__()
        self.gate = gate
        self.look = gate.look
        self.setAccessibleName(title)
        self.body: QVBoxLayout = column(self.look, self, (8, 0, 8, 8), 12)
        head = column(self.look, None, gap=4)
        self.number = Label("", "petit")
        head.addWidget(self.number)
        head.addWidget(Label(title, "titre", wrap=True))
        words = Label(intro, "second", wrap=True)
        self.look.bound(words, (0, 0), (READING, 0))
        head.addWidget(words)
        self.body.addLayout(head)
        self.banner = Banner(self.look, FAULT)
        self.banner.hide()
        self.body.addWidget(self.banner)

    def enter(self) -> None:
        """Take the focus where one begins."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a choice as from a field; a field tells it by itself."""
        entering = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
        if entering and not isinstance(self.focusWidget(), QLineEdit):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def validate(self) -> bool:
        """Whether what is written lets one go on; the fault is shown if not."""
        return True

    def tell_fault(self, sentence: str) -> None:
        """Say above the form what was refused; nothing takes it away."""
        self.banner.setVisible(bool(sentence))
        self.banner.tell(FAULT, "", sentence)
