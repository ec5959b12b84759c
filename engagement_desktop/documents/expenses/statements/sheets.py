"""A statement of expenses as a workbook and as CSV: every line, then the sums of each group."""

from collections.abc import Sequence
from datetime import datetime

from engagement_desktop.documents.csv_cells import csv_cell
from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.spreadsheet import xlsx
from engagement_desktop.documents.tables import Cell, Column, DataTable, Kilometres
from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.rows import GroupRow
from engagement_desktop.domain.expenses.statements.told import Statement, StatementLine
from engagement_desktop.french.formats import period
from engagement_desktop.french.labels import badge
from engagement_desktop.french.statement_words import (
    GROUPINGS,
    OUTCOMES,
    TITLE,
    proof_words,
    vehicle_words,
)

HEADS = (
    "Date",
    "Nom",
    "Prénom",
    "Note de frais",
    "État",
    "Nature",
    "Objet",
    "Départ",
    "Arrivée",
    "Km",
    "Véhicule",
    "Calcul",
    "Pièce",
    "Comité",
    "Suite",
    "Payée le",
    "Montant €",
)
_FIGURES = frozenset({"Km", "Montant €"})
_GROUP_HEADS = ("Groupe", "Lignes", "Km", "Total €", "À payer €")


def statement_xlsx(
    statement: Statement, groups: Sequence[GroupRow], by: Grouping, structure: str, made_at: datetime
) -> bytes:
    """Two sheets, amounts as numbers, their totals as formulas of ours."""
    lines = DataTable(
        "Frais",
        TITLE,
        tuple(Column(head, figures=head in _FIGURES, summed=head in _FIGURES) for head in HEADS),
        tuple(_cells(line) for line in statement.lines),
        "Total",
    )
    sums = DataTable(
        GROUPINGS[by],
        GROUPINGS[by],
        tuple(Column(head, figures=place > 0, summed=place > 0) for place, head in enumerate(_GROUP_HEADS)),
        tuple((row.words, row.lines, Kilometres(row.km_hundredths), row.total, row.to_pay) for row in groups),
        "Total",
    )
    title = f"{TITLE} {period(statement.first_day, statement.last_day)}"
    return xlsx((lines, sums), SheetsProperties(title, structure, made_at))


def statement_csv(statement: Statement) -> bytes:
    """One row a line, amounts with a comma; no total, so that the column adds up to it."""
    return csv_bytes(HEADS, (tuple(map(csv_cell, _cells(line))) for line in statement.lines))


def _cells(line: StatementLine) -> tuple[Cell, ...]:
    return (
        line.spent_on,
        line.last_name,
        line.first_name,
        line.reference,
        badge(line.status),
        badge(line.nature),
        line.purpose,
        line.origin,
        line.destination,
        None if line.km_hundredths is None else Kilometres(line.km_hundredths),
        vehicle_words(line.vehicle) if line.vehicle else "",
        line.rate_text,
        proof_words(line),
        line.committee,
        OUTCOMES[line.outcome],
        line.paid_on or line.waived_on,
        line.amount,
    )
