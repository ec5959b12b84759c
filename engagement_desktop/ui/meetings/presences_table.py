"""Who came: one line a member, one key a state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.meetings.words import ATTENDANCE_BADGES
from engagement_desktop.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
_UNSAID = BadgeWord("Pas encore dit", "neutre", "circle", dashed=True)
KEYS: Mapping[Qt.Key, AttendanceStatus] = MappingProxyType(
    {
        Qt.Key.Key_P: AttendanceStatus.PRESENT,
        Qt.Key.Key_E: AttendanceStatus.EXCUSED,
        Qt.Key.Key_A: AttendanceStatus.ABSENT,
        Qt.Key.Key_D: AttendanceStatus.REMOTE,
        Qt.Key.Key_R: AttendanceStatus.REPRESENTED,
    }
)


@dataclass(frozen=True, slots=True)
class PresenceLine:
    """One member of the day, and how they took part; None: not said yet."""

    person_id: int
    name: str
    seat: str
    status: AttendanceStatus | None = None
    proxy_to_id: int | None = None
    proxy_to: str = ""

    def badge(self) -> BadgeWord:
        return ATTENDANCE_BADGES[self.status] if self.status else _UNSAID


_COLUMNS: tuple[Column[PresenceLine], ...] = (
    Column("name", "Membre", lambda line: line.name),
    Column("status", "Présence", lambda line: line.badge().text, badge=PresenceLine.badge, width=158),
    Column("proxy", "Pouvoir à", lambda line: line.proxy_to, width=140),
    Column("seat", "Siège", lambda line: line.seat, width=120),
)


class PresencesTable(ShortTable[PresenceLine]):
    """P, E, A, D and R say a state and go to the next line; Suppr takes it back."""

    said = Signal()
    proxy_wanted = Signal(object)  # PresenceLine that is represented

    def __init__(self, look: Look) -> None:
        super().__init__(look, _COLUMNS, "Présences", ("seat", "proxy"), least_name=110)
        self.lines: tuple[PresenceLine, ...] = ()

    def show_lines(self, lines: tuple[PresenceLine, ...]) -> None:
        """Other lines; the reader stays on the same place."""
        at = max(self.currentIndex().row(), 0)
        self.lines = lines
        self.show_rows(lines)
        if lines:
            self.selectRow(min(at, len(lines) - 1))

    def say(self, person_id: int, status: AttendanceStatus | None, proxy_to: int | None = None) -> None:
        """How one member took part; a pouvoir is only kept by who is represented."""
        names = {line.person_id: line.name for line in self.lines}
        holder = proxy_to if status is AttendanceStatus.REPRESENTED else None
        self.show_lines(
            tuple(
                replace(line, status=status, proxy_to_id=holder, proxy_to=names.get(holder or 0, ""))
                if line.person_id == person_id
                else line
                for line in self.lines
            )
        )
        self.said.emit()

    def say_all(self, status: AttendanceStatus) -> None:
        """Everybody who was not said yet."""
        self.show_lines(tuple(replace(line, status=line.status or status) for line in self.lines))
        self.said.emit()

    def holders(self) -> tuple[PresenceLine, ...]:
        """Who may hold a pouvoir: who is there."""
        return tuple(line for line in self.lines if line.status in ATTENDED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.current_row(), Qt.Key(event.key())
        if line is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in KEYS:
            self.say(line.person_id, KEYS[key])
            if KEYS[key] is AttendanceStatus.REPRESENTED:
                self.proxy_wanted.emit(line)
            else:
                self.go_next()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.say(line.person_id, None)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters say states here: none jumps."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The table is as high as its lines: what scrolls around it follows the current one."""
        super().currentChanged(current, previous)
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None and self.hasFocus():
            line = self.visualRect(current)
            spot = self.viewport().mapTo(inside, line.center())
            around.ensureVisible(spot.x(), spot.y(), 0, 2 * line.height())

    def go_next(self) -> None:
        """The line after the current one."""
        at = self.currentIndex().row() + 1
        if at < len(self.lines):
            self.setCurrentIndex(self.model().index(at, 0, QModelIndex()))
