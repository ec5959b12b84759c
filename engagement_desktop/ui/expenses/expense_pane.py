"""The file of an expense claim: its lines, how each was priced, what is missing."""

from engagement_desktop.domain.expenses.claims_rows import ExpenseDetail, ExpenseLineRow
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.french.formats import count, date_short, kilometres, money
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.expenses.words import CLAIM_BADGES, days_of
from engagement_desktop.ui.signals import AppSignals

_MISSING = BadgeWord("Reçu manquant", "erreur", "circle-x")


def write_expense(pane: Pane, claim: ExpenseDetail, signals: AppSignals) -> None:
    """Write the file from top to bottom."""
    row = claim.row
    name = f"{row.first_name} {row.last_name}"
    pane.heading(f"Note de frais {row.reference}", days_of(row))
    pane.badge(CLAIM_BADGES[row.status])
    if row.missing_receipts:
        pane.badge(_MISSING)
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
    for line in claim.lines:
        _write_line(pane, line)
    pane.section("Voir aussi")
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
    if line.nature is not ExpenseNature.KILOMETRES:
        pane.line(f"Reçu\u00a0: {line.receipt}" if line.receipt else "Pas de reçu", "", "paperclip")
    if line.waived_on is not None:
        pane.note(f"Abandonnée le {date_short(line.waived_on)}.")
    if line.refusal_reason:
        pane.note(f"Refusée\u00a0: {line.refusal_reason}")
