"""Looks at the cells of an .xlsx by their type: spreadsheet errors, formulas never computed, extent.

The reader gives such cells as empty; the contract refuses them. Each sheet is first looked through for
the few marks that matter, and read element by element only when one is there.
"""

import io
import posixpath
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from engagement_desktop.domain.imports.raw import CellFault
from engagement_desktop.services.imports import limits
from engagement_desktop.services.imports.limits import Extent
from engagement_desktop.services.imports.package import Package

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_MARKS = (b't="e"', b"<f>", b"<f ", b"<f/", b"='", b":c ", b":row", b" =", b"= ")
# Beyond 200 columns, or beyond the row from which a sheet of 200 columns would be too large.
_FAR = re.compile(rb'r="(?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])\d|r="[A-Z]*(?:[3-9]\d{4}|\d{6,})"')
_VERY_FAR = re.compile(rb'r="(?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])\d|r="[A-Z]*(?:[2-9]\d{5}|\d{7,})"')
_ROW = re.compile(rb'<row r="(\d+)"')
_CELL = re.compile(rb'<c r="([A-Z]+)')
_SMALL_ROWS = 30_000
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")

NEVER_COMPUTED = (
    "La formule de cette cellule n’a jamais été calculée. "
    "Ouvrez le classeur dans votre tableur, enregistrez-le, puis réessayez."
)

CellFaults = dict[tuple[int, int], CellFault]


def error_cell(shown: str) -> CellFault:
    """A cell where the spreadsheet itself shows an error."""
    return CellFault(
        shown, f"La cellule est en erreur ({shown}). Corrigez la formule, ou écrivez la valeur à la place."
    )


@dataclass(slots=True)
class Found:
    """What the element-wise reading of a sheet saw; rows and columns are counted from 0."""

    faults: CellFaults = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    def saw(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


def sheet_parts(package: Package) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    relations = {
        element.get("Id", ""): _resolved(element.get("Target", ""))
        for element in _tree(package.parts.get(_RELATIONS, b"<x/>")).iter()
        if _local(element.tag) == "Relationship"
    }
    sheets = {}
    for element in _tree(package.parts[WORKBOOK]).iter():
        if _local(element.tag) == "sheet":
            link = next((value for key, value in element.attrib.items() if _local(key) == "id"), "")
            sheets[element.get("name", "")] = relations.get(link, "")
    return sheets


def _resolved(target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
    return path.casefold()


def cell_faults(sheet: str, content: bytes) -> CellFaults:
    """The cells without a usable value, by row and column counted from 0.

    Raises:
        DomainError: the sheet spreads too far, or its text is broken.
    """
    if not any(mark in content for mark in _MARKS) and _is_near(sheet, content):
        return {}
    found = Found()
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(content), events=("end",)):
            if _local(element.tag) == "row":
                _look_at(element, found)
                limits.check_extent(sheet, Extent(found.rows, found.columns))
                element.clear()
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise limits.unreadable() from error
    return found.faults


def _is_near(sheet: str, content: bytes) -> bool:
    """Whether every cell stands within the limits, told without reading the sheet element by element."""
    rows = max(map(int, _ROW.findall(content)), default=0)
    if rows < _SMALL_ROWS:
        return _FAR.search(content) is None
    letters = {_column(found.decode()) for found in set(_CELL.findall(content))}
    limits.check_extent(sheet, Extent(rows, max(letters, default=0) + 1))
    return _VERY_FAR.search(content) is None


def _look_at(row: Element, found: Found) -> None:
    number = int(row.get("r") or found.rows + 1) - 1
    column = -1
    for cell in row:
        if _local(cell.tag) != "c":
            continue
        place = _PLACE.match(cell.get("r", ""))
        column = column + 1 if place is None else _column(place[1])
        at = number if place is None else int(place[2]) - 1
        found.saw(at, column)
        fault = _fault_of(cell)
        if fault is not None:
            found.faults[at, column] = fault


def _fault_of(cell: Element) -> CellFault | None:
    kind, formula, value = cell.get("t", "n"), False, None
    for child in cell:
        name = _local(child.tag)
        formula = formula or name == "f"
        value = (child.text or "") if name == "v" else value
    if kind == "e":
        return error_cell(value or "#N/A")
    if formula and not (value or (kind == "str" and value is not None)):
        return CellFault("", NEVER_COMPUTED)
    return None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _tree(content: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise limits.unreadable() from error
    return root


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
