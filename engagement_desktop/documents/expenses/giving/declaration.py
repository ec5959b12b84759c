"""The yearly declaration of gifts: number and total, and the list of numbers behind them; no name."""

from datetime import datetime

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.cells import paper_table
from engagement_desktop.documents.csv_cells import csv_cell
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.documents.tables import Column, DataTable
from engagement_desktop.documents.text import plain
from engagement_desktop.domain.expenses.giving.rows import GiftDeclaration
from engagement_desktop.french.gift_texts import declaration_facts, declaration_note, declaration_opening

TITLE = "Déclaration annuelle des dons"
HEADS = ("Reçu", "Émis le", "Montant")


def declaration_pdf(told: GiftDeclaration, dated: datetime) -> bytes:
    """One page; it also says when there is nothing to file."""
    title = f"{TITLE} {told.exercise.label}"
    author = plain(told.structure) or "Engagement"
    paper = Handout(Properties(title, title, author, dated), Running(told.structure, title))
    paper.above(told.structure)
    paper.title(title)
    paper.opening(declaration_opening(told))
    paper.facts(declaration_facts(told))
    if told.is_to_file:
        paper.section("Reçus émis")
        paper.add(paper_table(_table(told)))
    paper.note(declaration_note())
    return paper.to_bytes()


def declaration_csv(told: GiftDeclaration) -> bytes:
    """One receipt a row, decimal comma."""
    return csv_bytes(
        HEADS,
        ((one.number, csv_cell(one.issued_on), csv_cell(one.amount)) for one in told.receipts),
    )


def _table(told: GiftDeclaration) -> DataTable:
    columns = (Column("Reçu"), Column("Émis le"), Column("Montant en euros", figures=True, summed=True))
    rows = tuple((one.number, one.issued_on, one.amount) for one in told.receipts)
    return DataTable("Reçus", "Reçus émis", columns, rows, "Total")
