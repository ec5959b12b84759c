"""A photographed receipt made ready to be kept: nothing that tells of its author, light enough."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from engagement_desktop.documents.expenses.receipts.jpeg_bytes import (
    BrokenPictureError,
    bare_jpeg,
    jpeg_tells_of_its_taking,
    size_of_jpeg,
)
from engagement_desktop.documents.expenses.receipts.png_bytes import (
    bare_png,
    png_tells_of_its_taking,
    size_of_png,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import JPEG, KEPT_BYTES, PNG
from engagement_desktop.french.formats import integer
from engagement_desktop.french.receipt_texts import file_weight

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 80_000_000
_MOST_SIDE = 30_000
_ORIENTATION = 0x0112
_SIXTEEN_BITS = frozenset({"I", "I;16", "I;16B", "I;16L", "F"})
_GOOD, _TURNS = 90, 8
_REDUCED = ((3600, 85), (3000, 82), (2400, 80), (2000, 75), (1600, 70), (1200, 65))
"""Longest side in pixels and quality of a reduced picture: the first that is light enough is kept."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of a file once it was cleaned, and what was done, in French."""

    media_type: str
    content: bytes
    is_reduced: bool = False
    pages: int = 1
    said: tuple[str, ...] = ()


def cleaned_picture(name: str, content: bytes, media_type: str) -> Cleaned:
    """The pixels as they came up to 2 MB, reduced over it; no place, device, date nor hidden picture.

    Raises:
        DomainError: cut short, altered, or with more pixels than a receipt has.
    """
    from PIL import Image

    try:
        _refuse_huge(name, *(size_of_png(content) if media_type == PNG else size_of_jpeg(content)))
        bare = bare_png(content) if media_type == PNG else bare_jpeg(content)
        with Image.open(BytesIO(bare), formats=("PNG", "JPEG")) as picture:
            picture.load()
            turned = _orientation(content)
            if len(bare) > KEPT_BYTES:
                return _reduced(picture, turned, len(content))
            if turned == 1:
                kept = bare
            else:
                kept = bare_jpeg(content, turned) if media_type == JPEG else _turned_png(picture, turned)
    except (BrokenPictureError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise DomainError(
            f"L’image «\u00a0{name}\u00a0» est coupée ou abîmée\u00a0: elle n’a pas été jointe. "
            "Photographiez le reçu à nouveau, ou copiez encore le fichier depuis l’appareil."
        ) from error
    return Cleaned(media_type, kept, said=_said(content, media_type))


def picture_for_paper(content: bytes) -> bytes:
    """A kept picture as a page draws it: upright, in grey or colour; the very bytes where they are so.

    Raises:
        OSError, SyntaxError, ValueError: it can no longer be read.
    """
    from PIL import Image

    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
        turned, kind = _orientation(content), str(picture.format)
        if turned == 1 and kind == "JPEG" and picture.mode in {"L", "RGB"}:
            return content
        target = BytesIO()
        ready = upright(on_paper(picture), turned)
        if kind == "JPEG":
            ready.save(target, "JPEG", quality=_GOOD)
        else:
            ready.save(target, "PNG")
        return target.getvalue()


def upright(picture: "Image.Image", orientation: int) -> "Image.Image":
    """The picture turned the way it was taken."""
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def on_paper(picture: "Image.Image") -> "Image.Image":
    """The same in eight bits of grey or colour, on white where it is see-through."""
    from PIL import Image

    if picture.mode in _SIXTEEN_BITS:
        return picture.convert("I").point(lambda shade: shade * (1 / 257)).convert("L")
    if picture.mode in {"L", "RGB"} and "transparency" not in picture.info:
        return picture
    if picture.mode in {"LA", "PA", "P", "RGBA", "L", "RGB"}:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _refuse_huge(name: str, wide: int, high: int) -> None:
    if wide < 1 or high < 1:
        raise BrokenPictureError
    if wide * high > MOST_PIXELS or max(wide, high) > _MOST_SIDE:
        raise DomainError(
            f"L’image «\u00a0{name}\u00a0» annonce {integer(wide)} × {integer(high)} points, bien plus "
            "qu’une photo de reçu\u00a0: elle n’a été ni ouverte ni jointe. Photographiez le reçu en "
            "qualité ordinaire."
        )


def _orientation(content: bytes) -> int:
    """How the camera was held, 1 when nothing sensible says it."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            said = picture.getexif().get(_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, UserWarning):
        return 1  # a damaged EXIF says nothing; it is thrown away
    return said if isinstance(said, int) and 1 <= said <= _TURNS else 1


def _turned_png(picture: "Image.Image", turned: int) -> bytes:
    target = BytesIO()
    upright(picture, turned).save(target, "PNG", icc_profile=picture.info.get("icc_profile"))
    return target.getvalue()


def _reduced(picture: "Image.Image", turned: int, came: int) -> Cleaned:
    """A lighter picture of the same receipt, upright, as a JPEG of 2 MB at most."""
    from PIL import Image

    whole = upright(on_paper(picture), turned)
    content = b""
    for side, quality in _REDUCED:
        smaller = whole.copy()
        smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
        target = BytesIO()
        smaller.save(target, "JPEG", quality=quality, optimize=True)
        content = target.getvalue()
        if len(content) <= KEPT_BYTES:
            break
    told = f"Image réduite de {file_weight(came)} à {file_weight(len(content))}."
    return Cleaned(JPEG, content, is_reduced=True, said=(told,))


def _said(came: bytes, media_type: str) -> tuple[str, ...]:
    """Only what was there is said to be gone: a picture pasted from the screen tells nothing."""
    tells = png_tells_of_its_taking(came) if media_type == PNG else jpeg_tells_of_its_taking(came)
    return ("Lieu, appareil et date de prise de vue retirés.",) if tells else ()
