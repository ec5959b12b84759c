"""The cells of the entry grid: words as typed, what each column holds, what is known of each line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.grid.sheet_model import PLAIN, CellMark, SheetModel
from engagement_desktop.ui.common.labels import plain_tip
from engagement_desktop.ui.common.rows import BADGE_ROLE, LEFT, AnyIndex

STATE = 0  # the column that says how each line stands
NOT_TAKEN = ""
_FEWEST, _MOST_STEPS = 8, 200
_ROOT = QModelIndex()
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TIP, _ALOUD = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineState:
    """How a line stands, in a badge and a sentence; `key` is the column at fault."""

    badge: BadgeWord | None = None
    sentence: str = ""
    key: str = ""
    is_refused: bool = False


_UNKNOWN = LineState()
_AT_FAULT = CellMark(icon="circle-alert", tone="erreur")


class EntryModel(SheetModel):
    """Words only: nothing is read from them here."""

    first = STATE + 1

    def __init__(self, titles: Mapping[str, str], usual: Sequence[str]) -> None:
        super().__init__()
        self._titles = dict(titles)
        self._usual = list(usual)
        self._keys = list(usual)
        self._cells = _with_room((), len(usual))
        self._states: dict[int, LineState] = {}
        self._past: list[tuple[list[str], list[Cells]]] = []

    # What stands in the grid

    def keys(self) -> tuple[str, ...]:
        """What each column holds."""
        return tuple(self._keys)

    def title(self, key: str) -> str:
        return self._titles.get(key, "Non repris")

    def titles(self) -> Mapping[str, str]:
        """Every field that a column may hold."""
        return self._titles

    def lines(self) -> tuple[tuple[int, Mapping[str, str]], ...]:
        """The lines that hold something: their place, and their words by field."""
        return tuple((at, self._by_key(cells)) for at, cells in enumerate(self._cells) if any(cells))

    def cells(self) -> tuple[Cells, ...]:
        """Every line as it stands, blank ones too."""
        return tuple(self._cells)

    def is_blank(self) -> bool:
        return not any(any(cells) for cells in self._cells)

    def is_blank_at(self, row: int) -> bool:
        return row >= len(self._cells) or not any(self._cells[row])

    def state(self, row: int) -> LineState:
        return self._states.get(row, _UNKNOWN)

    # What changes it

    def show_states(self, states: Mapping[int, LineState]) -> None:
        """How each line stands, by its place."""
        self._states = dict(states)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def write(self, keys: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        """Other heads and other lines in place of all that stands here."""
        self._remember()
        self._replace(list(keys) or list(self._usual), [self._fitted(line, len(keys)) for line in lines])

    def write_from(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Put a block of words where a cell stands; what is too wide is left out."""
        self._remember()
        wide, lines = len(self._keys), list(self._cells)
        lines += [("",) * wide] * max(row + len(block) - len(lines), 0)
        for at, words in enumerate(block, start=row):
            first = max(column - 1, 0)
            taken = tuple(words)[: wide - first]
            lines[at] = lines[at][:first] + taken + lines[at][first + len(taken) :]
        self._replace(self._keys, lines)

    def add_named(self, keys: Sequence[str], block: Sequence[Sequence[str]]) -> int:
        """Put lines under the last one, by the names of their columns; gives the place of the first.

        A column that the grid has not is added to it; one that holds nothing known is left out.
        """
        self._remember()
        last = max((at for at, cells in enumerate(self._cells) if any(cells)), default=-1)
        kept = self._cells[: last + 1]
        heads = [*self._keys, *(key for key in keys if key and key not in self._keys)]
        added = []
        for words in block:
            by_key = dict(zip(keys, words, strict=False))
            added.append(tuple(by_key.get(key, "") if key else "" for key in heads))
        self._replace(heads, [self._fitted(cells, len(heads)) for cells in kept] + added)
        return len(kept)

    def name_column(self, column: int, key: str) -> None:
        """Say what a column holds; the one that held it holds nothing any more."""
        self._remember()
        keys = [NOT_TAKEN if each == key else each for each in self._keys]
        keys[column - 1] = key
        self._replace(keys, self._cells)

    def wipe(self, spots: Sequence[tuple[int, int]]) -> None:
        """Empty cells, in one step."""
        self._remember()
        lines = list(self._cells)
        for row, column in spots:
            lines[row] = (*lines[row][: column - 1], "", *lines[row][column:])
        self._replace(self._keys, lines)

    def drop(self, rows: Sequence[int]) -> None:
        """Take lines away."""
        self._remember()
        gone = set(rows)
        self._replace(self._keys, [cells for at, cells in enumerate(self._cells) if at not in gone])

    def keep_only(self, rows: Sequence[int]) -> None:
        """What is saved leaves for good: Ctrl+Z then takes back the act itself."""
        kept = [self._cells[at] for at in rows]
        self._replace(self._keys if kept else list(self._usual), kept)
        self._past.clear()

    def forget_past(self) -> None:
        self._past.clear()

    def empty(self) -> None:
        """Begin again with the usual heads."""
        self._remember()
        self._replace(list(self._usual), [])

    def has_past(self) -> bool:
        return bool(self._past)

    def take_back(self) -> bool:
        """The cells as they stood before the last change; False when nothing was changed."""
        if not self._past:
            return False
        keys, cells = self._past.pop()
        self._replace(keys, cells)
        return True

    # What Qt asks

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys) + 1

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid() or index.row() >= len(self._cells):
            return None
        state = self.state(index.row())
        if index.column() == STATE:
            if role == BADGE_ROLE:
                return state.badge
            words = state.badge.text if state.badge else ""
            return (
                words if role in {_DISPLAY, _ALOUD} else plain_tip(state.sentence) if role == _TIP else None
            )
        if role in {_DISPLAY, _EDIT}:
            return self._cells[index.row()][index.column() - 1]
        if role == _ALOUD:
            return f"{self.title(self._keys[index.column() - 1])}, {self.data(index) or 'vide'}"
        return plain_tip(state.sentence) if role == _TIP and state.key == self._key_at(index) else None

    def may_type(self, _row: int, column: int) -> bool:
        return column != STATE

    def mark(self, index: AnyIndex) -> CellMark:
        return _AT_FAULT if self.is_at_fault(index) else PLAIN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Vertical or role not in {_DISPLAY, _ALIGNMENT}:
            return None
        if role == _ALIGNMENT:
            return LEFT
        return "État" if section == STATE else self.title(self._keys[section - 1])

    def is_at_fault(self, index: AnyIndex) -> bool:
        """Whether the sentence of the line is about this cell."""
        return bool(self.state(index.row()).key) and self.state(index.row()).key == self._key_at(index)

    def _key_at(self, index: AnyIndex) -> str:
        return self._keys[index.column() - 1] if index.column() != STATE else NOT_TAKEN

    def _by_key(self, cells: Cells) -> Mapping[str, str]:
        return {key: word for key, word in zip(self._keys, cells, strict=True) if key}

    def _fitted(self, line: Sequence[str], wide: int) -> Cells:
        return tuple([*line, *[""] * wide][:wide])

    def _remember(self) -> None:
        self._past.append((list(self._keys), list(self._cells)))
        del self._past[:-_MOST_STEPS]

    def _replace(self, keys: Sequence[str], cells: Sequence[Cells]) -> None:
        """The same number of lines and columns keeps the place of the hand."""
        roomy = _with_room(cells, len(keys))
        same = len(keys) == len(self._keys) and len(roomy) == len(self._cells)
        if not same:
            self.beginResetModel()
        self._keys, self._cells, self._states = list(keys), roomy, {}
        if not same:
            self.endResetModel()
        else:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(keys))
            self.dataChanged.emit(self.index(0, 0), self.index(len(roomy) - 1, len(keys)))
        self.edited.emit()


def _with_room(cells: Sequence[Cells], wide: int) -> list[Cells]:
    """There is always an empty line to type in."""
    roomy = list(cells)
    while len(roomy) < _FEWEST or any(roomy[-1]):
        roomy.append(("",) * wide)
    return roomy
