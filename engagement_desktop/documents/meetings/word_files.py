"""Word documents from outside, looked at before they are opened; and ours, the same bytes each time."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

from engagement_desktop.domain.errors import DomainError

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 2_000
_MACROS = re.compile(r"vbaProject|vbaData|activeX", re.IGNORECASE)
_FETCHED = re.compile(rb'<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*/hyperlink")', re.IGNORECASE)
_MAIN = "word/document.xml"


def refuse_unsafe_word(content: bytes) -> None:
    """No Word document, one that runs something, or one that fetches something.

    Raises:
        DomainError: the file is refused, and why.
    """
    if len(content) > MOST_BYTES:
        raise DomainError(
            "Ce modèle pèse plus de 10\u00a0Mo. Allégez ses images, puis recommencez.", "template"
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            names = [part.filename for part in parts]
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise DomainError("Ce modèle est démesuré une fois ouvert. Il n’a pas été gardé.", "template")
            fetches = any(_FETCHED.search(package.read(name)) for name in names if name.endswith(".rels"))
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise _no_word() from error
    if _MAIN not in names:
        raise _no_word()
    if any(_MACROS.search(name) for name in names):
        raise DomainError(
            "Ce modèle contient des macros. Enregistrez-le au format .docx sans macros, puis recommencez.",
            "template",
        )
    if fetches:
        raise DomainError(
            "Ce modèle va chercher une image ou un modèle hors du document. Mettez-les dedans, puis "
            "recommencez.",
            "template",
        )


def dated_zip(content: bytes, dated: datetime) -> bytes:
    """The same parts in the same order under one date, so that the same facts give the same bytes."""
    target = BytesIO()
    stamp = (dated.year, dated.month, dated.day, dated.hour, dated.minute, dated.second)
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, source.read(part.filename))
    return target.getvalue()


def _no_word() -> DomainError:
    return DomainError(
        "Ce modèle ne peut pas être lu comme un document Word. Il n’a pas été gardé. Ouvrez-le dans votre "
        "traitement de texte, enregistrez-le au format .docx, puis recommencez.",
        "template",
    )
