"""The grid of a paper, its numbers and its contents."""

from collections.abc import Callable

import pytest
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.blocks import KeyFigure
from engagement_desktop.documents.charts import Bar, bars
from engagement_desktop.documents.pdf import Paper, Running
from engagement_desktop.documents.tables import Column, DataTable


def a_table(name: str, rows: int, note: str = "") -> DataTable:
    cells = tuple((f"ligne {number}", number) for number in range(rows))
    return DataTable(name, f"Table {name}", (Column("Nom"), Column("Nombre", figures=True)), cells, note=note)


def test_the_contents_know_the_pages_in_one_pass(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("En bref", "Une phrase.")
    paper.contents()
    paper.chapter("Les frais", "Une phrase.")
    paper.table(a_table("long", 60))
    paper.chapter("La fin", "Une phrase.")
    structure = read_pdf(paper.to_bytes()).structure
    assert '"En bref 2 "' in structure
    assert '"Les frais 3 "' in structure
    assert '"La fin 6 "' in structure


def test_the_outline_goes_from_chapters_to_sections(paper: Paper, read_pdf: Callable) -> None:
    paper.section("Avant tout chapitre")
    paper.chapter("Un", "Une phrase.")
    paper.section("Deux")
    outline = PdfReader(read_pdf(paper.to_bytes()).path).outline
    assert [entry.title for entry in outline[:2]] == ["Avant tout chapitre", "Un"]
    assert [entry.title for entry in outline[2]] == ["Deux"]


def test_each_page_says_its_number_the_structure_and_the_chapter(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.chapter("Deux", "Une phrase.")
    pages = read_pdf(paper.to_bytes()).text.split("\f")
    assert "Page" not in pages[0]
    assert "Maison de santé" in pages[1]
    assert "Page 2 / 3" in pages[1]
    assert "Page 3 / 3" in pages[2]
    assert pages[2].split("\n")[0].endswith("Deux")


def test_tables_and_figures_are_numbered(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.table(a_table("a", 2, "Une note."))
    paper.figure("Barres", bars([Bar("a", 3, "3 h")]))
    paper.table(a_table("b", 2))
    text = read_pdf(paper.to_bytes()).text
    for caption in ("Tableau 1. Table a", "Figure 1. Barres", "Tableau 2. Table b", "Une note."):
        assert caption in text


def test_a_long_equivalent_names_the_table_of_the_same_numbers(paper: Paper) -> None:
    paper.chapter("Un", "Une phrase.")
    chart = bars(
        [Bar(f"Une ligne de nom assez long {number}", number, f"{number} h") for number in range(20)]
    )
    paper.figure("Barres", chart, "b")
    paper.table(a_table("a", 2))
    paper.table(a_table("b", 2))
    assert b"tableau 2." in paper.to_bytes()


def test_a_title_stays_with_its_table(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.body("mot " * 610)
    paper.section("Un titre")
    paper.table(a_table("a", 10))
    pages = read_pdf(paper.to_bytes()).text.split("\f")
    assert "Un titre" not in pages[1]
    assert "Un titre" in pages[2]
    assert "ligne 9" in pages[2]


def test_key_figures_are_read_one_after_the_other(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.key_figures(
        [
            KeyFigure("34", "personnes", "21 usagers"),
            KeyFigure("1 234 567 890,12 €", "de frais"),
            KeyFigure("1", "a"),
            KeyFigure("2", "b"),
        ]
    )
    read = read_pdf(paper.to_bytes())
    said = [line.strip() for line in read.structure.splitlines() if line.strip().startswith('"')]
    assert said[2:5] == ['"34 "', '"personnes "', '"21\u00a0usagers "'.replace("\u00a0", " ")]
    assert read.roles["P"] == 5


def test_the_same_paper_gives_the_same_bytes(properties: Properties) -> None:
    def drawn() -> bytes:
        paper = Paper(properties, Running("Maison", "Essai"))
        paper.chapter("Un", "Une phrase.")
        paper.table(a_table("a", 40))
        return paper.to_bytes()

    assert drawn() == drawn()


def test_the_work_says_each_chapter_and_may_be_stopped(paper: Paper) -> None:
    class StopHere(Exception):
        pass

    said: list[str] = []

    def step(words: str) -> None:
        said.append(words)
        if words == "Page 10":
            raise StopHere

    paper.chapter("Un", "Une phrase.")
    paper.table(a_table("a", 2000))
    with pytest.raises(StopHere):
        paper.to_bytes(step)
    assert said == ["Un", "Page 10"]


def test_a_very_long_name_is_cut_in_the_head(properties: Properties, read_pdf: Callable) -> None:
    paper = Paper(properties, Running("Nom " * 100, "Essai"))
    paper.chapter("Titre " * 60, "Une phrase.")
    assert "…" in read_pdf(paper.to_bytes()).text


def test_a_large_amount_stands_on_one_line(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.key_figures([KeyFigure("31 292,33 €", "valeur"), KeyFigure("1", "autre")])
    assert '"31\u202f292,33 € "' in read_pdf(paper.to_bytes()).structure
