"""The budget as sheets: envelopes, meetings, distance; it leaves, so nobody is named in it."""

from collections.abc import Iterable
from datetime import datetime

from engagement_desktop.documents.csv_cells import csv_cell
from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.spreadsheet import xlsx
from engagement_desktop.documents.tables import Cell, Column, DataTable
from engagement_desktop.domain.expenses.budget.rows import Budget
from engagement_desktop.domain.expenses.budget.sharing import FEWEST
from engagement_desktop.domain.money import Money
from engagement_desktop.french.budget_texts import ALL_COMMITTEES, NO_ENVELOPE, counted, distance_sentence
from engagement_desktop.french.formats import period
from engagement_desktop.french.labels import badge

TITLE = "Budget de l’engagement"
HEADS = ("Enveloppe", "Financeur", "Comité", "Prévu", "Dépensé", "Engagé", "Reste")
_SUMMED = {"Prévu", "Dépensé", "Engagé", "Reste", "Coût", "Abandonné"}


def budget_xlsx(budget: Budget, structure: str, dated: datetime) -> bytes:
    """What to read first, envelopes, meetings, distance."""
    title = f"{TITLE} {budget.exercise.label}"
    tables = (about_table(budget), envelopes_table(budget), meetings_table(budget), distance_table(budget))
    return xlsx(tables, SheetsProperties(title, structure, dated))


def budget_csv(budget: Budget, _structure: str, _dated: datetime) -> bytes:
    """The envelopes; decimal comma."""
    return csv_bytes(HEADS, (tuple(map(csv_cell, row)) for row in _envelopes(budget)))


def about_table(budget: Budget) -> DataTable:
    """Which exercise, how it is counted."""
    rows = (
        ("Exercice", period(budget.exercise.start, budget.exercise.end)),
        *(("Comment c’est compté", sentence) for sentence in counted()),
        ("Distance", distance_sentence(budget)),
        ("Personnes", f"Une tranche de moins de {FEWEST} personnes est dite avec sa voisine."),
    )
    return DataTable("Lire", TITLE, (Column("Sujet"), Column("Ce qu’il faut savoir")), rows)


def envelopes_table(budget: Budget) -> DataTable:
    """Each envelope, then what stands in none."""
    return DataTable("Enveloppes", "Enveloppes", _columns(HEADS), tuple(_envelopes(budget)), "Total")


def meetings_table(budget: Budget) -> DataTable:
    """What each meeting cost."""
    rows = tuple(
        (one.committee, one.held_on, one.came, one.use.whole, one.waived, one.each) for one in budget.meetings
    )
    heads = ("Comité", "Réunion du", "Présents", "Coût", "Abandonné", "Coût par présent")
    return DataTable("Réunions", "Coût par réunion", _columns(heads), rows, "Total")


def distance_table(budget: Budget) -> DataTable:
    """What distance costs, by distance of the home."""
    rows = tuple((band.label, band.people, band.distance, band.each) for band in budget.bands)
    heads = ("Distance du domicile", "Personnes", "Coût", "Coût par personne")
    return DataTable("Distance", "Frais dus à la distance", _columns(heads), rows, "Total")


def _columns(heads: Iterable[str]) -> tuple[Column, ...]:
    words = {"Enveloppe", "Financeur", "Comité", "Réunion du", "Distance du domicile"}
    return tuple(
        Column(
            f"{head} en euros" if head in _SUMMED or head.startswith("Coût par") else head,
            figures=head not in words,
            summed=head in _SUMMED or head == "Personnes",
        )
        for head in heads
    )


def _envelopes(budget: Budget) -> Iterable[tuple[Cell, ...]]:
    for one in budget.envelopes:
        committee = one.committee or ALL_COMMITTEES
        yield (
            one.label,
            badge(one.source),
            committee,
            one.amount,
            one.use.spent,
            one.use.engaged,
            one.left,
        )
    if budget.unassigned_lines:
        use = budget.unassigned
        yield (NO_ENVELOPE, "", "", Money(), use.spent, use.engaged, -use.whole)
