"""A layout that puts its widgets side by side and goes to the next line when room is short."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from engagement_desktop.ui.theme import Look


class Flow(QLayout):
    """Chips and buttons that wrap: never wider than the place they are given."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, gap: int = 6, below: int | None = None
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._look = look
        self._below = below  # between two lines, when it is not the gap between two widgets
        look.space(self, gap=gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return self._with_margins(QSize(wide, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return self._with_margins(least)

    def _with_margins(self, size: QSize) -> QSize:
        around = self.contentsMargins()
        return size + QSize(around.left() + around.right(), around.top() + around.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the lines out in this rectangle; gives the height they take."""
        around = self.contentsMargins()
        rect = rect.marginsRemoved(around)
        at, high = rect.topLeft(), 0
        between = self.spacing() if self._below is None else self._look.px(self._below)
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if at.x() > rect.x() and at.x() + size.width() > rect.right() + 1:
                at, high = QPoint(rect.x(), at.y() + high + between), 0
            if move:
                item.setGeometry(QRect(at, QSize(min(size.width(), rect.width()), size.height())))
            at = QPoint(at.x() + size.width() + self.spacing(), at.y())
            high = max(high, size.height())
        return at.y() + high - rect.y() + around.top() + around.bottom()
