"""The item at the head of its text: painted, so that it scrolls with the words and is never typed over."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QTextEdit

from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.theme import Look

_TITLE = 135  # tenths of a point
_ABOVE, _BETWEEN, _BELOW = 8, 5, 8


class TextHead:
    """Number and title, then a line of facts, in the room that the document leaves above its first line.

    Each is one line, cut at the end: the agenda shows the title whole.
    """

    def __init__(self, look: Look, edit: QTextEdit) -> None:
        self._look = look
        self._edit = edit
        self._title, self._facts = "", ""

    def tell(self, title: str, facts: str) -> None:
        """Change the words."""
        self._title, self._facts = one_line(title), one_line(facts)
        self._edit.viewport().update()

    def words(self) -> tuple[str, str]:
        return self._title, self._facts

    def high(self) -> int:
        """The room that it takes: the same whatever it says, so that the undo of the text never meets it."""
        title, facts = self._fonts()
        return self._look.px(_ABOVE + _BETWEEN + _BELOW) + _line(title) + _line(facts)

    def paint(self) -> None:
        """Over what the document has painted, which left this room free."""
        bar = self._edit.verticalScrollBar().value()
        if bar > self.high():
            return
        title, facts = self._fonts()
        margin = int(self._edit.document().documentMargin())
        wide = self._edit.viewport().width() - 2 * margin
        painter = QPainter(self._edit.viewport())
        top = self._look.px(_ABOVE) - bar
        for words, font, ink in ((self._title, title, "encre"), (self._facts, facts, "encre2")):
            painter.setFont(font)
            painter.setPen(self._look.colour(ink))
            cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(margin, top, wide, _line(font)), Qt.AlignmentFlag.AlignVCenter, cut)
            top += _line(font) + self._look.px(_BETWEEN)
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._look.font(_TITLE, QFont.Weight.DemiBold), self._look.font()


def _line(font: QFont) -> int:
    return QFontMetrics(font).height()
