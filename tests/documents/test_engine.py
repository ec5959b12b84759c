"""What ReportLab must do, or a new version of it broke the papers."""

from collections.abc import Callable

from reportlab import rl_config
from reportlab.graphics import shapes
from reportlab.platypus import paragraph

from engagement_desktop.documents import engine
from engagement_desktop.documents.fonts import Face, register_fonts
from engagement_desktop.documents.pdf import Paper


def test_teaching_twice_changes_nothing_more() -> None:
    register_fonts()
    before = vars(paragraph)["_wsc"]
    engine.teach(Face.REGULAR.value)
    assert vars(paragraph)["_wsc"] == before
    assert shapes.STATE_DEFAULTS["fontName"] == "SourceSans3-Regular"
    assert rl_config.useA85 == 0


def test_an_amount_is_one_word() -> None:
    register_fonts()
    assert paragraph.split("de 2\u202f214,87\u00a0€ en tout") == ["de", "2\u202f214,87\u00a0€", "en", "tout"]
    assert paragraph.split("a\nb", "\n") == ["a", "b"]


def test_an_amount_never_breaks_at_the_end_of_a_line(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Frais", "Une phrase.")
    paper.body(" ".join(f"somme {'x' * (number % 9)} de 2 214,87 €" for number in range(60)))
    read = read_pdf(paper.to_bytes())
    assert read.structure.count("2\u202f214,87 €") == 60
    assert read.text.count("2 214,87 €") == 60


def test_streams_end_on_a_line_of_their_own(paper: Paper) -> None:
    paper.chapter("Frais", "Une phrase.")
    content = paper.to_bytes()
    assert content.count(b"\nendstream") == content.count(b"endstream") > 3
