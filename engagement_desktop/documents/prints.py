"""The two sizes in which a paper is printed: the usual one, and large print on the same order."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from engagement_desktop.documents import styles
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face
from engagement_desktop.documents.styles import colour


@dataclass(frozen=True, slots=True)
class Print:
    """Margins and styles of one size; large print has heavier letters, no grey and the whole width."""

    key: str
    side: float
    edge: float
    title: ParagraphStyle
    opening: ParagraphStyle
    section: ParagraphStyle
    body: ParagraphStyle
    letter: ParagraphStyle
    item: ParagraphStyle
    cell: ParagraphStyle
    head: ParagraphStyle
    label: ParagraphStyle
    note: ParagraphStyle
    most_columns: int
    """A table with more columns turns into lists of « label : value »."""

    @property
    def width(self) -> float:
        width: float = styles.PAGE_WIDTH - 2 * self.side
        return width

    @property
    def is_large(self) -> bool:
        return self is LARGE


def _style(name: str, face: Face, size: float, leading: float, **more: Any) -> ParagraphStyle:
    usual = {"textColor": colour(PAPER.ink), "bulletFontName": Face.REGULAR.value, "splitLongWords": 1}
    return ParagraphStyle(name, fontName=face.value, fontSize=size, leading=leading, **usual | more)


_GREY, _R4 = colour(PAPER.grey), colour(PAPER.r4)

USUAL = Print(
    key="usual",
    side=styles.SIDE,
    edge=styles.EDGE,
    title=_style("paper title", Face.LIGHT, 23, 28, spaceAfter=4, textColor=_R4),
    opening=_style(
        "paper opening",
        Face.LIGHT,
        15,
        22,
        spaceBefore=10,
        spaceAfter=14,
        rightIndent=styles.OPENING_INDENT,
    ),
    section=_style("paper section", Face.SEMIBOLD, 15, 20, spaceBefore=18, spaceAfter=6),
    body=styles.BODY,
    letter=_style("letter", Face.REGULAR, 12, 19, spaceAfter=10, rightIndent=24 * mm),
    item=styles.ITEM,
    cell=styles.CELL,
    head=styles.HEAD_CELL,
    label=_style("label", Face.REGULAR, 9.8, 13.5, textColor=_GREY),
    note=styles.NOTE,
    most_columns=8,
)
LARGE = Print(
    key="large",
    side=20 * mm,
    edge=20 * mm,
    title=_style("large title", Face.REGULAR, 36, 42, spaceAfter=8, textColor=_R4),
    opening=_style("large opening", Face.REGULAR, 22, 32, spaceBefore=12, spaceAfter=18),
    section=_style("large section", Face.SEMIBOLD, 22, 30, spaceBefore=24, spaceAfter=10),
    body=_style("large body", Face.REGULAR, 18, 27, spaceAfter=12),
    letter=_style("large letter", Face.REGULAR, 18, 27, spaceAfter=14),
    item=_style("large item", Face.REGULAR, 18, 27, spaceAfter=8, leftIndent=19, firstLineIndent=-19),
    cell=_style("large cell", Face.REGULAR, 16, 21),
    head=_style("large head", Face.SEMIBOLD, 15, 20),
    label=_style("large label", Face.REGULAR, 16, 21),
    note=_style("large note", Face.REGULAR, 15, 21, spaceBefore=12, spaceAfter=10),
    most_columns=4,
)
