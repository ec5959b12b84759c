"""How the first column of the entry grid of people is painted: the number of the line, then how it stands."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from engagement_desktop.ui.common.badge import BadgeWord, paint_badge
from engagement_desktop.ui.common.grid.sheet_painter import SheetPainter
from engagement_desktop.ui.common.rows import BADGE_ROLE, LEFT, AnyIndex
from engagement_desktop.ui.register.entry_model import STATE

_NUMBER = 34


class EntryPainter(SheetPainter):
    """The number of the line before its badge."""

    def fill(self, painter: QPainter, index: AnyIndex, inside: QRect, *, chosen: bool) -> None:
        if index.column() != STATE:
            super().fill(painter, index, inside, chosen=chosen)
            return
        painter.setFont(self._look.font(105))
        painter.setPen(self._look.colour("encre2"))
        painter.drawText(inside, int(LEFT), str(index.row() + 1))
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, BadgeWord):
            paint_badge(painter, self._look, badge, inside.adjusted(self._look.px(_NUMBER), 0, 0, 0))
