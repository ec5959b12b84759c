"""What ReportLab must be taught once, before any document: the only file that replaces parts of it.

Each change names the trap that it cures; `tests/documents/test_engine.py` catches a ReportLab that moved.
"""

import re
from typing import Any

from reportlab import rl_config
from reportlab.graphics import shapes
from reportlab.pdfbase import pdfdoc
from reportlab.platypus import paragraph, tables

NARROW_NO_BREAK = "\u202f"


def teach(plain_font: str) -> None:
    """Make ReportLab write archivable files in `plain_font`; doing it twice changes nothing more."""
    _replace_helvetica(plain_font)
    _keep_narrow_spaces()
    _end_streams_on_a_line()
    # ASCII85 only swells the file, and its length is counted wrongly for PDF/A.
    rl_config.useA85 = 0
    _write_also(pdfdoc.PDFPage, "StructParents", "Tabs")
    _write_also(pdfdoc.PDFCatalog, "OutputIntents", "AF")


def _replace_helvetica(plain_font: str) -> None:
    # Cells without FONT, and the first state of a drawing, would bring in a font that is not embedded.
    tables.CellStyle.fontname = plain_font
    shapes.STATE_DEFAULTS["fontName"] = plain_font


def _keep_narrow_spaces() -> None:
    # U+202F holds « 2 214,87 € » together: ReportLab would break there and print a full space.
    spaces = vars(paragraph)["_wsc"].replace(NARROW_NO_BREAK, "")
    some = f"[{re.escape(spaces)}]+"
    words = re.compile(some).split

    def split(text: str, delim: str | None = None) -> list[str]:
        return text.split(delim) if delim is not None else [word for word in words(text) if word]

    vars(paragraph).update(
        _wsc=spaces, _wsc_re_split=words, _wsc_end_search=re.compile(f"{some}$").search, split=split
    )


def _end_streams_on_a_line() -> None:
    # ISO 19005 (PDF/A) wants an end of line before `endstream`, not counted in the length.
    if getattr(pdfdoc.PDFStream, "ends_on_a_line", False):
        return
    written = pdfdoc.PDFStream.format

    def ended(self: Any, document: Any) -> bytes:
        return bytes(written(self, document).removesuffix(b"endstream\n")) + b"\nendstream\n"

    pdfdoc.PDFStream.format = ended
    pdfdoc.PDFStream.ends_on_a_line = True


def _write_also(kind: Any, *names: str) -> None:
    kind.__NoDefault__ = [*kind.__NoDefault__, *(name for name in names if name not in kind.__NoDefault__)]
