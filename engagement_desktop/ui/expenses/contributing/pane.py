"""The file of a paid contribution: what, how much, who decided, and why something may not be done."""

from collections.abc import Callable
from functools import partial

from engagement_desktop.domain.expenses.contributing.rows import ContributionDetail
from engagement_desktop.domain.expenses.contributions import ContributionState
from engagement_desktop.french.contribution_texts import UNITS, priced, smoothing_words
from engagement_desktop.french.formats import date_long, date_short, duration, money
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.expenses.contributing.columns import state_badge


def write_contribution(
    pane: Pane, told: ContributionDetail, context: PageContext, act: Callable[[Pane], object]
) -> None:
    """Write the file from top to bottom; `act` adds what can be done, under the head."""
    row = told.row
    pane.heading(row.person, f"{money(row.amount)}, {date_long(row.done_on)}")
    pane.badge(state_badge(row))
    act(pane)
    if why := barred_words(told):
        pane.note(why)
    for name, said in _facts(told):
        if said:
            pane.fact(name, said)
    pane.section("Décision")
    for line in decision_lines(told):
        pane.line(line)
    pane.door("Voir la personne", partial(context.signals.go, "person", row.person_id), "user")


def barred_words(told: ContributionDetail) -> str:
    """Why it may not be approved, or paid, now."""
    if told.row.state is ContributionState.PLANNED:
        return told.barred_approval
    return told.barred_payment if told.row.state is ContributionState.APPROVED else ""


def decision_lines(told: ContributionDetail) -> list[str]:
    """The days that count: warnings, information, approval, payment."""
    lines = []
    if told.warned_on is not None:
        lines.append(f"Avertissements lus le {date_short(told.warned_on)}")
    if told.impact_told_on is not None:
        lines.append(f"Information sur l’impact remise le {date_short(told.impact_told_on)}")
    if told.approved_on is not None:
        by = f" par {told.approved_by}" if told.approved_by else ""
        lines.append(f"Approuvée le {date_short(told.approved_on)}{by}")
    if told.paid_on is not None:
        by = f", notée par {told.paid_by}" if told.paid_by else ""
        lines.append(f"Payée le {date_short(told.paid_on)}{by}")
    return lines


def _facts(told: ContributionDetail) -> tuple[tuple[str, str], ...]:
    row = told.row
    volunteered = duration(told.volunteer_minutes) if told.volunteer_minutes else ""
    invoice = " du ".join(
        part for part in (told.invoice_number, date_short(told.invoice_on) if told.invoice_on else "") if part
    )
    return (
        ("Objet", row.purpose),
        ("Calcul", priced(row.quantity, money(row.unit_price), UNITS[row.kind])),
        ("Comité", row.committee),
        ("Réunion", told.meeting),
        ("Heures bénévoles de la réunion", volunteered),
        ("Lissage", smoothing_words(told)),
        ("Facture", invoice),
        ("Adressée à", told.addressee),
        ("Enveloppe", told.envelope),
    )
