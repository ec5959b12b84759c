"""The empty state: what is not there yet, what will happen, the first step."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engagement_desktop.ui.common.buttons import PRIMARY, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, icon_label, row
from engagement_desktop.ui.common.mark import SeatMark
from engagement_desktop.ui.common.side_or_under import SideOrUnder
from engagement_desktop.ui.theme import Look

_WIDEST, _MOST = 560, 100
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """The seat mark, a title, one sentence, one action and one alternative."""

    def __init__(self, look: Look, title: str, sentence: str) -> None:
        super().__init__()
        self._look = look
        self._first: Button | None = None
        self._whole: QVBoxLayout = column(look, self, (16, 16, 16, 16), 12)
        self._whole.addStretch(2)
        self._whole.addWidget(SeatMark(look, 128), 0, _CENTRE)
        self._title = Label(title, "titre", wrap=True)
        self._sentence = Label(sentence, "second", wrap=True)
        for label in (self._title, self._sentence):
            label.setAlignment(_CENTRE)
            look.bound(label, (0, 0), (_WIDEST, 0))
            line = row(look, None, gap=0)
            line.addStretch(1)
            line.addWidget(label, _MOST)
            line.addStretch(1)
            self._whole.addLayout(line)
        acts = SideOrUnder(look)
        self._actions = acts.line
        look.space(self._actions, (0, 8, 0, 8), 10)
        self._whole.addWidget(acts, 0, _CENTRE)
        self._whole.addStretch(3)

    def tell(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)

    def add_action(
        self, text: str, on_click: Callable[[], object], icon: str = "", kind: str = PRIMARY
    ) -> Button:
        button = Button(self._look, text, kind, icon, on_click=on_click)
        self._actions.addWidget(button)
        self._first = self._first or button
        return button

    def first_action(self) -> Button | None:
        """What the focus goes to."""
        return self._first

    def drop_actions(self) -> None:
        self._first = None
        clear(self._actions)

    def add_ready(self, title: str, lines: Iterable[tuple[bool, str]]) -> Card:
        """What is already done, and what remains, as a short list."""
        card = Card(self._look, title)
        for done, text in lines:
            line = row(self._look, None, gap=8)
            name, token = ("circle-check", "succes") if done else ("circle", "encre2")
            line.addWidget(icon_label(self._look, name, token, 20))
            line.addWidget(Label(text, wrap=True), 1)
            card.body.addLayout(line)
        self._look.bound(card, (320, 0), (640, 0))
        self._whole.insertWidget(self._whole.count() - 1, card, 0, _CENTRE)
        return card
