"""Gathers what is refused, cell by cell, in the order of the workbook."""

from collections import defaultdict
from collections.abc import Iterable

from engagement_desktop.domain.imports.said import ImportFault


class Faults:
    """Refusals by sheet, row and column; a cell is named once."""

    def __init__(self) -> None:
        self._by_sheet: dict[str, dict[int, dict[str, ImportFault]]] = defaultdict(dict)

    def add(self, fault: ImportFault) -> None:
        self._by_sheet[fault.sheet].setdefault(fault.row, {}).setdefault(fault.column, fault)

    def is_refused(self, sheet: str, row: int) -> bool:
        return row in self._by_sheet[sheet]

    def rows(self, sheet: str) -> frozenset[int]:
        """The rows of that sheet refused so far."""
        return frozenset(self._by_sheet[sheet])

    def of(self, sheet: str, row: int) -> tuple[ImportFault, ...]:
        """What is refused in one row."""
        return tuple(self._by_sheet[sheet].get(row, {}).values())

    def in_order(self, sheets: Iterable[str]) -> tuple[ImportFault, ...]:
        """Every refusal, by sheet in that order, then by row."""
        return tuple(
            fault
            for sheet in sheets
            for _, columns in sorted(self._by_sheet[sheet].items())
            for fault in columns.values()
        )
