"""Pages from outside in one PDF, behind an index of our own: what every such file shares."""

from collections.abc import Callable, Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import PRODUCER, Properties, date_and_time

_EDGE = 28.0


def begun(index: Callable[[int], bytes]) -> PdfWriter:
    """A file that begins with its index, which is drawn knowing how many pages it takes itself."""
    before = len(PdfReader(BytesIO(index(1))).pages)
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(index(before))), import_outline=False)
    return writer


def first_pages(sources: Sequence[PdfReader], before: int) -> list[int]:
    """On which page each of them begins, behind an index of so many pages."""
    found, at = [], before + 1
    for source in sources:
        found.append(at)
        at += len(source.pages)
    return found


def written(writer: PdfWriter, properties: Properties) -> bytes:
    """The file, dated by its content: the same twice in a row."""
    year, month, day, hour, minute, second = date_and_time(properties)
    stamp = f"D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z"
    writer.add_metadata(
        {
            "/Title": properties.title,
            "/Author": properties.author,
            "/Producer": PRODUCER,
            "/CreationDate": stamp,
            "/ModDate": stamp,
        }
    )
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def picture_page(picture: ImageReader, strip: float = 0.0) -> bytes:
    """A picture as large as a page allows: in its middle, or at its top under a strip that will come."""
    wide, high = picture.getSize()
    across = wide > high
    upright, lying = styles.PAGE_WIDTH, styles.PAGE_HEIGHT
    page = (lying, upright - strip) if across else (upright, lying - strip)
    scale = min((page[0] - 2 * _EDGE) / wide, (page[1] - 2 * _EDGE) / high, 1.0)
    width, height = wide * scale, high * scale
    low = page[1] - _EDGE - height if strip else (page[1] - height) / 2
    target = BytesIO()
    canvas = Canvas(target, pagesize=page, invariant=1)
    canvas.drawImage(picture, (page[0] - width) / 2, low, width, height)
    canvas.save()
    return target.getvalue()
