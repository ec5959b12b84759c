"""Tables as an ODS workbook (OpenDocument 1.3), by the standard library; the same bytes each time."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from engagement_desktop.documents.ods_parts import HEAD, MIME, NUMBER_STYLES, manifest, meta, settings
from engagement_desktop.documents.sheets import SheetsProperties, column_width, is_nothing, number_of, span
from engagement_desktop.documents.tables import Cell, DataTable, Duration, Kilometres, Share
from engagement_desktop.documents.text import sheet_text
from engagement_desktop.domain.money import Money

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_MILLIMETRES_A_SIGN = 2
_KINDS = MappingProxyType(
    {
        Money: "money",
        Duration: "duration",
        Kilometres: "decimal",
        Share: "share",
        Decimal: "decimal",
        int: "count",
        date: "date",
    }
)


def ods(tables: Sequence[DataTable], properties: SheetsProperties) -> bytes:
    """One sheet a table, heads frozen, totals as formulas of ours with their value."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, "mimetype", MIME, zipfile.ZIP_STORED)
        _add(archive, "META-INF/manifest.xml", manifest())
        _add(archive, "meta.xml", meta(properties))
        _add(archive, "settings.xml", settings(tables))
        _add(archive, "styles.xml", f"{HEAD % 'styles'}</office:document-styles>")
        _add(archive, "content.xml", "".join(_content(tables)))
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type, entry.create_system = method, 0
    archive.writestr(entry, text.encode())


def _content(tables: Sequence[DataTable]) -> Iterator[str]:
    yield f"{HEAD % 'content'}<office:automatic-styles>{NUMBER_STYLES}"
    for kind in sorted({*_KINDS.values()}):
        yield _cell_style(kind, "")
        yield _cell_style(kind, ' fo:font-weight="bold"', "total-")
    yield '<style:style style:name="head" style:family="table-cell">'
    yield '<style:table-cell-properties fo:border-bottom="0.9pt solid #1B2733"/>'
    yield '<style:text-properties fo:font-weight="bold"/></style:style>'
    yield '<style:style style:name="total" style:family="table-cell">'
    yield '<style:text-properties fo:font-weight="bold"/></style:style>'
    for width in sorted(
        {column_width(table, index) for table in tables for index in range(len(table.columns))}
    ):
        yield f'<style:style style:name="w{width}" style:family="table-column">'
        wide = f"{width * _MILLIMETRES_A_SIGN}mm"
        yield f'<style:table-column-properties style:column-width="{wide}"/></style:style>'
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    for table in tables:
        yield from _table(table)
    yield "</office:spreadsheet></office:body></office:document-content>"


def _cell_style(kind: str, bold: str, prefix: str = "") -> str:
    properties = f"<style:text-properties{bold}/>" if bold else ""
    name = f'style:name="{prefix}{kind}" style:family="table-cell" style:data-style-name="N{kind}"'
    return f"<style:style {name}>{properties}</style:style>"


def _table(table: DataTable) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet_text(table.name))}>"
    for index in range(len(table.columns)):
        yield f'<table:table-column table:style-name="w{column_width(table, index)}"/>'
    yield "<table:table-header-rows><table:table-row>"
    for column in table.columns:
        yield _text_cell(column.title, "head")
    yield "</table:table-row></table:table-header-rows>"
    for row in table.rows:
        yield "<table:table-row>"
        yield from (_cell(cell) for cell in row)
        yield "</table:table-row>"
    if table.has_total:
        yield "<table:table-row>"
        yield from (_total(table, index, cell) for index, cell in enumerate(table.totals()))
        yield "</table:table-row>"
    yield "</table:table>"


def _cell(cell: Cell) -> str:
    if cell is None or is_nothing(cell):
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return _text_cell(cell)
    return f'<table:table-cell table:style-name="{_KINDS[type(cell)]}" {_value(cell)}/>'


def _total(table: DataTable, index: int, cell: Cell) -> str:
    if isinstance(cell, str):
        return _text_cell(cell, "total")
    if cell is None:
        return "<table:table-cell/>"
    first, last = span(table, index)
    formula = f'table:formula="of:=SUM([.{first}:.{last}])"'
    return f'<table:table-cell table:style-name="total-{_KINDS[type(cell)]}" {formula} {_value(cell)}/>'


def _value(cell: int | Decimal | date | Money | Duration | Kilometres | Share) -> str:
    if isinstance(cell, date):
        return f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    if isinstance(cell, Duration):
        sign = "-" if cell.minutes < 0 else ""
        hours, minutes = divmod(abs(cell.minutes), 60)
        return f'office:value-type="time" office:time-value="{sign}PT{hours:02}H{minutes:02}M00S"'
    kind = "float"
    if isinstance(cell, Money):
        kind = 'currency" office:currency="EUR'
    elif isinstance(cell, Share):
        kind = "percentage"
    return f'office:value-type="{kind}" office:value="{number_of(cell):f}"'


def _text_cell(words: str, style: str = "") -> str:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in sheet_text(words).split("\n"))
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{named} office:value-type="string">{lines}</table:table-cell>'
