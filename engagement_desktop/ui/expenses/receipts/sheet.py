"""The pages of a receipt as pictures, whatever it is: rendered from memory, nothing is written."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QTransform
from PySide6.QtPdf import QPdfDocument

from engagement_desktop.domain.expenses.receipting.prepared import PDF
from engagement_desktop.ui.common.printing import OpenedPdf

_SHARPEST = 2_400
"""Pixels of the longest side: letters of a ticket stay sharp at the largest zoom."""


class OpenedReceipt:
    """One receipt, opened once and drawn at any size; `close` gives its memory back."""

    def __init__(self, content: bytes, media_type: str) -> None:
        self._pdf = OpenedPdf(content) if media_type == PDF else None
        self._picture = QImage() if self._pdf else _read(content)

    def pages(self) -> int:
        """None when it cannot be shown."""
        if self._pdf is None:
            return 0 if self._picture.isNull() else 1
        return self._pdf.pages() if self._pdf.document.error() is QPdfDocument.Error.None_ else 0

    def drawn(self, page: int, wide: int, turns: int) -> QImage:
        """A page of that width in pixels, after quarter turns to the right."""
        turned = QTransform().rotate(90 * turns)
        if self._pdf is None:
            return self._picture.transformed(turned).scaledToWidth(
                wide, Qt.TransformationMode.SmoothTransformation
            )
        points = self._pdf.document.pagePointSize(page)
        across = points.transposed() if turns % 2 else points
        scale = wide / max(across.width(), 1.0)
        high = min(int(points.height() * scale), 4 * _SHARPEST)
        size = QSize(max(int(points.width() * scale), 1), max(high, 1))
        return _on_white(self._pdf.document.render(page, size)).transformed(turned)

    def close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()


def _read(content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _SHARPEST:
        reader.setScaledSize(size.scaled(_SHARPEST, _SHARPEST, Qt.AspectRatioMode.KeepAspectRatio))
    return _on_white(reader.read())


def _on_white(image: QImage) -> QImage:
    """What is see-through lies on paper, in whatever theme."""
    if image.isNull() or not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
