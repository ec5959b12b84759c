"""The table of claims to pay: a tick, whose it is, how much, what holds it back, by which means."""

from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem

from engagement_desktop.domain.expenses.paying.runs_rows import ReadyRow
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.french.formats import decimal, integer
from engagement_desktop.french.paying_texts import BLOCKERS, MEANS
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.cells import PADDING, CellPainter
from engagement_desktop.ui.common.labels import one_line
from engagement_desktop.ui.common.rows import RIGHT, ROW_ROLE, AnyIndex, Column, RowModel
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.expenses.paying.choosing import Choosing
from engagement_desktop.ui.theme import Look

_READY = BadgeWord("Prête", "succes", "circle-check")
_TICK, _TICK_GAP = 18, 6
_NOTE, _PERSON_LEAST, _STATE = 116, 130, 184
_TICK_ALONE, _STATE_CUT = 48, 112
_FIGURES = {"lines": 68, "amount": 98, "means": 88}
_USUAL = "NDF-"
_NAME = "Notes à payer"


def columns_of(choosing: Choosing) -> tuple[Column[ReadyRow], ...]:
    """What each cell says; the state is that of the means chosen now."""

    def badge(row: ReadyRow) -> BadgeWord:
        held = choosing.blocked(row)
        return BadgeWord(BLOCKERS[held[0].kind], "erreur", "circle-x") if held else _READY

    return (
        Column("reference", "Note", lambda row: row.reference.removeprefix(_USUAL)),
        Column("person", "Personne", lambda row: f"{row.last_name} {row.first_name}".strip()),
        Column("lines", "Lignes", lambda row: row.lines, integer, align=RIGHT),
        Column("amount", "Montant €", lambda row: decimal(row.amount.euros, 2), align=RIGHT),
        Column("state", "État", lambda _row: None, badge=badge),
        Column("means", "Paiement", lambda row: MEANS[choosing.means(row)]),
    )


class ReadyModel(RowModel[ReadyRow]):
    """To the ear, the first cell says whether the claim is ticked."""

    def __init__(self, choosing: Choosing) -> None:
        self._choosing = choosing
        self._shown: tuple[ReadyRow, ...] = ()
        super().__init__(columns_of(choosing), self._page)

    def show_rows(self, rows: tuple[ReadyRow, ...]) -> None:
        self._shown = rows
        self.show_query(ListQuery())

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        found = super().data(index, role)
        if role != int(Qt.ItemDataRole.AccessibleTextRole) or index.column():
            return found
        row = self.row(index.row())
        ticked = "cochée" if self._choosing.holds(row) else "non cochée"
        return f"{row.reference}, {ticked}"

    def _page(self, _query: ListQuery, _after: Cursor | None) -> Page[ReadyRow]:
        return Page(self._shown, None)


class TickPainter(CellPainter):
    """A tick before the number; the name of the person is the bold one."""

    def __init__(self, look: Look, view: RowTable[ReadyRow], choosing: Choosing) -> None:
        super().__init__(look, view)
        self._choosing = choosing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        if index.column() or not isinstance(row, ReadyRow):
            return
        ticked, held = self._choosing.holds(row), bool(self._choosing.blocked(row))
        stands = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = "choix_encre" if stands else "accent" if ticked else "encre2" if held else "encre"
        side = self._look.px(_TICK)
        ratio = painter.device().devicePixelRatioF()
        drawing = self._look.pixmap("square-check" if ticked else "square", ink, _TICK, ratio)
        spot = option.rect
        painter.drawPixmap(
            spot.left() + self._look.px(PADDING), spot.top() + (spot.height() - side) // 2, drawing
        )

    def _write(self, painter: QPainter, index: AnyIndex, spot: Any, *, chosen: bool) -> None:
        if index.column() == 0:
            spot = spot.adjusted(self._look.px(_TICK + _TICK_GAP), 0, 0, 0)
            if spot.width() < self._look.px(_TICK_ALONE):
                return
        weight = QFont.Weight.DemiBold if index.column() == 1 else QFont.Weight.Normal
        painter.setFont(self._look.font(120, weight))
        painter.setPen(self._look.colour("choix_encre" if chosen else "encre"))
        text = one_line(str(index.data(Qt.ItemDataRole.DisplayRole)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, spot.width())
        painter.drawText(spot, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)


class ReadyTable(RowTable[ReadyRow]):
    """Space ticks; a click on the tick too."""

    tick_wanted = Signal(object)

    def __init__(self, look: Look, choosing: Choosing) -> None:
        self.rows = ReadyModel(choosing)
        super().__init__(look, self.rows, _NAME)
        self.setItemDelegate(TickPainter(look, self, choosing))
        header = self.horizontalHeader()
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        choosing.changed.connect(self.viewport().update)
        self.fit_columns()

    def fit_columns(self) -> None:
        """The number of lines leaves first, then the means, the amount, the number: what holds back stays."""
        if self.horizontalHeader().count() <= 1:
            return
        room = self.viewport().width() - self._look.px(_NOTE + _PERSON_LEAST + _STATE)
        hidden = set()
        for key in ("lines", "means", "amount"):
            if sum(self._look.px(wide) for each, wide in _FIGURES.items() if each not in hidden) > room:
                hidden.add(key)
        widths = {"reference": _NOTE, "state": _STATE, **_FIGURES}
        if room < 0:
            widths |= {"reference": _TICK_ALONE, "state": _STATE_CUT}
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            for at, column in enumerate(self._model.columns):
                header.setSectionHidden(at, column.key in hidden)
                if column.key in widths and column.key not in hidden:
                    header.resizeSection(at, self._look.px(widths[column.key]))
        self.updateGeometries()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index: QModelIndex = self.indexAt(event.position().toPoint())
        near = self._look.px(PADDING + _TICK + _TICK_GAP)
        if index.isValid() and index.column() == 0 and event.position().x() <= near:
            self.tick_wanted.emit(self.rows.row(index.row()))
