"""A signed paper that came as a picture, shown beside the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.services.meetings.preparing.joining import KeptFile
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.expenses.receipts.sheet import OpenedReceipt
from engagement_desktop.ui.theme import Look

_WIDE, _HIGH = 720, 860


class ScanWindow(QWidget):
    """Échap closes it."""

    def __init__(self, near: QWidget, look: Look, kept: KeptFile) -> None:
        super().__init__(near.window(), Qt.WindowType.Window)
        opened = OpenedReceipt(kept.content, kept.media_type)
        if not opened.pages():
            opened.close()
            raise DomainError("Ce papier ne se laisse pas afficher. Rien n’a été changé.")
        self.setProperty("role", "page")
        self.setWindowTitle(kept.name)
        picture = Label("")
        picture.setPixmap(QPixmap.fromImage(opened.drawn(0, look.px(_WIDE) - look.px(40), 0)))
        picture.setAccessibleName(f"Papier signé\u00a0: {kept.name}")
        opened.close()
        place = QScrollArea()
        place.setWidget(picture)
        place.setAccessibleName(kept.name)
        column(look, self, gap=0).addWidget(place)
        QShortcut(QKeySequence("Esc"), self, self.close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(look.px(_WIDE), look.px(_HIGH))


def show_scan(near: QWidget, look: Look, kept: KeptFile) -> ScanWindow:
    """Show it; a paper that cannot be shown is refused in words."""
    window = ScanWindow(near, look, kept)
    window.show()
    return window
