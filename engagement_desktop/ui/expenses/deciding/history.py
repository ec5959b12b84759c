"""What happened to a claim, sentence by sentence."""

from collections.abc import Iterator
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.deciding.rows import ClaimDecision
from engagement_desktop.french.formats import date_short


def history_of(decision: ClaimDecision) -> Iterator[str]:
    """« Saisie par Lou. », « Approuvée par Claire le 22/11/2026. »."""
    if decision.entered_by:
        yield f"Saisie par {decision.entered_by}."
    if decision.submitted_on is not None:
        yield _told("Soumise", decision.submitted_by, decision.submitted_on)
    if decision.decided_on is not None:
        verb = "Refusée" if decision.status is ClaimStatus.REFUSED else "Approuvée"
        yield _told(verb, decision.decided_by, decision.decided_on)
    if decision.seconded_on is not None:
        yield _told("Second accord", decision.seconded_by, decision.seconded_on)
    if decision.decided_alone:
        yield "Décidée par une seule personne\u00a0: la structure a noté qu’elle est trop petite pour deux."
    if decision.held_by:
        yield f"Dans le remboursement {decision.held_by}, prêt et pas encore envoyé."


def _told(verb: str, by: str, day: date) -> str:
    return f"{verb} par {by} le {date_short(day)}." if by else f"{verb} le {date_short(day)}."
