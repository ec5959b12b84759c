"""Statements by committee, nature or month on paper, and every statement as workbook and CSV."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pdfua
import pytest
from openpyxl import load_workbook

from engagement_desktop.documents.expenses.statements.grouped import grouped_pdf
from engagement_desktop.documents.expenses.statements.sheets import HEADS, statement_csv, statement_xlsx
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.told import Statement
from engagement_desktop.services.expenses.statements.service import groups_of
from tests.hostile_words import chosen_words, missing, tagged
from tests.statement_samples import COSTS, LINE, SAMPLE, TRIPS

MADE = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY = date(2026, 1, 5)
DRAFT = replace(LINE, status=ClaimStatus.DRAFT)
WHOLE = Statement(
    first_day=SAMPLE.first_day, last_day=SAMPLE.last_day, lines=(*TRIPS, *COSTS), left_out=(DRAFT,)
)
Read = Callable[[bytes], Any]


def drawn(statement: Statement, by: Grouping, told: list[str] | None = None) -> bytes:
    step = None if told is None else told.append
    return grouped_pdf(statement, groups_of(statement, by), by, "MSP des Deux-Ponts", DAY, step)


@pytest.mark.parametrize(
    ("by", "title", "groups"),
    [
        (Grouping.NATURE, "État de frais par nature", ["Kilomètres", "Train", "Garde", "Repas"]),
        (Grouping.MONTH, "État de frais par mois", ["octobre 2025", "novembre 2025", "décembre 2025"]),
        (Grouping.COMMITTEE, "État de frais par comité", ["Sans comité"]),
    ],
)
def test_a_statement_by_group_says_the_sum_then_each_group(
    read_pdf: Read, by: Grouping, title: str, groups: list[str]
) -> None:
    told: list[str] = []
    read = read_pdf(drawn(WHOLE, by, told))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert title in read.words
    assert "192,06 € de frais, dont 173,56 € à payer : 1 personne, 8 lignes." in read.words
    assert "N’entrent pas dans ce total : 1 ligne en brouillon (42,60 €)." in read.words
    assert [row.words for row in groups_of(WHOLE, by)] == [words.replace(" ", " ") for words in groups]
    assert all(words in read.words for words in groups)
    assert read.roles["Table"] == 2 + len(groups), "facts, sums, then one a group"
    assert told[0] == "Page 1"


def test_every_word_reaches_the_paper(read_pdf: Read) -> None:
    words = tagged(chosen_words()[:40])
    lines = tuple(replace(LINE, purpose=said, origin="", destination="") for said in words)
    read = read_pdf(drawn(replace(WHOLE, lines=lines), Grouping.NATURE))
    assert missing(words, read.words) == []


def test_the_workbook_holds_numbers_dates_and_totals_of_ours() -> None:
    groups = groups_of(WHOLE, Grouping.NATURE)
    book = load_workbook(BytesIO(statement_xlsx(WHOLE, groups, Grouping.NATURE, "MSP", MADE)))
    assert book.sheetnames == ["Frais", "Par nature"]
    sheet = book["Frais"]
    assert tuple(cell.value for cell in sheet[1]) == HEADS
    assert sheet["A2"].value.date() == date(2025, 10, 7)
    assert (sheet["J2"].value, sheet["Q2"].value) == (38, 24.17)
    assert sheet["J7"].value is None
    assert sheet["Q10"].value == "=SUM(Q2:Q9)"
    assert [row[3].value for row in book["Par nature"].iter_rows(min_row=2, max_row=5)] == [
        106.96,
        42.6,
        24,
        18.5,
    ]
    assert book["Par nature"]["E6"].value == "=SUM(E2:E5)"


def test_the_csv_is_read_by_a_french_spreadsheet() -> None:
    content = statement_csv(WHOLE)
    assert content.startswith(b"\xef\xbb\xbf")
    heads, first, *rows = content.decode("utf-8-sig").splitlines()
    assert heads.split(";") == list(HEADS)
    assert first.startswith("07/10/2025;Vasseur;Hélène;NDF-2025-0001;Approuvée;Kilomètres;")
    assert first.endswith(";–;;rembourser;;24,17")
    assert len(rows) == 7


def test_no_cell_is_ever_computed() -> None:
    words = [*tagged(chosen_words()), "=1+1", "@SUM(A1)", "+33", "-2"]
    lines = tuple(replace(LINE, purpose=said, receipt=said) for said in words)
    statement = replace(WHOLE, lines=lines)
    text = statement_csv(statement).decode("utf-8-sig")
    assert ";'=1+1;" in text
    assert ";'@SUM(A1);" in text
    content = statement_xlsx(statement, groups_of(statement, Grouping.NATURE), Grouping.NATURE, "=A", MADE)
    sheet = load_workbook(BytesIO(content))["Frais"]
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=2, max_row=len(lines) + 1) for cell in row}
    assert "f" not in kinds
