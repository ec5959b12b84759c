"""Pictures that come from outside: told by their bytes, never by their name."""

from io import BytesIO

from engagement_desktop.domain.errors import DomainError

PICTURE_BYTES = 1_000_000
_SIDE = 5_000
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}


def media_type(content: bytes) -> str:
    """`image/png` or `image/jpeg`, once the whole picture was read.

    Raises:
        DomainError: over 1 MB, something else, cut short, or too large to be drawn.
    """
    from PIL import Image

    if len(content) > PICTURE_BYTES:
        raise too_heavy()
    broken = (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    )
    try:
        with Image.open(BytesIO(content), formats=tuple(_MEDIA_TYPES)) as picture:
            if max(picture.size) > _SIDE:
                raise DomainError(
                    f"Ce logo dépasse {_SIDE // 1000}\u202f000 points de côté. Le logo n’a pas été changé. "
                    "Réduisez l’image, puis réessayez."
                )
            picture.load()
            return _MEDIA_TYPES[str(picture.format)]
    except broken as error:
        raise DomainError(
            "Ce fichier n’est pas une image PNG ou JPEG lisible. Le logo n’a pas été changé. "
            "Enregistrez l’image en PNG ou en JPEG, puis réessayez."
        ) from error


def too_heavy() -> DomainError:
    """Said before a big file is even read."""
    return DomainError(
        "Ce logo pèse plus de 1\u00a0Mo. Le logo n’a pas été changé. Réduisez l’image, puis réessayez."
    )
