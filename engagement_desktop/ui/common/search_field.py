"""The search field of a list: tells what is typed once the hand rests."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from engagement_desktop.ui.common.layouts import icon_label, row
from engagement_desktop.ui.theme import Look

_PAUSE = 200


class SearchField(QFrame):
    """A frame with its glass and a borderless edit; Échap empties it."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setProperty("role", "recherche")
        inside = row(look, self, (10, 0, 6, 0), 8)
        inside.addWidget(icon_label(look, "search", "encre2", 18))
        self.edit = _Edit(self)
        self.edit.setPlaceholderText("Chercher")
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(name)
        self.edit.setToolTip("Ctrl+F")
        inside.addWidget(self.edit, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.bound(self, (130, 36), (260, 36))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.tell)
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.tell)

    def set_words(self, words: str) -> None:
        """Show words without searching them again."""
        self.edit.setText(words)
        self._pause.stop()

    def tell(self) -> None:
        """Search now."""
        self._pause.stop()
        self.searched.emit(" ".join(self.edit.text().split()))

    def _on_text(self) -> None:
        self._pause.start()


class _Edit(QLineEdit):
    def __init__(self, field: SearchField) -> None:
        super().__init__()
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._field.tell()
        elif event.key() == Qt.Key.Key_Down:
            self._field.left_down.emit()
        else:
            super().keyPressEvent(event)
