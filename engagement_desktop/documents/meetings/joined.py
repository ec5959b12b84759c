"""Files from outside in one PDF, behind an index of our own: kept apart from the papers that we draw."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from reportlab.lib.utils import ImageReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.outside_pages import begun, first_pages, picture_page, written
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.papers import OutsidePaper
from engagement_desktop.french.formats import count

_PDF = "application/pdf"
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a damaged PDF brings up inside the library."""
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
    writer = begun(lambda before: _index(papers, read, title, structure, properties, before))
    for paper, source in zip(papers, read, strict=True):
        begins = len(writer.pages)
        try:
            for page in source.pages:
                writer.add_page(page)
        except _BROKEN as error:
            raise _unreadable(paper) from error
        writer.add_outline_item(title=paper.name, page_number=begins)
    return written(writer, properties)


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
    begin = first_pages(read, before)
    rows = [
        (str(number), one.name, one.about, str(at))
        for number, (one, at) in enumerate(zip(papers, begin, strict=True), 1)
    ]
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
    return picture_page(ImageReader(picture))


def _unreadable(paper: OutsidePaper) -> DomainError:
    return DomainError(
        f"Le document «\u00a0{paper.name}\u00a0» ne peut pas être lu. Retirez-le de la réunion ou "
        "joignez-le à nouveau, puis recommencez."
    )
