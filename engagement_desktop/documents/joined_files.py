"""What a file joined to a meeting really is: told by its content, never by its name."""

import io
import logging

from engagement_desktop.domain.errors import DomainError

_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_HEAD = 1_024  # bytes in which a PDF says what it is


def media_type_of(content: bytes, name: str) -> str:
    """The media type of a PDF, a JPEG or a PNG that can be read.

    Raises:
        DomainError: it is something else, or is damaged.
    """
    if _PDF in content[:_HEAD] and _is_pdf(content):
        return "application/pdf"
    if content.startswith((_JPEG, _PNG)) and _is_picture(content):
        return "image/png" if content.startswith(_PNG) else "image/jpeg"
    raise DomainError(
        f"«\u00a0{name}\u00a0» n’est pas un PDF, un JPEG ou un PNG lisible, quel que soit son nom. Il n’a "
        "pas été joint. Enregistrez-le dans l’un de ces formats, puis réessayez."
    )


def _is_pdf(content: bytes) -> bool:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it is asked whether the file can be read
    try:
        return PdfReader(io.BytesIO(content)).get_num_pages() > 0
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def _is_picture(content: bytes) -> bool:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True
