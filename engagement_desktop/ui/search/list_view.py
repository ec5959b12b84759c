"""The list of the palette: two lines an entry, the words that were typed in bold."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engagement_desktop.domain.text import fold, search_words
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import AnyIndex
from engagement_desktop.ui.search.entries import Entry
from engagement_desktop.ui.theme import Look

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)

_ROOT = QModelIndex()
_HEAD, _LINE = 28, 54
_DISPLAY, _ALOUD = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_WORD = re.compile(r"\w+|\W+")
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class EntryModel(QAbstractListModel):
    """Heads and entries; only entries can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.words: tuple[str, ...] = ()

    def show_entries(self, entries: Sequence[Entry], typed: str) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.words = search_words(typed)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == _ALOUD:
            return f"{entry.title}, {entry.detail}" if entry.detail else entry.title
        return entry.title if role == _DISPLAY else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EntryList(QListView):
    """Arrows go from entry to entry, over the heads."""

    def __init__(self, look: Look, model: EntryModel) -> None:
        super().__init__()
        self._entries = model
        self.setModel(model)
        self.setProperty("role", "palette")
        self.setAccessibleName("Résultats")
        self.setItemDelegate(_Painter(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    def current(self) -> Entry | None:
        index = self.currentIndex()
        return self._entries.entries[index.row()] if index.isValid() else None

    def go(self, step: int) -> None:
        """To the next entry; round at the ends."""
        places = [at for at, entry in enumerate(self._entries.entries) if not entry.is_head]
        if not places:
            return
        here = self.currentIndex().row()
        at = places.index(here) + step if here in places else 0
        self.setCurrentIndex(self._entries.index(places[at % len(places)]))
        if at % len(places) == 0:
            self.scrollToTop()

    def stand_first(self) -> None:
        self.setCurrentIndex(QModelIndex())
        self.go(1)


class _Painter(QStyledItemDelegate):
    """Paints a head, or a drawing, a title and its second line."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        entry = index.data(ENTRY_ROLE)
        return QSize(self._look.px(200), self._look.px(_HEAD if entry.is_head else _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        px = self._look.px
        spot: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.is_head:
            painter.setFont(self._look.font(105))
            painter.setPen(self._look.colour("encre2"))
            painter.drawText(spot.adjusted(px(22), 0, -px(12), 0), _LEFT, entry.title)
        else:
            state: QStyle.StateFlag = option.state
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_entry(painter, spot.adjusted(px(8), 0, -px(8), 0), entry, chosen=chosen)
        painter.restore()

    def _paint_entry(self, painter: QPainter, spot: QRect, entry: Entry, *, chosen: bool) -> None:
        px = self._look.px
        if chosen:
            painter.setBrush(self._look.colour("choix"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(spot, px(6), px(6))
        ink = "choix_encre" if chosen else "encre"
        side = px(20)
        drawing = self._look.pixmap(
            entry.icon, ink if chosen else "accent", 20, self._view.devicePixelRatioF()
        )
        painter.drawPixmap(QRect(spot.left() + px(14), spot.center().y() - side // 2, side, side), drawing)
        inside = spot.adjusted(px(46), px(5), -px(12), -px(5))
        keys = "Entrée" if chosen else entry.keys
        if keys:
            inside.setRight(self._paint_keys(painter, inside, keys) - px(10))
        half = inside.height() // 2 if entry.detail else inside.height()
        self._paint_title(painter, QRect(inside.left(), inside.top(), inside.width(), half), entry.title, ink)
        if not entry.detail:
            return
        painter.setFont(self._look.font(105))
        painter.setPen(self._look.colour(ink if chosen else "encre2"))
        below = QRect(inside.left(), inside.top() + half, inside.width(), half)
        painter.drawText(below, _LEFT, self._cut(painter, entry.detail, below.width()))

    def _paint_title(self, painter: QPainter, spot: QRect, title: str, ink: str) -> None:
        """Word after word: those that begin as one that was typed are bold."""
        words = getattr(self._view.model(), "words", ())
        painter.setPen(self._look.colour(ink))
        left = spot.left()
        for part in _WORD.findall(one_line(title)):
            hit = any(fold(part).startswith(word) for word in words)
            painter.setFont(self._look.font(120, QFont.Weight.DemiBold if hit else QFont.Weight.Normal))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, spot.right() - left)
            base = spot.center().y() + (metrics.ascent() - metrics.descent()) // 2
            painter.drawText(QPoint(left, base), shown)
            left += metrics.horizontalAdvance(part)
            if left >= spot.right():
                break

    def _paint_keys(self, painter: QPainter, spot: QRect, keys: str) -> int:
        """A key cap at the right; gives where it begins."""
        painter.setFont(self._look.font(105, QFont.Weight.DemiBold))
        wide = painter.fontMetrics().horizontalAdvance(keys) + self._look.px(16)
        high = self._look.px(24)
        cap = QRect(spot.right() - wide, spot.center().y() - high // 2, wide, high)
        painter.setBrush(self._look.colour("surface"))
        painter.setPen(QPen(self._look.colour("bord"), 1))
        painter.drawRoundedRect(cap, self._look.px(4), self._look.px(4))
        painter.setPen(self._look.colour("encre"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), keys)
        return cap.left()

    def _cut(self, painter: QPainter, text: str, width: int) -> str:
        return painter.fontMetrics().elidedText(one_line(text), Qt.TextElideMode.ElideRight, max(width, 0))
