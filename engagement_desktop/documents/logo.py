"""The logo of the structure, at the head of papers: a picture from outside, small, on white."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

LOGO_WIDTH, LOGO_HEIGHT = 28 * mm, 18 * mm
GAP = 2 * mm


class Logo(Flowable):
    """Drawn beside the text: the name that follows says whose it is."""

    def __init__(self, picture: ImageReader) -> None:
        super().__init__()
        self._picture = picture
        self._size = fitted(picture)

    def wrap(self, *_room: float) -> tuple[float, float]:
        width, height = self._size
        return width, height + GAP

    def draw(self) -> None:
        self.canv.drawImage(self._picture, 0, GAP, *self._size)


def fitted(picture: ImageReader) -> tuple[float, float]:
    """Its width and height on paper, in points, its shape kept."""
    wide, high = picture.getSize()
    scale = min(LOGO_WIDTH / wide, LOGO_HEIGHT / high)
    return wide * scale, high * scale


def readable_logo(content: bytes | None) -> ImageReader | None:
    """The logo on white, without transparency; None when it is no picture that can be read."""
    picture = _on_white(content)
    return None if picture is None else ImageReader(picture)


def logo_png(content: bytes | None) -> bytes | None:
    """The same as the bytes of a PNG, for documents that hold files."""
    picture = _on_white(content)
    if picture is None:
        return None
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def _on_white(content: bytes | None) -> Image.Image | None:
    if not content:
        return None
    try:
        with Image.open(BytesIO(content)) as picture:
            seen = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")
