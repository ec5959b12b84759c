"""The bench of one import: what is refused, what would be written, what becomes of each row."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from engagement_desktop.domain.imports.said import (
    NO_CHOICE,
    Counts,
    DoubtfulPair,
    ImportChoices,
    ImportFault,
    SheetCounts,
)
from engagement_desktop.domain.text import fold
from engagement_desktop.services.imports.dossier import DossierRows
from engagement_desktop.services.imports.faults import Faults
from engagement_desktop.services.imports.former import former_value
from engagement_desktop.services.imports.sheets import SHEETS, Tables
from engagement_desktop.services.imports.tables import Table
from engagement_desktop.storage.imports import TABLES

Values = Mapping[str, Any]
Pairs = Iterable[tuple[str, str, Any]]


class Fate(Enum):
    """What becomes of a good row."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """New values for some fields of one row of the dossier."""

    table: str
    row_id: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """How the person wants the import."""

    update: bool = False
    choices: ImportChoices = NO_CHOICE


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that leads nowhere; `follows`: it leads to a refused row."""

    message: str
    follows: bool = False


class References:
    """Who or what is named in a cell: ids by folded name, each text looked up once."""

    def __init__(self, find: Callable[[str], int | Unresolved]) -> None:
        self._find = find
        self._known: dict[str, int | Unresolved] = {}

    def __call__(self, text: str) -> int | Unresolved:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._find(fold(text))
        return found


def _nowhere(_: str) -> Unresolved:
    return Unresolved("")


@dataclass(slots=True)
class Settling:
    """Everything that one import decides, before a single row is written."""

    tables: Tables
    dossier: DossierRows
    today: date
    options: Options
    account_id: int | None = None
    faults: Faults = field(default_factory=Faults)
    warnings: list[ImportFault] = field(default_factory=list)
    doubts: list[DoubtfulPair] = field(default_factory=list)
    inserts: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in TABLES})
    changes: list[RowChange] = field(default_factory=list)
    fates: dict[str, dict[int, Fate]] = field(default_factory=lambda: {name: {} for name in SHEETS})
    next_ids: dict[str, int] = field(default_factory=dict)
    own_id: int | None = None
    blocked: bool = False
    structure: References = field(default_factory=lambda: References(_nowhere))
    committee: References = field(default_factory=lambda: References(_nowhere))
    person: References = field(default_factory=lambda: References(_nowhere))

    def __post_init__(self) -> None:
        self.next_ids = dict(self.dossier.next_ids)
        for table in self.tables.every():
            for fault in table.faults:
                self.faults.add(fault)

    def new_id(self, table: str) -> int:
        """An id for a row that may be written."""
        number = self.next_ids[table]
        self.next_ids[table] = number + 1
        return number

    def refuse(
        self, table: Table[Any], row: int, column: str, message: str, *, follows: bool = False
    ) -> None:
        self.faults.add(table.fault(row, column, message, follows=follows))

    def warn(self, table: Table[Any], row: int, column: str, message: str) -> None:
        self.warnings.append(table.fault(row, column, message))

    def refer(
        self, table: Table[Any], row: int, column: str, text: str | None, names: References
    ) -> int | None:
        """The id of what a cell names; an unknown name, or one that leads to a refused row, is refused."""
        if text is None:
            return None
        found = names(text)
        if isinstance(found, int):
            return found
        self.refuse(table, row, column, found.message, follows=found.follows)
        return None

    def settle_known(self, table: Table[Any], row: int, target: str, former: Values, pairs: Pairs) -> Values:
        """A row already in the dossier: the same, other values refused one by one, or written if so wished.

        Args:
            table: the sheet.
            row: its row.
            target: the table of the dossier.
            former: the row of the dossier.
            pairs: field of the draft, field of the dossier, value in the workbook.

        Returns:
            The values to be changed; empty when nothing is, or when they are refused.
        """
        other = self.other_values(table, row, former, pairs)
        if other:
            self.changes.append(RowChange(target, former["id"], other))
        return other

    def settle(
        self,
        table: Table[Any],
        row: int,
        target: str,
        former: Values | None,
        values: dict[str, Any],
        compared: Mapping[str, str],
    ) -> int:
        """A new row, or a known one of which the fields that are no part of its key are compared.

        `compared` gives the draft's field for each field of the dossier.
        """
        if former is None:
            row_id = self.new_id(target)
            self.inserts[target].append({"id": row_id, **values})
            self.fates[table.name][row] = Fate.NEW
            return row_id
        pairs = [(named, written, values[written]) for written, named in compared.items()]
        self.settle_known(table, row, target, former, pairs)
        return int(former["id"])

    def other_values(self, table: Table[Any], row: int, former: Values, pairs: Pairs) -> dict[str, Any]:
        """The same, where the caller writes the change."""
        other = {
            (named, written): value
            for named, written, value in pairs
            if named in table.fields and not _is_same(former[written], value, written)
        }
        if other and not self.options.update:
            for named, written in other:
                told = former_value(written, former[written])
                self.refuse(table, row, table.column_of(named), OTHER_VALUE.format(told))
            return {}
        self.fates[table.name][row] = Fate.CHANGED if other else Fate.UNCHANGED
        return {written: value for (_, written), value in other.items()}

    def counts(self) -> Counts:
        """The rows of each sheet by what becomes of them."""
        return {table.name: self._counts(table) for table in self.tables.every()}

    def _counts(self, table: Table[Any]) -> SheetCounts:
        if table.broken:
            return SheetCounts(read=table.read, refused=table.read)
        refused = self.faults.rows(table.name) & {draft.row for draft in table.drafts}
        kept = Counter(fate for row, fate in self.fates[table.name].items() if row not in refused)
        return SheetCounts(table.read, kept[Fate.NEW], kept[Fate.UNCHANGED], kept[Fate.CHANGED], len(refused))


OTHER_VALUE = (
    "Le dossier dit {}. Corrigez l’un ou l’autre, ou demandez la mise à jour du dossier par le classeur."
)
_FOLDED = frozenset({"name", "last_name", "first_name", "kind", "account_holder", "reference"})


def _is_same(former: Any, value: Any, field_name: str) -> bool:
    clear = getattr(former, "clear", former)
    if former is not None and clear is None:
        return True  # sealed for this account: it cannot be compared
    new = getattr(value, "clear", value)
    if field_name in _FOLDED and isinstance(clear, str) and isinstance(new, str):
        return fold(clear) == fold(new)
    return bool(clear == new)


def leads_to_refused(sheet: str) -> Unresolved:
    return Unresolved(
        f"Cette ligne s’appuie sur une ligne refusée de la feuille «\u00a0{sheet}\u00a0». "
        "Corrigez d’abord celle-ci.",
        follows=True,
    )
