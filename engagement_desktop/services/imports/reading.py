"""Reads a workbook, whatever its kind, into sheets of bare cells; nothing is understood yet."""

import io
from collections.abc import Collection
from pathlib import Path

import python_calamine

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.imports.raw import RawSheet, RawWorkbook, Row
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.services.imports import csv_folder, limits, opendocument, openxml
from engagement_desktop.services.imports.limits import Extent
from engagement_desktop.services.imports.openxml import CellFaults
from engagement_desktop.services.imports.package import Package, open_package
from engagement_desktop.services.progress import Progress

_BROKEN = (
    python_calamine.CalamineError,
    python_calamine.XmlError,
    python_calamine.ZipError,
    python_calamine.WorksheetNotFound,
    ValueError,
    OverflowError,
)


def read_workbook(path: Path, known: Collection[str], progress: Progress) -> RawWorkbook:
    """The sheets of an .xlsx, an .ods, a .csv or a folder of .csv.

    Args:
        path: the file or the folder.
        known: folded names of the sheets worth reading; the others are named, without a row.
        progress: told at each sheet.

    Raises:
        DomainError: not a workbook, protected, too big: one sentence says which.
        KnownProblem: missing, or unreadable where it stands.
        Cancelled: stopped between two sheets.
    """
    try:
        if path.is_dir():
            return csv_folder.read_folder(path)
        if path.suffix.casefold() == csv_folder.SUFFIX:
            return csv_folder.read_files(path.name, [path])
        return _read_package(path, known, progress)
    except OSError as error:
        raise _of_os_error(error, path) from error


def _of_os_error(error: OSError, path: Path) -> KnownProblem:
    if isinstance(error, FileNotFoundError):
        return KnownProblem(
            f"«\u00a0{clean(path.name)}\u00a0» est introuvable. {limits.SAFE} "
            "Rebranchez la clé ou le partage, ou choisissez un autre fichier.",
            Cause.MISSING,
        )
    return KnownProblem(
        f"«\u00a0{clean(path.name)}\u00a0» ne se laisse pas lire. {limits.SAFE} "
        "Fermez-le dans votre tableur, vérifiez vos droits de lecture, puis réessayez.",
        Cause.SUPPORT,
    )


def _read_package(path: Path, known: Collection[str], progress: Progress) -> RawWorkbook:
    package = open_package(path)
    if openxml.WORKBOOK in package.parts:
        return RawWorkbook(path.name, _openxml_sheets(package, known, progress))
    if opendocument.CONTENT in package.parts:
        return RawWorkbook(path.name, _opendocument_sheets(package, known, progress))
    raise limits.unreadable()


def _openxml_sheets(package: Package, known: Collection[str], progress: Progress) -> tuple[RawSheet, ...]:
    parts = openxml.sheet_parts(package)
    faults = {
        name: openxml.cell_faults(name, package.parts[part])
        for name, part in parts.items()
        if part in package.parts and fold(name) in known
    }
    sheets = _sheets(package, known, progress)
    return tuple(_with_faults(sheet, faults.get(sheet.name, {})) for sheet in sheets)


def _opendocument_sheets(
    package: Package, known: Collection[str], progress: Progress
) -> tuple[RawSheet, ...]:
    opendocument.refuse_protected(package)
    marks = opendocument.marks_by_sheet(package)
    read = []
    for sheet in _sheets(package, known, progress):
        seen = marks.get(sheet.name, opendocument.SheetMarks())
        rows = [[opendocument.as_time(cell) for cell in row] for row in sheet.rows]
        read.append(_with_faults(RawSheet(sheet.name, rows, tuple(seen.merged)), seen.faults))
    return tuple(read)


def _sheets(package: Package, known: Collection[str], progress: Progress) -> list[RawSheet]:
    """The sheets as the reader gives them."""
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(package.content)) as book:
            names, sheets, cells = book.sheet_names, [], 0
            for done, name in enumerate(names):
                progress.step(f"Lecture de la feuille «\u00a0{clean(name)}\u00a0»", done, len(names))
                if fold(name) not in known:
                    sheets.append(RawSheet(name, []))
                    continue
                sheet = book.get_sheet_by_name(name)
                cells += _checked_area(sheet)
                if cells > limits.CELLS_IN_ALL:
                    raise limits.too_spread(name)
                sheets.append(_as_read(sheet))
            return sheets
    except python_calamine.PasswordError as error:
        raise limits.protected() from error
    except _BROKEN as error:
        raise limits.unreadable() from error


def _checked_area(sheet: python_calamine.CalamineSheet) -> int:
    limits.check_extent(sheet.name, Extent(sheet.total_height, sheet.total_width))
    return sheet.total_height * sheet.total_width


def _as_read(sheet: python_calamine.CalamineSheet) -> RawSheet:
    rows: list[Row] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return RawSheet(sheet.name, rows, merged)


def _with_faults(sheet: RawSheet, faults: CellFaults) -> RawSheet:
    for (row, column), fault in faults.items():
        _make_room(sheet.rows, row, column)
        sheet.rows[row][column] = fault
    return sheet


def _make_room(rows: list[Row], row: int, column: int) -> None:
    """A cell at fault may stand beyond what the reader gave, since it gave it as empty."""
    width = max(column + 1, len(rows[0]) if rows else 0)
    while len(rows) <= row:
        rows.append([""] * width)
    if len(rows[0]) < width:
        for cells in rows:
            cells.extend([""] * (width - len(cells)))
