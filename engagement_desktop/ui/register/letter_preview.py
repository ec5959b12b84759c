"""The preview of one letter, in a window of its own: nothing is written to read it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.services.progress import Silent
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.preview import DocumentPreview
from engagement_desktop.ui.common.printing import choose_printer, print_pdf

_WIDE, _HIGH = 760, 820


class LetterWindow(QWidget):
    """Closes with Escape; the panel behind it keeps what was typed."""

    def __init__(self, near: QWidget, context: PageContext, name: str) -> None:
        super().__init__(near.window(), Qt.WindowType.Window)
        look = context.look
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setProperty("role", "page")
        self.setWindowTitle(name)
        self.preview = DocumentPreview(look)
        self.preview.save.hide()
        self.preview.print_wanted.connect(lambda: context.errors.guard(self._print))
        self.preview.left.connect(self.close)
        column(look, self, gap=0).addWidget(self.preview)
        self.resize(look.px(_WIDE), look.px(_HIGH))

    def _print(self) -> None:
        printer = choose_printer(self, self.windowTitle())
        if printer is not None:
            print_pdf(self.preview.content(), printer, Silent())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preview.forget()
        super().closeEvent(event)
        self.deleteLater()


def show_preview(near: QWidget, context: PageContext, name: str, content: bytes) -> LetterWindow:
    """Show these bytes over the window; a document that cannot be shown opens nothing."""
    window = LetterWindow(near, context, name)
    try:
        window.preview.show_document(name, content)
    except KnownProblem:
        window.deleteLater()
        raise
    window.show()
    window.preview.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
    return window
