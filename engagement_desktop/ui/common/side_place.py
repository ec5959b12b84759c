"""The place beside a list: the file that is read, or the form that changes it, in the same place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.responsive import LOW, effective_height


@contextmanager
def hold_focus(inside: QWidget) -> Iterator[None]:
    """A form that changes its place while one types keeps the hand where it was."""
    held = QApplication.focusWidget()
    yield
    if held is not None and inside.isAncestorOf(held):
        # What has changed its parent is shown a moment later, and takes no focus before.
        QTimer.singleShot(0, held, lambda: _take_again(held))


def _take_again(held: QWidget) -> None:
    if held.isVisible():
        held.setFocus(Qt.FocusReason.OtherFocusReason)


def give_room(page: Page, side: QStackedWidget) -> None:
    """Where the window is low, what stands over the list takes the place of the header."""
    stack = side.parentWidget()
    over = isinstance(stack, QStackedWidget) and stack.currentWidget() is side
    page.header.setVisible(not over or effective_height(page.look, page) >= LOW)


class SidePlace(QStackedWidget):
    """Reads by default; a form stays until it is saved or closed, whatever happens in the list."""

    def __init__(self, pane: Pane) -> None:
        super().__init__()
        self.pane = pane
        self.editor: Editor[Any] | None = None
        self.row_id: int | None = None
        self.addWidget(pane)

    def show_editor(self, editor: Editor[Any], row_id: int | None) -> None:
        """Turn into this form; the one that stood there goes, its draft kept."""
        self.show_pane()
        self.editor, self.row_id = editor, row_id
        self.addWidget(editor)
        self.setCurrentWidget(editor)

    def show_pane(self) -> None:
        """Turn back into the file."""
        editor, self.editor, self.row_id = self.editor, None, None
        if editor is not None:
            editor.keep()
            self.setCurrentWidget(self.pane)
            self.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
