"""The logo comes from outside: it is drawn small, on white, or not at all."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from engagement_desktop.documents.logo import (
    GAP,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    Logo,
    fitted,
    logo_png,
    readable_logo,
)
from tests.made_receipts import huge_png, jpeg, pdf, png, ticket


def picture(wide: int, high: int) -> bytes:
    return png(ticket(wide, high))


def bomb() -> bytes:
    """A well-formed head that announces ten thousand million pixels."""
    said = b"IHDR" + struct.pack(">IIBBBBB", 100_000, 100_000, 1, 0, 0, 0, 0)
    return png()[:8] + struct.pack(">I", 13) + said + struct.pack(">I", zlib.crc32(said)) + png()[33:]


@pytest.mark.parametrize(("wide", "high"), [(60, 90), (900, 90), (90, 900), (1, 1), (2_000, 1_300)], ids=str)
def test_it_fits_in_its_frame_and_keeps_its_shape(wide: int, high: int) -> None:
    logo = readable_logo(picture(wide, high))
    assert logo is not None
    width, height = fitted(logo)
    assert width <= LOGO_WIDTH + 0.001
    assert height <= LOGO_HEIGHT + 0.001
    assert width / height == pytest.approx(wide / high)
    assert width == pytest.approx(LOGO_WIDTH) or height == pytest.approx(LOGO_HEIGHT)


def test_it_leaves_a_gap_under_itself() -> None:
    logo = readable_logo(picture(60, 90))
    assert logo is not None
    width, height = Logo(logo).wrap(500, 500)
    assert (width, height) == (fitted(logo)[0], fitted(logo)[1] + GAP)


def test_what_is_see_through_becomes_white_not_black() -> None:
    target = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(target, "PNG")
    shown = logo_png(target.getvalue())
    assert shown is not None
    with Image.open(BytesIO(shown)) as seen:
        assert (seen.mode, seen.getpixel((2, 2))) == ("RGB", (255, 255, 255))


@pytest.mark.parametrize("content", [jpeg(), png(), png(ticket(mode="P")), png(ticket(mode="L"))])
def test_every_usual_picture_is_kept_as_a_png_of_its_size(content: bytes) -> None:
    shown = logo_png(content)
    assert shown is not None
    assert shown.startswith(b"\x89PNG")
    with Image.open(BytesIO(shown)) as seen:
        assert seen.size == (60, 90)


def test_what_the_picture_says_of_its_author_is_left_behind() -> None:
    shown = logo_png(png())
    assert shown is not None
    assert b"Paul Martin" in png()
    assert b"Paul Martin" not in shown
    assert b"Rennes" not in shown


@pytest.mark.parametrize(
    "content",
    [None, b"", b"not a picture", pdf(), png()[:60], jpeg()[:200], huge_png(), bomb(), b"\x89PNG\r\n\x1a\n"],
    ids=["none", "empty", "words", "pdf", "short-png", "short-jpeg", "huge", "bomb", "head"],
)
def test_what_is_no_picture_is_no_logo(content: bytes | None) -> None:
    assert readable_logo(content) is None
    assert logo_png(content) is None


def test_a_picture_altered_anywhere_is_drawn_or_left_out_but_never_breaks_a_paper() -> None:
    whole = png()
    for at in range(8, len(whole), 7):
        altered = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        found = logo_png(altered)
        assert found is None or found.startswith(b"\x89PNG")
