"""The one window: the unlock page, the assistant or the open dossier, and the keys that work everywhere."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from engagement_desktop.ui.common.mark import mark_icon
from engagement_desktop.ui.theme import Look

NAME = "Engagement"
SMALLEST = QSize(1024, 700)
USUAL = QSize(1280, 800)
_GEOMETRY = "fenetre/geometrie"


class MainWindow(QMainWindow):
    """A frame with one thing in it at a time; remembers where it stood."""

    painted = Signal()
    closing = Signal()

    def __init__(self, look: Look, settings: QSettings) -> None:
        super().__init__()
        self._look = look
        self._settings = settings
        self._painted = False
        self._leaving: list[QWidget] = []
        self._may_close: Callable[[], bool] = _always
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(NAME)
        self.setWindowIcon(mark_icon(look))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        geometry = settings.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        for keys, act in (
            ("Ctrl++", look.larger),
            ("Ctrl+=", look.larger),
            ("Ctrl+-", look.smaller),
            ("Ctrl+0", lambda: look.choose_size(100)),
            ("Ctrl+Shift+L", look.next_theme),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def show_content(self, widget: QWidget, title: str = "") -> None:
        """Put one thing in the window; what was there goes away, unless it asked to come back.

        It is held until Qt has destroyed it: a search for cycles that finds a living tree of widgets takes it
        apart in any order and brings the program down.
        """
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.setWindowTitle(f"{title} — {NAME}" if title else NAME)
        if before is not None and before is not widget:
            self._stack.removeWidget(before)
            before.hide()
            if not before.property("garde"):
                self._leaving = [one for one in self._leaving if isValid(one)]
                self._leaving.append(before)
                before.deleteLater()

    def content(self) -> QWidget | None:
        """What is in the window now."""
        return self._stack.currentWidget()

    def ask_before_closing(self, may_close: Callable[[], bool] | None) -> None:
        """Who is asked when the window should close; nobody by default."""
        self._may_close = may_close or _always

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settings.setValue(_GEOMETRY, self.saveGeometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)


def _always() -> bool:
    return True
