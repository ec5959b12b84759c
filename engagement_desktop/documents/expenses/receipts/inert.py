"""What acts inside a PDF: found to be told, and looked for again once the file was cleaned."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from engagement_desktop.documents.expenses.receipts.jpeg_bytes import BrokenPictureError, bare_jpeg

_SCRIPTS = frozenset({"/JavaScript", "/Rendition"})
_DOORS = frozenset({"/Launch", "/URI", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Movie", "/Sound"})
_NEEDLESS = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/OPI",
    "/Ref",
    "/Alternates",
    "/AF",
    "/StructParent",
)
_MOST_SAMPLES = 150_000_000
_MOST_OBJECTS = 200_000


class StillActiveError(ValueError):
    """Something that acts, or that no reader should open, is still there after the cleaning."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file held beside its pages."""

    scripts: bool
    doors: bool
    files: bool

    @classmethod
    def of(cls, reader: PdfReader) -> "Findings":
        """Looks at every object that the file leads to."""
        found = list(_dictionaries(reader.trailer))
        actions = {str(one.get("/S")) for one in found}
        return cls(
            scripts=bool(actions & _SCRIPTS) or any("/JS" in one for one in found),
            doors=bool(actions & _DOORS),
            files=any(_is_file(one) for one in found),
        )

    def said(self) -> tuple[str, ...]:
        """What was taken away, in French."""
        told = (
            (self.scripts, "Ce PDF contenait un programme\u00a0: il a été retiré."),
            (self.files, "Ce PDF portait un fichier joint\u00a0: il a été retiré."),
            (self.doors, "Les liens de ce PDF ont été retirés."),
        )
        return tuple(words for is_there, words in told if is_there)


def refuse_active(writer: PdfWriter) -> None:
    """The last look before the file is kept.

    Raises:
        StillActiveError: a script, an action, a file, or a picture too large to be opened is left.
    """
    for one in _dictionaries(ArrayObject(writer._objects)):  # noqa: SLF001  all that will be written
        action = one.get("/S")
        if "/JS" in one or "/OpenAction" in one or action in _SCRIPTS | _DOORS or _is_file(one):
            raise StillActiveError
        if isinstance(one, StreamObject) and "/F" in one:
            raise StillActiveError
        if one.get("/Subtype") == "/Image":
            _refuse_huge(one)


def strip_pictures(writer: PdfWriter) -> None:
    """Pictures of pages lose their place and device, as those that come alone do."""
    for one in list(_dictionaries(ArrayObject(writer._objects))):  # noqa: SLF001  all that will be written
        if not isinstance(one, StreamObject):
            continue
        for key in _NEEDLESS:
            one.pop(NameObject(key), None)
        if one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            with suppress(BrokenPictureError):  # it cannot be shown either, and harms nobody
                one._data = bare_jpeg(one._data)  # noqa: SLF001  the bytes as they are compressed


def _is_file(one: DictionaryObject) -> bool:
    return "/EF" in one or "/EmbeddedFiles" in one or one.get("/Type") in {"/EmbeddedFile", "/Filespec"}


def _refuse_huge(picture: DictionaryObject) -> None:
    wide, high = int(picture.get("/Width", 0)), int(picture.get("/Height", 0))
    if wide * high > _MOST_SAMPLES:
        raise StillActiveError


def _dictionaries(start: Any) -> Iterator[DictionaryObject]:
    """Each dictionary that can be reached, once, without recursion: hostile files go round in circles."""
    seen: set[tuple[int, int] | int] = set()
    left: list[Any] = [start]
    while left:
        value = left.pop()
        if isinstance(value, IndirectObject):
            if (value.idnum, value.generation) in seen:
                continue
            seen.add((value.idnum, value.generation))
            value = value.get_object()
        if id(value) in seen:
            continue
        if isinstance(value, DictionaryObject):
            seen.add(id(value))
            yield value
            left += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            seen.add(id(value))
            left += list.__iter__(value)
        if len(seen) > _MOST_OBJECTS:
            raise StillActiveError
