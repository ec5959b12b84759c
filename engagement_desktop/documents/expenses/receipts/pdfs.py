"""A receipt that came as a PDF: its pages as they are printed, and nothing that acts."""

import logging
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from engagement_desktop.documents.archive import PRODUCER
from engagement_desktop.documents.expenses.receipts.inert import (
    Findings,
    StillActiveError,
    refuse_active,
    strip_pictures,
)
from engagement_desktop.documents.expenses.receipts.pictures import Cleaned
from engagement_desktop.documents.expenses.receipts.placing import fitted, place
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import PDF

MOST_PAGES = 60
_MOST_POINTS = 20_000
BROKEN = (
    PyPdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    OSError,
    struct.error,
    zlib.error,
)
"""What a damaged PDF brings up inside the library."""
_OF_A_PAGE = (
    "/Type",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/UserUnit",
    "/Resources",
    "/Contents",
    "/Group",
)
_NOT_PRINTED = frozenset(
    f"/{kind}"
    for kind in (
        "Link",
        "Popup",
        "Text",
        "FileAttachment",
        "Sound",
        "Movie",
        "Screen",
        "3D",
        "RichMedia",
        "TrapNet",
        "Redact",
    )
)
_HIDDEN, _NO_VIEW = 2, 32


def cleaned_pdf(name: str, content: bytes) -> Cleaned:
    """The pages alone: no script, action, link, attached file, form, bookmark nor description.

    What was typed into a form stays on the page, as it is printed.

    Raises:
        DomainError: damaged, locked by a phrase, too long, or still active once it was cleaned.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it is asked whether the file can be read
    try:
        reader = _opened(name, content)
        findings = Findings.of(reader)
        writer = PdfWriter()
        for page in reader.pages:
            _copy_page(writer, page)
        _keep_layers(reader, writer)
        refuse_active(writer)
        strip_pictures(writer)
        writer.metadata = {"/Producer": PRODUCER}
        target = BytesIO()
        writer.write(target)
        pages = len(PdfReader(BytesIO(target.getvalue())).pages)
    except StillActiveError as error:
        raise DomainError(
            f"Le PDF «\u00a0{name}\u00a0» contient une partie active, ou une image démesurée, qui ne se "
            "laisse pas retirer\u00a0: il n’a pas été joint. Imprimez-le et photographiez-le."
        ) from error
    except BROKEN as error:
        raise _broken(name) from error
    if len(reader.pages) != pages:
        raise _broken(name)
    return Cleaned(PDF, target.getvalue(), pages=pages, said=findings.said())


def _opened(name: str, content: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(content))
    # Many invoices are only locked against changes: they open without a phrase.
    if reader.is_encrypted and not reader.decrypt(""):
        raise DomainError(
            f"«\u00a0{name}\u00a0» est verrouillé par un mot de passe\u00a0: il n’a pas été joint. Ouvrez-le "
            "avec son mot de passe, imprimez-le en PDF, puis joignez ce PDF."
        )
    pages = len(reader.pages)
    if not pages:
        raise _broken(name)
    if pages > MOST_PAGES:
        raise DomainError(
            f"«\u00a0{name}\u00a0» compte {pages} pages\u00a0: il n’a pas été joint. N’en gardez que celles "
            f"du reçu, {MOST_PAGES} au plus."
        )
    return reader


def _copy_page(writer: PdfWriter, source: Any) -> None:
    """A page with what is printed of it."""
    left, low, right, top = (float(side) for side in source["/MediaBox"])
    wide, high = abs(right - left), abs(top - low)
    if not (0 < wide <= _MOST_POINTS and 0 < high <= _MOST_POINTS):
        raise ValueError(wide, high)
    kept: Any = writer.add_blank_page(wide, high)
    for key in _OF_A_PAGE:
        if key in source:
            kept[NameObject(key)] = _cloned(writer, source.raw_get(key))
    for one in source.get("/Annots", ArrayObject()).get_object():
        annotation = one.get_object()
        look = _printed(annotation)
        if look is not None:
            with suppress(*BROKEN):  # what cannot be drawn is drawn by no reader
                place(writer, kept, _cloned(writer, look), fitted(look.get_object(), annotation["/Rect"]))


def _printed(annotation: Any) -> Any:
    """What an annotation draws, so that a form typed on a screen stays filled; None when nothing."""
    if annotation.get("/Subtype") in _NOT_PRINTED or int(annotation.get("/F", 0)) & (_HIDDEN | _NO_VIEW):
        return None
    looks: Any = annotation.get("/AP", DictionaryObject()).get_object()
    normal = looks.raw_get("/N") if "/N" in looks else None
    if normal is None or isinstance(normal.get_object(), StreamObject):
        return normal
    states, state = normal.get_object(), annotation.get("/AS", "/Off")
    return states.raw_get(state) if state in states else None


def _keep_layers(reader: PdfReader, writer: PdfWriter) -> None:
    """Which layers are shown: without it, those that are hidden would come up."""
    layers = reader.root_object.get("/OCProperties")
    if layers is not None:
        writer.root_object[NameObject("/OCProperties")] = _cloned(writer, layers.get_object())


def _cloned(writer: PdfWriter, value: Any) -> Any:
    """The same for the new file: a reference to what is copied once, or the thing itself."""
    copied = value.clone(writer)
    reference = getattr(copied, "indirect_reference", None)
    return copied if reference is None else reference


def _broken(name: str) -> DomainError:
    return DomainError(
        f"Le PDF «\u00a0{name}\u00a0» est abîmé ou incomplet\u00a0: il n’a pas été joint. Téléchargez-le à "
        "nouveau, ou imprimez-le et photographiez-le."
    )
