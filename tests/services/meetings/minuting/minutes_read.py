"""The words of a paper."""

from io import BytesIO
from pathlib import Path

import pypdf

LOGO = Path(__file__).parents[3] / "data" / "logo.png"


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages).split())
