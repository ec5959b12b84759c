"""The typeface of every paper, and what is written in place of a sign that it lacks."""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from engagement_desktop import paths
from engagement_desktop.documents import engine

FAMILY = "Source Sans 3"
MISSING = "□"
"""Stands for a sign that the typeface lacks, an emoji for one."""


class Face(StrEnum):
    """A cut of the typeface; the value is its name in a PDF and the file in `resources/fonts`."""

    LIGHT = "SourceSans3-Light"
    REGULAR = "SourceSans3-Regular"
    ITALIC = "SourceSans3-It"
    SEMIBOLD = "SourceSans3-Semibold"
    SEMIBOLD_ITALIC = "SourceSans3-SemiboldIt"


@cache
def register_fonts() -> None:
    """Make the typeface known to ReportLab, once for the life of the program."""
    folder = paths.resources() / "fonts"
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, folder / f"{face}.ttf"))
    for plain in (Face.REGULAR, Face.LIGHT, Face.SEMIBOLD):
        addMapping(plain.value, 0, 0, plain.value)
        addMapping(plain.value, 1, 0, Face.SEMIBOLD.value)
        addMapping(plain.value, 0, 1, Face.ITALIC.value)
        addMapping(plain.value, 1, 1, Face.SEMIBOLD_ITALIC.value)
    engine.teach(Face.REGULAR.value)


@cache
def _signs() -> frozenset[int]:
    register_fonts()
    known = [frozenset(pdfmetrics.getFont(face.value).face.charToGlyph) for face in Face]
    return frozenset.intersection(*known)


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Zs", "Zl", "Zp", "Cc"):
        return sign if ord(sign) in _signs() else " "
    # Joiners and variation selectors only colour the sign beside them: they leave no box of their own.
    if kind == "Cf" or (kind in ("Mn", "Me", "Sk") and ord(sign) not in _signs()):
        return ""
    return sign if ord(sign) in _signs() else MISSING


def printable(text: str) -> str:
    """The text with only signs that the typeface can draw: accents composed, an emoji as one « □ »."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    return re.sub(f"{MISSING}+", MISSING, "".join(_sign(sign) for sign in composed))


@lru_cache(maxsize=4096)
def width(text: str, face: Face, size: float) -> float:
    """The length of one line of text, in points."""
    register_fonts()
    length: float = pdfmetrics.stringWidth(text, face.value, size)
    return length


def shortened(text: str, face: Face, size: float, room: float) -> str:
    """The text cut with « … » where it is longer than `room` points."""
    if width(text, face, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
