"""One ring that follows the keyboard focus."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QPlainTextEdit,
    QProxyStyle,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from engagement_desktop.ui.theme.look import Look

_MARGIN = 6
_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class _RingStyle(QProxyStyle):
    """Only says how far the ring stands from its control, and that neither neighbour nor mask cuts it."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returned)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        return _MARGIN if metric in _MARGINS else super().pixelMetric(metric, option, widget)


class FocusRing(QObject):
    """Puts the ring round the control that has the focus; lists draw their own round the current row."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__()
        self._app = app
        self._look = look
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def ringed(self) -> QWidget | None:
        """The control that the ring surrounds now."""
        return self._frame.widget() if self._frame is not None and self._frame.isVisible() else None

    def end(self) -> None:
        """Take the ring away before the window goes."""
        self._app.focusChanged.disconnect(self._on_focus_changed)
        if self._frame is not None:
            self._frame.deleteLater()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or _rings_itself(now) or now.isWindow():
            if self._frame is not None:
                self._frame.hide()
            return
        if self._frame is None:
            self._frame = _Frame(self._look)
            self._frame.destroyed.connect(self._on_frame_gone)
        _bring_into_view(now)
        self._frame.setWidget(_outline_of(now))
        self._frame.setVisible(now.isVisible())

    def _on_frame_gone(self) -> None:
        """The ring lives beside the control it surrounds, and goes away with its page."""
        self._frame = None


class _Frame(QFocusFrame):
    """The ring itself."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._margin_style = _RingStyle("Fusion")
        self.setStyle(self._margin_style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        widget = self.widget()
        on_rail = widget is not None and widget.property("kind") in {"rail", "rail_cherche"}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("rail_encre" if on_rail else "focus"), 2.4))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 9, 9)
        painter.end()
        event.accept()


def _rings_itself(widget: QWidget) -> bool:
    """Lists and bodies that scroll do; a text of several lines is a field like the others."""
    return isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit | QTextEdit)


def _bring_into_view(widget: QWidget) -> None:
    """A fault takes the focus to its field: the body scrolls there, to what is said under it too."""
    around = widget.parentWidget()
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        if around is not None and around.height() <= parent.viewport().height() // 2:
            parent.ensureWidgetVisible(around, 2 * _MARGIN, 2 * _MARGIN)
        parent.ensureWidgetVisible(widget, 2 * _MARGIN, 2 * _MARGIN)


def _outline_of(widget: QWidget) -> QWidget:
    """A borderless edit is ringed with its frame, a choice with its card; what else a card holds is not."""
    parent = widget.parentWidget()
    role = parent.property("role") if parent is not None else None
    if parent is not None and (role == "recherche" or (role == "choix" and isinstance(widget, QRadioButton))):
        return parent
    return widget
