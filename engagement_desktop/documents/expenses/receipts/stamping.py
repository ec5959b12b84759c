"""The number of a receipt, on a strip added over each of its pages: nothing of the page is covered."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.expenses.receipts.placing import Matrix, added, place
from engagement_desktop.documents.fonts import Face, register_fonts, shortened
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.text import plain

STRIP = 26.0
_EDGE, _SIZE = 18.0, 9.5


class Stamps:
    """The strips of one file: drawn together, so that they share one typeface."""

    def __init__(self, words: Sequence[tuple[str, str, float]]) -> None:
        """Words at the left, words at the right, and the width of the page in points."""
        register_fonts()
        target = BytesIO()
        canvas = Canvas(target, invariant=1, initialFontName=Face.REGULAR.value)
        for left, right, wide in words:
            _draw(canvas, plain(left), plain(right), wide)
        canvas.save()
        self._pages = PdfReader(BytesIO(target.getvalue())).pages

    def put(self, writer: PdfWriter, page: Any, at: int) -> None:
        """Makes a page of the file higher by one strip, and draws the strip there."""
        source: Any = self._pages[at]
        form = DecodedStreamObject()
        form.set_data(source.get_contents().get_data())
        wide, high = float(source.mediabox.width), float(source.mediabox.height)
        form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        form[NameObject("/BBox")] = _numbers(0, 0, wide, high)
        form[NameObject("/Resources")] = source["/Resources"].clone(writer)
        box, matrix = _grown(page)
        place(writer, page, added(writer, form), matrix)
        page[NameObject("/MediaBox")] = page[NameObject("/CropBox")] = box


def shown_width(page: Any) -> float:
    """How wide a page is on the screen, turned as it says."""
    box = page.cropbox
    return float(box.height if page.rotation % 180 else box.width)


def _grown(page: Any) -> tuple[ArrayObject, Matrix]:
    """The box with a strip over what is shown as its top, and how the strip comes there."""
    left, low, right, top = (float(side) for side in page.cropbox)
    match page.rotation % 360:
        case 90:
            return _numbers(left - STRIP, low, right, top), (0, 1, -1, 0, left, low)
        case 180:
            return _numbers(left, low - STRIP, right, top), (-1, 0, 0, -1, right, low)
        case 270:
            return _numbers(left, low, right + STRIP, top), (0, -1, 1, 0, right, top)
        case _:
            return _numbers(left, low, right, top + STRIP), (1, 0, 0, 1, left, top)


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def _draw(canvas: Canvas, left: str, right: str, wide: float) -> None:
    canvas.setPageSize((wide, STRIP))
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(0, 0, wide, STRIP, stroke=0, fill=1)
    canvas.setFillColor(colour(PAPER.ink))
    canvas.setFont(Face.SEMIBOLD.value, _SIZE)
    canvas.drawString(_EDGE, STRIP - _SIZE - 7, left)
    room = wide - 3 * _EDGE - canvas.stringWidth(left, Face.SEMIBOLD.value, _SIZE)
    canvas.setFont(Face.REGULAR.value, _SIZE)
    said = shortened(right, Face.REGULAR, _SIZE, max(room, 0))
    canvas.drawRightString(wide - _EDGE, STRIP - _SIZE - 7, said)
    canvas.setStrokeColor(colour(PAPER.rule))
    canvas.setLineWidth(0.6)
    canvas.line(_EDGE, 2, wide - _EDGE, 2)
    canvas.showPage()
