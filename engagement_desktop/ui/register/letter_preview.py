"""The preview of one letter, in a window of its own: nothing is written to read it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.preview import DocumentPreview
from engagement_desktop.ui.theme import Look

_WIDE, _HIGH = 760, 820


class LetterWindow(QWidget):
    """Closes with Escape; the panel behind it keeps what was typed."""

    def __init__(self, near: QWidget, look: Look, name: str) -> None:
        super().__init__(near.window(), Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setProperty("role", "page")
        self.setWindowTitle(name)
        self.preview = DocumentPreview(look)
        self.preview.print.hide()
        self.preview.save.hide()
        self.preview.left.connect(self.close)
        column(look, self, gap=0).addWidget(self.preview)
        self.resize(look.px(_WIDE), look.px(_HIGH))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preview.forget()
        super().closeEvent(event)
        self.deleteLater()


def show_preview(near: QWidget, look: Look, name: str, content: bytes) -> LetterWindow:
    """Show these bytes over the window; a document that cannot be shown opens nothing."""
    window = LetterWindow(near, look, name)
    try:
        window.preview.show_document(name, content)
    except Exception:
        window.deleteLater()
        raise
    window.show()
    window.preview.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
    return window
