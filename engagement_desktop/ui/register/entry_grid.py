"""The entry grid of people: its heads are chosen from a menu, its lines are taken away."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from engagement_desktop.ui.common.grid.sheet import Sheet
from engagement_desktop.ui.common.labels import button_text
from engagement_desktop.ui.register.entry_model import NOT_TAKEN, STATE, EntryModel
from engagement_desktop.ui.register.entry_painter import EntryPainter
from engagement_desktop.ui.theme import Look

_STATE_WIDTH, _LEAST = 150, 130


class EntryGrid(Sheet):
    """An entry grid that tells how each line stands."""

    def __init__(self, look: Look, model: EntryModel, name: str) -> None:
        self.grid = model
        super().__init__(look, model, name)
        self.setItemDelegate(EntryPainter(look, self))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.offer)
        self._size()

    def stand_on(self, row: int, key: str = "") -> None:
        """Go to a line, in the column that holds the field when there is one."""
        keys = self.grid.keys()
        self.stand_at(row, keys.index(key) + 1 if key in keys else 1)

    def offer(self, column: int) -> None:
        """Show the menu of what a column may hold."""
        if column != STATE:
            at = QPoint(self.columnViewportPosition(column), 0)
            self.heads_menu(column).popup(self.viewport().mapToGlobal(at))

    def heads_menu(self, column: int) -> QMenu:
        """What a column may hold, the field that it holds ticked."""
        menu = QMenu(self)
        menu.setAccessibleName("Ce que contient la colonne")
        held = self.grid.keys()[column - 1]
        for key, title in (*self.grid.titles().items(), (NOT_TAKEN, "Ne pas reprendre")):
            action = menu.addAction(button_text(title))
            action.setCheckable(True)
            action.setChecked(key == held)
            action.triggered.connect(lambda _checked=False, key=key: self.grid.name_column(column, key))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def acts_with_control(self) -> dict[Qt.Key, Callable[[], object]]:
        return {**super().acts_with_control(), Qt.Key.Key_Delete: self._drop_lines}

    def set_widths(self) -> None:
        px, header = self.look.px, self.horizontalHeader()
        shared = (self.viewport().width() - px(_STATE_WIDTH)) // max(self.grid.columnCount() - 1, 1)
        for at in range(self.grid.columnCount()):
            header.resizeSection(at, px(_STATE_WIDTH) if at == STATE else max(px(_LEAST), shared))

    def _drop_lines(self) -> None:
        rows = sorted({each.row() for each in self.selectedIndexes()})
        if rows:
            self.grid.drop(rows)
            self.stand_on(rows[0])
