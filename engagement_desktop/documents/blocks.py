"""Blocks of a page that are neither prose nor table: key figures, contents, the motif of a cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from engagement_desktop.documents import styles
from engagement_desktop.documents.charts import DotRow
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, shortened, width
from engagement_desktop.documents.shapes import dot, vacancy
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text, plain

KEY_FIGURES_ACROSS, KEY_FIGURES_GAP = 3, 16


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number said large, what it counts, and what to compare it with."""

    value: str
    label: str
    context: str = ""


def key_value_size(figures: Sequence[KeyFigure]) -> float:
    """One size for all the values: the usual one, less where the longest would not stand on its line."""
    usual: float = styles.KEY_VALUE.fontSize
    longest = max((width(plain(figure.value), Face.LIGHT, usual) for figure in figures), default=1)
    room: float = styles.TEXT_WIDTH / KEY_FIGURES_ACROSS - KEY_FIGURES_GAP - 1
    return min(usual, usual * room / longest)


class KeyFigureRow(Flowable):
    """Up to three large numbers side by side, each read whole before the next."""

    def __init__(self, figures: Sequence[KeyFigure], size: float) -> None:
        super().__init__()
        self._wide = styles.TEXT_WIDTH / KEY_FIGURES_ACROSS
        self._columns = [self._paragraphs(figure, size) for figure in figures]
        self.spaceAfter = 16

    def _paragraphs(self, figure: KeyFigure, size: float) -> list[TaggedParagraph]:
        mark, large = Mark("P"), styles.KEY_VALUE.clone("key value fitted", fontSize=size)
        said = [(figure.value, large), (figure.label, styles.KEY_LABEL), (figure.context, styles.KEY_CONTEXT)]
        return [TaggedParagraph(Text.of(words), style, mark) for words, style in said if words]

    def wrap(self, *_room: float) -> tuple[float, float]:
        room = self._wide - KEY_FIGURES_GAP
        self._heights = [
            [each.wrap(room, 1000)[1] + each.style.spaceBefore for each in column] for column in self._columns
        ]
        self.height = max(sum(heights) for heights in self._heights)
        return styles.TEXT_WIDTH, self.height

    def draw(self) -> None:
        for index, (column, heights) in enumerate(zip(self._columns, self._heights, strict=True)):
            top = self.height
            for paragraph, height in zip(column, heights, strict=True):
                top -= height
                paragraph.drawOn(self.canv, index * self._wide, top)


class Contents(Flowable):
    """Chapters and their pages in two columns; the pages are known when the paper is done."""

    LINE = 18.2

    def __init__(self, chapters: Sequence[str], pages: Mapping[str, int]) -> None:
        super().__init__()
        self._chapters, self._pages, self._mark = chapters, pages, Mark("TOC")

    def wrap(self, *_room: float) -> tuple[float, float]:
        self._rows = -(-len(self._chapters) // 2)
        return styles.TEXT_WIDTH, self._rows * self.LINE

    def draw(self) -> None:
        for index, chapter in enumerate(self._chapters):
            left = styles.TEXT_WIDTH / 2 * (index // self._rows)
            self._draw_entry(chapter, left, (self._rows - index % self._rows) * self.LINE - 12)

    def _draw_entry(self, chapter: str, left: float, bottom: float) -> None:
        canvas, style = self.canv, styles.CONTENTS
        face, size = Face.REGULAR, style.fontSize
        shown = shortened(chapter, face, size, styles.TEXT_WIDTH / 2 - 40)
        canvas.open_tag(Mark("TOCI", self._mark))
        canvas.saveState()
        canvas.setFont(face.value, size)
        canvas.setFillColor(style.textColor)
        canvas.drawString(left, bottom, shown)
        canvas.restoreState()

        def number() -> None:
            canvas.saveState()
            canvas.setFont(face.value, size)
            canvas.setFillColor(colour(PAPER.grey))
            canvas.drawString(left + width(shown, face, size) + 7, bottom, str(self._pages[chapter]))
            canvas.restoreState()

        canvas.promise(number)
        canvas.close_tag()


class SeatMotif(Flowable):
    """The cover's dots, one for each seat, a row for each college; an ornament, read by nobody."""

    RADIUS, STEP, LINE = 10.5, 34.0, 34.0
    SMALLEST = 1.6

    def __init__(self, rows: Sequence[DotRow]) -> None:
        super().__init__()
        self._rows = rows
        most = max((row.count for row in rows), default=1)
        self._step = min(self.STEP, styles.TEXT_WIDTH / max(most, 1))
        self._radius = max(min(self.RADIUS, self._step * 0.36), self.SMALLEST)

    def wrap(self, *_room: float) -> tuple[float, float]:
        return styles.TEXT_WIDTH, self.LINE * len(self._rows)

    def draw(self) -> None:
        drawing = Drawing(styles.TEXT_WIDTH, self.LINE * len(self._rows))
        for index, row in enumerate(self._rows):
            height = drawing.height - self.LINE * index - self.RADIUS
            for place, (tone, is_held) in enumerate(row.dots()):
                centre = (self._radius + self._step * place, height)
                if is_held:
                    dot(drawing, centre, self._radius, tone, full=True)
                else:
                    vacancy(drawing, centre, self._radius)
        drawing.drawOn(self.canv, 0, 0)
