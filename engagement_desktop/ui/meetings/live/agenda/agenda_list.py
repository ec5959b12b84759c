"""The agenda as a list: where the meeting is, what is done, what is to come."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from engagement_desktop.domain.meetings.attending.live_rows import LiveItem, LiveMeeting
from engagement_desktop.ui.common.rows import AnyIndex
from engagement_desktop.ui.meetings.live.agenda.agenda_words import (
    heading,
    icon_of,
    is_talked_of,
    second_line,
    spoken,
)
from engagement_desktop.ui.theme import Look

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ICON, _ICON_AT, _WORDS_AT, _AIR, _BAR, _RIGHT = 20, 9, 36, 8, 4, 8
_SMALL, _USUAL = 105, 120
_TALL = 4_000


class AgendaModel(QAbstractListModel):
    """The items of one reading of the meeting."""

    def __init__(self) -> None:
        super().__init__()
        self._live: LiveMeeting | None = None
        self._items: tuple[LiveItem, ...] = ()
        self.is_short = False  # in a narrow window, lengths stay for the item talked of only

    def show(self, live: LiveMeeting) -> None:
        """Another reading; the same items in the same order only change their words."""
        same = [item.id for item in live.items] == [item.id for item in self._items]
        if not same:
            self.beginResetModel()
        self._live, self._items = live, live.items
        if not same:
            self.endResetModel()
        elif self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._live is None:
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(item)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return spoken(item, self._live)
        return None

    def item(self, row: int) -> LiveItem | None:
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, item_id: int | None) -> int:
        return next((row for row, item in enumerate(self._items) if item.id == item_id), -1)

    def words(self, row: int) -> tuple[str, str]:
        """Title and second line, as painted."""
        item = self._items[row]
        if self._live is None:
            return heading(item), ""
        hidden = self.is_short and not is_talked_of(item)
        return heading(item), "" if hidden else second_line(item, self._live)

    def icon(self, row: int) -> tuple[str, str]:
        return ("circle", "encre2") if self._live is None else icon_of(self._items[row], self._live)


class AgendaPainter(QStyledItemDelegate):
    """State, number and title over as many lines as they need, then times."""

    def __init__(self, look: Look, view: QListView, model: AgendaModel) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        wide = self._view.viewport().width()
        title, second = self._fonts()
        words, times = self._model.words(index.row())
        high = self._wrapped(words, title, self._room(wide))
        high += QFontMetrics(second).height() if times else 0
        return QSize(wide, high + 2 * self._look.px(_AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        spot: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        px = self._look.px
        title, second = self._fonts(chosen=chosen)
        words, times = self._model.words(index.row())
        ink = "choix_encre" if chosen else "encre"
        painter.save()
        if chosen:
            painter.fillRect(spot, self._look.colour("choix"))
            painter.fillRect(
                QRect(spot.left(), spot.top(), px(_BAR), spot.height()), self._look.colour("accent")
            )
        name, token = self._model.icon(index.row())
        drawing = self._look.pixmap(name, ink if chosen else token, _ICON, self._view.devicePixelRatioF())
        middle = spot.top() + (spot.height() - px(_ICON)) // 2
        painter.drawPixmap(spot.left() + px(_ICON_AT), middle, drawing)
        room = self._room(spot.width())
        left, top = spot.left() + px(_WORDS_AT), spot.top() + px(_AIR)
        high = self._wrapped(words, title, room)
        painter.setFont(title)
        painter.setPen(self._look.colour(ink))
        painter.drawText(QRect(left, top, room, high), Qt.TextFlag.TextWordWrap, words)
        if times:
            painter.setFont(second)
            painter.setPen(self._look.colour(ink if chosen else "encre2"))
            metrics = QFontMetrics(second)
            cut = metrics.elidedText(times, Qt.TextElideMode.ElideRight, room)
            painter.drawText(
                QRect(left, top + high, room, metrics.height()), Qt.AlignmentFlag.AlignVCenter, cut
            )
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 2.4))
            painter.drawRect(spot.adjusted(1, 1, -2, -2))
        painter.restore()

    def _room(self, wide: int) -> int:
        return max(wide - self._look.px(_WORDS_AT + _RIGHT), self._look.px(_WORDS_AT))

    def _fonts(self, *, chosen: bool = True) -> tuple[QFont, QFont]:
        """The title is measured in the heavier letters, so that choosing moves nothing."""
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        return self._look.font(_USUAL, weight), self._look.font(_SMALL)

    def _wrapped(self, words: str, font: QFont, room: int) -> int:
        heavy = QFont(font)
        heavy.setWeight(QFont.Weight.DemiBold)
        box = QRect(0, 0, room, self._look.px(_TALL))
        return QFontMetrics(heavy).boundingRect(box, Qt.TextFlag.TextWordWrap, words).height()


class AgendaList(QListView):
    """Letters act here, since nothing is typed."""

    chosen = Signal(int)  # item id: shown, not begun
    opened = Signal(int)  # item id: begun, the hand goes to its text
    moved = Signal(int, int)  # item id, -1 or 1
    ticked = Signal(int)  # item id: approved, reminded, treated, or no longer
    carried = Signal(int)
    dropped = Signal(int)
    renaming = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows = AgendaModel()
        self.setModel(self.rows)
        self._painter = AgendaPainter(look, self, self.rows)
        self.setItemDelegate(self._painter)
        self.setProperty("role", "points")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Ordre du jour")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_click)
        look.changed.connect(self.scheduleDelayedItemsLayout)
        self._is_showing = False

    def show_live(self, live: LiveMeeting, item_id: int | None) -> None:
        """Another reading, standing on the item that is in the text."""
        self._is_showing = True
        self.rows.show(live)
        row = self.rows.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
        self.scheduleDelayedItemsLayout()
        self._is_showing = False

    def current_id(self) -> int | None:
        item = self.rows.item(self.currentIndex().row())
        return None if item is None else item.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        item_id = self.current_id()
        if item_id is None:
            super().keyPressEvent(event)
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(item_id, -1 if key == Qt.Key.Key_Up else 1)
        elif key in _ENTER:
            self.opened.emit(item_id)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(item_id)
        elif key == Qt.Key.Key_R and not event.modifiers():
            self.carried.emit(item_id)
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit(item_id)
        elif key == Qt.Key.Key_F2:
            self.renaming.emit(item_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The titles wrap otherwise; the item in the text stays in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        item = self.rows.item(current.row())
        if item is not None and not self._is_showing:
            self.chosen.emit(item.id)

    def _on_double_click(self, index: QModelIndex) -> None:
        if (item := self.rows.item(index.row())) is not None:
            self.opened.emit(item.id)
