"""Fields that find one thing among many: a person, a committee, a structure, a long list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.text import fold
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask, TypedField
from engagement_desktop.ui.theme import Look

T = TypeVar("T")

_SHOWN = 10
_LINE = 36
_PICKED = "#"  # what a draft writes before the key of a thing that was picked


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One thing that may be picked: its key, its words, and what tells it from its namesakes."""

    key: T
    words: str
    detail: str = ""

    def line(self) -> str:
        return f"{self.words} — {self.detail}" if self.detail else self.words


Find = Callable[[str], Sequence[Found[T]]]
"""What resembles the words typed, best first; no words: the first ones."""


class PickField(TypedField[T | None], Generic[T]):
    """A line with what it finds under it; only what was found can be the answer.

    Args:
        look: theme and size.
        ask: the question.
        find: what resembles the words typed.
        name: the words of a key.
        key: a key back from the text of a draft.
        none: what is said quietly while nothing resembles the words typed.
        least: from how many letters on things are looked for.
    """

    def __init__(
        self,
        look: Look,
        ask: Ask | str,
        find: Find[T],
        name: Callable[[T], str],
        key: Callable[[str], T],
        *,
        none: str = "",
        least: int = 1,
    ) -> None:
        self.edit = QLineEdit()
        self._find = find
        self._name = name
        self._key = key
        self._none, self._least = none, least
        self._picked: T | None = None
        self._offered: tuple[Found[T], ...] = ()
        super().__init__(look, ask, self.edit)
        self._lines = QStringListModel(self)
        self.completer = QCompleter(self._lines, self)
        self.completer.setWidget(self.edit)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(_SHOWN)
        self._popup = QListView()  # held: the completer knows it only in Qt
        self._roomy = _Roomy(look, self._popup)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # cut, with its end
        self.completer.setPopup(self._popup)  # which brings a delegate of its own
        self._popup.setItemDelegate(self._roomy)
        picked: Any = self.completer.activated  # its two signals are told apart by their argument
        picked[QModelIndex].connect(self._on_activated)
        self.edit.setPlaceholderText("Quelques lettres du nom")
        self.edit.textEdited.connect(self._on_typed)

    def value(self) -> T | None:
        typed = self.edit.text().strip()
        return self._only(typed) if self._picked is None and typed else self._picked

    def picked(self) -> T | None:
        """What was picked; nothing while one still types."""
        return self._picked

    def set_value(self, value: T | None) -> None:
        before, self._picked = self._picked, value
        self._show()
        if before != value:
            self.changed.emit()

    def as_text(self) -> str:
        return self.edit.text().strip() if self._picked is None else f"{_PICKED}{self._picked}"

    def from_text(self, text: str) -> None:
        if text.startswith(_PICKED):
            self.set_value(self._still_there(text.removeprefix(_PICKED)))
        else:
            self.set_value(None)
            self.edit.setText(text)

    def words(self) -> str:
        return self.edit.text().strip() or NOTHING

    def on_left(self) -> None:
        """What names one thing alone is rewritten as it is called; never while one types."""
        if self._popup.isVisible():
            if QApplication.focusWidget() in {None, self.edit}:
                return
            self._popup.hide()
        self.show_note("")
        super().on_left()
        if self._picked is None and self.as_text() and not self.fault():
            self.set_value(self.value())

    def finds_somebody(self) -> bool:
        """Whether the words typed resemble anything."""
        return bool(self._find(self.edit.text().strip()))

    def found(self) -> tuple[str, ...]:
        """The lines offered now."""
        return tuple(each.line() for each in self._offered)

    def _still_there(self, text: str) -> T | None:
        """What a draft kept, unless it has gone from the dossier since."""
        try:
            key = self._key(text)
            return key if self._name(key) else None
        except (DomainError, LookupError, ValueError):
            return None

    def _only(self, typed: str) -> T:
        """The one thing that is called so.

        Raises:
            DomainError: nothing is, or several are.
        """
        found = self._find(typed)
        exact = [each for each in found if fold(typed) in {fold(each.words), fold(each.line())}]
        if len(exact) == 1 or len(found) == 1:
            return (exact or list(found))[0].key
        if found:
            raise DomainError(f"Plusieurs répondent à «\u00a0{typed}\u00a0». Choisissez dans la liste.")
        raise DomainError(f"Rien ne correspond à «\u00a0{typed}\u00a0». Écrivez quelques lettres du nom.")

    def _on_typed(self, typed: str) -> None:
        self._picked = None
        self._offered = tuple(self._find(typed.strip())[:_SHOWN]) if typed.strip() else ()
        self._lines.setStringList([each.line() for each in self._offered])
        is_sought = len(typed.strip()) >= self._least
        self.show_note(self._none if is_sought and not self._offered else "")
        self.changed.emit()
        if self._offered and self.edit.isVisible():
            self.completer.complete()
        else:
            self._popup.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        self._picked = self._offered[index.row()].key
        self._show()
        self.show_fault("")
        self.changed.emit()

    def _show(self) -> None:
        self.show_note("")
        with QSignalBlocker(self.edit):
            self.edit.setText("" if self._picked is None else self._name(self._picked))
            self.edit.setCursorPosition(0)


class _Roomy(QStyledItemDelegate):
    """Lines as high as a target."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        usual = super().sizeHint(option, index)
        return QSize(usual.width(), max(usual.height(), self._look.px(_LINE)))


class CompleterField(PickField[T], Generic[T]):
    """One among many known choices: twelve and more."""

    def __init__(self, look: Look, ask: Ask | str, choices: Sequence[tuple[T, str]]) -> None:
        words = dict(choices)
        by_text = {str(value): value for value in words}

        def find(typed: str) -> Sequence[Found[T]]:
            wanted = fold(typed)
            hits = [Found(value, said) for value, said in choices if wanted in fold(said)]
            return sorted(hits, key=lambda each: not fold(each.words).startswith(wanted))

        super().__init__(look, ask, find, words.__getitem__, by_text.__getitem__)


class IdField(PickField[int]):
    """A row of the dossier, by its number: a person, a committee, a structure."""

    def __init__(
        self,
        look: Look,
        ask: Ask | str,
        find: Find[int],
        name: Callable[[int], str],
        *,
        none: str = "",
        least: int = 1,
    ) -> None:
        super().__init__(look, ask, find, name, int, none=none, least=least)
