"""Understands the sheets of a workbook: header, columns, then each cell once by its column's rule."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.imports.raw import Cell, CellFault, RawSheet, RawWorkbook, Row
from engagement_desktop.domain.imports.said import Ignored, ImportFault
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.services.imports import limits
from engagement_desktop.services.imports.tables import Column, D, Parser, SheetSpec, Table, shown


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that its column's rule refuses, with the sentence."""

    sentence: str


class _Understood(dict[Cell, object]):
    """Each different cell of a column, understood once: None when blank, `Refused` when it cannot be."""

    def __init__(self, parse: Parser) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, cell: Cell) -> object:
        self[cell] = understood = self.understand(cell)
        return understood

    def understand(self, cell: Cell) -> object:
        if isinstance(cell, str) and (not cell or cell.isspace()):
            return None
        unusable = _unusable(cell)
        if unusable is not None:
            return Refused(unusable)
        try:
            return self._parse(cell)
        except DomainError as refusal:
            return Refused(refusal.sentence)


def _unusable(cell: Cell) -> str | None:
    """Why no rule can understand the cell."""
    said = None
    if isinstance(cell, CellFault):
        said = cell.sentence
    elif isinstance(cell, str) and len(cell) > limits.CELL_CHARACTERS:
        said = _TOO_LONG
    elif isinstance(cell, str) and cell in _ERRORS:
        said = f"La cellule est en erreur ({cell}). Écrivez la valeur à la place."
    elif isinstance(cell, float) and not math.isfinite(cell):
        said = "Ce nombre n’en est pas un. Écrivez la valeur à la place."
    return said


_TOO_LONG = f"La cellule dépasse {limits.CELL_CHARACTERS // 1000}\u202f767 caractères. Raccourcissez-la."
_ERRORS = frozenset(
    {
        "#N/A",
        "#N/D",
        "#REF!",
        "#VALUE!",
        "#VALEUR!",
        "#DIV/0!",
        "#NAME?",
        "#NOM?",
        "#NULL!",
        "#NUL!",
        "#NUM!",
        "#NOMBRE!",
    }
)
_EMPTY = "La cellule est vide, et cette colonne est obligatoire. Complétez-la."


def understand(
    workbook: RawWorkbook, specs: Iterable[SheetSpec[Any]]
) -> tuple[dict[str, Table[Any]], tuple[Ignored, ...]]:
    """Every sheet of the contract by name, and the sheets that are not of it."""
    known = {fold(spec.name): spec for spec in specs}
    found: dict[str, list[RawSheet]] = {key: [] for key in known}
    ignored = []
    for sheet in workbook.sheets:
        if fold(sheet.name) in found:
            found[fold(sheet.name)].append(sheet)
        else:
            ignored.append(Ignored(clean(sheet.name)))
    return {spec.name: _table(spec, found[key]) for key, spec in known.items()}, tuple(ignored)


def _table(spec: SheetSpec[D], sheets: list[RawSheet]) -> Table[D]:
    if not sheets:
        return Table(spec)
    header = _header_at(sheets[0].rows)
    if len(sheets) > 1:
        said = f"La feuille «\u00a0{spec.name}\u00a0» est présente deux fois. N’en gardez qu’une."
        fault = ImportFault(spec.name, (header or 0) + 1, "", clean(sheets[1].name), said)
        read = sum(max(0, _filled(sheet.rows) - 1) for sheet in sheets)
        return Table(spec, faults=(fault,), broken=True, read=read)
    if header is None:
        return Table(spec, rows=sheets[0].rows)
    places, faults, ignored = _columns(spec, sheets[0], header)
    if faults:
        read = _filled(sheets[0].rows[header + 1 :])
        return Table(spec, faults=faults, ignored=ignored, broken=True, read=read, rows=sheets[0].rows)
    return _understood(spec, sheets[0].rows, header, places, ignored)


def _header_at(rows: list[Row]) -> int | None:
    return next((number for number, row in enumerate(rows) if any(_is_filled(cell) for cell in row)), None)


def _is_filled(cell: Cell) -> bool:
    return not isinstance(cell, str) or not (not cell or cell.isspace())


def _filled(rows: list[Row]) -> int:
    return sum(any(_is_filled(cell) for cell in row) for row in rows)


def _columns(
    spec: SheetSpec[Any], sheet: RawSheet, header: int
) -> tuple[dict[str, int], tuple[ImportFault, ...], tuple[Ignored, ...]]:
    """Where each column of the contract stands, what is wrong with the header, what is not known in it."""
    names = {fold(name): column.name for column in spec.columns for name in (column.name, *column.variants)}
    places: dict[str, int] = {}
    faults: list[ImportFault] = []
    ignored: list[Ignored] = []

    def refuse(column: str, value: str, message: str) -> None:
        faults.append(ImportFault(spec.name, header + 1, column, value, message))

    if any(first_row <= header <= last_row for first_row, _, last_row, _ in sheet.merged):
        refuse("", _first_text(sheet.rows[header]), _MERGED)
    for place, cell in enumerate(sheet.rows[header]):
        title = clean(shown(cell))
        name = names.get(fold(title))
        if name is None:
            if title:
                ignored.append(Ignored(spec.name, title))
        elif name in places:
            refuse(
                name, title, f"La colonne «\u00a0{name}\u00a0» est présente deux fois. N’en gardez qu’une."
            )
        else:
            places[name] = place
    for column in spec.columns:
        if column.required and column.name not in places:
            refuse(column.name, "", f"La colonne «\u00a0{column.name}\u00a0» manque. Ajoutez-la à l’en-tête.")
    return places, tuple(faults), tuple(ignored)


_MERGED = (
    "L’en-tête contient des cellules fusionnées. Défusionnez-les\u00a0: un titre par colonne, "
    "sur la première ligne remplie."
)


def _first_text(row: Row) -> str:
    return next(clean(shown(cell)) for cell in row if _is_filled(cell))


def _understood(
    spec: SheetSpec[D], rows: list[Row], header: int, places: dict[str, int], ignored: tuple[Ignored, ...]
) -> Table[D]:
    body = rows[header + 1 :]
    columns = list(zip(*body, strict=True))
    nothing = (None,) * len(body)
    values: list[Iterable[object]] = []
    refused: list[tuple[Column, list[object]]] = []
    for column in spec.columns:
        if column.name not in places or not body:
            values.append(nothing)
            continue
        understood, has_refusals = _column(column, columns[places[column.name]])
        if has_refusals:
            refused.append((column, understood))
            understood = [None if isinstance(value, Refused) else value for value in understood]
        values.append(understood)
    table = Table(
        spec,
        fields=frozenset(column.field for column in spec.columns if column.name in places),
        ignored=ignored,
        rows=rows,
        places=places,
    )
    faults = {
        (header + 2 + number, column.name): table.fault(header + 2 + number, column.name, value.sentence)
        for column, understood in refused
        for number, value in enumerate(understood)
        if isinstance(value, Refused)
    }
    return _with_rows(table, values, header, faults)


def _column(column: Column, cells: tuple[Cell, ...]) -> tuple[list[object], bool]:
    known = _Understood(column.parse)
    # True is 1 for a dictionary, not for a rule: a column that holds booleans is understood cell by cell.
    if bool in set(map(type, cells)):
        values = [known.understand(cell) for cell in cells]
        return values, any(isinstance(value, Refused) for value in values)
    return [known[cell] for cell in cells], any(isinstance(value, Refused) for value in known.values())


def _with_rows(
    table: Table[D], values: list[Iterable[object]], header: int, faults: dict[tuple[int, str], ImportFault]
) -> Table[D]:
    """The drafts of the rows that hold something, and the refusal of each required cell left empty."""
    spec = table.spec
    at_fault = {row for row, _ in faults}
    drafts = []
    for number, cells in enumerate(zip(*values, strict=True), start=header + 2):
        if any(cell is not None for cell in cells) or number in at_fault:
            drafts.append(spec.make(number, *cells))
    for column in spec.columns:
        if column.required:
            faults |= {
                (row, column.name): table.fault(row, column.name, _EMPTY)
                for row in _rows_without(drafts, column)
                if (row, column.name) not in faults
            }
    return Table(
        spec,
        drafts=tuple(drafts),
        fields=table.fields,
        faults=tuple(faults.values()),
        ignored=table.ignored,
        rows=table.rows,
        places=table.places,
        read=len(drafts),
    )


def _rows_without(drafts: list[D], column: Column) -> Iterator[int]:
    return (draft.row for draft in drafts if getattr(draft, column.field) is None)
