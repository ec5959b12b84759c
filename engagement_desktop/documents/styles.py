"""The page grid and the scale of type of every paper, in points."""

from functools import cache
from types import MappingProxyType
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE, EDGE = 25 * mm, 27 * mm
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
PROSE_INDENT, OPENING_INDENT = 41 * mm, 14 * mm
BAND = 9 * mm
RUNNING = 15 * mm
RUNNING_SIZE = 8.6


@cache
def colour(value: str) -> Color:
    """The colour named « #RRGGBB », as ReportLab wants it."""
    return HexColor(value)


def _style(name: str, face: Face, size: float, leading: float, **more: Any) -> ParagraphStyle:
    usual = {"textColor": colour(PAPER.ink), "bulletFontName": Face.REGULAR.value, "splitLongWords": 1}
    return ParagraphStyle(name, fontName=face.value, fontSize=size, leading=leading, **usual | more)


R4 = MappingProxyType({"textColor": colour(PAPER.r4)})
HANGING = MappingProxyType({"leftIndent": 12.1, "firstLineIndent": -12.1})
GREY = MappingProxyType({"textColor": colour(PAPER.grey)})

COVER_TITLE = _style("cover title", Face.LIGHT, 42, 48, **R4)
COVER_SUBTITLE = _style("cover subtitle", Face.LIGHT, 24, 30, spaceBefore=8, spaceAfter=32)
COVER_NAME = _style("cover name", Face.SEMIBOLD, 13.5, 20)
COVER_LINE = _style("cover line", Face.REGULAR, 13.5, 20)
COVER_PLACE = _style("cover place", Face.REGULAR, 13.5, 20, **GREY)
COVER_SMALL = _style("cover small", Face.REGULAR, 10.5, 15.5, spaceBefore=96, spaceAfter=6)
COVER_NOTE = _style("cover note", Face.REGULAR, 9.4, 13.4, **GREY)
CHAPTER = _style("chapter", Face.LIGHT, 27, 33, spaceAfter=14, **R4)
OPENING = _style("opening", Face.LIGHT, 15, 22, spaceAfter=18, rightIndent=OPENING_INDENT)
SECTION = _style("section", Face.SEMIBOLD, 15, 20, spaceBefore=20, spaceAfter=6)
CAPTION = _style("caption", Face.SEMIBOLD, 11, 15, spaceBefore=14, spaceAfter=7)
BODY = _style("body", Face.REGULAR, 11, 16.5, spaceAfter=8, rightIndent=PROSE_INDENT)
ITEM = _style("item", Face.REGULAR, 11, 16.5, spaceAfter=4, rightIndent=PROSE_INDENT, **HANGING)
CELL = _style("cell", Face.REGULAR, 10, 13.4)
CELL_TOTAL = _style("cell total", Face.SEMIBOLD, 10, 13.4)
HEAD_CELL = _style("head cell", Face.SEMIBOLD, 9.2, 12, **GREY)
NOTE = _style("note", Face.REGULAR, 9.4, 13.4, spaceBefore=10, spaceAfter=8, rightIndent=PROSE_INDENT, **GREY)
KEY_VALUE = _style("key value", Face.LIGHT, 33, 41, **R4)
KEY_LABEL = _style("key label", Face.REGULAR, 11, 14.5)
KEY_CONTEXT = _style("key context", Face.REGULAR, 9.4, 12.8, spaceBefore=3, **GREY)
CONTENTS = _style("contents", Face.REGULAR, 10.5, 18.2)
