"""A receipt that was checked and cleaned, and what it may weigh."""

from dataclasses import dataclass, field

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
MOST_BYTES = 10_000_000
"""What a receipt may weigh when it comes."""
KEPT_BYTES = 2_000_000
"""Up to here the picture keeps each of its pixels; over it, it is reduced."""


@dataclass(frozen=True, slots=True)
class PreparedReceipt:
    """A file that was checked and cleaned, ready to be kept with a line.

    `content` is what will be kept, `original_digest` the SHA-256 in hex of what came; `said` tells in
    French what was done to it, `words` are those that a PDF holds as words. A picture has one page.
    """

    name: str
    media_type: str
    content: bytes = field(repr=False)
    original_digest: str
    is_reduced: bool = False
    pages: int = 1
    said: tuple[str, ...] = ()
    words: str = field(default="", repr=False)
