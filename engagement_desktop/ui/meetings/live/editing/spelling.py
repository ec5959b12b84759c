"""French spelling, offline, when the machine has a dictionary: red lines under unknown words."""

import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Protocol, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from engagement_desktop.ui.meetings.live.editing.editor import MinutesEditor
from engagement_desktop.ui.meetings.live.editing.marker_frames import mark_of
from engagement_desktop.ui.theme import Look

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ELISIONS = re.compile(r"(?:\b(?:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst]))[’']", re.IGNORECASE)
_REST = 350
_MOST_KNOWN = 20_000
_OFFERED = 6
_LANGUAGES = ("fr", "fr_FR")


class Dictionary(Protocol):
    """What a dictionary of the machine answers."""

    def check(self, word: str) -> bool: ...

    def suggest(self, word: str) -> list[str]: ...


def french() -> Dictionary | None:
    """The machine's French dictionary; None without the library or without the words."""
    enchant = _library()
    if enchant is None:
        return None
    for language in _LANGUAGES:
        try:
            found: Dictionary = enchant.Dict(language)
        except enchant.errors.Error:
            continue
        return found
    return None


def _library() -> ModuleType | None:
    """The library, loaded at the first text and not before; the system part of it may be missing."""
    try:
        return import_module("enchant")
    except ImportError:
        return None


class Spelling(QObject):
    """Looks at the lines in sight, a moment after the last key; changes nothing in the document.

    The dossier's own words and the words of names (a capital inside a sentence) are let be.
    """

    def __init__(
        self,
        look: Look,
        editor: MinutesEditor,
        own_words: Callable[[], frozenset[str]],
        learn: Callable[[str], object],
    ) -> None:
        super().__init__(editor)
        self._look = look
        self._editor = editor
        self._own_words = own_words
        self._learn = learn
        self._dictionary: Dictionary | None = None
        self._own: frozenset[str] = frozenset()
        self._known: dict[str, bool] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look_over)
        editor.document().contentsChanged.connect(self._rest.start)
        editor.verticalScrollBar().valueChanged.connect(lambda _place: self._rest.start())
        editor.more_actions = self.offer
        look.changed.connect(self._rest.start)

    def use(self, dictionary: object) -> None:
        """The dictionary was found, away from the window: it takes longer than a key may."""
        if hasattr(dictionary, "check") and hasattr(dictionary, "suggest"):
            self._dictionary = cast("Dictionary", dictionary)
            self.refresh()

    def refresh(self) -> None:
        """The dossier's own words changed."""
        self._own = frozenset(map(str.casefold, self._own_words()))
        self._rest.start()

    def is_known(self, word: str) -> bool:
        """Whether a word is French, or one of the dossier's own."""
        if self._dictionary is None or word.casefold() in self._own:
            return True
        if word not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[word] = self._dictionary.check(word)
        return self._known[word]

    def look_over(self) -> None:
        """Underline what is not known in the lines in sight, but for the word being typed."""
        if self._dictionary is None:
            return
        here = self._editor.textCursor().position()
        marks = []
        for cursor in self._unknown():
            if not cursor.selectionStart() <= here <= cursor.selectionEnd() or not self._editor.hasFocus():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, self._line()
                marks.append(mark)
        self._editor.setExtraSelections(marks)

    def unknown_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """The unknown word at a place of the text."""
        if self._dictionary is None or mark_of(cursor.block()) is not None:
            return None
        return next((one for one in self._in_block(cursor.block()) if _holds(one, cursor)), None)

    def offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        """What might be meant, at the top of the menu of the place, and the way into the dictionary."""
        word = self.unknown_at(cursor)
        if word is None or self._dictionary is None:
            return
        written = word.selectedText()
        below = menu.actions()
        added = [menu.addAction(each) for each in self._dictionary.suggest(written)[:_OFFERED]]
        for action in added:
            action.triggered.connect(partial(_put, word, action.text()))
        learning = menu.addAction("Ajouter au dictionnaire")
        learning.triggered.connect(lambda: self._on_learn(written))
        if below:
            menu.insertActions(below[0], (*added, learning))
            menu.insertSeparator(below[0])
        menu.setActiveAction((added or [learning])[0])

    def _on_learn(self, word: str) -> None:
        self._learn(word)
        self.refresh()

    def _unknown(self) -> list[QTextCursor]:
        view = self._editor.viewport().rect()
        block = self._editor.cursorForPosition(view.topLeft()).block()
        last = self._editor.cursorForPosition(view.bottomRight()).block().blockNumber()
        found: list[QTextCursor] = []
        while block.isValid() and block.blockNumber() <= last:
            if mark_of(block) is None:
                found += self._in_block(block)
            block = block.next()
        return found

    def _in_block(self, block: QTextBlock) -> list[QTextCursor]:
        text = block.text()
        bare = _ELISIONS.sub(lambda match: " " * len(match[0]), text)
        found = []
        for match in _WORD.finditer(bare):
            if not self._is_let_be(bare, match) and not self.is_known(match[0]):
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + match.start())
                cursor.setPosition(block.position() + match.end(), QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
        return found

    def _is_let_be(self, text: str, match: re.Match[str]) -> bool:
        """Single letters, acronyms, and names: a capital that does not begin a sentence."""
        word = match[0]
        if len(word) == 1 or word.isupper():
            return True
        before = text[: match.start()].rstrip()
        return word[0].isupper() and bool(before) and before[-1] not in ".!?…:«"

    def _line(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        made.setUnderlineColor(self._look.colour("erreur"))
        return made


def _put(word: QTextCursor, text: str, _checked: object = None) -> None:
    word.insertText(text)


def _holds(word: QTextCursor, place: QTextCursor) -> bool:
    return word.selectionStart() <= place.position() <= word.selectionEnd()
