"""The paper code on paper: its lines, its square, and where it must be kept."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.look import FAMILY

_MARGIN_MM = 20
_INK = QColor("#1B2A2E")
_QUIET = 4
_KEEP = "Ce code ouvre le dossier sans la phrase de passe. Gardez-le en lieu sûr, loin de l’ordinateur."


class QrSquare(QWidget):
    """The code as a square, for a telephone that copies it; always black on white."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._matrix: list[list[int]] = []
        self.setAccessibleName("Code papier sous forme de carré à photographier")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.bound(self, (164, 164), (164, 164))

    def show_text(self, text: str) -> None:
        self._matrix = qr_matrix(text)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_qr(painter, QRectF(self.rect()), self._matrix)
        painter.end()
        event.accept()


def qr_matrix(text: str) -> list[list[int]]:
    """Dark and light modules, row by row."""
    import segno

    return [[int(module) for module in line] for line in segno.make(text, error="m", micro=False).matrix]


def paint_qr(painter: QPainter, square: QRectF, matrix: Sequence[Sequence[int]]) -> None:
    """Draw the square with the quiet border that readers need."""
    painter.fillRect(square, Qt.GlobalColor.white)
    if not matrix:
        return
    side = square.width() / (len(matrix) + 2 * _QUIET)
    for down, line in enumerate(matrix):
        for across, dark in enumerate(line):
            if dark:
                left, top = square.left() + (across + _QUIET) * side, square.top() + (down + _QUIET) * side
                painter.fillRect(QRectF(left, top, side + 0.2, side + 0.2), Qt.GlobalColor.black)


def written(dossier: str, lines: Sequence[str]) -> str:
    """The code as plain text."""
    return f"Engagement — code papier du dossier « {dossier} »\n\n" + "\n".join(lines) + f"\n\n{_KEEP}\n"


def save_text(path: Path, dossier: str, lines: Sequence[str]) -> None:
    """Write the code where the person says, readable by them alone."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(written(dossier, lines))


def save_pdf(path: Path, dossier: str, lines: Sequence[str]) -> None:
    """The printed page as a file."""
    writer = QPdfWriter(str(path))
    writer.setTitle("Code papier")
    writer.setCreator("Engagement")
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter
    )
    painter = QPainter(writer)
    if not painter.isActive():
        raise PermissionError(str(path))
    _paint_page(painter, writer.width(), writer.resolution(), dossier, lines)
    painter.end()


def print_page(printer: QPrinter, dossier: str, lines: Sequence[str]) -> None:
    """Send the page to a printer."""
    painter = QPainter(printer)
    width = int(printer.pageRect(QPrinter.Unit.DevicePixel).width())
    _paint_page(painter, width, printer.resolution(), dossier, lines)
    painter.end()


def _paint_page(painter: QPainter, width: int, dpi: int, dossier: str, lines: Sequence[str]) -> None:
    painter.setPen(_INK)
    top = _text(painter, 0, width, dpi, 20, True, "Code papier")
    top = _text(painter, top, width, dpi, 12, False, f"Dossier « {dossier} »") + dpi // 4
    for line in lines:
        top = _text(painter, top, width, dpi, 20, True, line)
    top += dpi // 4
    side = dpi * 2
    paint_qr(painter, QRectF(0, top, side, side), qr_matrix("\n".join(lines)))
    _text(
        painter,
        top + side + dpi // 4,
        width,
        dpi,
        12,
        False,
        f"{_KEEP} Une personne de confiance doit savoir où le trouver.",
    )


def _text(painter: QPainter, top: int, width: int, dpi: int, points: int, bold: bool, text: str) -> int:
    font = painter.font()
    font.setFamily(FAMILY)
    font.setPointSize(points)
    font.setBold(bold)
    painter.setFont(font)
    flags = int(Qt.TextFlag.TextWordWrap)
    box = painter.boundingRect(QRectF(0, top, width, dpi * 10), flags, text)
    painter.drawText(box, flags, text)
    return int(box.bottom()) + dpi // 12
