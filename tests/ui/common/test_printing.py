from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.services.progress import Silent
from engagement_desktop.ui.common.preview import DocumentPreview
from engagement_desktop.ui.common.printing import print_pdf
from engagement_desktop.ui.theme import Look

pytestmark = pytest.mark.usefixtures("qapp")  # without it a printer brings the interpreter down

NAME = 'Rapport <b>2025</b> & "co"'


@pytest.fixture
def document() -> bytes:
    """Four pages of paper, as any program could have made them."""
    paper, written = PdfWriter(), BytesIO()
    for _page in range(4):
        paper.add_blank_page(595, 842)
    paper.write(written)
    return written.getvalue()


@pytest.fixture
def preview(qtbot: QtBot, look: Look, document: bytes) -> DocumentPreview:
    made = DocumentPreview(look)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_document(NAME, document)
    return made


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_says_what_to_check(document: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nulle part" / "papier.pdf"))
    with pytest.raises(KnownProblem, match="Rien n’a été imprimé") as told:
        print_pdf(document, printer, Silent())
    assert "Vérifiez qu’elle est allumée" in told.value.sentence
    assert list(tmp_path.glob("**/*.pdf")) == []


def test_more_pages_than_there_are_prints_those_there_are(document: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setFromTo(4, 50)
    assert print_pdf(document, printer, Silent()) == 1


def test_the_head_says_which_page_one_reads(preview: DocumentPreview, qtbot: QtBot) -> None:
    assert preview.header._facts.text() == f"Page 1 sur {preview.pages()}"
    bar = preview.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: preview.header._facts.text() == f"Page {preview.pages()} sur {preview.pages()}")


def test_the_name_of_a_document_is_no_markup(preview: DocumentPreview) -> None:
    assert preview.header.title() == NAME
    assert preview.header._title.textFormat() == Qt.TextFormat.PlainText
    assert NAME in preview.view.accessibleName()


@pytest.mark.parametrize("width", [900, 1300])
def test_plus_and_minus_change_the_letters_in_any_window(
    preview: DocumentPreview, qtbot: QtBot, width: int
) -> None:
    preview.resize(width, 700)
    usual = preview.view.zoomFactor()
    qtbot.keyClick(preview.view, "+")
    qtbot.waitUntil(lambda: preview.view.zoomFactor() > usual)
    qtbot.keyClick(preview.view, "-")
    qtbot.waitUntil(lambda: preview.view.zoomFactor() == pytest.approx(usual))


def test_a_page_is_never_wider_than_the_window(preview: DocumentPreview, document: bytes) -> None:
    for width in (500, 900, 1600):
        preview.resize(width, 700)
        preview.show_document(NAME, document)
        assert preview.view.horizontalScrollBar().maximum() == 0


def test_escape_leaves_and_the_buttons_ask_for_paper_and_file(preview: DocumentPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.left):
        qtbot.keyClick(preview.view, Qt.Key.Key_Escape)
    with qtbot.waitSignal(preview.print_wanted):
        preview.print.click()
    with qtbot.waitSignal(preview.save_wanted):
        qtbot.keyClick(preview.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert preview.first_focus() is preview.view


def test_nothing_is_asked_of_a_document_that_was_put_away(preview: DocumentPreview) -> None:
    preview.forget()
    preview._show_whole_width()
    preview._tell_page(0)
    assert (preview.pages(), preview.content()) == (0, b"")


def test_the_table_under_the_pages_follows_the_theme(preview: DocumentPreview, look: Look) -> None:
    look.choose_theme("sombre")
    shade = preview.view.palette().dark().color().name()
    assert shade == look.colour("creux").name()
    look.choose_theme("clair")
