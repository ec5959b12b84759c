"""Entries as a workbook and as CSV: the lines of the text, debits beside credits, nothing computed."""

from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import load_workbook

from engagement_desktop.documents.expenses.ledger.fec import fec_text, read_fec
from engagement_desktop.documents.expenses.ledger.sheets import HEADS, entries_csv, entries_xlsx
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.ledger.entries import entries_of
from engagement_desktop.domain.expenses.ledger.facts import Facts
from engagement_desktop.domain.expenses.natures import ExpenseNature
from tests.ledger_claims import CHART, DAY, claim, paid

YEAR = date(2026, 1, 1), date(2026, 12, 31)
MADE = datetime(2026, 11, 22, tzinfo=UTC)
COSTS = [(ExpenseNature.MEAL, 5000), (ExpenseNature.TRAIN, -1200)]
PAYMENT = paid(1, 3800, date(2026, 4, 1), PaymentMeans.CHEQUE)
ENTRIES = entries_of(Facts((claim(COSTS, person="=Jeanne", payments=(PAYMENT,)),)), CHART)


def test_the_csv_and_the_text_tell_the_same_lines_to_the_cent() -> None:
    heads, *rows = entries_csv(ENTRIES).decode("utf-8-sig").splitlines()
    assert heads.split(";") == list(HEADS)
    text = read_fec(fec_text(ENTRIES, DAY))
    assert [row.split(";")[3] for row in rows] == [line.account for line in text]
    assert [row.split(";")[8:] for row in rows] == [
        [f"{line.debit.euros:.2f}".replace(".", ","), f"{line.credit.euros:.2f}".replace(".", ",")]
        for line in text
    ]
    assert "'=Jeanne" in rows[2]


def test_the_workbook_adds_up_and_names_its_period() -> None:
    book = load_workbook(BytesIO(entries_xlsx(ENTRIES, "MSP", YEAR, MADE)))
    sheet = book["Écritures"]
    assert sheet["I1"].value == "Débit en euros"
    rows = list(sheet.iter_rows(min_row=2, max_row=6, values_only=True))
    assert sum(row[8] for row in rows) == sum(row[9] for row in rows) == 88
    assert [sheet[f"{column}7"].value for column in "IJ"] == ["=SUM(I2:I6)", "=SUM(J2:J6)"]
    assert rows[0][2] == datetime(2026, 3, 1)  # noqa: DTZ001  a sheet has days, without a zone
    assert "2026" in (book.properties.title or "")
    assert not any(cell.data_type == "f" for row in sheet.iter_rows(max_row=6) for cell in row)
