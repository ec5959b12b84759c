"""What a file is, told by its content."""

import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from engagement_desktop.documents.joined_files import media_type_of
from engagement_desktop.domain.errors import DomainError


def pdf() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


def picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, form)
    return out.getvalue()


def test_the_three_kinds_are_told_by_their_content() -> None:
    assert media_type_of(pdf(), "image.png") == "application/pdf"
    assert media_type_of(picture("JPEG"), "a.pdf") == "image/jpeg"
    assert media_type_of(picture("PNG"), "a.pdf") == "image/png"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00" + b"\x00" * 500,
        b"%PDF-1.7\nnothing more",
        b"\x89PNG\r\n\x1a\n broken",
        b"\xff\xd8\xff broken",
        b"PK\x03\x04 a workbook",
        b"<html>%PDF-</html>",
    ],
)
def test_anything_else_or_damaged_is_refused_by_its_name(content: bytes) -> None:
    with pytest.raises(DomainError, match=r"ordre\.pdf"):
        media_type_of(content, "ordre.pdf")


def test_a_picture_that_is_another_kind_is_refused() -> None:
    with pytest.raises(DomainError):
        media_type_of(picture("GIF"), "photo.png")
