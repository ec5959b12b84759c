"""The preview of a document, from memory: read it, print it, save it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.header import PageHeader
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.printing import OpenedPdf
from engagement_desktop.ui.theme import Look

_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.25, 4.0, 1.25
_WIDEST, _EDGES, _POINTS = 860, 40, 72


class DocumentPreview(QFrame):
    """Pages one under the other, as wide as the window; nothing is written to read them."""

    left = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._look = look
        self._opened: OpenedPdf | None = None
        self._content = b""
        self._name = ""
        self._by_hand = False
        whole = column(look, self, gap=0)
        self.header = PageHeader(look)
        self.header.add_back("Retour", self.left.emit)
        self.header.add_secondary("Réduire", lambda: self.zoom(1 / _STEP), keys="-")
        self.header.add_secondary("Agrandir", lambda: self.zoom(_STEP), keys="+")
        self.print = self.header.add_secondary("Imprimer", self.print_wanted.emit, "printer")
        self.save = self.header.add_primary("Enregistrer", self.save_wanted.emit, "save", keys="Ctrl+S")
        whole.addWidget(self.header)
        self._none = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setDocument(self._none)
        self.view.pageNavigator().currentPageChanged.connect(self._tell_page)
        whole.addWidget(self.view, 1)
        look.changed.connect(self._dress)
        self._dress()
        QShortcut(QKeySequence("Escape"), self, self.left.emit)

    def show_document(self, name: str, content: bytes) -> None:
        """Show these bytes from their first page.

        Raises:
            KnownProblem: they are not a document that can be shown.
        """
        self.forget()
        opened = OpenedPdf(content)
        if opened.document.error() is not QPdfDocument.Error.None_ or not opened.pages():
            opened.close()
            raise KnownProblem(
                "Ce document ne se laisse pas afficher. Rien n’a été changé. Enregistrez-le et ouvrez-le "
                "avec un autre programme.",
                Cause.DAMAGED,
            )
        self._opened, self._content, self._name = opened, content, name
        self.view.setDocument(opened.document)
        self._by_hand = False
        self._show_whole_width()
        self.view.setAccessibleName(f"Aperçu{NBSP}: {name}, {count(opened.pages(), 'page')}")
        self._tell_page(0)

    def content(self) -> bytes:
        """The very bytes that are shown."""
        return self._content

    def pages(self) -> int:
        return self._opened.pages() if self._opened else 0

    def forget(self) -> None:
        """Give the memory back."""
        self.view.setDocument(self._none)
        if self._opened is not None:
            self._opened.close()
        self._opened, self._content = None, b""

    def zoom(self, factor: float) -> None:
        """Larger or smaller letters, within reason."""
        self._by_hand = True
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * factor, _LEAST_ZOOM), _MOST_ZOOM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width is known only once the page is laid out; a zoom chosen by hand stays."""
        super().resizeEvent(event)
        if not self._by_hand:
            self._show_whole_width()

    def first_focus(self) -> QWidget:
        return self.view

    def _show_whole_width(self) -> None:
        """A page as wide as reading asks, never wider than the window."""
        if self._opened is None:
            return
        dots = self._opened.document.pagePointSize(0).width() * self.view.logicalDpiX() / _POINTS
        room = min(self.width() - self._look.px(_EDGES), self._look.px(_WIDEST))
        self.view.setZoomFactor(min(max(room / max(dots, 1), _LEAST_ZOOM), _MOST_ZOOM))

    def _dress(self) -> None:
        """The table under the pages, in the colours of the theme."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._look.colour("creux"))
        self.view.setPalette(palette)

    def _tell_page(self, at: int) -> None:
        if self._opened is not None:
            self.header.set_title(self._name, f"Page {at + 1} sur {self._opened.pages()}")
