"""The sheet of a grid of hours: names stay at the left, columns share the room or scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from engagement_desktop.ui.common.grid.sheet import Sheet
from engagement_desktop.ui.hours.entry.grid_model import HoursSheetModel
from engagement_desktop.ui.theme import Look

_NAME, _NAME_WIDE = 150, 210
_WIDE = 900


class HoursSheet(Sheet):
    """`narrowest` is the width under which columns do not go: they scroll then."""

    def __init__(self, look: Look, model: HoursSheetModel, narrowest: int) -> None:
        self._narrowest = narrowest
        super().__init__(look, model, "Heures, ligne par ligne")
        names = self.verticalHeader()
        for header in (names, self.horizontalHeader()):
            header.setProperty("role", "carre")  # two headers meet: no round corner
        names.show()
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setHighlightSections(False)
        names.setSectionsClickable(False)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size()

    def set_narrowest(self, narrowest: int) -> None:
        """Another kind of columns: days are narrow, tasks are wide."""
        self._narrowest = narrowest
        self.set_widths()

    def set_widths(self) -> None:
        px, count = self.look.px, self.sheet.columnCount()
        self.verticalHeader().setFixedWidth(px(_NAME_WIDE if self.width() > px(_WIDE) else _NAME))
        if not count:
            return
        room = self.viewport().width()
        each = max(px(self._narrowest), min(room // count, px(self._narrowest * 2)))
        for at in range(count):
            self.horizontalHeader().resizeSection(at, each)
