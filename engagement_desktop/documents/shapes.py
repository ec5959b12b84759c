"""The few strokes that charts are made of, in the paper's colours and type."""

from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String

from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts, shortened
from engagement_desktop.documents.styles import TEXT_WIDTH, colour
from engagement_desktop.documents.text import plain

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


def sheet(height: float) -> Drawing:
    """An empty drawing of the full width."""
    register_fonts()
    return Drawing(TEXT_WIDTH, height)


def write(
    drawing: Drawing,
    at: Point,
    words: str,
    *,
    face: Face = Face.REGULAR,
    size: float = 10,
    tone: str = PAPER.ink,
    anchor: Anchor = "start",
    room: float = 0,
) -> None:
    """One line of words, cut with « … » beyond `room`."""
    shown = plain(words)
    if room:
        shown = shortened(shown, face, size, room)
    x, y = at
    drawing.add(
        String(x, y, shown, fontName=face.value, fontSize=size, fillColor=colour(tone), textAnchor=anchor)
    )


def box(drawing: Drawing, left: float, bottom: float, wide: float, high: float, tone: str) -> None:
    """A filled bar; the two light steps of the hue are outlined, or a grey print would lose them."""
    light = tone in (PAPER.r1, PAPER.r2)
    drawing.add(
        Rect(
            left,
            bottom,
            wide,
            high,
            fillColor=colour(tone),
            strokeColor=colour(PAPER.r3) if light else None,
            strokeWidth=0.4,
        )
    )


def line(drawing: Drawing, start: Point, end: Point, tone: str, thick: float) -> None:
    """A straight stroke."""
    drawing.add(Line(*start, *end, strokeColor=colour(tone), strokeWidth=thick))


def tick(drawing: Drawing, start: Point, end: Point) -> None:
    """Last year: an ink stroke with a white halo, seen on the bar and beside it."""
    line(drawing, start, end, PAPER.white, 3.6)
    line(drawing, start, end, PAPER.ink, 1.3)


def dot(drawing: Drawing, centre: Point, radius: float, tone: str, *, full: bool) -> None:
    """A person: full when there, hollow when absent."""
    light = tone in (PAPER.r1, PAPER.r2)
    edge = None if full and not light else colour(PAPER.r3 if light else tone)
    drawing.add(
        Circle(
            *centre,
            radius if full else radius - 0.35,
            fillColor=colour(tone if full else PAPER.white),
            strokeColor=edge,
            strokeWidth=0.7,
        )
    )


def vacancy(drawing: Drawing, centre: Point, radius: float) -> None:
    """An empty seat: a dashed ring."""
    drawing.add(
        Circle(
            *centre,
            radius - 0.4,
            fillColor=colour(PAPER.white),
            strokeColor=colour(PAPER.ink),
            strokeWidth=0.8,
            strokeDashArray=[2, 1.6],
        )
    )
