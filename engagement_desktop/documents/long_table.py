"""A table on paper, of any length: built page by page, so that time and memory grow with its rows only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reportlab.platypus import Flowable, Table

from engagement_desktop.documents import styles
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, width
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TableTags, TaggedParagraph
from engagement_desktop.documents.text import Text, plain

TOP, BOTTOM = 3.2, 4.2
LINE, HEAD_SIZE = styles.CELL.leading, styles.HEAD_CELL.fontSize
LONG_HEAD = 16
GAP, GAP_AFTER_FIGURES = 10.0, 16.0
LAST_TOGETHER = 3
"""A total never stands alone on a page: it keeps the rows before it."""
HALF_A_PAGE = 330.0
EXACT = 0.01

PaperCell = str | TaggedParagraph


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column on paper: its head, whether it holds figures, and its width where it is imposed."""

    title: str
    figures: bool = False
    width: float = 0.0


def ruled(last: int) -> list[tuple[Any, ...]]:
    """How a table looks: room around words, a rule under its head, a thin one under each row but the last."""
    ink, rule = colour(PAPER.ink), colour(PAPER.rule)
    return [
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), GAP),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), TOP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), BOTTOM),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, ink),
        ("LINEBELOW", (0, 1), (-1, last), 0.3, rule),
    ]


@dataclass(slots=True)
class _Row:
    cells: list[PaperCell]
    height: float


@dataclass(slots=True)
class _Layout:
    """What all pieces of one table share."""

    head: _Row
    widths: list[float]
    paddings: list[float]
    columns: Sequence[PaperColumn]
    has_total: bool
    tags: TableTags = field(default_factory=TableTags)

    def build(self, rows: Sequence[_Row], *, ends: bool, may_split: bool = False) -> Table:
        shown = [self.head, *rows]
        return Table(
            [row.cells for row in shown],
            colWidths=self.widths,
            rowHeights=None if may_split else [row.height for row in shown],
            repeatRows=1,
            splitInRow=int(may_split),
            style=self._style(total=ends and self.has_total),
            renderCB=self.tags,
            hAlign="LEFT",
        )

    def _style(self, *, total: bool) -> list[tuple[Any, ...]]:
        grey, ink = colour(PAPER.grey), colour(PAPER.ink)
        commands: list[tuple[Any, ...]] = [
            ("FONT", (0, 0), (-1, -1), Face.REGULAR.value, styles.CELL.fontSize, LINE),
            (
                "FONT",
                (0, 0),
                (-1, 0),
                Face.SEMIBOLD.value,
                HEAD_SIZE,
                styles.HEAD_CELL.leading,
            ),
            ("TEXTCOLOR", (0, 0), (-1, 0), grey),
            ("TEXTCOLOR", (0, 1), (-1, -1), ink),
            *ruled(-2),
        ]
        if total:
            commands += [
                ("LINEBELOW", (0, -2), (-1, -2), 0.9, ink),
                ("FONT", (0, -1), (-1, -1), Face.SEMIBOLD.value, styles.CELL.fontSize, LINE),
            ]
        for index, (column, padding) in enumerate(zip(self.columns, self.paddings, strict=True)):
            commands.append(("LEFTPADDING", (index, 0), (index, -1), padding))
            if column.figures:
                commands.append(("ALIGN", (index, 0), (index, -1), "RIGHT"))
        return commands


class LongTable(Flowable):
    """Rows still to be set; each page takes those that fit, under a repeated head."""

    def __init__(self, layout: _Layout, rows: list[_Row]) -> None:
        super().__init__()
        self._layout, self._rows = layout, rows
        self.spaceAfter = 2

    @property
    def table_height(self) -> float:
        return self._layout.head.height + sum(row.height for row in self._rows)

    def height_of(self, rows: int) -> float:
        """What the head and the first rows take."""
        return self._layout.head.height + sum(row.height for row in self._rows[:rows])

    @property
    def tags(self) -> TableTags:
        return self._layout.tags

    def wrap(self, *_room: float) -> tuple[float, float]:
        return styles.TEXT_WIDTH, self.table_height

    def split(self, _width: float, height: float) -> list[Flowable]:
        count = self._fitting(height + EXACT)
        if count == len(self._rows):
            return [self._layout.build(self._rows, ends=True)]
        if count == 0:
            return self._first_row_alone(height)
        rest = LongTable(self._layout, self._rows[count:])
        return [self._layout.build(self._rows[:count], ends=False), rest]

    def draw(self) -> None:
        table = self._layout.build(self._rows, ends=True)
        table.wrapOn(self.canv, styles.TEXT_WIDTH, self.table_height)
        table.drawOn(self.canv, 0, 0)

    def _fitting(self, height: float) -> int:
        left, count = height - self._layout.head.height, 0
        while count < len(self._rows) and self._rows[count].height <= left:
            left -= self._rows[count].height
            count += 1
        if self._layout.has_total and 0 < len(self._rows) - count < LAST_TOGETHER:
            return max(len(self._rows) - LAST_TOGETHER, 0)
        return count

    def _first_row_alone(self, height: float) -> list[Flowable]:
        # Only a row longer than half a page may break inside; a shorter one waits for the next page.
        if self._rows[0].height <= HALF_A_PAGE:
            return []
        tall = self._layout.build(self._rows[:1], ends=len(self._rows) == 1, may_split=True)
        tall.wrapOn(None, styles.TEXT_WIDTH, height)
        pieces = list(tall.split(styles.TEXT_WIDTH, height))
        if pieces and len(self._rows) > 1:
            pieces.append(LongTable(self._layout, self._rows[1:]))
        return pieces


def long_table(
    columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]], *, has_total: bool = False
) -> LongTable:
    """A table of words and figures ready to be read; with `has_total`, the last row is the total."""
    words = [[plain(cell) for cell in row] for row in rows]
    paddings = _paddings(columns)
    widths = _widths(columns, words, paddings)
    room = [wide - padding for wide, padding in zip(widths, paddings, strict=True)]
    heads = [plain(column.title) for column in columns]
    head = _row(heads, columns, room, styles.HEAD_CELL, Face.SEMIBOLD)
    body = [_row(row, columns, room, styles.CELL, Face.REGULAR) for row in words]
    if has_total and words:
        body[-1] = _row(words[-1], columns, room, styles.CELL_TOTAL, Face.SEMIBOLD)
    return LongTable(_Layout(head, widths, paddings, columns, has_total), body)


def _paddings(columns: Sequence[PaperColumn]) -> list[float]:
    # A text that follows a figure needs more room: otherwise the two are read as one column.
    after = [
        GAP_AFTER_FIGURES if before.figures and not column.figures else GAP
        for before, column in pairwise(columns)
    ]
    return [0.0, *after]


def _widths(
    columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]], paddings: Sequence[float]
) -> list[float]:
    wanted = [
        column.width or _natural(column.title, [row[index] for row in rows]) + paddings[index]
        for index, column in enumerate(columns)
    ]
    free = [index for index, column in enumerate(columns) if not column.figures and not column.width]
    room = styles.TEXT_WIDTH - sum(wanted) + sum(wanted[index] for index in free)
    if sum(wanted) <= styles.TEXT_WIDTH or not free:
        # The widest text takes what is left: the last column stays flush right.
        widest = max(free or [0], key=lambda index: wanted[index])
        wanted[widest] += styles.TEXT_WIDTH - sum(wanted)
        return wanted
    return _shared(wanted, free, max(room, 60.0 * len(free)))


def _shared(wanted: list[float], free: Sequence[int], room: float) -> list[float]:
    """Text columns that want little keep it; the wide ones share the rest."""
    narrow_first = sorted(free, key=lambda index: wanted[index])
    left = room
    for place, index in enumerate(narrow_first):
        wanted[index] = min(wanted[index], left / (len(free) - place))
        left -= wanted[index]
    return wanted


def _natural(title: str, cells: Sequence[str]) -> float:
    # The longest by signs is nearly the longest by width: a few are measured, not 5,000.
    longest = sorted(set(cells), key=len, reverse=True)[:8]
    # A long head goes on two lines, a word is never cut.
    head = width(title, Face.SEMIBOLD, HEAD_SIZE)
    if len(title) >= LONG_HEAD:
        head = max(head * 0.58, *(width(word, Face.SEMIBOLD, HEAD_SIZE) for word in title.split()))
    return max([head, *(width(cell, Face.SEMIBOLD, styles.CELL.fontSize) for cell in longest)]) + 1


def _row(
    words: Sequence[str], columns: Sequence[PaperColumn], room: Sequence[float], style: Any, face: Face
) -> _Row:
    cells: list[PaperCell] = []
    tallest: float = style.leading
    for cell, column, wide in zip(words, columns, room, strict=True):
        # A plain string costs six times less than a paragraph, and does not wrap.
        if len(cell) * style.fontSize * 0.3 < wide and width(cell, face, style.fontSize) <= wide:
            cells.append(cell)
            continue
        paragraph = TaggedParagraph(Text.of(cell), _aligned(style, right=column.figures))
        tallest = max(tallest, paragraph.wrap(wide, 1_000_000)[1])
        cells.append(paragraph)
    return _Row(cells, tallest + TOP + BOTTOM)


def _aligned(style: Any, *, right: bool) -> Any:
    return style.clone(f"{style.name} right", alignment=2) if right else style
