"""People's statements drawn: tagged, archivable, the same bytes each time, read by programs not ours."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pdfua
from pypdf import PdfReader

from engagement_desktop.documents import styles
from engagement_desktop.documents.expenses.statements.paper import statement_pdf, statements_pdf
from engagement_desktop.documents.expenses.statements.tables import money_table
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.domain.expenses.statements.paper import StatementSeal, StatementText, sealed
from engagement_desktop.domain.money import Money
from engagement_desktop.french.statement_texts import statement_text
from tests.hostile_words import chosen_words, missing, tagged
from tests.statement_samples import LINE, SAMPLE, TRIPS, scales

DAY = date(2026, 1, 5)
TEXT = statement_text(SAMPLE, scales())
Read = Callable[[bytes], Any]


def seal(text: StatementText = TEXT, number: str = "2025-038") -> StatementSeal:
    return sealed(text, number, DAY)


def is_sound(path: Path) -> bool:
    return list(pdfua.validate(str(path)).findings) == []


def test_a_statement_is_tagged_archivable_and_the_same_each_time(read_pdf: Read) -> None:
    content = statement_pdf(TEXT, seal())
    assert content == statement_pdf(TEXT, seal())
    read = read_pdf(content)
    assert is_sound(read.path)
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    assert (read.roles["H1"], read.roles["H2"]) == (1, 2)
    assert read.roles["Table"] == 5, "facts, kilometres, other costs, recap, signatures"
    assert read.roles["TH"] >= 4 + 5 + 2 + 3
    assert seal().fingerprint in (PdfReader(read.path).metadata.keywords or "")


def test_it_reads_from_who_and_the_net_to_the_signatures(read_pdf: Read) -> None:
    read = read_pdf(statement_pdf(TEXT, seal()))
    words = " ".join("".join(re.findall(r'"(.*)"', read.structure)).split())
    places = [
        words.index(said)
        for said in (
            "Maison de santé des Trois Rivières",
            "État de frais",
            "n° 2025-038, du 1er octobre au 31 décembre 2025",
            "Mme Hélène Vasseur, membre titulaire (Comité des usagers)",
            "173,56 €, par virement sur le compte terminé par 4417",
            "4 870 km déjà comptés ; 38 × 0,636",
            "106,96",
            "Barème fiscal, voiture de 5 CV",
            "J-2025-0003",
            "Total des frais",
            "cent-quatre-vingt-douze euros et six centimes",
            "certifie renoncer au remboursement",
            "La bénévole",
        )
    ]
    assert places == sorted(places)
    assert words.count("Le ……… / ……… / …………") == 3
    assert "État de frais 2025-038 · empreinte" in read.words


def test_a_draft_says_so_in_place_of_its_number(read_pdf: Read) -> None:
    read = read_pdf(statement_pdf(TEXT, StatementSeal(DAY)))
    assert "État de frais · projet" in read.words
    assert "projet, du 1er octobre" in read.words
    assert "empreinte" not in read.words


def test_only_kilometres_or_only_costs_leave_no_empty_table(read_pdf: Read) -> None:
    bicycle = replace(TRIPS[0], vehicle=None, rate_text="", amount=Money())
    only_km = statement_text(replace(SAMPLE, lines=(*TRIPS, bicycle)), scales())
    read = read_pdf(statement_pdf(only_km, seal(only_km)))
    assert "Autres frais" not in read.words
    only_costs = statement_text(replace(SAMPLE, lines=(LINE,), left_out=(LINE,)), {})
    read = read_pdf(statement_pdf(only_costs, seal(only_costs)))
    assert "Kilomètres" not in read.words
    assert read.roles["Table"] == 4


def test_a_long_statement_goes_on_and_its_end_holds_together(read_pdf: Read) -> None:
    lines = tuple(replace(LINE, line_id=n, receipt=f"J-2025-{n:04}") for n in range(1, 121))
    text = statement_text(replace(SAMPLE, lines=(*TRIPS * 12, *lines)), scales())
    read = read_pdf(statement_pdf(text, seal(text)))
    assert is_sound(read.path)
    pages = [page.extract_text() for page in PdfReader(read.path).pages]
    assert len(pages) > 5
    assert "Récapitulatif" in pages[-1]
    assert "Accord" in pages[-1]
    assert f"Page {len(pages)} / {len(pages)}" in pages[-1].replace("\u00a0", " ")
    assert all(f"J-2025-{n:04}" in read.words for n in range(1, 121))


def test_words_that_fit_and_words_that_do_not_are_read_in_the_same_order(read_pdf: Read) -> None:
    long = "Attestation de la structure de garde, " * 4
    lines = tuple(
        replace(LINE, line_id=at, receipt=receipt, amount=Money(at * 100_000_00))
        for at, receipt in enumerate(("n° 1", long, "1er billet", "=A1 <b>&amp;</b>"), 1)
    )
    text = statement_text(replace(SAMPLE, lines=lines), {})
    read = read_pdf(statement_pdf(text, seal(text)))
    assert is_sound(read.path)
    said = " ".join("".join(re.findall(r'"(.*)"', read.structure)).split())
    places = [said.index(one) for one in ("n° 1", "Attestation de la", "billet", "=A1 <b>&amp;</b>")]
    assert places == sorted(places)
    assert all(f"{at}00 000,00" in said for at in (1, 2, 3, 4))


def test_heads_are_grey_totals_are_loud_and_figures_end_flush() -> None:
    look = USUAL
    columns = (PaperColumn("Nature", width=80), PaperColumn("Euros", figures=True, width=20))
    table = money_table(look, columns, [("Train", "4,00"), ("Repas", "12,50")], ("Total", "16,50"), (1,))
    shown = [[style.fontname for style in row] for row in table._cellStyles]
    loud, usual = styles.CELL_TOTAL.fontName, look.cell.fontName
    assert [row[0] for row in shown] == [look.head.fontName, usual, loud, loud]
    assert [row[1].alignment for row in table._cellStyles] == ["RIGHT"] * 4
    assert table._cellStyles[0][0].color == look.head.textColor
    assert {style.color for row in table._cellStyles[1:] for style in row} == {look.cell.textColor}
    assert table._cellvalues[2] == ["Repas", "12,50"]


def test_several_people_have_a_part_each_with_its_own_pages(read_pdf: Read) -> None:
    other = replace(TEXT, who="Ana Roux")
    parts = [(TEXT, seal()), (other, seal(other, "2025-039"))]
    content = statements_pdf(parts)
    assert content == statements_pdf(parts)
    read = read_pdf(content)
    assert is_sound(read.path)
    reader = PdfReader(read.path)
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["État de frais 2025-038", "État de frais 2025-039"]
    feet = [page.extract_text() for page in reader.pages]
    assert sum("Page 1 / 2" in foot for foot in feet) == 2
    assert statements_pdf(parts[:1]) == statement_pdf(*parts[0])


def test_whatever_was_typed_reaches_the_paper_and_nothing_becomes_markup(read_pdf: Read) -> None:
    words = tagged(chosen_words()[:40])
    lines = tuple(replace(LINE, purpose=said, origin="", destination="") for said in words)
    trips = tuple(replace(TRIPS[0], rate_text=said) for said in words)
    text = statement_text(replace(SAMPLE, lines=(*lines, *trips)), {})
    read = read_pdf(statement_pdf(text, seal(text)))
    assert missing(words, read.words) == []
