"""Fields side by side while there is room, one under the other when there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.theme import Look


class SideOrUnder(QWidget):
    """A line of a form that turns into a column instead of being cut."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.line: QBoxLayout = row(look, self, gap=12)

    def minimumSizeHint(self) -> QSize:
        wide = max((each.minimumSizeHint().width() for each in self._held()), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        held = self._held()
        wanted = sum(each.minimumSizeHint().width() for each in held) + self.line.spacing() * (len(held) - 1)
        under = wanted > self.width()
        way = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        if way != self.line.direction():
            self.line.setDirection(way)
            self.updateGeometry()

    def _held(self) -> list[QWidget]:
        items = (self.line.itemAt(at) for at in range(self.line.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None and not widget.isHidden()]
