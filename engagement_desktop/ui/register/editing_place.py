"""A page that is read, and that an editor covers while something is written."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.layouts import row

_WIDEST, _MOST = 780, 1000
_UNDER_THE_TITLE = 6  # with the margin of an editor, that of a page

Make = Callable[[], Editor[Any]]


class EditingPlace(QStackedWidget):
    """What is read stays underneath; an editor that is left keeps its draft by itself."""

    turned = Signal(bool)  # whether an editor is in sight
    wrote = Signal(str, int)  # the key of an editor, and the record it has just written
    done = Signal()  # the editor has gone: what is read takes the focus

    def __init__(self, reading: QWidget) -> None:
        super().__init__()
        self._reading = reading
        self.editor: Editor[Any] | None = None
        self._sheet = QWidget(self)
        self._sheet.hide()
        self.addWidget(reading)

    def edit(self, make: Make) -> Editor[Any]:
        """Show an editor; with « et le suivant » the same one begins again."""
        self.leave()
        editor = make()
        self.editor = editor
        self._sheet = _sheet(editor)
        self.addWidget(self._sheet)
        self.setCurrentWidget(self._sheet)
        editor.saved.connect(lambda record, follow: self._on_saved(make, record, follow=follow))
        editor.closed.connect(self._on_closed)
        self.turned.emit(True)
        editor.take_focus()
        return editor

    def leave(self) -> None:
        """Back to what is read; nothing typed is lost."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        editor.keep()
        self.setCurrentWidget(self._reading)
        self.removeWidget(self._sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self.turned.emit(False)

    def _on_saved(self, make: Make, record: int, *, follow: bool) -> None:
        key = self.editor.work.key if self.editor is not None else ""
        self.leave()
        self.wrote.emit(key, record)
        if follow:
            self.edit(make)
        else:
            self.done.emit()

    def _on_closed(self) -> None:
        self.leave()
        self.done.emit()


def _sheet(editor: Editor[Any]) -> QWidget:
    """At the left, no wider than one reads."""
    look = editor.context.look
    made = QWidget()
    whole = row(look, made, (_UNDER_THE_TITLE, 0, 0, 0), 0)
    look.bound(editor, (0, 0), (_WIDEST, 0))
    whole.addWidget(editor, _MOST)
    whole.addStretch(1)
    return made
