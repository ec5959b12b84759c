"""A small sheet over a live meeting: a title, what it asks, its fault in words, its buttons."""

from abc import abstractmethod

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import DISCREET, PRIMARY, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, line, row, scrolling

_SIDE, _RING = 28, 6  # the ring of the focus stands a little outside of a field
_AROUND, _LEAST = 24, 80
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_OF_THE_WINDOW = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel, QEvent.Type.Close}
)


class Sheet(QDialog):
    """Échap leaves all as it was; Enter does what the last button says. It scrolls when room is short."""

    acted = Signal()
    WIDE = 520

    def __init__(self, context: PageContext, title: str, detail: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.look = context.look
        self.setProperty("role", "feuille")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._under = parent
        self._whole = whole = column(self.look, self, (_SIDE, _AROUND, _SIDE, 20), 8)
        self.head: QHBoxLayout = row(self.look, None, gap=16)
        words = column(self.look, None, gap=4)
        words.addWidget(Label(title, "titre"))
        self.detail = Label(detail, "second", wrap=True)
        self.detail.setVisible(bool(detail))
        words.addWidget(self.detail)
        self.head.addLayout(words, 1)
        whole.addLayout(self.head)
        self._inside = QWidget()
        self.body: QVBoxLayout = column(self.look, self._inside, (_RING, _RING, _RING, _RING), 14)
        self._scroll = scrolling(self._inside)
        middle = row(self.look, None, (-_RING, 0, -_RING, 0))
        middle.addWidget(self._scroll)
        whole.addLayout(middle, 1)
        self.fault = Label("", "faute", wrap=True)
        self.fault.hide()
        whole.addWidget(self.fault)
        whole.addWidget(line())
        self.buttons = row(self.look, None, (0, 6, 0, 0), 10)
        self.leave = Button(self.look, "Annuler", DISCREET, on_click=self.reject)
        self.primary = Button(self.look, act, PRIMARY, "circle-check", on_click=self.submit)
        self.buttons.addWidget(self.leave)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.primary)
        whole.addLayout(self.buttons)
        self.primary.setDefault(True)
        self._asked = 0
        self._behind: QWindow | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit_again)
        self._inside.installEventFilter(self)
        self.look.changed.connect(self.fit)

    def submit(self) -> None:
        """Do it; a refusal stays on the sheet."""
        if self.context.errors.guard(self.write, self.refused):
            self.finish()

    @abstractmethod
    def write(self) -> None:
        """Ask the service."""

    def finish(self) -> None:
        """Tell what was done and go."""
        self.context.signals.say(self.context.application.workspace.last_act() or "")
        self.acted.emit()
        self.accept()

    def refused(self, refusal: DomainError) -> None:
        self.fault.setText(refusal.sentence)
        self.fault.show()
        self.fit()
        announce(self, refusal.sentence, at_once=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def open(self) -> None:
        """Over the window, which hands its keys over: a modal window loses those typed while it appears."""
        self.show()
        self.activateWindow()
        self._behind = self._under.window().windowHandle()
        if self._behind is not None:
            self._behind.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A line that turned into a column asks for more height a little later."""
        if watched is self._behind and self.isVisible():
            return self._take_from_behind(event)
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _take_from_behind(self, event: QEvent) -> bool:
        """Keys are for the sheet; the window under it is neither clicked nor closed."""
        if isinstance(event, QKeyEvent) and event.type() in _KEYS:
            copy = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
            QCoreApplication.sendEvent(self.focusWidget() or self, copy)
            return True
        if event.type() in _OF_THE_WINDOW:
            event.ignore()
            self.activateWindow()
            return True
        return False

    def _fit_again(self) -> None:
        if _height(self.body, self._width_inside()) != self._asked:
            self.fit()

    def fit(self) -> None:
        """As high as what it asks, never higher nor wider than the window under it."""
        under, air = self._under.window().size(), self.look.px(_AROUND)
        wide = self._wide()
        self._asked = high = _height(self.body, self._width_inside())
        self._scroll.setFixedHeight(high)
        self._whole.activate()
        over = max(_height(self._whole, wide) - under.height() + air, 0)
        self._scroll.setFixedHeight(max(high - over, self.look.px(_LEAST)))
        self._whole.activate()
        self.setFixedWidth(wide)
        self.resize(wide, _height(self._whole, wide))  # adjustSize stops at two thirds of the screen
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """What must not scroll away under the hand when room is short; nothing, unless said."""

    def show_in_scroll(self, *widgets: QWidget) -> None:
        """Scroll to them, the last one surely."""
        for widget in widgets:
            self._scroll.ensureWidgetVisible(widget, 0, self.look.px(_RING))

    def _wide(self) -> int:
        return min(self.look.px(self.WIDE), self._under.window().width() - self.look.px(_AROUND))

    def _width_inside(self) -> int:
        return self._wide() - 2 * self.look.px(_SIDE - _RING)


def _height(layout: QVBoxLayout, width: int) -> int:
    """The height that a layout asks for at this width."""
    layout.activate()
    return (
        layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    )
