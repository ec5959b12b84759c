"""Banners: one line at the top of the body for what lasts."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, icon_label, row
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.dress import repolish

INFO, SUCCESS, WARNING, FAULT, NEUTRAL = "info", "succes", "attention", "erreur", "neutre"

_SIDE_BY_SIDE = 620
_ICONS: Mapping[str, str] = MappingProxyType(
    {INFO: "info", SUCCESS: "circle-check", WARNING: "triangle-alert", FAULT: "circle-x", NEUTRAL: "lock"}
)


class Banner(QFrame):
    """An icon, a bold word, a sentence, and at most two ways out."""

    def __init__(self, look: Look, tone: str = INFO, title: str = "", sentence: str = "") -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "bandeau")
        self._outer = row(look, self, (14, 10, 12, 10), 10)
        whole = row(look, None, gap=12)
        self._outer.addLayout(whole, 1)
        self._icon = icon_label(look, _ICONS[tone], tone, 22)
        whole.addWidget(self._icon)
        words = column(look, None, gap=2)
        self._title = Label("", "gras", wrap=True)
        self._sentence = Label("", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        whole.addLayout(words, 1)
        self._actions = row(look, None, gap=8)
        self._actions.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._outer.addLayout(self._actions)
        self.tell(tone, title, sentence)

    def tell(self, tone: str, title: str, sentence: str = "", icon: str = "") -> None:
        """Change the words; a fault is read aloud at once."""
        self.setProperty("ton", tone)
        repolish(self)
        self._look.draw(self._icon, icon or _ICONS[tone], tone, 22)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(" ".join(part for part in (title, sentence) if part))
        if tone == FAULT and self.isVisible():
            announce(self, self.accessibleName(), at_once=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Too narrow for words and buttons side by side: the buttons go under."""
        super().resizeEvent(event)
        under = self._look.unscaled(self.width()) < _SIDE_BY_SIDE
        direction = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(direction)

    def add_action(self, text: str, on_click: Callable[[], object], icon: str = "", kind: str = "") -> Button:
        button = Button(self._look, text, kind, icon, on_click=on_click)
        self._actions.addWidget(button)
        button.show()
        return button

    def drop_actions(self) -> None:
        clear(self._actions)
