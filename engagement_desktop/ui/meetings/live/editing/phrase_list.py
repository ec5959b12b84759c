"""Usual sentences under the text: arrows or a figure choose, Enter writes with the facts of the moment."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from engagement_desktop.domain.meetings.minuting.phrases_drafts import UsualPhrase
from engagement_desktop.ui.common.labels import Label, one_line, plain_tip
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.theme import Look

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SHOWN, _LINE = 6, 38
_BY_FIGURE = 9
_FIGURES = "123456789"


class PhraseList(QFrame):
    """The sentences of the committee first, then those of the program."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, look: Look, phrases: Sequence[UsualPhrase]) -> None:
        super().__init__()
        self._phrases = tuple(phrases)
        self.setProperty("role", "ligne_reunion")
        self.setAccessibleName("Phrases usuelles")
        whole = column(look, self, (14, 10, 14, 10), 6)
        whole.addWidget(
            Label("Phrases\u00a0: ↑ ↓ ou un chiffre, Entrée écrit, Échap revient.", "petit", wrap=True)
        )
        self.list = _Numbered()
        self.list.numbered.connect(lambda figure: self._choose(figure - 1))
        self.list.setAccessibleName("Phrases usuelles")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for at, phrase in enumerate(self._phrases, 1):
            figure = f"{at}  " if at <= _BY_FIGURE else ""
            item = QListWidgetItem(f"{figure}{one_line(phrase.title)} — {one_line(phrase.text)}")
            item.setToolTip(plain_tip(phrase.text))
            item.setSizeHint(QSize(0, look.px(_LINE)))
            self.list.addItem(item)
        look.bound(self.list, (0, _LINE * min(_SHOWN, max(1, len(self._phrases))) + 10))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._choose(self.list.currentRow()))
        whole.addWidget(self.list)

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self._choose(self.list.currentRow())
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._phrases):
            self.chosen.emit(self._phrases[row].text)


class _Numbered(QListWidget):
    """A figure chooses at once, where a list would only look for it."""

    numbered = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in _FIGURES:
            self.numbered.emit(int(event.text()))
        else:
            super().keyPressEvent(event)
