"""Line icons drawn in the colours of the theme."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """The drawings of one folder, tinted on demand and kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float, int], QPixmap] = {}

    def svg(self, name: str, colour: str) -> bytes:
        """The drawing as SVG text in one colour.

        Raises:
            FileNotFoundError: no drawing of this name is shipped.
        """
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name].replace("currentColor", colour).encode()

    def pixmap(self, name: str, colour: str, size: int, ratio: float, *, right: int = 0) -> QPixmap:
        """The drawing at `size` logical pixels, with `right` empty ones after it."""
        key = (name, colour, size, ratio, right)
        if key not in self._drawn:
            self._drawn[key] = self._draw(self.svg(name, colour), size, ratio, right)
        return self._drawn[key]

    @staticmethod
    def _draw(svg: bytes, size: int, ratio: float, right: int) -> QPixmap:
        pixmap = QPixmap(int((size + right) * ratio), int(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
