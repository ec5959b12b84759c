"""A chart as a sheet of paper in the page: white in every theme, its words for whoever cannot see it."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.ui.theme import Look

_USUAL_SCALE = 152  # hundredths: the smallest letters of a chart become the smallest of the window
_MARGIN, _RADIUS, _LEAST = 14, 8, 260


class SvgSheet(QWidget):
    """Keeps the proportions of the drawing; never larger than letters need."""

    def __init__(self, look: Look, svg: bytes, words: str) -> None:
        super().__init__()
        self._look = look
        self._renderer = QSvgRenderer(QByteArray(svg), self)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = self._widest()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        least = self._look.px(_LEAST)
        return QSize(least, self.heightForWidth(least))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margin = self._look.px(_MARGIN)
        drawn = self._renderer.defaultSize()
        inside = max(min(width, self._widest()) - 2 * margin, 1)
        return inside * drawn.height() // max(drawn.width(), 1) + 2 * margin

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), self._widest())
        paper = QRectF(0.5, 0.5, width - 1, self.heightForWidth(width) - 1)
        painter.setPen(QPen(self._look.colour("trait"), 1))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(paper, self._look.px(_RADIUS), self._look.px(_RADIUS))
        margin = self._look.px(_MARGIN)
        self._renderer.render(painter, paper.adjusted(margin, margin, -margin, -margin))
        painter.end()
        event.accept()

    def _widest(self) -> int:
        usual = self._renderer.defaultSize().width() * _USUAL_SCALE // 100
        return self._look.px(usual + 2 * _MARGIN)
