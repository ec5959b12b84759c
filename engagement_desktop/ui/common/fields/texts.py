"""Fields of words: a line, or several."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy

from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.theme import Look

Parse = Callable[[str], str]
"""Gives the text as it is kept (rewritten on leaving), or refuses it."""

_LINES_HIGH = 92


class TextField(TypedField[str]):
    """One line; `parse` refuses or rewrites it, `suggestions` are offered while typing."""

    def __init__(
        self, look: Look, ask: Ask | str, *, parse: Parse | None = None, suggestions: Sequence[str] = ()
    ) -> None:
        self.edit = QLineEdit()
        self._parse = parse
        super().__init__(look, ask, self.edit)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        if suggestions:
            completer = QCompleter(list(suggestions), self.edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.edit.setCompleter(completer)

    def value(self) -> str:
        typed = " ".join(self.edit.text().split(" ")).strip()
        return self._parse(typed) if self._parse and typed else typed

    def set_value(self, value: str) -> None:
        self.edit.setText(value)
        self.edit.setCursorPosition(0)

    def as_text(self) -> str:
        return self.edit.text().strip()

    def from_text(self, text: str) -> None:
        self.set_value(text)

    def on_left(self) -> None:
        super().on_left()
        if self._parse is not None and not self.fault():
            rewrite(self.edit, self.value())


class LongTextField(TypedField[str]):
    """Several lines; Tab leaves it."""

    def __init__(self, look: Look, ask: Ask | str, *, high: int = _LINES_HIGH) -> None:
        self.edit = _Lines()
        super().__init__(look, ask, self.edit)
        look.bound(self.edit, (0, high), (0, 3 * high))
        self.edit.textChanged.connect(self.changed.emit)

    def value(self) -> str:
        return self.edit.toPlainText().strip()

    def set_value(self, value: str) -> None:
        self.edit.setPlainText(value)

    def as_text(self) -> str:
        return self.edit.toPlainText().strip()

    def from_text(self, text: str) -> None:
        self.set_value(text)


class _Lines(QPlainTextEdit):
    """As high as what it holds, between its bounds; keeps its cursor in sight when the focus comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = max(int(self.document().size().height()), 1)
        around = self.contentsMargins()
        high = lines * self.fontMetrics().lineSpacing() + around.top() + around.bottom()
        return QSize(super().sizeHint().width(), high + 2 * int(self.document().documentMargin()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()


def rewrite(edit: QLineEdit, text: str) -> None:
    """Write the same thing properly: nothing has changed for who listens."""
    if edit.text() != text:
        with QSignalBlocker(edit):
            edit.setText(text)
