"""Tables as an XLSX workbook: real numbers and dates, totals as formulas of ours; the same bytes."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from types import MappingProxyType
from typing import Any

from engagement_desktop.documents.sheets import SheetsProperties, column_width, is_nothing, number_of, span
from engagement_desktop.documents.tables import Cell, DataTable, Duration, Kilometres, Share
from engagement_desktop.documents.text import sheet_text
from engagement_desktop.domain.money import Money

_FORMATS: Mapping[type, str] = MappingProxyType(
    {
        Money: '#,##0.00\\ "€"',
        Duration: "[h]:mm",
        Kilometres: "#,##0.##",
        Share: "0.0%",
        Decimal: "#,##0.00",
        int: "#,##0",
        date: "dd/mm/yyyy",
    }
)


def xlsx(tables: Sequence[DataTable], properties: SheetsProperties) -> bytes:
    """One sheet a table, heads frozen; no text becomes a formula, a number or a link."""
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties(
        {
            "title": sheet_text(properties.title),
            "author": sheet_text(properties.author),
            "created": properties.dated.replace(tzinfo=None),
        }
    )
    styles = _Styles(book)
    for table in tables:
        _Sheet(book.add_worksheet(table.name), table, styles).write()
    book.close()
    return target.getvalue()


class _Styles:
    """Number formats, made once a workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.text = book.add_format({"valign": "top", "text_wrap": True})
        self.total_text = book.add_format({"bold": True, "top": 1})
        self._plain = {kind: self._made(book, shown) for kind, shown in _FORMATS.items()}
        self._total = {kind: self._made(book, shown, bold=True, top=1) for kind, shown in _FORMATS.items()}

    @staticmethod
    def _made(book: Any, shown: str, **more: Any) -> Any:
        return book.add_format({"num_format": shown, "valign": "top", **more})

    def of(self, cell: Cell, *, total: bool = False) -> Any:
        return (self._total if total else self._plain)[type(cell)]


class _Sheet:
    """One table on one sheet."""

    def __init__(self, sheet: Any, table: DataTable, styles: _Styles) -> None:
        self._sheet, self._table, self._styles = sheet, table, styles

    def write(self) -> None:
        for index, column in enumerate(self._table.columns):
            self._sheet.write_string(0, index, sheet_text(column.title), self._styles.head)
            self._sheet.set_column(index, index, column_width(self._table, index))
        self._sheet.freeze_panes(1, 1)
        for number, row in enumerate(self._table.rows, start=1):
            for index, cell in enumerate(row):
                self._write(number, index, cell)
        if self._table.has_total:
            self._write_totals(len(self._table.rows) + 1)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        if cell is None or is_nothing(cell):
            return
        if isinstance(cell, str):
            self._sheet.write_string(row, column, sheet_text(cell), self._styles.text)
        elif isinstance(cell, date):
            self._sheet.write_datetime(row, column, cell, self._styles.of(cell))
        else:
            self._sheet.write_number(row, column, number_of(cell), self._styles.of(cell))

    def _write_totals(self, row: int) -> None:
        for index, cell in enumerate(self._table.totals()):
            if isinstance(cell, str):
                self._sheet.write_string(row, index, sheet_text(cell), self._styles.total_text)
            elif cell is not None and not isinstance(cell, date):
                first, last = span(self._table, index)
                style = self._styles.of(cell, total=True)
                self._sheet.write_formula(row, index, f"=SUM({first}:{last})", style, number_of(cell))
