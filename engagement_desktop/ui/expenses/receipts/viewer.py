"""A receipt to be read beside what is typed: its pages, larger or smaller, turned."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.expenses.receipts.sheet import OpenedReceipt
from engagement_desktop.ui.theme import Look

_LEAST, _MOST = 4, 20
_WHOLE = 4  # quarters of the width of the panel
_EDGES = 28


class ReceiptView(QScrollArea):
    """Arrows scroll, + and − change the size, R turns, Page ↓ and ↑ change page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._opened: OpenedReceipt | None = None
        self._page, self._turns, self._quarters = 0, 0, _WHOLE
        self._name = ""
        self.setProperty("role", "lecture")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet = Label()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._sheet)
        look.changed.connect(self._draw)

    def show_receipt(self, name: str, content: bytes, media_type: str) -> bool:
        """The first page, whole across; False when it cannot be shown."""
        self.forget()
        self._opened = OpenedReceipt(content, media_type)
        self._name = name
        if not self._opened.pages():
            self.forget()
            return False
        self._draw()
        self.verticalScrollBar().setValue(0)
        return True

    def forget(self) -> None:
        """Give the memory back."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None
        self._page, self._turns, self._quarters = 0, 0, _WHOLE
        self._sheet.clear()

    def pages(self) -> int:
        return self._opened.pages() if self._opened else 0

    def page(self) -> int:
        return self._page

    def go_to(self, page: int) -> None:
        """Another page of the same receipt, when there is one."""
        if 0 <= page < self.pages():
            self._page = page
            self._draw()
            self.verticalScrollBar().setValue(0)

    def turn(self) -> None:
        """A quarter turn to the right, on the screen alone."""
        self._turns = (self._turns + 1) % 4
        self._draw()

    def zoom(self, quarters: int) -> None:
        """Larger (1) or smaller (−1) by a quarter of the width."""
        self._quarters = min(max(self._quarters + quarters, _LEAST), _MOST)
        self._draw()

    def quarters(self) -> int:
        """How wide the page is, in quarters of the room: 4 is the whole width."""
        return self._quarters

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1)
            case Qt.Key.Key_Minus:
                self.zoom(-1)
            case Qt.Key.Key_R if not event.modifiers():
                self.turn()
            case Qt.Key.Key_PageDown if self.pages() > 1:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp if self.pages() > 1:
                self.go_to(self._page - 1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._opened is None:
            return
        ratio = self.devicePixelRatioF()
        room = max(self.width() - self._look.px(_EDGES), 40)
        wide = max(int(room * self._quarters * ratio) // _WHOLE, 1)
        picture = QPixmap.fromImage(self._opened.drawn(self._page, wide, self._turns))
        picture.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(picture)
        self._sheet.adjustSize()
        self.setAccessibleName(f"Reçu affiché{NBSP}: {self._name}, page {self._page + 1} sur {self.pages()}")
