"""Opens a zipped workbook with care: each part is measured and checked before anyone reads it."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.services.imports import limits

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_XML = (".xml", ".rels", ".vml")
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


@dataclass(frozen=True, slots=True)
class Package:
    """A checked workbook: its bytes as they were read once, and its parts by name."""

    content: bytes
    parts: dict[str, bytes]


def open_package(path: Path) -> Package:
    """Reads the file once and checks every part.

    Raises:
        DomainError: too big, protected, a bomb, or not a workbook.
        OSError: the file cannot be read.
    """
    if path.stat().st_size > limits.FILE_BYTES:
        raise limits.too_big_file()
    content = path.read_bytes()
    if content.startswith(_COMPOUND):
        raise _of_compound(content)
    if not content.startswith(_ZIP):
        raise limits.unreadable()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return Package(content, _checked_parts(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError) as error:
        raise limits.unreadable() from error


def _of_compound(content: bytes) -> DomainError:
    if _ENCRYPTED_STREAM in content:
        return limits.protected()
    return limits.refusal(
        "Ce classeur est dans un ancien format (.xls).",
        "Enregistrez-le au format .xlsx depuis votre tableur, puis réessayez.",
    )


def _checked_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    _check_sizes(entries)
    parts: dict[str, bytes] = {}
    for entry in entries:
        name = entry.filename.casefold()
        if name in parts:
            raise limits.unreadable()
        parts[name] = _checked_part(name, archive.read(entry))
    return parts


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.ENTRIES:
        raise limits.too_many_parts()
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise limits.protected()
        packed = max(1, entry.compress_size)
        if entry.file_size > limits.RATIO_FROM_BYTES and entry.file_size > limits.RATIO * packed:
            raise limits.bomb()
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise limits.too_big_unpacked()


def _checked_part(name: str, content: bytes) -> bytes:
    if content.startswith(_ZIP):
        raise limits.refusal(
            "Ce fichier cache une autre archive.",
            "Retirez les objets incorporés, ou recopiez les feuilles dans un classeur neuf, puis réessayez.",
        )
    if name.endswith(_XML):
        if content.startswith(_WIDE):
            raise limits.unreadable()
        if b"<!" in content and _DECLARATIONS.search(content):
            raise limits.bomb()
    return content
