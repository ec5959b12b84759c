"""Several papers in one file to print: each begins its own page, with its own foot and page numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, NextPageTemplate, PageBreak, PageTemplate

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts, shortened
from engagement_desktop.documents.handout import FIRST, NEXT, Heading, canvas_of, frame_of
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TaggedCanvas
from engagement_desktop.documents.text import plain


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of the file: what is drawn, and what its pages repeat. Its story begins with a title."""

    story: Sequence[Flowable]
    head: str
    foot: str


def together(parts: Sequence[Part], properties: Properties) -> bytes:
    """One tagged, archivable file; the papers stand in the order given."""
    register_fonts()
    story: list[Flowable] = []
    for place, part in enumerate(parts):
        if place:
            story += [NextPageTemplate(FIRST), PageBreak()]
        story += part.story
        story.append(NextPageTemplate(NEXT))
    target = BytesIO()
    _Template(target, parts).build(story, canvasmaker=canvas_of(properties))
    return target.getvalue()


class _Template(BaseDocTemplate):
    """The grid of a paper, begun again with each of them."""

    def __init__(self, target: BytesIO, parts: Sequence[Part]) -> None:
        super().__init__(target, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
        self._parts, self._current = parts, -1
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
        words = self._parts[self._current].foot.split(" · ")[0] if flowable.level == 0 else flowable.words
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(words, key, flowable.level)

    def _draw_both(self, canvas: TaggedCanvas, template: Any) -> None:
        top = styles.PAGE_HEIGHT - styles.RUNNING - styles.RUNNING_SIZE / 2
        _say(canvas, self._parts[self._current].head, top)
        self._draw_foot(canvas, template)

    def _draw_foot(self, canvas: TaggedCanvas, _template: Any) -> None:
        paper, pages = self._current, self._pages
        pages[paper] += 1
        page = pages[paper]
        _say(canvas, self._parts[paper].foot, styles.RUNNING)

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
