"""« Vous avez dit, nous avons fait »: one page for the waiting room, in large print."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts
from engagement_desktop.documents.handout import canvas_of
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TaggedCanvas, TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.papers import Poster
from engagement_desktop.french.formats import month_and_year

BAND, SIDE, TOP = 101 * mm, 28 * mm, 12 * mm
FOOT_AT, FOOT_HIGH = 12 * mm, 26 * mm
MOST_PAIRS = 3
SAID, DONE = "Vous avez dit", "Nous avons fait"
SPEAK_UP = "Une idée ? Parlez-en à l’accueil ou au comité."
SMALLEST = 0.6
_STEP = 0.05
_TOO_LONG = (
    "Ces phrases sont trop longues pour une affiche d’une page. Raccourcissez-les, ou gardez moins d’idées."
)


def poster_pdf(poster: Poster, properties: Properties) -> bytes:
    """One A4 page: three pairs at most, then one « pas encore ».

    Long sentences are set smaller, down to 14 points: an eye at two metres still reads them.

    Raises:
        DomainError: no pair, or sentences too long for a page.
    """
    register_fonts()
    if not poster.pairs:
        raise DomainError("Choisissez au moins une proposition à afficher, avec ce qui a été fait.", "pairs")
    target = BytesIO()
    template = _Page(target, poster)
    template.build(_story(poster, _scale(poster)), canvasmaker=canvas_of(properties))
    return target.getvalue()


def _scale(poster: Poster) -> float:
    """The largest size at which everything stands on the page."""
    scale, height = 1.0, styles.PAGE_HEIGHT - BAND - TOP - FOOT_AT - FOOT_HIGH
    while _height(poster, scale) > height:
        scale -= _STEP
        if scale < SMALLEST:
            raise DomainError(_TOO_LONG, "pairs")
    return scale


def _height(poster: Poster, scale: float) -> float:
    wide = styles.PAGE_WIDTH - 2 * SIDE
    total = 0.0
    for one in _story(poster, scale):
        total += one.wrap(wide, 100_000)[1] + one.getSpaceBefore() + one.getSpaceAfter()
    return total


def _story(poster: Poster, scale: float) -> list[Flowable]:
    title = Heading(Text.of("Vous avez dit, nous avons fait"), _style("hidden", Face.LIGHT, 1, 1), Mark("H1"))
    return [title, *_pairs(poster, scale)]


class Heading(TaggedParagraph):
    """The promise, drawn large in white on the band."""

    def wrap(self, *_room: float) -> tuple[float, float]:
        self.width, self.height = 0.0, 0.0
        return 0.0, 0.0

    def draw(self) -> None:
        canvas: Any = self.canv
        text = canvas.beginText()
        text.setFillColor(colour(PAPER.white))
        for words, face, below in (
            ("Vous avez dit,", Face.LIGHT, 51 * mm),
            ("nous avons fait", Face.SEMIBOLD, 80 * mm),
        ):
            x, y = canvas.absolutePosition(0, 0)
            text.setTextOrigin(SIDE - x, styles.PAGE_HEIGHT - below - y)
            text.setFont(face.value, 54)
            text.textLine(words)
        canvas.drawText(text)


def _pairs(poster: Poster, scale: float) -> Iterator[Flowable]:
    r4 = colour(PAPER.r4)
    label = _style("poster label", Face.SEMIBOLD, 13 * scale, 18 * scale, textColor=colour(PAPER.grey))
    said = _style("poster said", Face.LIGHT, 23 * scale, 28 * scale, spaceAfter=4 * scale)
    done = _style("poster done", Face.SEMIBOLD, 24 * scale, 29 * scale, spaceAfter=18 * scale, textColor=r4)
    for pair in poster.pairs[:MOST_PAIRS]:
        for words, style in ((SAID, label), (f"« {pair.said} »", said), (DONE, label), (pair.done, done)):
            yield TaggedParagraph(Text.of(words), style, Mark("P"))
    if poster.not_yet:
        style = _style("poster not yet", Face.REGULAR, 15 * scale, 20 * scale)
        yield TaggedParagraph(Text.of(f"Pas encore : {poster.not_yet}"), style, Mark("P"))


class _Page(BaseDocTemplate):
    """The band above, the sentences, and who speaks at the foot."""

    def __init__(self, target: BytesIO, poster: Poster) -> None:
        super().__init__(target, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
        self._poster = poster
        none = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        low, wide = FOOT_AT + FOOT_HIGH, styles.PAGE_WIDTH - 2 * SIDE
        frame = Frame(SIDE, low, wide, styles.PAGE_HEIGHT - BAND - TOP - low + 1, **none)
        self.addPageTemplates([PageTemplate("poster", [frame], onPage=_band, onPageEnd=self._foot)])

    def _foot(self, canvas: TaggedCanvas, _template: Any) -> None:
        poster, wide = self._poster, styles.PAGE_WIDTH - 2 * SIDE
        who = ", ".join(part for part in (poster.structure, poster.committee) if part)
        place = FOOT_AT + FOOT_HIGH - 6 * mm
        for words, style in (
            (poster.speak_up or SPEAK_UP, _style("poster foot", Face.SEMIBOLD, 15, 20)),
            (
                f"{who}, {month_and_year(poster.made_on)}",
                _style("poster who", Face.REGULAR, 10.5, 14, textColor=colour(PAPER.grey)),
            ),
        ):
            paragraph = TaggedParagraph(Text.of(words), style, Mark("P"))
            _, height = paragraph.wrapOn(canvas, wide, FOOT_HIGH)
            place -= height
            paragraph.drawOn(canvas, SIDE, max(place, 4 * mm))


def _band(canvas: TaggedCanvas, _template: Any) -> None:
    canvas.saveState()
    canvas.setFillColor(colour(PAPER.r4))
    canvas.rect(0, styles.PAGE_HEIGHT - BAND, styles.PAGE_WIDTH, BAND, stroke=0, fill=1)
    canvas.restoreState()


def _style(name: str, face: Face, size: float, leading: float, **more: Any) -> ParagraphStyle:
    usual = {"textColor": colour(PAPER.ink), "bulletFontName": Face.REGULAR.value, "splitLongWords": 1}
    return ParagraphStyle(name, fontName=face.value, fontSize=size, leading=leading, **usual | more)
