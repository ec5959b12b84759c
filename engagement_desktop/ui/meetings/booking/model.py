"""The booking grid as Qt asks for it: a line a person, a column a field."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from engagement_desktop.domain.meetings.booking.booking_rows import (
    BookingGrid,
    BookingLine,
    Prices,
    WorkTerms,
)
from engagement_desktop.ui.common.grid.sheet_model import CellMark, SheetModel
from engagement_desktop.ui.common.labels import plain_tip
from engagement_desktop.ui.common.rows import LEFT, NOTHING, RIGHT, AnyIndex
from engagement_desktop.ui.meetings.booking.cells import (
    FIELDS,
    MEANS,
    SESSION,
    CellFault,
    RowCells,
)
from engagement_desktop.ui.meetings.booking.words import (
    WORKING,
    means_choices,
    name_of,
    presence_words,
)

HEADS = (
    "Personne",
    "Présence",
    "Séance",
    "Préparation",
    "Trajet",
    "Déplacement",
    "km",
    "Frais €",
    "Repas €",
)
PERSON, PRESENCE, FIRST = 0, 1, 2
_MOST_STEPS = 200
_ROOT = QModelIndex()
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TIP, _ALOUD = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)

Typed = dict[int, dict[str, str]]
"""What a hand typed, by person and field."""


class BookingModel(SheetModel):
    """Everything typed stays beside what rules propose, so that it can be kept and taken back."""

    first = FIRST

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[RowCells] = []
        self._faults: list[tuple[CellFault, ...]] = []
        self._typed: Typed = {}
        self._past: list[Typed] = []

    def show_grid(self, grid: BookingGrid | None) -> None:
        """The lines of a meeting; what was typed on them stays."""
        self.beginResetModel()
        rows = () if grid is None else grid.rows
        self._rows = [
            RowCells(row, grid, self._typed.get(row.person_id, {})) for row in rows if grid is not None
        ]
        self._faults = [each.faults() for each in self._rows]
        self.endResetModel()

    def show_prices(self, prices: Prices) -> None:
        """What the lines cost now."""
        self._rows = [replace(each, price=prices.get(each.row.person_id, each.price)) for each in self._rows]
        self._faults = [each.faults() for each in self._rows]
        self._tell_all()

    def typed(self) -> Typed:
        """By person and field, what is kept as a draft."""
        return {person: dict(words) for person, words in self._typed.items() if words}

    def take_up(self, typed: Mapping[int, Mapping[str, str]]) -> None:
        """Put back what a draft kept; it is no step to take back."""
        self._past.clear()
        self._replace({person: dict(words) for person, words in typed.items()})

    def lines(self) -> tuple[BookingLine, ...]:
        return tuple(each.line() for each in self._rows)

    def terms(self) -> Mapping[int, WorkTerms]:
        return {each.row.person_id: each.row.terms for each in self._rows}

    def cells_at(self, row: int) -> RowCells:
        return self._rows[row]

    def faults_at(self, row: int) -> tuple[CellFault, ...]:
        return self._faults[row] if 0 <= row < len(self._faults) else ()

    def row_of(self, person_id: int) -> int:
        """The place of a person, the first one when they are not here."""
        return next((at for at, each in enumerate(self._rows) if each.row.person_id == person_id), 0)

    # What the grid asks

    def may_type(self, row: int, column: int) -> bool:
        known = 0 <= row < len(self._rows) and FIRST <= column < len(HEADS)
        return known and not self._rows[row].is_computed(_field(column))

    def write_from(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """A cell said again as the rule says it is no longer by hand."""
        after = self.typed()
        for at, words in enumerate(block[: max(len(self._rows) - row, 0)], start=row):
            for where, word in enumerate(words, start=column):
                if self.may_type(at, where):
                    self._type(after, at, _field(where), word.strip())
        self._step(after)

    def wipe(self, spots: Sequence[tuple[int, int]]) -> None:
        after = self.typed()
        for row, column in spots:
            self._type(after, row, _field(column), "")
        self._step(after)

    def has_past(self) -> bool:
        return bool(self._past)

    def take_back(self) -> bool:
        if not self._past:
            return False
        self._replace(self._past.pop())
        return True

    def mark(self, index: AnyIndex) -> CellMark:
        column = index.column()
        if column < FIRST:
            return CellMark(bold=column == PERSON)
        cells, name = self._rows[index.row()], _field(column)
        fault = self._fault(index)
        quiet = not cells.words(name)
        mark = CellMark(bold=name in cells.typed, quiet=quiet, right=name != MEANS)
        if fault is None:
            return mark
        icon, tone = ("circle-alert", "erreur") if fault.is_refused else ("triangle-alert", "attention")
        return replace(mark, icon=icon, tone=tone)

    def choices(self, row: int, column: int) -> Sequence[str]:
        known = 0 <= row < len(self._rows) and column >= FIRST and _field(column) == MEANS
        return means_choices(self._rows[row].row) if known else ()

    # What Qt asks

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == _EDIT:
            return "" if index.column() < FIRST else self._words(index)
        if role == _DISPLAY:
            return self._shown(index)
        if role == _ALOUD:
            fault = self._fault(index)
            said = f"{HEADS[index.column()]} de {name_of(self._rows[index.row()].row)}, {self._shown(index)}"
            return f"{said}, {fault.sentence}" if fault else said
        return self._tip(index) if role == _TIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _ALIGNMENT:
            return LEFT if section < FIRST or _field(section) == MEANS else RIGHT
        return HEADS[section] if role == _DISPLAY else None

    def _words(self, index: AnyIndex) -> str:
        return self._rows[index.row()].words(_field(index.column()))

    def _shown(self, index: AnyIndex) -> str:
        cells = self._rows[index.row()]
        if index.column() == PERSON:
            return name_of(cells.row)
        if index.column() == PRESENCE:
            return presence_words(cells.row, cells.grid)
        said = self._words(index)
        at_work = cells.row.terms is WorkTerms.WORKING_TIME and _field(index.column()) == SESSION
        return said or (WORKING if at_work else NOTHING)

    def _tip(self, index: AnyIndex) -> str:
        fault = self._fault(index)
        if fault is not None:
            return plain_tip(fault.sentence)
        return plain_tip(self._shown(index)) if index.column() <= PRESENCE else ""

    def _fault(self, index: AnyIndex) -> CellFault | None:
        if index.column() < FIRST:
            return None
        name = _field(index.column())
        return next((each for each in self.faults_at(index.row()) if each.field == name), None)

    # What changes it

    def _type(self, typed: Typed, row: int, name: str, word: str) -> None:
        """Typed words, unless they say what the rule says."""
        cells = self._rows[row]
        by_hand = typed.setdefault(cells.row.person_id, {})
        others = {key: words for key, words in by_hand.items() if key != name}
        by_rule = replace(cells, typed=others).words(name)
        if replace(cells, typed={**others, name: word}).words(name) == by_rule:
            by_hand.pop(name, None)
        else:
            by_hand[name] = word

    def _step(self, after: Typed) -> None:
        before = self.typed()
        if {person: words for person, words in after.items() if words} == before:
            return
        self._past.append(before)
        del self._past[:-_MOST_STEPS]
        self._replace(after)

    def _replace(self, typed: Typed) -> None:
        self._typed = typed
        self._rows = [replace(each, typed=typed.get(each.row.person_id, {})) for each in self._rows]
        self._faults = [each.faults() for each in self._rows]
        self._tell_all()
        self.edited.emit()

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(HEADS) - 1))


def _field(column: int) -> str:
    return FIELDS[column - FIRST]
