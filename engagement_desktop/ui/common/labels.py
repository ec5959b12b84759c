"""Words on screen: always plain text, whatever a name holds."""

import re
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from engagement_desktop.ui.theme.dress import repolish

_MAY_BREAK = "\u200b"
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_ENDLESS = re.compile(r"\S{20}(?=\S)")


class Label(QLabel):
    """The one class of words on screen."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", role)
        if wrap:
            self.setWordWrap(True)

    def set_role(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            repolish(self)


class ElidedLabel(Label):
    """One line that never pushes its neighbours: cut at the end, whole in the tooltip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__("", role)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._cut()

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.updateGeometry()
        self._cut()

    def whole(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        in_one = one_line(self._whole)
        shown = self.fontMetrics().elidedText(in_one, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setAccessibleName(self._whole)
        self.setToolTip(plain_tip(self._whole) if shown != in_one else "")


def one_line(text: str) -> str:
    """Line ends and runs of spaces become one space; the no-break spaces of numbers stay."""
    return _SPACES.sub(" ", text).strip()


def may_break(text: str) -> str:
    """Words that a label wraps even where they have no end."""
    return _ENDLESS.sub(lambda match: f"{match[0]}{_MAY_BREAK}", text)


def wrapped(text: str, role: str = "") -> Label:
    """Words of the dossier over several lines: even a word without end may break."""
    made = Label(may_break(text), role, wrap=True)
    made.setAccessibleName(text)
    return made


def plain_tip(text: str) -> str:
    """A tooltip that shows the words as they are, even those that look like markup."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text


def button_text(text: str) -> str:
    """Words of the dossier on a button: an ampersand is no mnemonic."""
    return text.replace("&", "&&")
