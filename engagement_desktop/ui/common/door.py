"""A link on words of the dossier: cut at the end when the room is short, whole in the tooltip."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from engagement_desktop.ui.common.buttons import LINK, Button
from engagement_desktop.ui.common.labels import button_text, one_line, plain_tip
from engagement_desktop.ui.theme import Look

_LEAST_LETTERS = 8


class Door(Button):
    """Looks like a link, takes the focus like a button, never pushes its neighbours."""

    def __init__(self, look: Look, text: str, on_click: Callable[[], object], icon: str = "") -> None:
        self._whole = one_line(text)
        super().__init__(look, button_text(self._whole), LINK, icon, on_click=on_click)
        self.setAccessibleName(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._letters(self._whole) + self._beside(), hint.height())

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(min(least, self._letters(self._whole)) + self._beside(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._beside()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(button_text(shown))
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")

    def _letters(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 4

    def _beside(self) -> int:
        return 0 if self.icon().isNull() else self.iconSize().width() + 6
