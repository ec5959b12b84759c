"""What a screen reader follows."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.charts import Bar, bars
from engagement_desktop.documents.pdf import Paper
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tables import Column, DataTable
from engagement_desktop.documents.tagged import TableTags, TaggedCanvas, TaggedFigure, TaggedParagraph
from engagement_desktop.documents.text import Text


def alternatives(read: Any) -> list[str]:
    """The text equivalents of all figures."""
    found = []
    waiting = [PdfReader(read.path).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, dict):
            continue
        if "/Alt" in element:
            found.append(str(element["/Alt"]))
        kids = element.get("/K", [])
        waiting += [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    return found


TABLE = DataTable(
    "t", "Un tableau", (Column("Nom"), Column("Nombre", figures=True, summed=True)), (("a", 1),), "Total"
)


def test_each_element_has_its_role(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.section("Deux")
    paper.items([("Mot", " : suite"), ("", "autre")])
    paper.figure("Barres", bars([Bar("a", 3, "3 h")]))
    paper.table(TABLE)
    assert read_pdf(paper.to_bytes()).roles == {
        "Document": 1,
        "H1": 1,
        "P": 1,
        "H2": 1,
        "L": 1,
        "LI": 2,
        "LBody": 2,
        "Figure": 1,
        "Caption": 2,
        "Table": 1,
        "TR": 3,
        "TH": 4,
        "TD": 2,
    }


def test_lines_are_read_without_glued_words(paper: Paper, read_pdf: Callable) -> None:
    words = " ".join(f"mot{number}" for number in range(80))
    paper.chapter("Un", words)
    assert f'"{words} "' in read_pdf(paper.to_bytes()).structure


def test_head_and_foot_are_not_read(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    read = read_pdf(paper.to_bytes())
    assert "empreinte 7c41" in read.text
    assert "Page 2 / 2" in read.text
    assert "empreinte" not in read.structure
    assert "Page" not in read.structure


def test_a_paragraph_over_two_pages_stays_one_paragraph(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.body("mot " * 1500)
    read = read_pdf(paper.to_bytes())
    assert read.properties["Pages"] == "4"
    assert read.roles["P"] == 2


def test_a_table_over_pages_stays_one_table_with_one_head(paper: Paper, read_pdf: Callable) -> None:
    rows = tuple((f"ligne {number}", number) for number in range(60))
    paper.chapter("Un", "Une phrase.")
    paper.table(DataTable("t", "Long", TABLE.columns, rows, "Total"))
    read = read_pdf(paper.to_bytes())
    assert read.roles["Table"] == 1
    assert read.roles["TR"] == 62
    assert read.structure.count("/Column") == 2
    assert read.structure.count("/Row") == 61
    assert read.text.count("Nombre") == int(read.properties["Pages"]) - 1


def test_a_figure_is_told_in_words(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.figure("Barres", bars([Bar("Pairs", 3, "3 h", 2, "2 h"), Bar("Éthique", 1, "1 h")], "2024"))
    content = paper.to_bytes()
    assert alternatives(read_pdf(content)) == [
        "Pairs\u00a0: 3\u00a0h (2\u00a0h en 2024)\u202f; Éthique\u00a0: 1\u00a0h."
    ]
    assert "/BBox" in read_pdf(content).structure


def test_the_same_flowables_draw_on_a_bare_canvas() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    chart = bars([Bar("a", 3, "3 h")])
    paragraph = TaggedParagraph(Text.of("Une phrase."), styles.BODY, Mark("P"))
    table = Table([["a"]], renderCB=TableTags())
    for flowable in (TaggedFigure(chart.drawing, Mark("Figure")), paragraph, table):
        flowable.wrapOn(canvas, 400, 400)
        flowable.drawOn(canvas, 50, 50)
    canvas.save()
    assert b"StructTreeRoot" not in target.getvalue()


def test_a_promise_is_drawn_where_it_was_made(properties: Properties, read_pdf: Callable) -> None:
    target = BytesIO()
    canvas = TaggedCanvas(target, properties=properties)
    canvas.open_tag(Mark("P"))
    canvas.open_tag(Mark("Span"))
    canvas.close_tag()
    canvas.promise(lambda: canvas.drawString(50, 50, f"sur {canvas.page_count}"))
    canvas.close_tag()
    canvas.showPage()
    canvas.drawString(50, 50, "fin")
    canvas.save()
    assert '"sur 2 "' in read_pdf(target.getvalue()).structure
