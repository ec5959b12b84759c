"""The text of one item under the hand: a small set of marks, frames in one piece, commands after a slash."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit

from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker
from engagement_desktop.ui.meetings.live.editing.marker_frames import (
    frame_at,
    frames,
    is_in_frame,
    mark_of,
    whole,
)
from engagement_desktop.ui.meetings.live.editing.text_document import (
    WordsOf,
    blocks_in,
    fill,
    in_lines,
    line_of,
    to_paragraph,
    words_only,
    write_blocks,
)
from engagement_desktop.ui.meetings.live.editing.text_formats import TextFormats, is_heading
from engagement_desktop.ui.meetings.live.editing.text_head import TextHead
from engagement_desktop.ui.meetings.live.editing.text_lines import TextLines
from engagement_desktop.ui.meetings.live.text_marks import TextMarks, has_mark
from engagement_desktop.ui.theme import Look

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_PASTED = 300_000
_TOO_LONG = "Ce texte dépasse 300\u202f000 caractères. Rien n’a été collé. Collez-le en plusieurs fois."
_LEFT_TO_THE_WINDOW = frozenset({Qt.Key.Key_K, Qt.Key.Key_D})


class Command(StrEnum):
    """What a slash and its letter ask for."""

    DECISION = "d"
    ACTION = "a"
    VOTE = "v"
    PHRASE = "p"
    PROPOSAL = "r"


class MinutesEditor(QTextEdit):
    """Headings, bold, lists; rows stand as frames that are read, never typed in, and go in one piece."""

    asked = Signal(str)  # the letter of a command
    decided = Signal(str)  # words that become a decision at once
    typed = Signal()  # something changed under the hand
    taken_out = Signal(object)  # Marker: its frame left the text, its row is still there
    refused = Signal(str)

    def __init__(self, look: Look, words_of: WordsOf) -> None:
        super().__init__()
        self._look = look
        self._words_of = words_of
        self._formats = TextFormats(look)
        self._is_filling = False
        self._last_place = 0
        self.more_actions: Callable[[QMenu, QTextCursor], None] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "compte_rendu")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Texte du point")
        self.head = TextHead(look, self)
        self.marks = TextMarks(self, self._formats)
        self._lines = TextLines(self)
        self.document().contentsChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._stay_out_of_frames)

    # The text

    def show_content(self, content: str) -> None:
        """Show a kept text from its beginning; the undo of the one before goes."""
        self._is_filling = True
        fill(self.document(), content, self._formats, self._words_of, self.head.high())
        self._lines.content()  # read once now, so that no key waits for it
        self._is_filling = False
        self._last_place = 0
        self.moveCursor(QTextCursor.MoveOperation.End)

    def content(self) -> str:
        """The text as it is kept."""
        return self._lines.content()

    def show_again(self) -> None:
        """The same text in other colours or letters, or with other words in its frames; the hand stays."""
        place, bar = self.textCursor().position(), self.verticalScrollBar().value()
        content, changed = self.content(), self.document().isModified()
        self.show_content(content)
        self.document().setModified(changed)
        self.stand_at(place)
        self.verticalScrollBar().setValue(bar)

    def place(self, item_id: int, version: int | None) -> TextPlace:
        """Where a row would go: after the line of the cursor."""
        here = self.textCursor().block().blockNumber()
        lines = [(block.blockNumber(), line_of(block)) for block in blocks_in(self.document())]
        before = "\n".join(line for number, line in lines if line and number <= here)
        after = "\n".join(line for number, line in lines if line and number > here)
        return TextPlace(item_id=item_id, before=before, after=after, version=version)

    def markers(self) -> tuple[Marker, ...]:
        """The rows whose frames stand in the text."""
        return tuple(marker for marker, _frame in frames(self.document()))

    def stand_after(self, marker: Marker) -> None:
        """Put the cursor on the line after a frame, at its beginning."""
        for found, table in frames(self.document()):
            if found == marker:
                self.stand_at(table.lastPosition() + 1)

    def stand_at(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def chosen_words(self) -> str:
        """The words selected, else those of the line of the cursor."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return cursor.block().text().strip()
        return " ".join(_plain(cursor).split())

    def take_words(self) -> None:
        """Take out the words that a row now says: the selection, else the line of the cursor."""
        cursor = self.whole_frames(self.textCursor())
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def write_words(self, words: str) -> None:
        """Write plain words where the cursor stands."""
        cursor = self._ready()
        cursor.insertText(words.replace("\n", " "))
        self.setTextCursor(cursor)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys of the window stay the window's, undo too when there is nothing to undo in the text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if (
                (ctrl and event.key() in _LEFT_TO_THE_WINDOW)
                or (event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable())
                or (event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable())
            ):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._take_key(event):
            event.accept()
            return
        if event.text():
            self._ready()
        if event.key() == Qt.Key.Key_Space and self.marks.finish():
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._look_for_command(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Dead keys of a French keyboard come this way."""
        if event.commitString():
            self._ready()
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.globalPos(), self.cursorForPosition(event.pos()))

    def show_menu(self, at: QPoint, cursor: QTextCursor) -> None:
        """The menu of the place, by the mouse or by Maj+F10."""
        menu = self.createStandardContextMenu()
        if self.more_actions is not None:
            self.more_actions(menu, cursor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A line that opens under the text never hides the place where one writes."""
        super().resizeEvent(event)
        self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.head.paint()

    # Pasting: words only

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words only: pictures, scripts and styles of other programs stay outside."""
        if source.hasText():
            self.paste_words(source.text())

    def paste_words(self, text: str) -> None:
        """Put words in place of the selection; their headings, lists and bold are understood."""
        text = text.replace("\x00", "").replace("\u2029", "\n").replace("\u2028", "\n")
        if len(text) > _MOST_PASTED:
            self.refused.emit(_TOO_LONG)
            return
        text = in_lines(text)
        cursor = self._ready()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        blocks = words_only(text)
        if "\n" not in text.strip("\n"):
            cursor.insertText(text.strip("\n"))
        elif blocks:
            if cursor.block().text():
                cursor.insertBlock()
            write_blocks(cursor, blocks, self._formats, self._words_of)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is words."""
        made = QMimeData()
        made.setText(_plain(self.whole_frames(self.textCursor())))
        return made

    # What keys do

    def _take_key(self, event: QKeyEvent) -> bool:
        key, cursor = event.key(), self.textCursor()
        if key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            return self._delete(cursor, back=key == Qt.Key.Key_Backspace)
        if key in _ENTER:
            return self._enter(cursor)
        if key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self.show_menu(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()), cursor)
            return True
        return False

    def _enter(self, cursor: QTextCursor) -> bool:
        """Enter begins a paragraph after a heading, and leaves the list from an empty entry."""
        cursor = self._ready()
        block = cursor.block()
        if cursor.currentList() is not None and not block.text():
            self.marks.make(cursor, "")
            return True
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertBlock()
        if is_heading(block.blockFormat()):
            to_paragraph(cursor, self._formats)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(self._formats.plain())
        self.ensureCursorVisible()
        return True

    def _delete(self, cursor: QTextCursor, *, back: bool) -> bool:
        """A frame goes in one piece; an entry or a heading first becomes a paragraph."""
        if cursor.hasSelection():
            self.setTextCursor(self.whole_frames(cursor))
            return self._told_taken_out(self.textCursor().removeSelectedText)
        beside = self._frame_beside(cursor, back=back)
        if beside is not None:
            return self._told_taken_out(whole(self.document(), beside).removeSelectedText)
        if back and cursor.atBlockStart() and has_mark(cursor.block()):
            self.marks.make(cursor, "")
            return True
        return False

    def _told_taken_out(self, act: Callable[[], object]) -> bool:
        before = self.markers()
        act()
        left = frozenset(self.markers())
        for marker in before:
            if marker not in left:
                self.taken_out.emit(marker)
        return True

    def _frame_beside(self, cursor: QTextCursor, *, back: bool) -> QTextTable | None:
        if not (cursor.atBlockStart() if back else cursor.atBlockEnd()):
            return None
        beside = cursor.block().previous() if back else cursor.block().next()
        if not beside.isValid() or mark_of(beside) is None:
            return None
        return frame_at(self.document(), beside.position())

    def _look_for_command(self, typed: str) -> None:
        """A slash at the start of a word, then its letter."""
        cursor = self.textCursor()
        if typed not in set(Command) or cursor.hasSelection():
            return
        before = cursor.block().text()[: cursor.positionInBlock()]
        if not before.endswith(f"/{typed}") or not (before == f"/{typed}" or before[-3].isspace()):
            return
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, 2)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.asked.emit(typed)

    # Frames are read only

    def _ready(self) -> QTextCursor:
        """The cursor where one may write: outside of frames, a selection holding whole frames only."""
        cursor = self.whole_frames(self.textCursor())
        if not cursor.hasSelection() and (table := frame_at(self.document(), cursor.position())):
            cursor.setPosition(table.lastPosition() + 1)
        self.setTextCursor(cursor)
        return cursor

    def whole_frames(self, cursor: QTextCursor) -> QTextCursor:
        """A selection that ends inside a frame takes all of it."""
        if not cursor.hasSelection():
            return cursor
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if (table := frame_at(self.document(), start)) is not None:
            start = table.firstPosition() - 1
        if (table := frame_at(self.document(), end)) is not None:
            end = table.lastPosition() + 1
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _stay_out_of_frames(self) -> None:
        """The arrows go over a frame, to the line after or before it."""
        cursor = self.textCursor()
        place = cursor.position()
        if not self._is_filling and not cursor.hasSelection() and is_in_frame(cursor):
            table = frame_at(self.document(), place)
            if table is not None:
                goes_up = place < self._last_place
                cursor.setPosition(table.firstPosition() - 1 if goes_up else table.lastPosition() + 1)
                self._last_place = cursor.position()
                self.setTextCursor(cursor)
                return
        self._last_place = place

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.typed.emit()


def _plain(cursor: QTextCursor) -> str:
    """The words of a selection, one block a line."""
    return (
        cursor.selectedText()
        .replace("\u2029", "\n")
        .replace("\u2028", "\n")
        .replace("\ufdd0", "")
        .replace("\ufdd1", "")
    )
