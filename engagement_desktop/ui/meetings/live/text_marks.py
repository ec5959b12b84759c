"""The few marks of a text: bold, headings, list entries; by their keys or by typing them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from engagement_desktop.ui.meetings.live.editing.marker_frames import is_in_frame
from engagement_desktop.ui.meetings.live.editing.text_document import to_entry, to_paragraph
from engagement_desktop.ui.meetings.live.editing.text_formats import TextFormats, is_bold, is_heading

if TYPE_CHECKING:
    from engagement_desktop.ui.meetings.live.editing.editor import MinutesEditor

_MARKS: Mapping[str, str] = MappingProxyType({"#": "heading", "##": "heading", "-": "entry", "*": "entry"})


class TextMarks:
    """What gives a line or some words their mark, and takes it away."""

    def __init__(self, editor: MinutesEditor, formats: TextFormats) -> None:
        self._editor = editor
        self._formats = formats

    def toggle_bold(self) -> None:
        cursor = self._editor.textCursor()
        heavy = not is_bold(cursor.charFormat())
        if is_in_frame(cursor) or is_heading(cursor.blockFormat()):
            return
        letters = self._formats.bold() if heavy else self._formats.plain()
        if cursor.hasSelection():
            self._editor.whole_frames(cursor).mergeCharFormat(letters)
        self._editor.setCurrentCharFormat(letters)

    def toggle_heading(self) -> None:
        cursor = self._editor.textCursor()
        if not is_in_frame(cursor):
            self.make(cursor, "" if is_heading(cursor.blockFormat()) else "heading")

    def toggle_entry(self) -> None:
        cursor = self._editor.textCursor()
        if not is_in_frame(cursor):
            self.make(cursor, "" if cursor.currentList() is not None else "entry")

    def finish(self) -> bool:
        """« ## » and « - » at the beginning of a line become a heading or an entry at the space."""
        cursor = self._editor.textCursor()
        if is_in_frame(cursor) or cursor.hasSelection():
            return False
        before = cursor.block().text()[: cursor.positionInBlock()]
        made = _MARKS.get(before)
        if made is None or is_heading(cursor.block().blockFormat()):
            return False
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.make(cursor, made)
        cursor.endEditBlock()
        return True

    def make(self, cursor: QTextCursor, kind: str) -> None:
        """Give the line of the cursor its mark: a heading, an entry, or nothing."""
        cursor.beginEditBlock()
        line = QTextCursor(cursor.block())
        line.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        was_heading = is_heading(cursor.blockFormat())
        to_paragraph(cursor, self._formats)
        if kind == "heading":
            cursor.setBlockFormat(self._formats.heading())
            cursor.setBlockCharFormat(self._formats.heading_letters())
            line.setCharFormat(self._formats.heading_letters())
        elif was_heading:
            line.setCharFormat(self._formats.plain())
        if kind == "entry":
            to_entry(cursor, self._formats)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        heading = kind == "heading"
        self._editor.setCurrentCharFormat(
            self._formats.heading_letters() if heading else self._formats.plain()
        )


def has_mark(block: QTextBlock) -> bool:
    return is_heading(block.blockFormat()) or block.textList() is not None
