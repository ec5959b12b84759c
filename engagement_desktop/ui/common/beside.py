"""« Ouvrir à côté »: an editor in a window of its own, beside the main one."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.layouts import column

_WIDE, _HIGH = 520, 680


class EditorWindow(QWidget):
    """Closes when the editor is done; what is typed stays as a draft of its own."""

    def __init__(self, parent: QWidget, editor: Editor[Any]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.editor = editor
        look = editor.context.look
        self.setProperty("role", "page")
        self.setWindowTitle(editor.work.title)
        whole = column(look, self, gap=0)
        editor.stand_beside()
        whole.addWidget(editor)
        editor.saved.connect(self._on_done)
        editor.closed.connect(self._on_done)
        self.resize(look.px(_WIDE), look.px(_HIGH))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.editor.keep()
        super().closeEvent(event)
        self.deleteLater()

    def _on_done(self) -> None:
        self.close()


def open_beside(near: QWidget, editor: Editor[Any]) -> EditorWindow:
    """Show it beside the window in which the other one stands."""
    window = EditorWindow(near.window(), editor)
    window.show()
    editor.take_focus()
    return window
