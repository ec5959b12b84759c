from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.pdf import Paper, Running
from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.services.progress import Cancelled, Silent
from engagement_desktop.ui.common import printing
from engagement_desktop.ui.common.preview import DocumentPreview
from engagement_desktop.ui.common.printing import choose_printer, print_pdf
from engagement_desktop.ui.theme import Look
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("qapp")  # without it a printer brings the interpreter down


@pytest.fixture
def document() -> bytes:
    paper = Paper(Properties("Essai", "Essai", "MSP", NOW), Running("MSP", "Essai"))
    for number in range(1, 4):
        paper.chapter(f"Chapitre {number}", "Une phrase.")
    return paper.to_bytes()


@pytest.fixture
def preview(qtbot: QtBot, look: Look) -> DocumentPreview:
    made = DocumentPreview(look)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_a_document_is_read_from_memory_page_by_page(preview: DocumentPreview, document: bytes) -> None:
    preview.show_document("Rapport 2025", document)
    assert preview.content() == document
    assert preview.header.title() == "Rapport 2025"
    assert preview.view.accessibleName() == f"Aperçu\u00a0: Rapport 2025, {preview.pages()}\u00a0pages"


def test_letters_grow_and_shrink_within_reason(preview: DocumentPreview, document: bytes) -> None:
    preview.show_document("Rapport", document)
    usual = preview.view.zoomFactor()
    preview.zoom(1.25)
    assert preview.view.zoomFactor() > usual
    preview.zoom(1000)
    assert preview.view.zoomFactor() == 4.0
    preview.zoom(0.0001)
    assert preview.view.zoomFactor() == 0.25


def test_a_page_takes_the_width_that_it_is_given_until_one_zooms(
    preview: DocumentPreview, document: bytes
) -> None:
    preview.resize(300, 300)
    preview.show_document("Rapport", document)
    narrow = preview.view.zoomFactor()
    preview.resize(900, 600)
    preview.resizeEvent(QResizeEvent(QSize(900, 600), QSize(300, 300)))
    wide = preview.view.zoomFactor()
    assert wide > narrow
    preview.zoom(1.25)
    by_hand = preview.view.zoomFactor()
    preview.resizeEvent(QResizeEvent(QSize(900, 600), QSize(300, 300)))
    assert preview.view.zoomFactor() == by_hand


def test_what_is_no_document_is_said(preview: DocumentPreview, document: bytes) -> None:
    preview.show_document("Rapport", document)
    with pytest.raises(KnownProblem, match="ne se laisse pas afficher"):
        preview.show_document("Rapport", b"bonjour")
    assert preview.pages() == 0


def test_leaving_gives_the_memory_back(preview: DocumentPreview, document: bytes) -> None:
    preview.show_document("Rapport", document)
    preview.forget()
    assert preview.content() == b""


@pytest.fixture
def file_printer(tmp_path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    return printer


def test_every_page_goes_to_the_printer(document: bytes, file_printer: QPrinter, tmp_path: Path) -> None:
    pages = print_pdf(document, file_printer, Silent())
    assert pages == len(PdfReader(tmp_path / "papier.pdf").pages)
    assert pages >= 3


def test_some_pages_only(document: bytes, file_printer: QPrinter, tmp_path: Path) -> None:
    file_printer.setFromTo(2, 3)
    assert print_pdf(document, file_printer, Silent()) == 2
    assert len(PdfReader(tmp_path / "papier.pdf").pages) == 2


def test_printing_stops_between_two_pages(document: bytes, file_printer: QPrinter) -> None:
    class Impatient:
        def step(self, said: str, done: int, total: int) -> None:
            assert said == f"Impression de la page {done + 1}"
            if 0 < done < total:
                raise Cancelled

    with pytest.raises(Cancelled):
        print_pdf(document, file_printer, Impatient())


def test_without_a_printer_the_sentence_says_what_to_do(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert QPrinterInfo.availablePrinterNames() == []
    with pytest.raises(KnownProblem, match="Enregistrez le document en PDF"):
        choose_printer(parent, "Rapport")


@pytest.mark.parametrize("agreed", [True, False])
def test_the_printer_chosen_bears_the_name_of_the_document(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    class Answered:
        def __init__(self, printer: QPrinter, _parent: QWidget) -> None:
            assert printer.docName() == "Rapport"

        def setWindowTitle(self, title: str) -> None:  # noqa: N802 # Qt names it
            assert title == "Imprimer"

        def exec(self) -> QDialog.DialogCode:
            return QDialog.DialogCode.Accepted if agreed else QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Accueil"])
    monkeypatch.setattr(printing, "QPrintDialog", Answered)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert (choose_printer(parent, "Rapport") is not None) is agreed
