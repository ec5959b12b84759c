"""The lines of a long text kept at hand: after a key, only the blocks that it touched are read again."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from engagement_desktop.ui.meetings.live.editing.text_document import blocks_in, line_of


class TextLines(QObject):
    """One kept line a block of the document; a hundred pages would take too long to read at each pause."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lines: list[str | None] = [None] * self._document.blockCount()
        self._document.contentsChange.connect(self._on_change)

    @property
    def _document(self) -> QTextDocument:
        """Asked for each time: Python may let go of the document while the editor still shows it."""
        return self._editor.document()

    def content(self) -> str:
        """The whole text as it is kept."""
        if len(self._lines) != self._document.blockCount():
            self._lines = [line_of(block) for block in blocks_in(self._document)]
        return "\n".join(line for line in map(self._line, range(len(self._lines))) if line)

    def _line(self, at: int) -> str:
        line = self._lines[at]
        if line is None:
            line = self._lines[at] = line_of(self._document.findBlockByNumber(at))
        return line

    @Slot(int, int, int)
    def _on_change(self, position: int, _removed: int, added: int) -> None:
        """The blocks between the first and the last changed sign take the place of those before."""
        if not isValid(self._editor):  # it empties itself once more as it goes
            return
        count = self._document.blockCount()
        end = max(0, min(position + added, self._document.characterCount() - 1))
        first = self._document.findBlock(min(position, end)).blockNumber()
        last = self._document.findBlock(end).blockNumber()
        new = last - first + 1
        old = new - (count - len(self._lines))
        if first < 0 or last < 0 or old < 0 or first + old > len(self._lines):
            self._lines = [None] * count
            return
        self._lines[first : first + old] = [None] * new
