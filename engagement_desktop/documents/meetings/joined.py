"""Files from outside in one PDF, behind an index of our own: kept apart from the papers that we draw."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import PRODUCER, Properties, date_and_time
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.papers import OutsidePaper
from engagement_desktop.french.formats import count

_PDF = "application/pdf"
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a damaged PDF brings up inside the library."""
_EDGE = 28.0
_MOST_PIXELS = 60_000_000
COLUMNS = (
    PaperColumn("N°", width=10),
    PaperColumn("Document", width=76),
    PaperColumn("Point", width=50),
    PaperColumn("Page", figures=True, width=24),
)


def joined_pdf(papers: Sequence[OutsidePaper], title: str, structure: str, properties: Properties) -> bytes:
    """An index page, then each paper on its pages; pictures become pages.

    Raises:
        DomainError: a file can no longer be read; its name is said.
    """
    read = [_read(paper) for paper in papers]
    before = len(PdfReader(BytesIO(_index(papers, read, title, structure, properties, 1))).pages)
    index = PdfReader(BytesIO(_index(papers, read, title, structure, properties, before)))
    writer = PdfWriter()
    writer.append(index, import_outline=False)
    for paper, source in zip(papers, read, strict=True):
        begins = len(writer.pages)
        try:
            for page in source.pages:
                writer.add_page(page)
        except _BROKEN as error:
            raise _unreadable(paper) from error
        writer.add_outline_item(title=paper.name, page_number=begins)
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


def _index(
    papers: Sequence[OutsidePaper],
    read: Sequence[PdfReader],
    title: str,
    structure: str,
    properties: Properties,
    before: int,
) -> bytes:
    paper = Handout(properties, Running(structure, properties.title))
    paper.above(structure)
    paper.title(title)
    pages = sum(len(source.pages) for source in read)
    paper.opening(f"{count(len(papers), 'document')} de {count(pages, 'page')}, dans l’ordre des points.")
    rows, at = [], before + 1
    for number, (one, source) in enumerate(zip(papers, read, strict=True), 1):
        rows.append((str(number), one.name, one.about, str(at)))
        at += len(source.pages)
    paper.table("Documents joints", COLUMNS, rows)
    paper.note("Ces pages viennent d’ailleurs : elles sont telles qu’elles ont été reçues.")
    return paper.to_bytes()


def _read(paper: OutsidePaper) -> PdfReader:
    content = paper.content if paper.media_type == _PDF else _picture_page(paper)
    try:
        reader = PdfReader(BytesIO(content))
        # Many papers are only locked against changes: they open without a phrase.
        if (reader.is_encrypted and not reader.decrypt("")) or not reader.pages:
            raise _unreadable(paper)
    except _BROKEN as error:
        raise _unreadable(paper) from error
    return reader


def _picture_page(paper: OutsidePaper) -> bytes:
    """The picture as large as the page allows, turned the way it was taken."""
    try:
        with Image.open(BytesIO(paper.content)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise _unreadable(paper)
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise _unreadable(paper) from error
    across = picture.width > picture.height
    wide, high = styles.PAGE_WIDTH, styles.PAGE_HEIGHT
    page = (high, wide) if across else (wide, high)
    scale = min((page[0] - 2 * _EDGE) / picture.width, (page[1] - 2 * _EDGE) / picture.height, 1.0)
    width, height = picture.width * scale, picture.height * scale
    target = BytesIO()
    canvas = Canvas(target, pagesize=page, invariant=1)
    place = ((page[0] - width) / 2, (page[1] - height) / 2)
    canvas.drawImage(ImageReader(picture), *place, width, height)
    canvas.save()
    return target.getvalue()


def _unreadable(paper: OutsidePaper) -> DomainError:
    return DomainError(
        f"Le document «\u00a0{paper.name}\u00a0» ne peut pas être lu. Retirez-le de la réunion ou "
        "joignez-le à nouveau, puis recommencez."
    )
