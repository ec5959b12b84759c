"""Looks at the cells of an .ods by their type: errors, formulas never computed, merges, extent."""

import io
import re
from dataclasses import dataclass, field
from datetime import timedelta
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from engagement_desktop.domain.imports.raw import Cell, CellFault
from engagement_desktop.services.imports import limits
from engagement_desktop.services.imports.limits import Extent
from engagement_desktop.services.imports.openxml import NEVER_COMPUTED, CellFaults, error_cell
from engagement_desktop.services.imports.package import Package

CONTENT = "content.xml"
_MANIFEST = "meta-inf/manifest.xml"
_PERIOD = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S\Z")


@dataclass(slots=True)
class SheetMarks:
    """What the cells of one sheet say of themselves; rows and columns are counted from 0."""

    faults: CellFaults = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    row: int = 0


def refuse_protected(package: Package) -> None:
    """An .ods with a passphrase says so in its manifest."""
    if b"encryption-data" in package.parts.get(_MANIFEST, b""):
        raise limits.protected()


def marks_by_sheet(package: Package) -> dict[str, SheetMarks]:
    """What each sheet's cells say of themselves.

    Raises:
        DomainError: a sheet spreads too far, or the text is broken.
    """
    marks: dict[str, SheetMarks] = {}
    current, name = SheetMarks(), ""
    try:
        for event, element in ElementTree.iterparse(
            io.BytesIO(package.parts[CONTENT]), events=("start", "end")
        ):
            tag = _local(element.tag)
            if event == "start" and tag == "table":
                name = _attribute(element, "name") or ""
                current = marks.setdefault(name, SheetMarks())
            elif event == "end" and tag == "table-row":
                _look_at(element, current, name)
                element.clear()
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise limits.unreadable() from error
    return marks


def _look_at(row: Element, marks: SheetMarks, sheet: str) -> None:
    times = int(_attribute(row, "number-rows-repeated") or 1)
    column, filled = 0, 0
    for cell in row:
        wide = int(_attribute(cell, "number-columns-repeated") or 1)
        fault = _fault_of(cell)
        if fault is not None:
            marks.faults |= {(marks.row, column + step): fault for step in range(min(wide, limits.COLUMNS))}
        spanned = int(_attribute(cell, "number-columns-spanned") or 1)
        if spanned > 1:
            marks.merged.append((marks.row, column, marks.row, column + spanned - 1))
        column += wide
        if fault is not None or _attribute(cell, "value-type") is not None or len(cell):
            filled = column
    if filled:
        limits.check_extent(sheet, Extent(marks.row + times, filled))
    marks.row += times


def _fault_of(cell: Element) -> CellFault | None:
    shown = "".join(cell.itertext()).strip()
    if _attribute(cell, "value-type", calc=True) == "error":
        return error_cell(shown or "#N/A")
    if _attribute(cell, "formula") is not None and _attribute(cell, "value-type") is None:
        return CellFault("", NEVER_COMPUTED)
    return None


def _attribute(element: Element, name: str, *, calc: bool = False) -> str | None:
    """The attribute of that name; `calc` takes the spreadsheet's own extension, which tells errors."""
    for key, value in element.attrib.items():
        space, _, local = key.rpartition("}")
        if local == name and ("calcext" in space or "calc:" in space) is calc:
            return value
    return None


def as_time(cell: Cell) -> Cell:
    """A time cell is given as an ISO period; everything else is left as it is."""
    if isinstance(cell, str) and cell.startswith("PT") and (found := _PERIOD.match(cell)):
        hours, minutes, seconds = (int(part) for part in found.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return cell


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
