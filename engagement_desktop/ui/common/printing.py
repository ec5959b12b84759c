"""A document on paper: which printer, then page after page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.services.progress import Progress

_FINE = 300  # dots per inch: letters stay sharp, pages stay light
NO_PRINTER = (
    "Aucune imprimante n’est installée sur ce poste. Rien n’a été imprimé. Enregistrez le document en PDF, "
    "ou branchez une imprimante puis réessayez."
)


class OpenedPdf:
    """A PDF read from memory; its bytes stay alive as long as it."""

    def __init__(self, content: bytes) -> None:
        self.document = QPdfDocument()
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def pages(self) -> int:
        return self.document.pageCount()

    def close(self) -> None:
        self.document.close()
        self._buffer.close()


def choose_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The printer that the person chose, or None when they changed their mind.

    Raises:
        KnownProblem: this workstation has no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise KnownProblem(NO_PRINTER, Cause.MISSING)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Imprimer")
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pdf(content: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print every page that the person asked for; tells how many.

    Raises:
        KnownProblem: the printer does not answer.
        Cancelled: stopped between two pages.
    """
    opened = OpenedPdf(content)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or opened.pages(), opened.pages())
    printer.setResolution(_FINE)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        opened.close()
        raise KnownProblem(
            "L’imprimante ne répond pas. Rien n’a été imprimé. Vérifiez qu’elle est allumée, puis réessayez.",
            Cause.MISSING,
        )
    try:
        for number in range(first, last + 1):
            progress.step(f"Impression de la page {number}", number - first, last - first + 1)
            if number > first:
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(sheet, opened.document.render(number - 1, QSize(sheet.width(), sheet.height())))
    finally:
        painter.end()
        opened.close()
    return last - first + 1
