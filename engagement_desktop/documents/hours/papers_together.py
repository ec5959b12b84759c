"""Several papers in one file to print: each begins its own page, with its own foot and page numbers."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, NextPageTemplate, PageBreak, PageTemplate

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts, shortened
from engagement_desktop.documents.handout import FIRST, NEXT, Heading, canvas_of, frame_of
from engagement_desktop.documents.hours.paper_pdf import foot_of, properties_of, story_of
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TaggedCanvas
from engagement_desktop.documents.text import plain
from engagement_desktop.domain.hours.papers import PaperSeal, PaperText


def papers_together(papers: Sequence[tuple[PaperText, PaperSeal]], title: str) -> bytes:
    """One tagged, archivable file; the papers stand in the order given."""
    register_fonts()
    story: list[Flowable] = []
    for place, (text, seal) in enumerate(papers):
        if place:
            story += [NextPageTemplate(FIRST), PageBreak()]
        story += story_of(text, seal)
        story.append(NextPageTemplate(NEXT))
    first = properties_of(*papers[0])
    properties = Properties(
        title=plain(title), subject=plain(title), author=first.author, dated=first.dated, keywords=title
    )
    target = BytesIO()
    heads = [(text.above[0], foot_of(text, seal)) for text, seal in papers]
    _Template(target, heads).build(story, canvasmaker=canvas_of(properties))
    return target.getvalue()


class _Template(BaseDocTemplate):
    """The grid of a paper, begun again with each of them."""

    def __init__(self, target: BytesIO, papers: Sequence[tuple[str, str]]) -> None:
        super().__init__(target, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
        self._papers, self._current = papers, -1
        self._pages: list[int] = []
        self.addPageTemplates(
            [
                PageTemplate(FIRST, [frame_of(USUAL)], onPageEnd=self._draw_foot, autoNextPageTemplate=NEXT),
                PageTemplate(NEXT, [frame_of(USUAL)], onPageEnd=self._draw_both),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        if not isinstance(flowable, Heading):
            return
        if flowable.level == 0:
            self._current += 1
            self._pages.append(0)
        key = f"title-{self._current}-{self.page}-{flowable.words}"
        words = self._papers[self._current][1].split(" · ")[0] if flowable.level == 0 else flowable.words
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(words, key, flowable.level)

    def _draw_both(self, canvas: TaggedCanvas, template: Any) -> None:
        top = styles.PAGE_HEIGHT - styles.RUNNING - styles.RUNNING_SIZE / 2
        _say(canvas, self._papers[self._current][0], top)
        self._draw_foot(canvas, template)

    def _draw_foot(self, canvas: TaggedCanvas, _template: Any) -> None:
        paper, pages = self._current, self._pages
        pages[paper] += 1
        page = pages[paper]
        _say(canvas, self._papers[paper][1], styles.RUNNING)

        def number() -> None:
            canvas.saveState()
            canvas.setFont(Face.REGULAR.value, styles.RUNNING_SIZE)
            canvas.setFillColor(colour(PAPER.ink))
            right = styles.PAGE_WIDTH - USUAL.side
            canvas.drawRightString(right, styles.RUNNING, f"Page {page} / {pages[paper]}")
            canvas.restoreState()

        canvas.promise(number)


def _say(canvas: TaggedCanvas, words: str, height: float) -> None:
    size, room = styles.RUNNING_SIZE, USUAL.width - 60
    canvas.saveState()
    canvas.setFont(Face.REGULAR.value, size)
    canvas.setFillColor(colour(PAPER.grey))
    canvas.drawString(USUAL.side, height, shortened(plain(words), Face.REGULAR, size, room))
    canvas.restoreState()
