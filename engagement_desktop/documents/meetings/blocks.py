"""The text of an item as flowables: paragraphs, headings, lists, and the bar of a decision."""

from collections.abc import Iterator, Sequence
from typing import Any

from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face
from engagement_desktop.documents.pdf import DASH
from engagement_desktop.documents.prints import Print
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.domain.meetings.minuting.minutes_text import Run

BAR = 2.6
BESIDE_BAR = 14.0
LONGEST = 4_000
"""Signs of one drawn paragraph: a longer one is drawn in several, and read as one."""


class Barred(TaggedParagraph):
    """What was decided, with a bar at its left."""

    def drawOn(self, canv: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  ReportLab's
        canv.saveState()
        canv.setFillColor(colour(PAPER.ink))
        canv.rect(x, y, BAR, self.height, stroke=0, fill=1)
        canv.restoreState()
        super().drawOn(canv, x, y, _sW)


def paragraph_of(look: Print, runs: Sequence[Run]) -> list[TaggedParagraph]:
    """One paragraph, in as many pieces as its length asks."""
    return _drawn(runs, look.body, Mark("P"))


def bullets_of(look: Print, entries: Sequence[Sequence[Run]]) -> list[TaggedParagraph]:
    """A list of dashes."""
    of_list = Mark("L", attributes={"O": "/List", "ListNumbering": "/None"})
    drawn: list[TaggedParagraph] = []
    for entry in entries:
        drawn += _drawn([Run(DASH), *entry], look.item, Mark("LBody", Mark("LI", of_list)))
    return drawn


def heading_of(look: Print, words: str) -> TaggedParagraph:
    """A heading inside an item."""
    style = look.body.clone(
        "heading in item", fontName=Face.SEMIBOLD.value, spaceBefore=6, spaceAfter=3, keepWithNext=1
    )
    return TaggedParagraph(Text.of(words), style, Mark("H3"))


def decision_of(look: Print, lead: str, words: str) -> list[TaggedParagraph]:
    """« Décision 2025-28. » said louder, then its wording, beside the bar."""
    style = look.body.clone(
        "decision",
        leftIndent=BESIDE_BAR,
        rightIndent=0 if look.is_large else look.body.rightIndent * 0.6,
        spaceBefore=4,
        spaceAfter=look.body.spaceAfter + 2,
    )
    return _drawn([Run(f"{lead} ", bold=True), Run(words)], style, Mark("P"), Barred)


def led_of(look: Print, lead: str, words: str) -> list[TaggedParagraph]:
    """A paragraph whose first words are said louder: an action, a proposal."""
    return _drawn([Run(f"{lead} ", bold=True), Run(words)], look.body, Mark("P"))


def _drawn(
    runs: Sequence[Run], style: Any, mark: Mark, kind: type[TaggedParagraph] = TaggedParagraph
) -> list[TaggedParagraph]:
    pieces = list(_pieces(runs))
    inner = style.clone(f"{style.name} piece", spaceAfter=0, spaceBefore=0) if len(pieces) > 1 else style
    last = len(pieces) - 1
    return [kind(_text(piece), style if place == last else inner, mark) for place, piece in enumerate(pieces)]


def _pieces(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs by groups of at most `LONGEST` signs, cut between words where there are words."""
    group: list[Run] = []
    room = LONGEST
    for run in runs:
        words = run.text
        while len(words) > room:
            cut = words.rfind(" ", 0, room) + 1 or room
            yield [*group, Run(words[:cut], run.bold)]
            words, group, room = words[cut:], [], LONGEST
        group.append(Run(words, run.bold))
        room -= len(words)
    yield group


def _text(runs: Sequence[Run]) -> Text:
    text = Text("")
    for run in runs:
        said = Text.of(run.text)
        text = text + (said.bold() if run.bold else said)
    return text
