"""A JPEG taken apart and put together again: its pixels stay, what tells of its author goes."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engagement_desktop.documents.expenses.receipts.jpeg_bytes import (
    BrokenPictureError,
    bare_jpeg,
    size_of_jpeg,
)
from tests.made_receipts import jpeg, ticket

WHOLE = jpeg(ticket(120, 75))
_ORIENTATION = 0x0112


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize(("wide", "high"), [(1, 1), (120, 75), (75, 120), (300, 8)])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_size_is_read_from_the_head(wide: int, high: int, *, progressive: bool) -> None:
    content = jpeg(ticket(wide, high), progressive=progressive)
    assert size_of_jpeg(content) == (wide, high)
    assert size_of_jpeg(bare_jpeg(content)) == (wide, high)


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_no_pixel_is_touched(mode: str, *, progressive: bool) -> None:
    content = jpeg(ticket(64, 48, mode), progressive=progressive)
    assert opened(bare_jpeg(content)).tobytes() == opened(content).tobytes()


@pytest.mark.parametrize("secret", [b"Telephone", b"chez Paul", b"une video cachee"])
def test_what_tells_of_the_author_or_hides_behind_leaves(secret: bytes) -> None:
    assert secret in WHOLE
    assert secret not in bare_jpeg(WHOLE)


def test_a_thumbnail_kept_in_the_head_leaves_too() -> None:
    assert opened(WHOLE).getexif()
    assert not opened(bare_jpeg(WHOLE)).getexif()


@pytest.mark.parametrize("turn", range(2, 9))
def test_how_the_camera_was_held_is_the_only_mark_written_again(turn: int) -> None:
    kept = opened(bare_jpeg(WHOLE, turn)).getexif()
    assert dict(kept) == {_ORIENTATION: turn}


def test_a_second_cleaning_changes_nothing() -> None:
    once = bare_jpeg(WHOLE)
    assert bare_jpeg(once) == once
    assert once.startswith(b"\xff\xd8")
    assert once.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"\xff\xd8\xff\xe0\x00\x01", WHOLE[:40]]
)
def test_a_head_cut_short_has_no_size(content: bytes) -> None:
    with pytest.raises(BrokenPictureError):
        size_of_jpeg(content)


def test_a_length_shorter_than_itself_or_past_the_end_is_broken() -> None:
    for length in (b"\x00\x00", b"\x00\x01", b"\xff\xff"):
        with pytest.raises(BrokenPictureError):
            bare_jpeg(b"\xff\xd8\xff\xe0" + length + b"JFIF\x00")


@given(st.binary(max_size=300))
def test_any_bytes_have_a_size_or_are_said_to_be_broken(content: bytes) -> None:
    try:
        wide, high = size_of_jpeg(b"\xff\xd8" + content)
    except BrokenPictureError:
        return
    assert 0 <= wide <= 0xFFFF
    assert 0 <= high <= 0xFFFF


@given(st.data())
def test_an_altered_photo_is_cleaned_or_refused_and_never_tells_more(data: st.DataObject) -> None:
    at = data.draw(st.integers(2, len(WHOLE) - 1))
    altered = WHOLE[:at] + bytes([data.draw(st.integers(0, 255))]) + WHOLE[at + 1 :]
    try:
        kept = bare_jpeg(altered)
    except BrokenPictureError:
        return
    assert len(kept) <= len(altered) + 2
