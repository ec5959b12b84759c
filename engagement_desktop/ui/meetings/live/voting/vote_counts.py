"""The big numbers of a vote: for, against, abstention, and in a secret ballot blank and void."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engagement_desktop.domain.meetings.voting.majority import Totals
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row, tab_through
from engagement_desktop.ui.theme import Look

FOR, AGAINST, ABSTAIN, BLANK, VOID = "P", "C", "A", "B", "N"
_WORDS: Mapping[str, str] = MappingProxyType(
    {FOR: "Pour", AGAINST: "Contre", ABSTAIN: "Abstention", BLANK: "Blancs", VOID: "Nuls"}
)
_REST = "Pour — le reste"
_LETTERS = 165  # tenths of a point
_MOST_DIGITS = 3


class CountEdit(QLineEdit):
    """A whole number, selected on arrival; a letter jumps to another one, arrows add and take away."""

    jump = Signal(str)

    def __init__(self, look: Look, words: str) -> None:
        super().__init__("0")
        self._look = look
        self.setMaxLength(_MOST_DIGITS)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(words)
        look.bound(self, (84, 46), (84, 46))
        look.changed.connect(self._dress)
        self._dress()

    def number(self) -> int:
        """What is written; nothing is 0."""
        return int(self.text()) if self.text().isdecimal() else 0

    def put(self, number: int) -> None:
        """Show a number as deduced: it is not typed."""
        if self.text() != str(number):
            self.setText(str(number))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified():  # what was typed while the sheet appeared goes on
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        typed = event.text()
        if step is not None:
            self.setText(str(max(self.number() + step, 0)))
            self.textEdited.emit(self.text())
        elif typed.upper() in _WORDS:
            self.jump.emit(typed.upper())
        elif typed.isprintable() and typed and not (typed.isascii() and typed.isdigit()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setFont(self._look.font(_LETTERS, QFont.Weight.DemiBold))


class VoteCounts(QWidget):
    """Three numbers, five in a secret ballot. In a show of hands « pour » is the rest, until typed over."""

    changed = Signal()

    def __init__(self, look: Look, voices: int) -> None:
        super().__init__()
        self._look = look
        self._voices = voices
        self._deduces = True
        self._typed_over = False
        self._labels: dict[str, Label] = {}
        self._boxes: dict[str, QWidget] = {}
        self.edits: dict[str, CountEdit] = {}
        boxes = row(look, self, gap=18)
        for key, words in _WORDS.items():
            boxes.addWidget(self._make(key, words))
        boxes.addStretch(1)
        tab_through((self.edits[AGAINST], self.edits[ABSTAIN], self.edits[BLANK], self.edits[VOID]))
        self.deduce(voices)

    def deduce(self, voices: int) -> None:
        """Show of hands: « pour » is what is left of so many voices."""
        self._deduces, self._voices = True, voices
        self._show_secret(secret=False)
        self._rest()

    def count_all(self, *, from_nothing: bool = True) -> None:
        """A secret ballot: everything is counted, nothing deduced."""
        self._deduces = False
        self._show_secret(secret=True)
        if from_nothing:
            for edit in self.edits.values():
                edit.put(0)
        self._name_for()

    def totals(self) -> Totals:
        number = {key: edit.number() for key, edit in self.edits.items()}
        return Totals(
            votes_for=number[FOR],
            votes_against=number[AGAINST],
            abstentions=number[ABSTAIN],
            blank=number[BLANK],
            void=number[VOID],
        )

    def focus(self, key: str) -> None:
        if key in self.edits and not self._boxes[key].isHidden():
            self.edits[key].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.edits[key].setModified(False)
            self.edits[key].selectAll()

    def _make(self, key: str, words: str) -> QWidget:
        box = QWidget()
        whole = column(self._look, box, gap=5)
        head = row(self._look, None, gap=8)
        head.addWidget(Label(key, "touche"))
        self._labels[key] = Label(words, "gras")
        head.addWidget(self._labels[key])
        head.addStretch(1)
        whole.addLayout(head)
        edit = CountEdit(self._look, words)
        self._labels[key].setBuddy(edit)
        edit.jump.connect(self.focus)
        edit.textEdited.connect(lambda _, of=key: self._on_typed(of))
        whole.addWidget(edit)
        self.edits[key], self._boxes[key] = edit, box
        return box

    def _on_typed(self, key: str) -> None:
        if key == FOR:
            self._typed_over = True
        self._rest()

    def _rest(self) -> None:
        if self._deduces and not self._typed_over:
            said = self.edits[AGAINST].number() + self.edits[ABSTAIN].number()
            self.edits[FOR].put(max(self._voices - said, 0))
        self._name_for()
        self.changed.emit()

    def _name_for(self) -> None:
        rest = self._deduces and not self._typed_over
        self._labels[FOR].setText(_REST if rest else _WORDS[FOR])
        self.edits[FOR].setAccessibleName(_REST if rest else _WORDS[FOR])

    def _show_secret(self, *, secret: bool) -> None:
        for key in (BLANK, VOID):
            self._boxes[key].setVisible(secret)
            if not secret:
                self.edits[key].put(0)
