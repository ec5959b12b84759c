"""The file of an expense claim: its lines, how each was priced, what is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from engagement_desktop.domain.expenses.claims import Correction, Wish
from engagement_desktop.domain.expenses.claims_rows import ExpenseDetail, ExpenseLineRow
from engagement_desktop.domain.expenses.deciding.rows import ClaimDecision
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.french.formats import count, date_short, kilometres, money
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.expenses.words import WISHED, badge_of, days_of
from engagement_desktop.ui.signals import AppSignals

_MISSING = BadgeWord("Reçu manquant", "erreur", "circle-x")
_CORRECTED = {
    Correction.OPPOSITE: "Correction d’une dépense déjà réglée.",
    Correction.REGULARISATION: "Régularisation de kilomètres déjà payés.",
}


@dataclass(frozen=True, slots=True)
class PaneDoors:
    """Where the file leads, and what writes the decision in it."""

    signals: AppSignals
    decide: Callable[[Pane], ClaimDecision]
    correct: Callable[[ExpenseLineRow], None]


def write_expense(pane: Pane, claim: ExpenseDetail, doors: PaneDoors) -> None:
    """Write the file from top to bottom."""
    row, signals = claim.row, doors.signals
    name = f"{row.first_name} {row.last_name}"
    pane.heading(f"Note de frais {row.reference}", days_of(row))
    pane.badge(badge_of(row))
    if row.missing_receipts:
        pane.badge(_MISSING)
    decision = doors.decide(pane)
    whose = {"person": str(row.person_id)}
    pane.door(name, lambda: signals.go("people", ListView(ListQuery(filters=whose), name)), "user")
    figures = [(money(row.total), "en tout"), (str(row.lines), "lignes" if row.lines > 1 else "ligne")]
    if row.km_hundredths:
        figures.append((kilometres(row.km_hundredths), "de trajet"))
    pane.figures(figures)
    if row.paid_on is not None:
        pane.fact("Payée le", date_short(row.paid_on))
    if row.missing_receipts:
        pane.note(f"{count(row.missing_receipts, 'ligne attend', 'lignes attendent')} son reçu.")
    if row.wish is not Wish.REIMBURSE:
        pane.fact("Choix de la personne", WISHED[row.wish])
    for line in claim.lines:
        _write_line(pane, line)
        if decision.may_correct and line.correction is None:
            pane.door("Corriger à côté…", partial(doors.correct, line), "pen-line")
    pane.section("Voir aussi")
    pane.door("La note et ses reçus", lambda: signals.go("claim", row.id), "receipt-text")
    claims = ListView(ListQuery(filters=whose), f"Notes de frais de {name}")
    pane.door("Toutes ses notes de frais", lambda: signals.go("expenses", claims))


def _write_line(pane: Pane, line: ExpenseLineRow) -> None:
    pane.section(f"{line.position}. {badge(line.nature)}")
    pane.fact(date_short(line.spent_on), money(line.amount))
    if line.purpose:
        pane.paragraph(line.purpose)
    if way := " – ".join(place for place in (line.origin, line.destination) if place):
        pane.line(way, kilometres(line.km_hundredths) if line.km_hundredths else "", "car")
    elif line.km_hundredths:
        pane.line(kilometres(line.km_hundredths), "", "car")
    if line.rate_text:
        pane.note(line.rate_text)
    if line.correction is not None:
        pane.note(_CORRECTED[line.correction])
    elif line.nature is not ExpenseNature.KILOMETRES:
        pane.line(_receipt(line), "", "paperclip")
    if line.ceiling_text:
        pane.note(f"Plafond\u00a0: {line.ceiling_text}")
    if line.waived_on is not None:
        pane.note(f"Abandonnée le {date_short(line.waived_on)}.")
    if line.refusal_reason:
        pane.note(f"Refusée\u00a0: {line.refusal_reason}")


def _receipt(line: ExpenseLineRow) -> str:
    if line.receipt:
        return f"Reçu\u00a0: {line.receipt}"
    if line.attested_on is not None:
        return f"Reçu perdu, déclaré le {date_short(line.attested_on)}"
    return "Pas de reçu"
