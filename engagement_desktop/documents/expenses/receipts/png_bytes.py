"""A PNG taken apart and put together again with what its pixels need, and nothing else."""

import struct
import zlib
from collections.abc import Iterator

from engagement_desktop.documents.expenses.receipts.jpeg_bytes import BrokenPictureError

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"})
_TELLING = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
_HEAD = len(PNG_SIGNATURE) + 8


def size_of_png(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the head alone.

    Raises:
        BrokenPictureError: the head is cut short.
    """
    if len(content) < _HEAD + 8 or content[_HEAD - 4 : _HEAD] != b"IHDR":
        raise BrokenPictureError
    wide, high = struct.unpack(">II", content[_HEAD : _HEAD + 8])
    return wide, high


def bare_png(content: bytes) -> bytes:
    """The same compressed pixels without texts, dates, EXIF, further frames, nor anything behind them.

    Raises:
        BrokenPictureError: the file is cut short or was altered.
    """
    return PNG_SIGNATURE + b"".join(whole for kind, whole in _chunks(content) if kind in _KEPT)


def png_tells_of_its_taking(content: bytes) -> bool:
    """Whether a whole PNG says where, when or with what it was made; its resolution tells nobody."""
    return any(kind in _TELLING for kind, _whole in _chunks(content))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_SIGNATURE)
    while True:
        if at + 12 > len(content):
            raise BrokenPictureError
        (length,) = struct.unpack(">I", content[at : at + 4])
        end = at + 12 + length
        kind, whole = content[at + 4 : at + 8], content[at:end]
        if end > len(content) or zlib.crc32(whole[4:-4]) != struct.unpack(">I", whole[-4:])[0]:
            raise BrokenPictureError
        yield kind, whole
        if kind == b"IEND":
            return
        at = end
