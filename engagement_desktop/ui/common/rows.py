"""Tables as data: a column is a value and how it is written; rows come a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.labels import plain_tip

R = TypeVar("R")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NOTHING = "—"
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
BADGE_ROLE = ROW_ROLE + 1

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALOUD = int(Qt.ItemDataRole.AccessibleTextRole)
_KNOWN = frozenset({_DISPLAY, _ALIGNMENT, _TIP, _ALOUD, ROW_ROLE, BADGE_ROLE})

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: what it takes from a row, how it is written, whether SQL can sort by its key."""

    key: str
    title: str
    value: Callable[[R], object]
    text: Callable[..., str] = str
    align: Qt.AlignmentFlag = LEFT
    badge: Callable[[R], BadgeWord | None] | None = None
    sortable: bool = True
    hidden_by_default: bool = False
    width: int = 120

    def written(self, row: R) -> str:
        """The cell as words; a dash when there is nothing."""
        value = self.value(row)
        return NOTHING if value is None or value == "" else self.text(value)


class RowModel(QAbstractTableModel, Generic[R]):
    """Frozen rows for a view, fetched by keyset as the reader goes down."""

    def __init__(
        self,
        columns: tuple[Column[R], ...],
        fetch: Callable[[ListQuery, Cursor | None], Page[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._fetch = fetch
        self._query = ListQuery()
        self._rows: list[R] = []
        self._after: Cursor | None = None

    def show_query(self, query: ListQuery) -> None:
        """Begin again at the first page of a query."""
        page = self._fetch(query, None)
        self.beginResetModel()
        self._query = query
        self._rows = list(page.rows)
        self._after = page.after
        self.endResetModel()

    def row(self, at: int) -> R:
        return self._rows[at]

    def loaded(self) -> tuple[R, ...]:
        """The rows read so far."""
        return tuple(self._rows)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: AnyIndex) -> None:
        if parent.isValid() or self._after is None:
            return
        page = self._fetch(self._query, self._after)
        self._after = page.after
        if page.rows:
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if role not in _KNOWN or not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        column = self.columns[index.column()]
        if role == _ALIGNMENT:
            return column.align
        badge = column.badge(row) if column.badge else None
        if role == BADGE_ROLE:
            return badge
        written = badge.text if badge else column.written(row)
        return plain_tip(written) if role == _TIP else written

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in {_DISPLAY, _ALIGNMENT}:
            return None
        column = self.columns[section]
        return column.align if role == _ALIGNMENT else column.title
