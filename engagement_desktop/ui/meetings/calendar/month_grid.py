"""A month as a grid: one square a day, moved in by the arrows; it shows, it never writes."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from engagement_desktop.domain.deadlines import Dated, Month
from engagement_desktop.ui.common.rows import AnyIndex
from engagement_desktop.ui.meetings.calendar.squares import (
    DATED_ROLE,
    DAY_ROLE,
    FADED_ROLE,
    TODAY_ROLE,
    DayPainter,
)
from engagement_desktop.ui.meetings.calendar.words import day_said
from engagement_desktop.ui.theme import Look

DAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
_WEEK = len(DAYS)
_SQUARE, _HEAD = 68, 36
_ROOT = QModelIndex()
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}


class MonthModel(QAbstractTableModel):
    """The days of a month in whole weeks."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self.month: Month | None = None

    def show_month(self, month: Month) -> None:
        self.beginResetModel()
        self.month = month
        self.endResetModel()

    def day(self, index: AnyIndex) -> date | None:
        if self.month is None or not index.isValid():
            return None
        return self.month.weeks[index.row()][index.column()]

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; nowhere when the month does not show it."""
        weeks = self.month.weeks if self.month is not None else ()
        found = next((at for at, week in enumerate(weeks) if day in week), None)
        return QModelIndex() if found is None else self.index(found, weeks[found].index(day))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() or self.month is None else len(self.month.weeks)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else _WEEK

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        day, month = self.day(index), self.month
        if day is None or month is None:
            return None
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return self._said(day, month.on(day))
        told: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): str(day.day),
            DAY_ROLE: day,
            TODAY_ROLE: day == self._today,
            FADED_ROLE: day.month != month.month,
        }
        return month.on(day) if role == DATED_ROLE else told.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        words = orientation == Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole)
        return DAYS[section] if words else None

    def _said(self, day: date, dated: tuple[Dated, ...]) -> str:
        return day_said(day, dated, is_today=day == self._today)


class MonthGrid(QTableView):
    """Arrows go from day to day, over the edges too; PgUp and PgDn from month to month; Enter opens."""

    day_wanted = Signal(object)  # a day that this month does not show as its own
    chosen = Signal(object)  # the day on which the reader stands
    opened = Signal(object)

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._model = MonthModel(today, self)
        self.setModel(self._model)
        self.setItemDelegate(DayPainter(look, self))
        self.setAccessibleName("Mois")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.day(index)))
        look.changed.connect(self._fit)

    def show_month(self, month: Month, day: date) -> None:
        """Another month, standing on one of its days."""
        self._model.show_month(month)
        self._fit()
        self.setCurrentIndex(self._model.index_of(day))

    def day(self) -> date | None:
        """The day on which the reader stands."""
        return self._model.day(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self.day(), Qt.Key(event.key())
        if day is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(day + timedelta(days=_STEPS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.day_wanted.emit(same_day(day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            week = day - timedelta(days=day.weekday())
            self._go(week if key == Qt.Key.Key_Home else week + timedelta(days=_WEEK - 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(day)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _go(self, day: date) -> None:
        month = self._model.month
        if month is not None and (day.year, day.month) == (month.year, month.month):
            self.setCurrentIndex(self._model.index_of(day))
        else:
            self.day_wanted.emit(day)

    def _on_moved(self, current: QModelIndex) -> None:
        day, month = self._model.day(current), self._model.month
        if day is None or month is None:
            return
        if (day.year, day.month) != (month.year, month.month):
            self.day_wanted.emit(day)  # a click on a day of the month beside
        else:
            self.chosen.emit(day)

    def _fit(self) -> None:
        """Squares share the height; they are never lower than what two lines need."""
        rows = self._model.rowCount()
        if not rows:
            return
        least = self._look.px(_SQUARE)
        self.setMinimumHeight(rows * least + self._look.px(_HEAD) + 4)
        high = max(self.viewport().height() // rows, least)
        self.verticalHeader().setMinimumSectionSize(1)
        for at in range(rows):
            self.verticalHeader().resizeSection(at, high)


def same_day(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    whole = day.year * 12 + day.month - 1 + months
    first = date(whole // 12, whole % 12 + 1, 1)
    last = date((whole + 1) // 12, (whole + 1) % 12 + 1, 1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
