"""A PNG taken apart and put together again with what its pixels need."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engagement_desktop.documents.expenses.receipts.jpeg_bytes import BrokenPictureError
from engagement_desktop.documents.expenses.receipts.png_bytes import PNG_SIGNATURE, bare_png, size_of_png
from tests.made_receipts import huge_png, png, ticket

WHOLE = png(ticket(40, 25))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def kinds(content: bytes) -> list[bytes]:
    found, at = [], len(PNG_SIGNATURE)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        found.append(content[at + 4 : at + 8])
        at += 12 + length
    return found


@pytest.mark.parametrize(("wide", "high"), [(1, 1), (40, 25), (25, 40), (700, 3)])
def test_the_size_is_read_from_the_head(wide: int, high: int) -> None:
    assert size_of_png(png(ticket(wide, high))) == (wide, high)


def test_a_size_that_was_announced_is_told_without_opening_the_picture() -> None:
    assert size_of_png(huge_png()) == (100_000, 100_000)


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "RGBA"])
def test_no_pixel_is_touched(mode: str) -> None:
    content = png(ticket(40, 25, mode))
    seen = [Image.open(BytesIO(one)) for one in (content, bare_png(content))]
    assert seen[0].mode == seen[1].mode
    assert seen[0].convert("RGBA").tobytes() == seen[1].convert("RGBA").tobytes()


@pytest.mark.parametrize("secret", [b"Paul Martin", b"Rennes", b"Telephone"])
def test_what_tells_of_the_author_leaves(secret: bytes) -> None:
    assert secret in WHOLE
    assert secret not in bare_png(WHOLE)


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"fcTL", b"fdAT", b"xyZt"])
def test_a_part_that_pixels_do_not_need_leaves(kind: bytes) -> None:
    carried = WHOLE[:33] + chunk(kind, b"secret") + WHOLE[33:]
    assert kind in kinds(carried)
    assert kind not in kinds(bare_png(carried))
    assert b"secret" not in bare_png(carried)


def test_what_lies_behind_the_end_leaves() -> None:
    assert bare_png(WHOLE + b"une archive") == bare_png(WHOLE)


def test_a_second_cleaning_changes_nothing() -> None:
    once = bare_png(WHOLE)
    assert bare_png(once) == once
    assert kinds(once)[0] == b"IHDR"
    assert kinds(once)[-1] == b"IEND"


@pytest.mark.parametrize("end", [0, 8, 12, 20, 33, 60, len(WHOLE) - 1])
def test_a_file_cut_short_is_broken(end: int) -> None:
    with pytest.raises(BrokenPictureError):
        bare_png(WHOLE[:end])


@pytest.mark.parametrize("content", [b"", PNG_SIGNATURE, PNG_SIGNATURE + chunk(b"IDAT", b"x" * 20)])
def test_a_head_without_its_size_is_broken(content: bytes) -> None:
    with pytest.raises(BrokenPictureError):
        size_of_png(content)


@given(st.integers(8, len(WHOLE) - 1), st.integers(1, 255))
def test_a_single_altered_byte_is_seen_unless_it_lies_behind_the_end(at: int, by: int) -> None:
    altered = WHOLE[:at] + bytes([WHOLE[at] ^ by]) + WHOLE[at + 1 :]
    with pytest.raises(BrokenPictureError):
        bare_png(altered)
