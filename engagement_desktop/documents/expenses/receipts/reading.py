"""The words that a receipt holds as words: those of a PDF made by a machine."""

from contextlib import suppress
from io import BytesIO

from pypdf import PdfReader

from engagement_desktop.documents.expenses.receipts.pdfs import BROKEN
from engagement_desktop.domain.expenses.receipting.prepared import PDF

_PAGES, _CODE, _SIGNS = 3, 400_000, 20_000


def words_of(content: bytes, media_type: str) -> str:
    """What the first pages say; nothing for a picture, or a page too heavy to be a receipt."""
    found: list[str] = []
    if media_type == PDF:
        with suppress(*BROKEN):
            for page in list(PdfReader(BytesIO(content)).pages)[:_PAGES]:
                code = page.get_contents()
                if code is not None and len(code.get_data()) <= _CODE:
                    found.append(page.extract_text())
    return " ".join(found)[:_SIGNS]
