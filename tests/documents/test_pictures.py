"""A picture is told by its bytes: PNG or JPEG, whole, of a reasonable size."""

from io import BytesIO

import pytest
from PIL import Image

from engagement_desktop.documents.pictures import PICTURE_BYTES, media_type
from engagement_desktop.domain.errors import DomainError


def picture(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "#2b6").save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize(("kind", "told"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_is_known_by_its_bytes(kind: str, told: str) -> None:
    assert media_type(picture(kind)) == told


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"un texte",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture("GIF"),
        picture("TIFF"),
        picture("PNG")[:60],
        picture("JPEG")[:200],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    ],
    ids=["empty", "text", "svg", "gif", "tiff", "cut png", "cut jpeg", "false png"],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(DomainError, match="PNG ou JPEG"):
        media_type(content)


@pytest.mark.parametrize("size", [(5_001, 1), (1, 5_001), (20_000, 20_000)])
def test_a_picture_too_large_to_be_drawn_is_refused(size: tuple[int, int]) -> None:
    target = BytesIO()
    Image.new("1", size).save(target, "PNG")
    with pytest.raises(DomainError, match="Le logo n’a pas été changé"):
        media_type(target.getvalue())


def test_a_picture_over_a_megabyte_is_refused() -> None:
    with pytest.raises(DomainError, match="1\u00a0Mo"):
        media_type(picture("PNG") + b"\0" * PICTURE_BYTES)
