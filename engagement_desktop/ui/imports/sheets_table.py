"""The table of what was understood: one line a sheet of the workbook."""

from dataclasses import dataclass

from engagement_desktop.domain.imports.said import SheetCounts
from engagement_desktop.french.formats import integer
from engagement_desktop.services.imports.service import ImportPlan
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

OF_PEOPLE = "Personnes"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet of the workbook, and what becomes of its rows."""

    name: str
    counts: SheetCounts
    doubts: int = 0


def _number(key: str, title: str, width: int) -> Column[SheetRow]:
    def value(row: SheetRow) -> int | None:
        return getattr(row.counts, key) or None

    return Column(key, title, value, integer, RIGHT, width=width)


_COLUMNS: tuple[Column[SheetRow], ...] = (
    Column("name", "Feuille", lambda row: row.name),
    _number("read", "Lues", 64),
    _number("new", "Nouvelles", 94),
    _number("changed", "Changées", 94),
    _number("unchanged", "Déjà là", 78),
    Column("doubts", "Doutes", lambda row: row.doubts or None, integer, RIGHT, width=78),
    _number("refused", "Refusées", 88),
)


class SheetsTable(ShortTable[SheetRow]):
    """The row chosen is the sheet whose faults stand beside."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            look, _COLUMNS, "Feuilles du classeur", ("unchanged", "read", "changed"), least_name=112
        )

    def show_plan(self, plan: ImportPlan, undecided: int) -> None:
        """The sheets that hold something; the one chosen stays chosen, else the first refused."""
        chosen = self.sheet()
        at_fault = {fault.sheet for fault in plan.faults}
        rows = [
            SheetRow(name, counts, undecided if name == OF_PEOPLE else 0)
            for name, counts in plan.counts.items()
            if counts.read or name in at_fault
        ]
        self.show_rows(
            rows, frozenset() if any(row.counts.changed for row in rows) else frozenset({"changed"})
        )
        names = [row.name for row in rows]
        asking = [fault.sheet for fault in (*plan.faults, *plan.warnings) if fault.sheet in names]
        if rows:
            first = chosen if chosen in names else next(iter(asking), names[0])
            self.selectRow(names.index(first))

    def sheet(self) -> str:
        """The name of the sheet chosen, if any."""
        row = self.current_row()
        return row.name if row is not None else ""
