"""Letters and convocations: one each, the address where the window of a French envelope shows it."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts, shortened
from engagement_desktop.documents.handout import canvas_of, facts_table, frame_of, list_of
from engagement_desktop.documents.logo import GAP, fitted, readable_logo
from engagement_desktop.documents.prints import LARGE, USUAL, Print
from engagement_desktop.documents.register.postal import address_lines
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TaggedCanvas, TaggedParagraph
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.domain.register.letters_rows import Letter, Letterhead
from engagement_desktop.french.formats import phone

TOP = 15 * mm
WINDOW_LEFT, WINDOW_TOP, WINDOW_WIDTH = 105 * mm, 49 * mm, 82 * mm
"""Seen in windows of 35 and 45 × 100 mm of a DL envelope, wherever the sheet slides in it (NF Z 10-011)."""
ADDRESS_SIZE, ADDRESS_LEADING = 11.5, 14.0
DATE_AT, BODY_AT = 92 * mm, 103 * mm
SENDER_WIDTH = 72 * mm
SIGNATURE_ROOM = 18 * mm


class Subject(TaggedParagraph):
    """The title of a letter; the outline names the person."""

    words = ""


def letters_pdf(
    letterhead: Letterhead,
    letters: Sequence[Letter],
    properties: Properties,
    step: Callable[[int], None] | None = None,
) -> bytes:
    """One file with every letter, in large print for those who prefer it.

    `step` is told how many letters are drawn, and may raise to stop.
    """
    register_fonts()
    logo = readable_logo(letterhead.logo)
    story: list[Flowable] = []
    for letter in letters:
        story += _letter(letter, letterhead, logo, first=not story)
    target = BytesIO()
    first = _look(letters[0]) if letters else USUAL
    _Template(target, first, step).build(story, canvasmaker=canvas_of(properties))
    return target.getvalue()


class LetterTop(Flowable):
    """Who writes at the left, the address in the window at the right, then the place and the day."""

    def __init__(self, letter: Letter, letterhead: Letterhead, logo: ImageReader | None, look: Print) -> None:
        super().__init__()
        self._letter, self._letterhead, self._logo, self._look = letter, letterhead, logo, look

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self._look.width, BODY_AT - TOP

    def draw(self) -> None:
        # Lengths are told from the top left corner of the sheet, as the envelope sees it.
        self._left, self._top = -self._look.side, BODY_AT
        self._draw_sender()
        lines = address_lines(self._letter.person)
        self._lines(lines, WINDOW_LEFT, WINDOW_TOP, Face.REGULAR, ADDRESS_SIZE, ADDRESS_LEADING, WINDOW_WIDTH)
        style = self._look.body
        self._lines(
            [self._letter.written],
            WINDOW_LEFT,
            DATE_AT,
            Face.REGULAR,
            min(style.fontSize, 13),
            16,
            WINDOW_WIDTH,
        )

    def _draw_sender(self) -> None:
        head, top = self._letterhead, TOP
        if self._logo is not None:
            width, height = fitted(self._logo)
            self.canv.drawImage(
                self._logo, self._left + self._look.side, self._top - top - height, width, height
            )
            top += height + GAP
        left = self._look.side
        top = self._lines([head.name], left, top, Face.SEMIBOLD, 11, 14.5, SENDER_WIDTH)
        town = " ".join(part for part in (head.postcode, head.city) if part)
        reached = [head.kind, *head.address.splitlines(), town, phone(head.phone), head.email]
        self._lines([line for line in reached if line], left, top, Face.REGULAR, 9.4, 12.6, SENDER_WIDTH)

    def _lines(
        self,
        lines: Sequence[str],
        left: float,
        top: float,
        face: Face,
        size: float,
        leading: float,
        room: float,
    ) -> float:
        """Draws them as one paragraph, the first under `top`; where the next thing may begin."""
        canvas: Any = self.canv
        canvas.open_tag(Mark("P"))
        text = canvas.beginText(self._left + left, self._top - top - size)
        text.setFont(face.value, size, leading)
        text.setFillColor(colour(PAPER.ink))
        for line in lines:
            text.textLine(shortened(plain(line), face, size, room))
        canvas.drawText(text)
        canvas.close_tag()
        return top + leading * len(lines)


def _letter(
    letter: Letter, letterhead: Letterhead, logo: ImageReader | None, *, first: bool
) -> list[Flowable]:
    look = _look(letter)
    begin = [] if first else [NextPageTemplate(_first(look)), PageBreak()]
    subject = Subject(Text.of(letter.subject), _subject_style(look), Mark("H1"))
    subject.words = plain(letter.person.name)
    story: list[Flowable] = [*begin, NextPageTemplate(look.key), LetterTop(letter, letterhead, logo, look)]
    story.append(subject)
    story += [_paragraph(words, look) for words in letter.paragraphs]
    if letter.facts:
        story += [facts_table(look, letter.facts), Spacer(1, look.letter.spaceAfter)]
    if letter.agenda:
        story.append(TaggedParagraph(Text.of("Ordre du jour"), look.section, Mark("H2")))
        story += list_of(look, letter.agenda)
        story.append(Spacer(1, look.letter.spaceAfter))
    story += [_paragraph(words, look) for words in letter.closing]
    if letter.signatory and story:
        last = story.pop()
        signed = TaggedParagraph(Text.of(letter.signatory), look.letter, Mark("P"))
        story.append(KeepTogether([last, Spacer(1, SIGNATURE_ROOM), signed]))
    return story


def _paragraph(words: str, look: Print) -> TaggedParagraph:
    return TaggedParagraph(Text.of(words), look.letter, Mark("P"))


def _subject_style(look: Print) -> Any:
    style = look.letter
    return style.clone("subject", fontName=Face.SEMIBOLD.value, spaceAfter=style.leading * 0.8)


def _look(letter: Letter) -> Print:
    return LARGE if letter.person.wants_large_print else USUAL


def _first(look: Print) -> str:
    return f"{look.key} first"


class _Template(BaseDocTemplate):
    """Sheets of letters, neither head nor foot; in each size, a first page and those that follow."""

    def __init__(self, target: BytesIO, first: Print, step: Callable[[int], None] | None) -> None:
        super().__init__(target, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
        self._step, self._done = step, 0
        looks = (first, *(look for look in (USUAL, LARGE) if look is not first))
        self.addPageTemplates(
            [
                page
                for look in looks
                for page in (
                    PageTemplate(_first(look), [frame_of(look, TOP)]),
                    PageTemplate(look.key, [frame_of(look)]),
                )
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        if not isinstance(flowable, Subject):
            return
        self._done += 1
        key = f"letter-{self._done}"
        canvas: TaggedCanvas = self.canv
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(flowable.words, key, 0)
        if self._step:
            self._step(self._done)
