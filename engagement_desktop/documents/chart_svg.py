"""A chart as SVG, for the window: the same strokes, text kept as text in the window's own typeface."""

from collections.abc import Iterator
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, Shape, String
from reportlab.lib.colors import Color

from engagement_desktop.documents.charts import Chart
from engagement_desktop.documents.fonts import FAMILY, Face

_WEIGHTS = MappingProxyType({Face.LIGHT: 300, Face.REGULAR: 400, Face.SEMIBOLD: 600})


def chart_svg(chart: Chart) -> bytes:
    """The chart in UTF-8 SVG 1.1, its words as the title that a screen reader reads."""
    drawing = chart.drawing
    size = f'width="{drawing.width:.2f}" height="{drawing.height:.2f}"'
    view = f'viewBox="0 0 {drawing.width:.2f} {drawing.height:.2f}"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} font-family="{FAMILY}">',
        f"<title>{escape(chart.equivalent())}</title>",
        *_elements(drawing),
        "</svg>",
    ]
    return "\n".join(parts).encode()


def _elements(drawing: Drawing) -> Iterator[str]:
    for shape in drawing.contents:
        yield _element(shape, drawing.height)


def _element(shape: Shape, height: float) -> str:
    if isinstance(shape, String):
        return _text(shape, height)
    if isinstance(shape, Rect):
        place = f'x="{shape.x:.2f}" y="{height - shape.y - shape.height:.2f}"'
        size = f'width="{shape.width:.2f}" height="{shape.height:.2f}"'
        return f"<rect {place} {size} {_paint(shape)}/>"
    if isinstance(shape, Circle):
        place = f'cx="{shape.cx:.2f}" cy="{height - shape.cy:.2f}" r="{shape.r:.2f}"'
        return f"<circle {place} {_paint(shape)}/>"
    if isinstance(shape, Line):
        start = f'x1="{shape.x1:.2f}" y1="{height - shape.y1:.2f}"'
        end = f'x2="{shape.x2:.2f}" y2="{height - shape.y2:.2f}"'
        return f"<line {start} {end} {_stroke(shape)}/>"
    raise TypeError(type(shape).__name__)


def _text(shape: String, height: float) -> str:
    weight = _WEIGHTS[Face(shape.fontName)]
    place = f'x="{shape.x:.2f}" y="{height - shape.y:.2f}" text-anchor={quoteattr(shape.textAnchor)}'
    style = f'font-size="{shape.fontSize}" font-weight="{weight}" fill="{_hex(shape.fillColor)}"'
    return f"<text {place} {style}>{escape(shape.text)}</text>"


def _paint(shape: Shape) -> str:
    return f'fill="{_hex(shape.fillColor)}" {_stroke(shape)}'


def _stroke(shape: Shape) -> str:
    if shape.strokeColor is None:
        return 'stroke="none"'
    dashes = " ".join(str(dash) for dash in shape.strokeDashArray or ())
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'stroke="{_hex(shape.strokeColor)}" stroke-width="{shape.strokeWidth}"{dashed}'


def _hex(colour: Color) -> str:
    return f"#{colour.hexval()[2:]}"
