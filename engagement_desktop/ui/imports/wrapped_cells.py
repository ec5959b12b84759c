"""Cells whose words wrap: sentences that explain are read whole, rows grow with them."""

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from engagement_desktop.ui.common.cells import PADDING, CellPainter
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import AnyIndex
from engagement_desktop.ui.theme import Look

_ABOVE_AND_BELOW, _LEAST = 9, 40
_TALLEST = 100_000
_ENDLESS = re.compile(r"\S{16}(?=\S)")
_WRAPS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class WrappedCellPainter(CellPainter):
    """As every table, but a cell takes the lines that its words need."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(look, view)
        self._table = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del option
        width = self._table.columnWidth(index.column()) - 2 * self._look.px(PADDING)
        metrics = QFontMetrics(self._look.font(120))
        needed = metrics.boundingRect(QRect(0, 0, max(width, 1), _TALLEST), _WRAPS, _words(index)).height()
        height = max(needed + 2 * self._look.px(_ABOVE_AND_BELOW), self._look.px(_LEAST))
        return QSize(width, height)

    def _write(self, painter: QPainter, index: AnyIndex, spot: QRect, *, chosen: bool) -> None:
        painter.setFont(self._look.font(120))
        painter.setPen(self._look.colour("choix_encre" if chosen else "encre"))
        painter.drawText(spot, _WRAPS, _words(index))


def breakable(text: str) -> str:
    """Words that a label or a cell may wrap even where they have no end."""
    return _ENDLESS.sub(lambda match: f"{match[0]}\u200b", text)


def _words(index: AnyIndex) -> str:
    """The cell on as many lines as the width asks; no-break spaces stay as they are."""
    return breakable(one_line(str(index.data(Qt.ItemDataRole.DisplayRole))))
