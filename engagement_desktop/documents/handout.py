"""A paper of a page or two, handed to somebody: title, facts, sentences, short tables, signatures."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Spacer, Table

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts, shortened
from engagement_desktop.documents.long_table import BOTTOM, GAP, HALF_A_PAGE, TOP, PaperColumn, ruled
from engagement_desktop.documents.pdf import DASH, Running
from engagement_desktop.documents.prints import USUAL, Print
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TableTags, TaggedCanvas, TaggedParagraph
from engagement_desktop.documents.text import Text, plain

FIRST, NEXT = "first", "next"
LABEL_SHARE = 0.275
LONG_CELL = 400
"""Signs under which no cell takes half a page."""
_NO_PADDING = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}


class Heading(TaggedParagraph):
    """A title that goes into the outline."""

    level, words = 0, ""


class Handout:
    """A short paper in one of the two sizes; nothing is drawn before `to_bytes`."""

    def __init__(self, properties: Properties, running: Running, look: Print = USUAL) -> None:
        register_fonts()
        self.look = look
        self._properties, self._running = properties, running
        self._story: list[Flowable] = []

    def add(self, *flowables: Flowable) -> None:
        """Something that has a shape of its own."""
        self._story.extend(flowables)

    def title(self, words: str) -> None:
        self._heading(words, self.look.title, 0)

    def section(self, words: str) -> None:
        """A part of the paper, kept with what follows."""
        self.add(CondPageBreak(self.look.section.leading * 5))
        self._heading(words, self.look.section, 1)

    def opening(self, words: str) -> None:
        """The sentence that says the most useful thing."""
        self._paragraph(words, self.look.opening)

    def body(self, words: str) -> None:
        self._paragraph(words, self.look.body)

    def note(self, words: str) -> None:
        """What is counted and what is not."""
        self._paragraph(words, self.look.note)

    def above(self, words: str) -> None:
        """Who gives the paper, over its title."""
        self._paragraph(words, self.look.label)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Labels and values, without rules."""
        self.add(facts_table(self.look, rows), Spacer(1, self.look.body.spaceAfter))

    def items(self, lines: Sequence[str]) -> None:
        """A list of dashes."""
        self.add(*list_of(self.look, lines))

    def table(
        self, caption: str, columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]], height: float = 0.0
    ) -> None:
        """A table with its caption; one too wide for large print is told row by row.

        Args:
            caption: what is counted or listed; nothing where the title just above says it.
            columns: heads; the widths are shares of the page, which they fill together.
            rows: cells ready to be read.
            height: of each row, in points, where people write by hand (0: that of its words).
        """
        if len(columns) > self.look.most_columns:
            self._told(caption, columns, rows)
            return
        drawn, mark = _drawn(self.look, columns, rows, height)
        if not caption:
            self.add(CondPageBreak(60), drawn, Spacer(1, 9))
            return
        style = styles.CAPTION.clone(
            "caption", fontSize=self.look.body.fontSize, leading=self.look.body.leading
        )
        self.add(CondPageBreak(120), TaggedParagraph(Text.of(caption), style, Mark("Caption", mark)), drawn)
        self.add(Spacer(1, 14))

    def to_bytes(self, step: Callable[[str], None] | None = None) -> bytes:
        """The tagged, archivable file; `step` is told each page, and may stop the work."""
        target = BytesIO()
        template = _Template(target, self._running, self.look, step)
        template.build(self._story, canvasmaker=canvas_of(self._properties))
        return target.getvalue()

    def _told(self, caption: str, columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]]) -> None:
        if caption:
            self._paragraph(caption, self.look.body)
        for row in rows:
            self.facts([(column.title, cell) for column, cell in zip(columns, row, strict=True) if cell])

    def _heading(self, words: str, style: Any, level: int) -> None:
        heading = Heading(Text.of(words), style, Mark(f"H{level + 1}"))
        heading.level, heading.words = level, plain(words)
        self.add(heading)

    def _paragraph(self, words: str, style: Any) -> None:
        self.add(TaggedParagraph(Text.of(words), style, Mark("P")))


def canvas_of(properties: Properties) -> Callable[..., TaggedCanvas]:
    """What ReportLab calls to have a canvas."""

    def canvas(place: Any, **options: Any) -> TaggedCanvas:
        return TaggedCanvas(place, properties=properties, pagesize=options["pagesize"])

    return canvas


def frame_of(look: Print, top: float | None = None) -> Frame:
    """The text area of a page; `top` is its upper margin when it is not the usual one."""
    upper = look.edge if top is None else top
    height = styles.PAGE_HEIGHT - look.edge - upper
    return Frame(look.side, look.edge, look.width, height, **_NO_PADDING)


def facts_table(look: Print, rows: Sequence[tuple[str, str]]) -> Table:
    """Labels at the left, values at the right: a table without rules."""
    wide = look.width * (0.46 if look.is_large else LABEL_SHARE)
    tags = TableTags(header_rows=0)
    value = look.body.clone("value", spaceAfter=0, rightIndent=0)
    label = look.label.clone("label of value", leading=value.leading)
    cells = [
        [TaggedParagraph(Text.of(name), label), TaggedParagraph(Text.of(said), value)] for name, said in rows
    ]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return Table(cells, colWidths=[wide, look.width - wide], style=style, renderCB=tags, hAlign="LEFT")


def list_of(look: Print, lines: Sequence[str]) -> list[Flowable]:
    """A list of dashes, one paragraph a line."""
    of_list = Mark("L", attributes={"O": "/List", "ListNumbering": "/None"})
    return [
        TaggedParagraph(Text.of(DASH) + Text.of(line), look.item, Mark("LBody", Mark("LI", of_list)))
        for line in lines
    ]


def _drawn(
    look: Print, columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]], height: float
) -> tuple[Table, Mark]:
    tags = TableTags()
    head = [_cell(column.title, look.head, right=column.figures) for column in columns]
    body = [
        [_cell(cell, look.cell, right=column.figures) for cell, column in zip(row, columns, strict=True)]
        for row in rows
    ]
    whole = sum(column.width for column in columns)
    widths = [look.width * column.width / whole for column in columns]
    table = Table(
        [head, *body],
        colWidths=widths,
        rowHeights=[None, *(_tall(row, widths, height) if height else None for row in body)],
        repeatRows=1,
        splitInRow=int(_is_tall(body, widths) and not height),
        style=ruled(-1 if height else -2),
        renderCB=tags,
        hAlign="LEFT",
    )
    return table, tags.table


def _is_tall(rows: Sequence[Sequence[TaggedParagraph]], widths: Sequence[float]) -> bool:
    """Whether some row is longer than half a page: only then may one break inside."""
    return any(
        cell.wrap(wide - GAP, 1_000_000)[1] > HALF_A_PAGE
        for row in rows
        for cell, wide in zip(row, widths, strict=True)
        if len(cell.text or "") > LONG_CELL
    )


def _tall(row: Sequence[TaggedParagraph], widths: Sequence[float], height: float) -> float:
    """The height asked, or what the longest words of the row take."""
    words: float = max(cell.wrap(wide - GAP, 1000)[1] for cell, wide in zip(row, widths, strict=True))
    return max(height, words + TOP + BOTTOM)


def _cell(words: str, style: Any, *, right: bool) -> TaggedParagraph:
    return TaggedParagraph(
        Text.of(words), style.clone(f"{style.name} right", alignment=2) if right else style
    )


class _Template(BaseDocTemplate):
    """The grid of a short paper: a foot on each page, a head from the second on."""

    def __init__(
        self, target: BytesIO, running: Running, look: Print, step: Callable[[str], None] | None
    ) -> None:
        super().__init__(target, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
        self._running, self._look, self._step = running, look, step
        self.addPageTemplates(
            [
                PageTemplate(FIRST, [frame_of(look)], onPageEnd=self._draw_foot, autoNextPageTemplate=NEXT),
                PageTemplate(NEXT, [frame_of(look)], onPageEnd=self._draw_both),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        if isinstance(flowable, Heading):
            key = f"title-{self.page}-{flowable.words}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.words, key, flowable.level)

    def handle_pageEnd(self) -> None:  # noqa: N802
        if self._step:
            self._step(f"Page {self.page}")
        super().handle_pageEnd()

    def _draw_both(self, canvas: TaggedCanvas, template: Any) -> None:
        high = min(styles.RUNNING, self._look.edge - 9 * mm) + styles.RUNNING_SIZE / 2
        self._say(canvas, self._running.head, styles.PAGE_HEIGHT - high)
        self._draw_foot(canvas, template)

    def _draw_foot(self, canvas: TaggedCanvas, _template: Any) -> None:
        low, page = min(styles.RUNNING, self._look.edge - 9 * mm), self.page
        self._say(canvas, self._running.foot, low)

        def number() -> None:
            canvas.saveState()
            canvas.setFont(Face.REGULAR.value, styles.RUNNING_SIZE)
            canvas.setFillColor(colour(PAPER.ink))
            right = styles.PAGE_WIDTH - self._look.side
            canvas.drawRightString(right, low, f"Page {page} / {canvas.page_count}")
            canvas.restoreState()

        canvas.promise(number)

    def _say(self, canvas: TaggedCanvas, words: str, height: float) -> None:
        size, room = styles.RUNNING_SIZE, self._look.width - 60
        canvas.saveState()
        canvas.setFont(Face.REGULAR.value, size)
        canvas.setFillColor(colour(PAPER.grey))
        canvas.drawString(self._look.side, height, shortened(plain(words), Face.REGULAR, size, room))
        canvas.restoreState()
