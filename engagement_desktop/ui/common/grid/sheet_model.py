"""What an entry grid asks of its cells: words typed, how they are drawn, one step back at a time."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from engagement_desktop.ui.common.rows import AnyIndex

EDIT = int(Qt.ItemDataRole.EditRole)


@dataclass(frozen=True, slots=True)
class CellMark:
    """How a cell is drawn: by rule in ink, by hand bold, doubtful or refused with an icon before it."""

    bold: bool = False
    quiet: bool = False
    right: bool = False
    icon: str = ""
    tone: str = ""


PLAIN = CellMark()


class SheetModel(QAbstractTableModel):
    """Cells by row and column; `first` is the first column where one can stand."""

    edited = Signal()  # something changed, by hand, by a paste or by taking back
    first = 0

    @abstractmethod
    def may_type(self, row: int, column: int) -> bool:
        """Whether a hand may change that cell."""

    @abstractmethod
    def write_from(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Put a block of words where a cell stands, in one step; what does not fit is left out."""

    @abstractmethod
    def wipe(self, spots: Sequence[tuple[int, int]]) -> None:
        """Empty cells, in one step."""

    @abstractmethod
    def has_past(self) -> bool:
        """Whether there is a step to take back."""

    @abstractmethod
    def take_back(self) -> bool:
        """The cells as they stood before the last step; False when nothing was changed."""

    def is_blank_at(self, _row: int) -> bool:
        """A blank line ends the way of the Tab key."""
        return False

    def mark(self, _index: AnyIndex) -> CellMark:
        """How a cell is drawn."""
        return PLAIN

    def choices(self, _row: int, _column: int) -> Sequence[str]:
        """The words that a cell may hold, when they are few."""
        return ()

    def word(self, row: int, column: int) -> str:
        """What a cell says to whom edits or copies it."""
        return str(self.data(self.index(row, column), EDIT) or "")

    def fill(self, spots: Sequence[tuple[int, int, str]]) -> None:
        """Write several cells, each with its words, in one step."""
        typed = [spot for spot in spots if self.may_type(spot[0], spot[1])]
        if not typed:
            return
        top, left = min(spot[0] for spot in typed), min(spot[1] for spot in typed)
        bottom, right = max(spot[0] for spot in typed), max(spot[1] for spot in typed)
        words = {(row, column): word for row, column, word in typed}
        block = [
            [words.get((row, column), self.word(row, column)) for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]
        self.write_from(top, left, block)

    def setData(self, index: AnyIndex, value: Any, role: int = EDIT) -> bool:
        at = (index.row(), index.column())
        if role != EDIT or not self.may_type(*at) or self.word(*at) == str(value):
            return False
        self.write_from(*at, ((str(value),),))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if self.may_type(index.row(), index.column()) else usual
