"""The list of refused rows as a file: a table or plain text, where no cell can act as a formula."""

import csv
from collections.abc import Sequence
from io import StringIO

from engagement_desktop.domain.imports.said import ImportFault
from engagement_desktop.french.typography import NBSP

CSV, TEXT = ".csv", ".txt"
REFUSED, TO_CHECK = "Refusée", "À vérifier"
_HEAD = ("Feuille", "Ligne", "Colonne", "Ce qui est écrit", "Ce qui ne va pas", "Suite")
_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
_BOM = "\ufeff"  # spreadsheets know the accents by it

Faults = Sequence[ImportFault]


def fault_list(faults: Faults, warnings: Faults, suffix: str) -> bytes:
    """The file that the suffix asks for: a table for a spreadsheet, or lines of text."""
    return _text(faults, warnings) if suffix == TEXT else _table(faults, warnings)


def column_words(column: str) -> str:
    """The contract's name of a column, as a title."""
    return column[:1].upper() + column[1:]


def _table(faults: Faults, warnings: Faults) -> bytes:
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEAD)
    for kind, several in ((REFUSED, faults), (TO_CHECK, warnings)):
        for each in several:
            cells = (each.sheet, str(each.row), column_words(each.column), each.value, each.message, kind)
            writer.writerow([_still(cell) for cell in cells])
    return (_BOM + target.getvalue()).encode()


def _still(cell: str) -> str:
    """A cell that a spreadsheet would run is shown behind an apostrophe."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_ACTS) else cell


def _text(faults: Faults, warnings: Faults) -> bytes:
    lines = []
    for kind, several in ((REFUSED, faults), (TO_CHECK, warnings)):
        for each in several:
            place = f"{each.sheet}, ligne {each.row}, {column_words(each.column)}"
            written = " ".join(each.value.split()) or "vide"
            lines.append(f"{kind} — {place} ({written}){NBSP}: {each.message}")
    return ("\n".join(lines) + "\n").encode()
