"""A file from outside, read to be kept in the dossier: checked by what it holds, never by its name."""

from dataclasses import dataclass
from pathlib import Path

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.text import clean

MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of the dossier: its name, what it is, its bytes."""

    name: str
    media_type: str
    content: bytes


def read_joined(path: Path) -> KeptFile:
    """A PDF, a JPEG or a PNG of 10 MB at most, told by its content.

    Raises:
        DomainError: the content is none of these, or too heavy.
        KnownProblem: the file cannot be read.
    """
    from engagement_desktop.documents.joined_files import media_type_of

    name = clean(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DomainError(
                f"«\u00a0{name}\u00a0» dépasse 10\u00a0Mo\u00a0: il n’a pas été joint. Réduisez-le, puis "
                "réessayez."
            )
        content = path.read_bytes()
    except OSError as error:
        raise KnownProblem(
            f"Le fichier «\u00a0{name}\u00a0» ne peut pas être lu. Rien n’a été joint. Vérifiez son nom et "
            "son emplacement, puis réessayez.",
            Cause.MISSING,
        ) from error
    return KeptFile(name, media_type_of(content, name), content)
