"""A receipt that is pasted goes to the panel, wherever the hand is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from engagement_desktop.ui.expenses.receipts.coming import can_come, pasted, paths_of


class PasteToReceipt(QObject):
    """Keeps a line of text from swallowing the paste key when what was copied is a file or a picture.

    Words that were copied are pasted where the hand is, as everywhere.
    """

    def __init__(self, paste: Callable[[], bool], page: QWidget) -> None:
        super().__init__(page)
        self._paste = paste
        for edit in page.findChildren(QLineEdit):
            edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and _is_receipt():
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and _is_receipt() and self._paste()


def _is_receipt() -> bool:
    data = pasted()
    return can_come(data) and (bool(paths_of(data)) or not data.hasText())
