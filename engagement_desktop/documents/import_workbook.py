"""Sheets as an .xlsx that is read again as it was written: words untouched, typed cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from types import MappingProxyType
from typing import Any

from engagement_desktop.documents.import_sheets import ImportSheet, SheetCell
from engagement_desktop.documents.sheets import SheetsProperties, number_of
from engagement_desktop.documents.tables import Duration, Kilometres
from engagement_desktop.documents.text import fits_xml
from engagement_desktop.domain.money import Money

_FORMATS: Mapping[type, str] = MappingProxyType(
    {
        date: "dd/mm/yyyy",
        Money: "0.00",
        Duration: "[h]:mm",
        Kilometres: "0.00",
        int: "0",
    }
)
_WIDTH = 18
_LONGEST = 32_767  # what a cell can hold, and what an import accepts


@dataclass(frozen=True, slots=True)
class WrittenWorkbook:
    """The bytes, the rows of each sheet, and how many texts were longer than a cell."""

    content: bytes
    counts: dict[str, int]
    cut: int


def import_xlsx(sheets: Iterable[ImportSheet], properties: SheetsProperties) -> WrittenWorkbook:
    """The workbook of these sheets; no text becomes a formula, a number, a date or a link."""
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties(
        {
            "title": properties.title,
            "author": properties.author,
            "created": properties.dated.replace(tzinfo=None),
        }
    )
    writer = _Writer(book)
    counts = {sheet.name: writer.write(sheet) for sheet in sheets}
    book.close()
    return WrittenWorkbook(target.getvalue(), counts, writer.cut)


class _Writer:
    """Writes sheet after sheet; text cells are marked as text, so that « 01 » stays « 01 » when edited."""

    def __init__(self, book: Any) -> None:
        self.cut = 0
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._text = book.add_format({"num_format": "@", "valign": "top"})
        self._typed = {kind: book.add_format({"num_format": shown}) for kind, shown in _FORMATS.items()}

    def write(self, sheet: ImportSheet) -> int:
        page = self._book.add_worksheet(sheet.name)
        page.freeze_panes(1, 1)
        page.set_column(0, len(sheet.columns) - 1, _WIDTH)
        for place, title in enumerate(sheet.columns):
            page.write_string(0, place, title, self._head)
        for number, row in enumerate(sheet.rows, start=1):
            for place, cell in enumerate(row):
                if cell is not None:
                    self._cell(page, number, place, cell)
        return len(sheet.rows)

    def _cell(self, page: Any, row: int, column: int, cell: SheetCell) -> None:
        if isinstance(cell, str):
            words = "".join(sign if fits_xml(sign) else " " for sign in cell)
            self.cut += len(words) > _LONGEST
            page.write_string(row, column, words[:_LONGEST], self._text)
        elif isinstance(cell, date):
            page.write_datetime(row, column, cell, self._typed[date])
        elif cell is not None:
            page.write_number(row, column, number_of(cell), self._typed[type(cell)])
