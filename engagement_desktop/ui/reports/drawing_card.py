"""A card with one drawing, what it says in a sentence, and the door to its rows."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout

from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.reports.reading import Drawing
from engagement_desktop.ui.reports.svg_sheet import SvgSheet
from engagement_desktop.ui.theme import Look

Go = Callable[[str, object], object]
_BESIDE, _WORDS_FROM = 1200, 640


class DrawingCard(Card):
    """Wide: the sentence beside the sheet. Narrow: under it, the numbers in words too when letters shrink."""

    def __init__(self, look: Look, drawing: Drawing, go: Go) -> None:
        super().__init__(look, drawing.title)
        self.door = self.add_door("Voir", lambda: go(drawing.page, drawing.view))
        self._line: QBoxLayout = row(look, None, gap=16)
        self.sheet = SvgSheet(look, drawing.svg, f"{drawing.title}. {drawing.words}")
        self._line.addWidget(self.sheet, 3)
        self._sentence = wrapped(drawing.sentence, "second")
        if not drawing.sentence:
            self._sentence.hide()
        self._line.addWidget(self._sentence, 1)
        self.body.addLayout(self._line)
        self._words: Label = wrapped(drawing.words, "petit")
        self.body.addWidget(self._words)

    def arrange(self, effective: int) -> None:
        beside = effective >= _BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        self._words.setVisible(effective < min(_WORDS_FROM, ONE_COLUMN_OF_CARDS))
