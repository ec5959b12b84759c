"""Reads a folder of .csv files, one a sheet, as spreadsheets write them."""

import csv
import io
from pathlib import Path

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.imports.raw import RawSheet, RawWorkbook, Row
from engagement_desktop.domain.text import clean
from engagement_desktop.services.imports import limits
from engagement_desktop.services.imports.limits import Extent

SUFFIX = ".csv"
_SEPARATORS = ";,\t"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_folder(folder: Path) -> RawWorkbook:
    """Every .csv of the folder, by name.

    Raises:
        DomainError: no .csv there, too big, or a file that is no text.
        OSError: a file cannot be read.
    """
    files = [path for path in sorted(folder.iterdir()) if path.suffix.casefold() == SUFFIX and path.is_file()]
    if not files:
        raise limits.refusal(
            f"Le dossier «\u00a0{clean(folder.name)}\u00a0» ne contient aucun fichier .csv.",
            "Choisissez un classeur .xlsx ou .ods, ou le dossier qui contient les fichiers .csv.",
        )
    return read_files(folder.name, files)


def read_files(name: str, files: list[Path]) -> RawWorkbook:
    """These .csv files as the sheets of one workbook."""
    if len(files) > limits.ENTRIES:
        raise limits.too_many_parts()
    if sum(path.stat().st_size for path in files) > limits.FILE_BYTES:
        raise limits.too_big_file()
    return RawWorkbook(name, tuple(_sheet(path) for path in files))


def _sheet(path: Path) -> RawSheet:
    text = _decoded(path.read_bytes(), path.name)
    rows: list[Row] = []
    widest = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            widest = max(widest, len(cells))
            rows.append([*cells])
            if len(rows) > limits.ROWS or widest > limits.COLUMNS:
                limits.check_extent(path.name, Extent(len(rows), widest))
    except csv.Error as error:
        raise _too_long(path.name, len(rows) + 1) from error
    return RawSheet(path.stem, [row + [""] * (widest - len(row)) for row in rows])


def _decoded(content: bytes, name: str) -> str:
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if content.startswith(_WIDE):
        encodings = ("utf-16",)
    elif b"\0" in content:
        encodings = ()
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise limits.refusal(
        f"Le fichier «\u00a0{clean(name)}\u00a0» n’est pas du texte lisible.",
        "Enregistrez-le au format CSV UTF-8 depuis votre tableur, puis réessayez.",
    )


def _separator(text: str) -> str:
    """The separator most used in the first line that is not blank; the semicolon when none is."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=lambda separator: (line.count(separator), separator == ";"))


def _too_long(name: str, row: int) -> DomainError:
    return limits.refusal(
        f"Dans le fichier «\u00a0{clean(name)}\u00a0», la ligne {row} ne se lit pas\u202f: "
        "un guillemet n’est pas fermé, ou une cellule est trop longue.",
        "Corrigez cette ligne, puis réessayez.",
    )
