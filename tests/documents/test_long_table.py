"""Tables of any length, with cells of any kind."""

from collections.abc import Callable

import pytest

from engagement_desktop.documents import styles
from engagement_desktop.documents.long_table import LongTable, PaperColumn, long_table
from engagement_desktop.documents.pdf import Paper
from engagement_desktop.documents.tables import Column, DataTable

COLUMNS = (PaperColumn("Nom"), PaperColumn("Texte"), PaperColumn("Nombre", figures=True))


def drawn(table: LongTable) -> list[float]:
    return table._layout.widths


def test_the_table_is_as_wide_as_the_text() -> None:
    table = long_table(COLUMNS, [["a", "un texte", "3"]])
    assert sum(drawn(table)) == pytest.approx(styles.TEXT_WIDTH)


def test_a_very_long_word_and_a_very_long_text_stay_in_the_page() -> None:
    table = long_table(COLUMNS, [["x" * 300, "un texte " * 90, "3"]])
    assert sum(drawn(table)) == pytest.approx(styles.TEXT_WIDTH)


def test_an_imposed_width_is_kept() -> None:
    table = long_table((PaperColumn("N°", width=30), PaperColumn("Texte")), [["1", "un texte"]])
    assert drawn(table)[0] == 30


def test_figures_alone_fill_the_page_too() -> None:
    table = long_table((PaperColumn("2024", figures=True), PaperColumn("2025", figures=True)), [["1", "2"]])
    assert sum(drawn(table)) == pytest.approx(styles.TEXT_WIDTH)


def test_a_total_never_stands_alone_on_a_page() -> None:
    table = long_table(COLUMNS, [["a", "b", "1"]] * 9 + [["Total", "", "9"]], has_total=True)
    first, rest = table.split(styles.TEXT_WIDTH, table.height_of(9))
    assert len(first._cellvalues) == 8
    assert len(rest._rows) == 3


def test_a_table_that_fits_is_drawn_at_once() -> None:
    table = long_table(COLUMNS, [["a", "b", "1"]] * 9)
    assert len(table.split(styles.TEXT_WIDTH, table.table_height)) == 1


def test_no_row_fits_in_a_scrap_of_page() -> None:
    table = long_table(COLUMNS, [["a", "b", "1"]] * 9)
    assert table.split(styles.TEXT_WIDTH, 30) == []


@pytest.mark.parametrize("alone", [True, False])
def test_a_text_longer_than_a_page_breaks_inside_its_row(
    alone: bool, paper: Paper, read_pdf: Callable
) -> None:
    long_text = " ".join(f"mot{number}" for number in range(3000))
    rows = (("b", long_text),) if alone else (("a", "court"), ("b", long_text), ("c", "fin"))
    paper.chapter("Un", "Une phrase.")
    paper.table(DataTable("t", "Long", (Column("Nom"), Column("Texte")), rows))
    read = read_pdf(paper.to_bytes())
    assert "mot0 " in read.structure
    assert "mot2999" in read.structure
    assert int(read.properties["Pages"]) >= 4
    assert "No syntax" in read.told("qpdf", "--check")


def test_an_empty_table_has_its_head(paper: Paper, read_pdf: Callable) -> None:
    paper.chapter("Un", "Une phrase.")
    paper.table(DataTable("t", "Vide", (Column("Nom"), Column("Texte")), (), "Total"))
    assert "Texte" in read_pdf(paper.to_bytes()).text


def test_a_figure_too_long_for_its_column_wraps_at_the_right() -> None:
    columns = (PaperColumn("Nom", width=400), PaperColumn("Nombre", figures=True, width=53))
    table = long_table(columns, [["a", "1 234 567,89 et 1 234 567,89"]])
    assert table._rows[0].height > 30
