"""Short papers in two sizes: facts, tables, heads and feet."""

from collections.abc import Callable

import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import LARGE, USUAL, Print

RUNNING = Running("Maison de santé", "Essai")
FIVE = tuple(PaperColumn(name, width=20) for name in ("Nom", "Collège", "Fonction", "Début", "Fin"))


@pytest.mark.parametrize("look", [USUAL, LARGE])
def test_a_short_paper_is_sound(look: Print, properties: Properties, read_pdf: Callable) -> None:
    paper = Handout(properties, RUNNING, look)
    paper.above("Maison de santé")
    paper.title("Un papier")
    paper.opening("La phrase la plus utile.")
    paper.section("Une partie")
    paper.body("Un paragraphe : vrai ?")
    paper.facts([("Lieu", "Mairie"), ("Date", "le 1er avril 2026")])
    paper.items(["Un point", "Un autre"])
    paper.table("Personnes", FIVE[:2], [("Zoé Petit", "Usager"), ("Ève Roux", "Élu")])
    paper.note("Ce qui n’est pas compté.")
    content = paper.to_bytes()
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    assert read.roles["H1"] == read.roles["H2"] == read.roles["Caption"] == 1
    assert read.roles["Table"] == 2
    outline = PdfReader(read.path).outline
    assert outline[0].title == "Un papier"
    assert "Page 1 / 1" in read.words


def test_a_table_too_wide_for_large_print_is_told_row_by_row(
    properties: Properties, read_pdf: Callable
) -> None:
    rows = [("Zoé Petit", "Usager", "Membre", "01/01/2024", ""), ("Ève Roux", "Élu", "Membre", "", "")]
    wide, told = Handout(properties, RUNNING), Handout(properties, RUNNING, LARGE)
    for paper in (wide, told):
        paper.title("Personnes")
        paper.table("Qui siège", FIVE, rows)
    assert read_pdf(wide.to_bytes()).roles["Caption"] == 1
    read = read_pdf(told.to_bytes())
    assert read.roles["Caption"] == 0
    assert "Nom Zoé Petit Collège Usager Fonction Membre Début 01/01/2024" in read.words
    assert "Fin" not in read.words


def test_the_head_comes_with_the_second_page_and_each_page_is_told(
    properties: Properties, read_pdf: Callable
) -> None:
    paper = Handout(properties, RUNNING)
    paper.title("Long")
    for _ in range(30):
        paper.body("Une phrase assez longue pour tenir plus d’une ligne sur la page. " * 3)
    said: list[str] = []
    pages = PdfReader(read_pdf(paper.to_bytes(said.append)).path).pages
    assert "Maison de santé" not in pages[0].extract_text()
    assert "Maison de santé" in pages[1].extract_text()
    assert said == [f"Page {number}" for number in range(1, len(pages) + 1)]


def test_a_row_to_write_in_is_as_tall_as_asked_and_taller_for_its_words(
    properties: Properties, read_pdf: Callable
) -> None:
    columns = (PaperColumn("Nom", width=20), PaperColumn("Signature", width=140))
    paper = Handout(properties, RUNNING)
    paper.title("Signatures")
    paper.table("Signent", columns, [("Zoé", ""), ("Un nom qui prend bien des lignes " * 3, "")], height=40)
    assert read_pdf(paper.to_bytes()).roles["Table"] == 1


def test_large_print_is_larger_in_all_and_has_no_grey() -> None:
    for name in ("title", "opening", "section", "body", "letter", "item", "cell", "head", "label", "note"):
        usual, large = getattr(USUAL, name), getattr(LARGE, name)
        assert large.fontSize >= 1.3 * usual.fontSize, name
        assert "Light" not in large.fontName
    assert LARGE.note.textColor == LARGE.label.textColor == LARGE.body.textColor
    assert LARGE.width > USUAL.width
    assert LARGE.is_large
    assert not USUAL.is_large
