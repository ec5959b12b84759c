"""A paper being composed: chapters, sentences, tables and figures in order, then bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Spacer,
)

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Attachment, Properties
from engagement_desktop.documents.blocks import (
    KEY_FIGURES_ACROSS,
    Contents,
    KeyFigure,
    KeyFigureRow,
    key_value_size,
)
from engagement_desktop.documents.cells import paper_table
from engagement_desktop.documents.charts import Chart
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts, shortened
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tables import DataTable
from engagement_desktop.documents.tagged import TaggedCanvas, TaggedFigure, TaggedParagraph
from engagement_desktop.documents.text import Text, plain

Step = Callable[[str], None]
COVER, PAGE = "cover", "page"
DASH = "–\u00a0\u00a0\u00a0"
WHOLE_ROWS, FIRST_ROWS = 12, 4
CAPTION_ROOM, TITLE_ROOM = 40, 50


@dataclass(frozen=True, slots=True)
class Running:
    """What is repeated on each page: the structure in the head, the document in the foot."""

    head: str
    foot: str


class Title(TaggedParagraph):
    """A title that goes into the outline; a chapter also names the head of its pages."""

    level = 0
    words = ""


def _title(words: str, level: int) -> Title:
    style = styles.CHAPTER if level == 0 else styles.SECTION
    title = Title(Text.of(words), style, Mark(f"H{level + 1}"))
    title.level, title.words = level, plain(words)
    return title


class Paper:
    """A document of the house; nothing is drawn before `to_bytes`."""

    def __init__(
        self, properties: Properties, running: Running, attachments: Sequence[Attachment] = ()
    ) -> None:
        register_fonts()
        self._properties, self._running, self._attachments = properties, running, attachments
        self._story: list[Flowable] = []
        self._figures: list[tuple[Mark, Chart, str]] = []
        self._numbers: dict[str, str] = {}
        self._pages: dict[str, int] = {}
        self._chapters: list[str] = []

    def cover(self, *flowables: Flowable) -> None:
        """The first page, with its band and neither head nor foot."""
        self.add(*flowables)

    def add(self, *flowables: Flowable) -> None:
        """Something that has a shape of its own."""
        self._story.extend(flowables)

    def chapter(self, words: str, opening: str) -> None:
        """A new page with its title and the sentence that says the most useful thing."""
        self._chapters.append(plain(words))
        self.add(PageBreak(PAGE), _title(words, 0))
        self._paragraph(opening, styles.OPENING)

    def section(self, words: str) -> None:
        self.add(CondPageBreak(90), _title(words, 1))

    def body(self, words: str) -> None:
        self._paragraph(words, styles.BODY)

    def note(self, words: str) -> None:
        """What is counted and what is not, in grey."""
        self._paragraph(words, styles.NOTE)

    def items(self, lines: Sequence[tuple[str, str]]) -> None:
        """A list of dashes; the first words of each line are said louder."""
        of_list = Mark("L", attributes={"O": "/List", "ListNumbering": "/None"})
        for lead, rest in lines:
            text = Text.of(lead).bold() + Text.of(rest) if lead else Text.of(rest)
            body = Mark("LBody", Mark("LI", of_list))
            self.add(TaggedParagraph(Text.of(DASH) + text, styles.ITEM, body))

    def key_figures(self, figures: Sequence[KeyFigure]) -> None:
        """Large numbers, three across."""
        size = key_value_size(figures)
        for start in range(0, len(figures), KEY_FIGURES_ACROSS):
            self.add(KeyFigureRow(figures[start : start + KEY_FIGURES_ACROSS], size))
        self.add(Spacer(1, 6))

    def table(self, table: DataTable) -> None:
        """A numbered table with its caption and its note."""
        self._numbers[table.name] = f"tableau {len(self._numbers) + 1}"
        drawn = paper_table(table)
        caption = self._caption(f"Tableau {len(self._numbers)}. {table.title}", drawn.tags.table)
        rows = WHOLE_ROWS if drawn.height_of(WHOLE_ROWS) == drawn.table_height else FIRST_ROWS
        self._keep_room(drawn.height_of(rows))
        self.add(caption, drawn)
        if table.note:
            self.note(table.note)
        else:
            self.add(Spacer(1, 14))

    def figure(self, title: str, chart: Chart, table: str = "") -> None:
        """A numbered figure; `table` names the one that holds the same numbers."""
        mark = Mark("Figure")
        self._figures.append((mark, chart, table))
        caption = self._caption(f"Figure {len(self._figures)}. {title}", mark)
        self._keep_room(chart.drawing.height)
        self.add(caption, TaggedFigure(chart.drawing, mark), Spacer(1, 8))

    def contents(self) -> None:
        """Where to find what: every chapter of the paper and its page."""
        self.add(Contents(self._chapters, self._pages))

    def to_bytes(self, step: Step | None = None) -> bytes:
        """The tagged, archivable file; `step` is told each chapter and page, and may stop the work."""
        for mark, chart, table in self._figures:
            mark.alt = chart.equivalent(self._numbers.get(table, ""))
        target = BytesIO()
        template = _Template(target, self._running, self._pages, step)

        def canvas(place: Any, **options: Any) -> TaggedCanvas:
            return TaggedCanvas(
                place,
                properties=self._properties,
                attachments=self._attachments,
                pagesize=options["pagesize"],
            )

        template.build(self._story, canvasmaker=canvas)
        return target.getvalue()

    def _keep_room(self, height: float) -> None:
        """The next block stands on one page with its caption, and with the title just above it."""
        titles = [self._story.pop()] if isinstance(self._story[-1], Title) else []
        self.add(CondPageBreak(height + CAPTION_ROOM + TITLE_ROOM * len(titles)), *titles)

    def _paragraph(self, words: str, style: Any) -> None:
        self.add(TaggedParagraph(Text.of(words), style, Mark("P")))

    @staticmethod
    def _caption(words: str, parent: Mark) -> TaggedParagraph:
        return TaggedParagraph(Text.of(words), styles.CAPTION, Mark("Caption", parent))


class _Template(BaseDocTemplate):
    """The grid: a cover without head nor foot, pages with both."""

    def __init__(self, target: BytesIO, running: Running, pages: dict[str, int], step: Step | None) -> None:
        super().__init__(target, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
        self._running, self._pages, self._step = running, pages, step
        self._chapter, self._has_chapter = "", False
        frame = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        height = styles.PAGE_HEIGHT - 2 * styles.EDGE
        place = (styles.SIDE, styles.EDGE, styles.TEXT_WIDTH, height)
        self.addPageTemplates(
            [
                PageTemplate(COVER, [Frame(*place, id=COVER, **frame)], onPage=_draw_band),
                PageTemplate(PAGE, [Frame(*place, id=PAGE, **frame)], onPageEnd=self._draw_running),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        if not isinstance(flowable, Title):
            return
        key = f"title-{self.page}-{flowable.words}"
        if flowable.level == 0:
            self._chapter, self._has_chapter = flowable.words, True
            self._pages.setdefault(flowable.words, self.page)
            if self._step:
                self._step(flowable.words)
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.words, key, flowable.level if self._has_chapter else 0)

    def handle_pageEnd(self) -> None:  # noqa: N802
        if self._step and self.page % 10 == 0:
            self._step(f"Page {self.page}")
        super().handle_pageEnd()

    def _draw_running(self, canvas: TaggedCanvas, _template: Any) -> None:
        size, face, page = styles.RUNNING_SIZE, Face.REGULAR, self.page
        right, half = styles.PAGE_WIDTH - styles.SIDE, styles.TEXT_WIDTH / 2 - 10
        top = styles.PAGE_HEIGHT - styles.RUNNING - size / 2
        canvas.saveState()
        canvas.setFont(face.value, size)
        canvas.setFillColor(colour(PAPER.grey))
        canvas.drawString(styles.SIDE, top, shortened(plain(self._running.head), face, size, half))
        canvas.drawRightString(right, top, shortened(self._chapter, face, size, half))
        canvas.drawString(styles.SIDE, styles.RUNNING, plain(self._running.foot))
        canvas.restoreState()

        def number() -> None:
            canvas.saveState()
            canvas.setFont(face.value, size)
            canvas.setFillColor(colour(PAPER.ink))
            canvas.drawRightString(right, styles.RUNNING, f"Page {page} / {canvas.page_count}")
            canvas.restoreState()

        canvas.promise(number)


def _draw_band(canvas: TaggedCanvas, _template: Any) -> None:
    canvas.saveState()
    canvas.setFillColor(colour(PAPER.r4))
    canvas.rect(0, 0, styles.BAND, styles.PAGE_HEIGHT, stroke=0, fill=1)
    canvas.restoreState()
