"""A JPEG taken apart and put together again without what tells of its author: no pixel is touched."""

import re
import struct
from collections.abc import Iterator

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_START_OF_SCAN = 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_KEPT = _FRAMES | {0xC4, 0xCC, 0xDB, 0xDC, 0xDD}
"""Frames, Huffman and quantisation tables, restarts: what decoding needs."""
_JFIF, _ICC, _ADOBE = (0xE0, b"JFIF\x00"), (0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe")
_TELLING = frozenset({0xE1, 0xED})
"""Where cameras and programs write place, device, day and author: EXIF and XMP, IPTC."""
_JFIF_BYTES = 14
_MARK, _LENGTH = 0xFF, 2  # what begins a marker, and the bytes that say a length
_SIZED = 5  # bytes of a frame up to its width
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class BrokenPictureError(ValueError):
    """The bytes are not those of a whole picture."""


def size_of_jpeg(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the head alone.

    Raises:
        BrokenPictureError: the head is cut short.
    """
    for marker, body in _segments(content):
        if marker in _FRAMES and len(body) >= _SIZED:
            high, wide = struct.unpack(">HH", body[1:_SIZED])
            return wide, high
    raise BrokenPictureError


def bare_jpeg(content: bytes, orientation: int = 1) -> bytes:
    """The same compressed pixels without EXIF, XMP, IPTC, comments, thumbnails nor anything behind them.

    Args:
        content: a whole JPEG.
        orientation: how the camera was held, 1 to 8: the only mark that is written again.

    Raises:
        BrokenPictureError: the file is cut short.
    """
    parts = [_SOI]
    turn = b"" if orientation == 1 else _orientation(orientation)
    for marker, body in _segments(content):
        if marker == _START_OF_SCAN:
            parts += [turn, _written(marker, body[: _head_of_scan(body)]), body[_head_of_scan(body) :]]
            turn = b""
        elif (marker, body[: len(_JFIF[1])]) == _JFIF:
            parts.append(_written(marker, body[: _JFIF_BYTES - 2] + b"\x00\x00"))
        elif marker in _KEPT or any(marker == m and body.startswith(said) for m, said in (_ICC, _ADOBE)):
            parts.append(_written(marker, body))
    return b"".join([*parts, _EOI])


def jpeg_tells_of_its_taking(content: bytes) -> bool:
    """Whether a whole JPEG says where, when or with what it was taken."""
    return any(marker in _TELLING for marker, _body in _segments(content))


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and body of each segment; that of a scan goes on to the next marker."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != _MARK:
            raise BrokenPictureError
        marker = content[at + 1]
        if marker == _MARK:
            at += 1
            continue
        if marker == _EOI[1]:
            return
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        end = at + 2 + length
        if length < _LENGTH or end > len(content):
            raise BrokenPictureError
        if marker == _START_OF_SCAN:
            found = _AFTER_SCAN.search(content, end)
            if found is None:
                raise BrokenPictureError
            yield marker, struct.pack(">H", length) + content[at + 4 : found.start()]
            at = found.start()
        else:
            yield marker, content[at + 4 : end]
            at = end
    if content[at : at + 2] != _EOI:
        raise BrokenPictureError


def _head_of_scan(body: bytes) -> int:
    return int(struct.unpack(">H", body[:2])[0])


def _written(marker: int, body: bytes) -> bytes:
    if marker == _START_OF_SCAN:
        return bytes((0xFF, marker)) + body
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _orientation(value: int) -> bytes:
    tiff = b"MM\x00*\x00\x00\x00\x08\x00\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, value, 0) + b"\x00" * 4
    return _written(0xE1, b"Exif\x00\x00" + tiff)
