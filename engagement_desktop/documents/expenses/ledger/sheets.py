"""Entries as sheets and as CSV: one row a line, what is debited beside what is credited."""

from collections.abc import Iterable
from datetime import date, datetime

from engagement_desktop.documents.csv_cells import csv_cell
from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.spreadsheet import xlsx
from engagement_desktop.documents.tables import Column, DataTable
from engagement_desktop.domain.expenses.ledger.entries import Entry
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import period

TITLE = "Écritures au format FEC"
HEADS = ("Journal", "N°", "Date", "Compte", "Intitulé", "Bénévole", "Pièce", "Libellé", "Débit", "Crédit")


def entries_table(entries: Iterable[Entry]) -> DataTable:
    """Every line of the entries, debits and credits added up under them."""
    figures = {"N°", "Débit", "Crédit"}
    columns = tuple(
        Column(
            f"{head} en euros" if head in {"Débit", "Crédit"} else head,
            figures=head in figures,
            summed=head in {"Débit", "Crédit"},
        )
        for head in HEADS
    )
    return DataTable("Écritures", TITLE, columns, tuple(_rows(entries)), "Total")


def entries_xlsx(entries: Iterable[Entry], structure: str, days: tuple[date, date], dated: datetime) -> bytes:
    """The table of the entries as a workbook."""
    title = f"{TITLE}, {period(*days)}"
    return xlsx((entries_table(entries),), SheetsProperties(title, structure, dated))


def entries_csv(entries: Iterable[Entry]) -> bytes:
    """The same rows; dates as JJ/MM/AAAA, decimal comma."""
    return csv_bytes(HEADS, (tuple(map(csv_cell, row)) for row in _rows(entries)))


def _rows(entries: Iterable[Entry]) -> Iterable[tuple[str | int | date | Money, ...]]:
    for entry in entries:
        for one in entry.postings:
            yield (
                entry.journal.number,
                entry.number,
                entry.entry_on,
                one.account,
                one.account_label,
                one.person,
                entry.piece_ref,
                entry.label,
                one.debit,
                one.credit,
            )
