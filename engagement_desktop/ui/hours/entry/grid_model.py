"""A grid of hours as Qt asks for it: what was given, what is typed over it, one step back at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.week import GivenHours, GridSpot, by_spot
from engagement_desktop.french.formats import duration
from engagement_desktop.ui.common.grid.sheet_model import CellMark, SheetModel
from engagement_desktop.ui.common.labels import plain_tip
from engagement_desktop.ui.common.rows import LEFT, RIGHT, AnyIndex
from engagement_desktop.ui.hours.entry.axes import Axis
from engagement_desktop.ui.hours.entry.fields import typed_minutes

_MOST_STEPS = 200
_ROOT = QModelIndex()
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TIP, _ALOUD = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOTAL = "Total"

Typed = dict[GridSpot, str]


@dataclass(frozen=True, kw_only=True)
class GridShape:
    """The lines and columns in sight, and what neither says: whose, which day, which task."""

    rows: tuple[Axis, ...] = ()
    columns: tuple[Axis, ...] = ()
    person_id: int | None = None
    day: date | None = None
    task: HoursTask | None = None
    given: Mapping[GridSpot, tuple[GivenHours, ...]] = field(default_factory=dict)
    closed: frozenset[date] = frozenset()
    today: date = date.max

    def spot(self, row: Axis, column: Axis, keys: dict[int, str]) -> GridSpot | None:
        """Where a cell stands; None for the line of everybody. `keys` are those of tasks seen before."""
        task = row.task or column.task or self.task
        person, day = row.person_id or column.person_id or self.person_id, row.day or column.day or self.day
        if task is None or person is None or day is None:
            return None
        key = keys.get(id(task)) or keys.setdefault(id(task), task.key)
        return GridSpot(person, day, key)

    def tasks(self) -> dict[str, HoursTask]:
        """The tasks in sight, by their key."""
        every = [*(axis.task for axis in (*self.rows, *self.columns)), self.task]
        return {task.key: task for task in every if task is not None}

    def takes(self, spot: GridSpot) -> bool:
        """A cell may be typed: not to come, not closed, and one entry at most stands there, free."""
        if spot.day > self.today or spot.day.replace(day=1) in self.closed:
            return False
        held = self.given.get(spot, ())
        return not held[1:] and not any(one.is_locked for one in held)


def with_given(given: Iterable[GivenHours]) -> Mapping[GridSpot, tuple[GivenHours, ...]]:
    """Entries by cell."""
    return by_spot(given)


class HoursSheetModel(SheetModel):
    """The last line and the last column are totals; a typed cell is bold."""

    def __init__(self) -> None:
        super().__init__()
        self.shape = GridShape()
        self._tasks: dict[str, HoursTask] = {}
        self._typed: Typed = {}
        self._faults: dict[GridSpot, str] = {}
        self._past: list[Typed] = []
        self._places: dict[tuple[int, int], GridSpot] = {}
        self._sums: dict[tuple[int, int], int] = {}

    def show_shape(self, shape: GridShape) -> None:
        """Other lines, columns or entries; what is typed stays, in sight or not."""
        self.beginResetModel()
        self.shape = shape
        self._places = dict(self._spots())
        self._tasks.update(shape.tasks())
        self._typed = {spot: word for spot, word in self._typed.items() if word != self._given_word(spot)}
        self._add_up()
        self.endResetModel()

    def typed(self) -> Typed:
        return dict(self._typed)

    def task(self, key: str) -> HoursTask | None:
        """The task of a cell that was typed."""
        return self._tasks.get(key)

    def take_up(self, typed: Mapping[GridSpot, str], tasks: Iterable[HoursTask] = ()) -> None:
        """Put back what a draft kept, or nothing; no step to take back."""
        self._tasks.update({task.key: task for task in tasks})
        self._past.clear()
        self._faults.clear()
        self._replace(dict(typed))

    def propose(self, words: Mapping[GridSpot, str]) -> int:
        """Fill cells that may be typed and hold nothing, in one step; gives how many."""
        kept = {spot: word for spot, word in words.items() if self.shape.takes(spot) and not self._word(spot)}
        self._step({**self._typed, **kept})
        return len(kept)

    def show_faults(self, faults: Mapping[GridSpot, str]) -> None:
        """What the dossier refused, by cell, until the cell is typed again."""
        self._faults = dict(faults)
        self._tell_all()

    def fault(self, spot: GridSpot | None) -> str:
        """Why a cell is refused; nothing when it is not."""
        word = "" if spot is None else self._typed.get(spot, "")
        if spot is None or not word:
            return "" if spot is None else self._faults.get(spot, "")
        try:
            typed_minutes(word)
        except DomainError as refusal:
            return refusal.sentence
        return self._faults.get(spot, "")

    def faulty(self) -> Iterator[tuple[GridSpot, str]]:
        """Every cell typed that is refused."""
        for spot in self._typed:
            if sentence := self.fault(spot):
                yield spot, sentence

    def minutes(self, spot: GridSpot) -> int:
        """What a cell counts for now; 0 when it is empty or refused."""
        word = self._typed.get(spot)
        if word is None:
            return sum(one.minutes for one in self.shape.given.get(spot, ()))
        try:
            return typed_minutes(word) if word else 0
        except DomainError:
            return 0

    def total(self) -> int:
        """Minutes of every cell in sight."""
        return self._sums.get((len(self.shape.rows), len(self.shape.columns)), 0)

    def index_of(self, spot: GridSpot) -> QModelIndex:
        """Where a cell is; the first one when it is not in sight."""
        found = next((at for at, known in self._places.items() if known == spot), (0, 0))
        return self.index(*found)

    def spot_at(self, row: int, column: int) -> GridSpot | None:
        return self._places.get((row, column))

    # What the grid asks

    def may_type(self, row: int, column: int) -> bool:
        spot = self.spot_at(row, column)
        if spot is not None:
            return self.shape.takes(spot)
        return self._is_everybody(row, column) and bool(self._under(column))

    def write_from(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        after = self.typed()
        for at, words in enumerate(block, start=row):
            for where, word in enumerate(words, start=column):
                self._put(after, at, where, word.strip())
        self._step(after)

    def wipe(self, spots: Sequence[tuple[int, int]]) -> None:
        after = self.typed()
        for row, column in spots:
            if not self._is_everybody(row, column):
                self._put(after, row, column, "")
        self._step(after)

    def has_past(self) -> bool:
        return bool(self._past)

    def take_back(self) -> bool:
        if not self._past:
            return False
        self._replace(self._past.pop())
        return True

    def mark(self, index: AnyIndex) -> CellMark:
        spot = self.spot_at(index.row(), index.column())
        if spot is None:
            return CellMark(bold=True, right=True)
        if self.fault(spot):
            return CellMark(bold=True, right=True, icon="circle-alert", tone="erreur")
        return CellMark(bold=spot in self._typed, quiet=not self.shape.takes(spot), right=True)

    # What Qt asks

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() or not self.shape.rows else len(self.shape.rows) + 1

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() or not self.shape.columns else len(self.shape.columns) + 1

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        spot = self.spot_at(row, column)
        if role == _EDIT:
            return "" if spot is None else self._word(spot)
        if role == _DISPLAY:
            return self._total_words(row, column) if spot is None else self._word(spot)
        if role == _TIP:
            return plain_tip(self._why(spot)) if spot is not None else ""
        return self._aloud(row, column, spot) if role == _ALOUD else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        upright = orientation == Qt.Orientation.Vertical
        axes = self.shape.rows if upright else self.shape.columns
        if role == _ALIGNMENT:
            return LEFT if upright else RIGHT
        axis = axes[section] if section < len(axes) else None
        if role == _DISPLAY:
            return _TOTAL if axis is None else axis.label
        return plain_tip(axis.aloud) if role == _TIP and axis is not None else None

    # Inside

    def _spots(self) -> Iterator[tuple[tuple[int, int], GridSpot]]:
        keys: dict[int, str] = {}
        for row, one in enumerate(self.shape.rows):
            for column, other in enumerate(self.shape.columns):
                if (spot := self.shape.spot(one, other, keys)) is not None:
                    yield (row, column), spot

    def _is_everybody(self, row: int, column: int) -> bool:
        rows = self.shape.rows
        return 0 <= row < len(rows) and rows[row].is_everybody and 0 <= column < len(self.shape.columns)

    def _under(self, column: int) -> list[GridSpot]:
        """The cells of a column that may be typed and hold nothing."""
        spots = (self.spot_at(row, column) for row in range(len(self.shape.rows)))
        return [spot for spot in spots if spot and self.shape.takes(spot) and not self._word(spot)]

    def _put(self, typed: Typed, row: int, column: int, word: str) -> None:
        if self._is_everybody(row, column):
            typed.update(dict.fromkeys(self._under(column), word))
            return
        spot = self.spot_at(row, column)
        if spot is None or not self.shape.takes(spot):
            return
        self._faults.pop(spot, None)
        if _meant(word) == _meant(self._given_word(spot)):
            typed.pop(spot, None)
        else:
            typed[spot] = word

    def _word(self, spot: GridSpot) -> str:
        word = self._typed.get(spot)
        return self._given_word(spot) if word is None else word

    def _given_word(self, spot: GridSpot) -> str:
        minutes = sum(one.minutes for one in self.shape.given.get(spot, ()))
        return duration(minutes) if minutes else ""

    def _total_words(self, row: int, column: int) -> str:
        if self._is_everybody(row, column):
            return ""
        minutes = self._sums.get((row, column), 0)
        return duration(minutes) if minutes else ""

    def _add_up(self) -> None:
        """The totals of lines and columns, read many times a second while one scrolls."""
        sums: dict[tuple[int, int], int] = defaultdict(int)
        rows, columns = len(self.shape.rows), len(self.shape.columns)
        for (row, column), spot in self._places.items():
            minutes = self.minutes(spot)
            for at in ((row, columns), (rows, column), (rows, columns)):
                sums[at] += minutes
        self._sums = dict(sums)

    def _why(self, spot: GridSpot) -> str:
        if sentence := self.fault(spot):
            return sentence
        if spot.day > self.shape.today:
            return "Ce jour est à venir."
        if spot.day.replace(day=1) in self.shape.closed:
            return "Ce mois est clos."
        held = self.shape.given.get(spot, ())
        if held[1:]:
            return "Plusieurs saisies sont dans cette case. Modifiez-les dans la liste des heures."
        return "Partie dans un export, cette saisie ne change plus." if any(o.is_locked for o in held) else ""

    def _aloud(self, row: int, column: int, spot: GridSpot | None) -> str:
        names = [
            axes[at].aloud if at < len(axes) else _TOTAL
            for axes, at in ((self.shape.rows, row), (self.shape.columns, column))
        ]
        said = self._total_words(row, column) if spot is None else self._word(spot)
        why = "" if spot is None else self._why(spot)
        return ", ".join(part for part in (" — ".join(names), said or "vide", why) if part)

    def _step(self, after: Typed) -> None:
        if after == self._typed:
            return
        self._past.append(self.typed())
        del self._past[:-_MOST_STEPS]
        self._replace(after)

    def _replace(self, typed: Typed) -> None:
        self._typed = typed
        self._add_up()
        self._tell_all()
        self.edited.emit()

    def _tell_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def _meant(word: str) -> int | str:
    """The minutes of a word, else the word: « 90 » says what « 1 h 30 » says."""
    try:
        return typed_minutes(word) if word else 0
    except DomainError:
        return word
