"""A file from outside made ready to be kept as a receipt; nothing is written, no dossier is read."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from engagement_desktop.domain.attachments import digest_of
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.expenses.receipting.prepared import (
    JPEG,
    MOST_BYTES,
    PDF,
    PNG,
    PreparedReceipt,
)
from engagement_desktop.domain.text import clean

ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",)}
)
"""How the names of what is kept may end, the usual one first."""


def prepared_receipt(name: str, content: bytes) -> PreparedReceipt:
    """The same receipt without metadata nor active parts, told by its content.

    Raises:
        DomainError: no PDF, JPEG or PNG whatever its name says, too heavy, cut short, locked or dangerous.
    """
    from engagement_desktop.documents.expenses.receipts.cleaning import cleaned_receipt
    from engagement_desktop.documents.expenses.receipts.reading import words_of

    said = clean(name) or "reçu"
    kept = cleaned_receipt(said, content)
    return PreparedReceipt(
        name=_named(said, kept.media_type),
        media_type=kept.media_type,
        content=kept.content,
        original_digest=digest_of(content),
        is_reduced=kept.is_reduced,
        pages=kept.pages,
        said=kept.said,
        words=words_of(kept.content, kept.media_type),
    )


def prepared_file(path: Path) -> PreparedReceipt:
    """The same for a file of the disk; a heavy one is refused before it is read.

    Raises:
        DomainError: see `prepared_receipt`.
        KnownProblem: the file cannot be read.
    """
    from engagement_desktop.documents.expenses.receipts.cleaning import too_heavy

    name = clean(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_heavy(name)
        content = path.read_bytes()
    except OSError as error:
        raise KnownProblem(
            f"Le fichier «\u00a0{name}\u00a0» ne peut pas être lu. Rien n’a été joint. Vérifiez son nom et "
            "son emplacement, puis réessayez.",
            Cause.MISSING,
        ) from error
    return prepared_receipt(name, content)


def _named(name: str, media_type: str) -> str:
    """The name with the ending of what is kept: a photo in PNG may have become a JPEG."""
    endings = ENDINGS[media_type]
    if name.lower().endswith(endings):
        return name
    stem, dot, tail = name.rpartition(".")
    known = dot and f".{tail.lower()}" in {ending for some in ENDINGS.values() for ending in some}
    return f"{stem if known and stem else name}{endings[0]}"
