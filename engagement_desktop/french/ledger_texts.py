"""What the page of the ledger says: periods to choose, what leaves, what was left."""

from datetime import date, timedelta

from engagement_desktop.domain.expenses.ledger.rows import ExportRow, LedgerPreview
from engagement_desktop.domain.periods import Exercise, add_months
from engagement_desktop.french.formats import count, date_short, instant, money, month_and_year, period
from engagement_desktop.french.typography import NBSP

Days = tuple[date, date]

_A_QUARTER = 3
NOT_THE_LEGAL_FILE = (
    f"Fichier texte de dix-huit colonnes, à transmettre au comptable{NBSP}: des écritures au format FEC, pas "
    "la comptabilité entière."
)


def periods_of(exercise: Exercise) -> tuple[tuple[str, Days], ...]:
    """The whole exercise, its quarters, its months."""
    months = exercise.months()
    quarters = [
        (f"{number}{'er' if number == 1 else 'e'} trimestre", _days(first, _A_QUARTER))
        for number, first in enumerate(months[::_A_QUARTER], 1)
    ]
    each = [(month_and_year(first).capitalize(), _days(first, 1)) for first in months]
    return (("Exercice entier", (exercise.start, exercise.end)), *quarters, *each)


def opening(found: LedgerPreview) -> str:
    """The line under the title."""
    if not found.entries:
        return "Rien à exporter dans cette période"
    return f"{count(len(found.entries), 'écriture')} à exporter, {money(found.total)}"


def notes(found: LedgerPreview) -> tuple[str, ...]:
    """What is not taken and why."""
    said = []
    if found.late and found.late_from is not None:
        said.append(
            f"{count(found.late, 'écriture')} d’avant cette période, dès le {date_short(found.late_from)}, "
            f"{'n’est jamais partie' if found.late == 1 else 'ne sont jamais parties'}. Exportez aussi leur "
            "période."
        )
    if found.undated:
        kind = count(found.undated, "note approuvée", "notes approuvées")
        said.append(f"{kind} sans jour de décision{NBSP}: l’écriture viendra avec le paiement.")
    return tuple(said)


def history(found: LedgerPreview) -> str:
    """What came settled with a workbook: information, nothing to mend."""
    if not found.history:
        return ""
    if found.history == 1:
        return (
            f"1{NBSP}écriture d’avant cette période vient d’un import{NBSP}: ne l’exportez que si votre "
            "comptable ne l’a pas."
        )
    return (
        f"{count(found.history, 'écriture')} d’avant cette période viennent d’un import{NBSP}: ne les "
        "exportez que si votre comptable ne les a pas."
    )


def export_title(row: ExportRow) -> str:
    """« Écritures 1 à 42, du 1er janvier au 31 mars 2026 »."""
    many = row.last_number > row.first_number
    numbers = f"Écritures {row.first_number} à {row.last_number}" if many else f"Écriture {row.first_number}"
    return f"{numbers}, {period(row.first_day, row.last_day)}"


def export_detail(row: ExportRow) -> str:
    """When it was made, and for how much."""
    return f"Fait le {instant(row.made_at)}, {money(row.total)}"


def _days(first: date, months: int) -> Days:
    return first, add_months(first, months) - timedelta(days=1)
