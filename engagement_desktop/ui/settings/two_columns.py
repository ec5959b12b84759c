"""Cards in two columns when there is room, one under the other when there is not."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engagement_desktop.ui.common.layouts import NONE, Margins, column, row
from engagement_desktop.ui.theme import Look


class TwoColumns:
    """Its row is put in a page; each column keeps its cards at the top."""

    def __init__(self, look: Look, parent: QWidget | None = None, margins: Margins = NONE) -> None:
        self.row = row(look, parent, margins, gap=12)
        self._columns: list[QVBoxLayout] = []
        for _side in range(2):
            made = column(look, None, gap=12)
            made.addStretch(1)
            self.row.addLayout(made, 1)
            self._columns.append(made)

    def arrange(self, left: Sequence[QWidget], right: Sequence[QWidget], *, two: bool) -> None:
        """Put the cards where they go for this width."""
        first, second = self._columns
        for card in (*left, *right):
            for side in self._columns:
                side.removeWidget(card)
        for card in left:
            first.insertWidget(first.count() - 1, card)
        for card in right:
            side = second if two else first
            side.insertWidget(side.count() - 1, card)
        self.row.setStretch(1, 1 if two else 0)
