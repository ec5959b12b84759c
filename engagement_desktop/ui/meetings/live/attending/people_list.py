"""A list of people for the keyboard: an icon, a name, a word of state under it; letters are orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
_ROW, _ROOMY_ROW, _LEAST_ROW = 46, 42, 35
_ICON, _LEFT, _WORDS = 20, 10, 40
_NAME, _STATE = 120, 105  # tenths of a point


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person: the name, the state in words, its icon and its tone.

    `is_passed_over`: going on after a letter does not stop here; the arrows do.
    """

    person_id: int
    name: str
    state: str
    icon: str
    tone: str
    is_passed_over: bool = False

    def heard(self) -> str:
        return f"{self.name}, {self.state}"


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PersonLine, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.heard()
        return None

    def show(self, lines: Sequence[PersonLine]) -> None:
        if [line.person_id for line in lines] == [line.person_id for line in self.lines]:
            self.lines = tuple(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, view: "PeopleList") -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, line, spot = self._look, index.data(Qt.ItemDataRole.UserRole), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("choix"))
            painter.drawRoundedRect(spot, look.px(6), look.px(6))
        ink = "choix_encre" if chosen else "encre"
        tone = "choix_encre" if chosen and look.theme.key == "contraste" else line.tone
        side = look.px(_ICON)
        picture = look.pixmap(line.icon, tone, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(spot.left() + look.px(_LEFT), spot.top() + (spot.height() - side) // 2, picture)
        room = QRect(
            spot.left() + look.px(_WORDS), spot.top(), spot.width() - look.px(_WORDS + 4), spot.height()
        )
        self._words(painter, room, line, ink, tone)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, line: PersonLine, ink: str, tone: str) -> None:
        look = self._look
        name, state = look.font(_NAME, QFont.Weight.DemiBold), look.font(_STATE)
        painter.setFont(name)
        high = painter.fontMetrics().height()
        painter.setFont(state)
        low = painter.fontMetrics().height()
        tight = min(max(high + low + look.px(4) - room.height(), 0), look.px(5))  # between the two lines
        top = room.top() + (room.height() - high - low + tight) // 2
        for font, text, token, y, tall in (
            (name, line.name, ink, top, high),
            (state, line.state, tone, top + high - tight, low),
        ):
            painter.setFont(font)
            painter.setPen(look.colour(token))
            shown = painter.fontMetrics().elidedText(
                one_line(text), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(QRect(room.left(), y, room.width(), tall), Qt.AlignmentFlag.AlignVCenter, shown)


class PeopleList(QListView):
    """Letters are orders on the current line; rows shrink a little so that twelve people fit."""

    letter = Signal(str, object)  # upper-case letter, PersonLine
    opened = Signal(object)  # PersonLine, by Enter, F2 or a double click
    dropped = Signal(object)  # PersonLine, by Suppr

    def __init__(self, look: Look, name: str, letters: str) -> None:
        super().__init__()
        self._look = look
        self._letters = letters
        self._people = _Model()
        self._height = look.px(_ROW)
        self.setModel(self._people)
        self.setItemDelegate(_Painter(look, self))
        self.setAccessibleName(name)
        self.setProperty("role", "palette")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.doubleClicked.connect(lambda _: self._emit(self.opened))
        look.changed.connect(self._fit)

    @property
    def lines(self) -> tuple[PersonLine, ...]:
        return self._people.lines

    def show_lines(self, lines: Sequence[PersonLine]) -> None:
        """Other lines; the reader stays on the same person."""
        here = self.current()
        self._people.show(lines)
        self._fit()
        self.go_to(here.person_id if here is not None else None)

    def current(self) -> PersonLine | None:
        row = self.currentIndex().row()
        return self._people.lines[row] if 0 <= row < len(self._people.lines) else None

    def go_to(self, person_id: int | None) -> None:
        """Stand on that person, else on the first line."""
        rows = [at for at, line in enumerate(self._people.lines) if line.person_id == person_id]
        if self._people.lines:
            self.setCurrentIndex(self._people.index(rows[0] if rows else 0))

    def go_next(self) -> None:
        """The next line that is not passed over; the last one stays."""
        lines, at = self._people.lines, self.currentIndex().row() + 1
        following = next((row for row in range(at, len(lines)) if not lines[row].is_passed_over), None)
        if following is not None:
            self.setCurrentIndex(self._people.index(following))

    def row_height(self) -> int:
        return self._height

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), len(self._people.lines) * self._look.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), 3 * self._look.px(_LEAST_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        letter = event.text().upper()
        if plain and len(letter) == 1 and letter in self._letters:
            self._emit(self.letter, letter)
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self._emit(self.opened)
        elif plain and event.key() == Qt.Key.Key_Delete:
            self._emit(self.dropped)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are orders here: none jumps."""

    def _emit(self, signal: Any, *before: object) -> None:
        line = self.current()
        if line is not None:
            signal.emit(*before, line)

    def _fit(self) -> None:
        many = max(len(self._people.lines), 1)
        room = self.viewport().height() // many
        scrolls = room < self._look.px(_LEAST_ROW)
        height = self._look.px(_ROOMY_ROW) if scrolls else min(room, self._look.px(_ROW))
        if height != self._height:
            self._height = height
            self.scheduleDelayedItemsLayout()
