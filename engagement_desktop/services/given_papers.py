"""A paper that was given, as it was: its very bytes, and the same file once more."""

from pathlib import Path
from typing import Final

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.services.workspace import Change
from engagement_desktop.storage.files import write_atomically

_FORBIDDEN: Final = str.maketrans({**dict.fromkeys('<>:"/\\|?*', "-"), "\u00a0": " ", "\u202f": " "})


def as_file_name(words: str) -> str:
    """The words without what a system refuses in the name of a file; ordinary spaces."""
    return words.translate(_FORBIDDEN)


def kept(found: IssuedDocument | None, name: str) -> IssuedDocument:
    """The document, which `name` calls « Cet état de frais ».

    Raises:
        DomainError: it is no longer in the dossier.
    """
    if found is None:
        raise DomainError(f"{name} n’est plus dans le dossier.")
    return found


def write_again(change: Change, found: IssuedDocument | None, name: str, target: Path) -> Path:
    """Writes it, the same to the last byte.

    Raises:
        DomainError: it is gone, or the name of the file asks for another form ("path").
        KnownProblem: the disk refuses.
    """
    document = kept(found, name)
    ending = Path(document.name).suffix
    if target.suffix.lower() != ending:
        raise DomainError(
            f"{name} a été donné en «\u00a0{ending}\u00a0»\u00a0: gardez cette fin de nom. "
            "Rien n’a été écrit.",
            "path",
        )
    change.concern("issued_document", [document.id])
    write_atomically(target, document.content)
    return target
