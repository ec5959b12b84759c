"""How expense claims are said on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.claims_rows import ExpenseRow
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.badge import BadgeWord

CLAIM_BADGES: Mapping[ClaimStatus, BadgeWord] = MappingProxyType(
    {
        ClaimStatus.DRAFT: BadgeWord("Brouillon", "neutre", "pen-line"),
        ClaimStatus.SUBMITTED: BadgeWord("Soumise", "attention", "hourglass"),
        ClaimStatus.APPROVED: BadgeWord("Approuvée", "succes", "circle-check"),
        ClaimStatus.REFUSED: BadgeWord("Refusée", "erreur", "circle-x"),
        ClaimStatus.REIMBURSED: BadgeWord("Remboursée", "succes", "wallet"),
        ClaimStatus.WAIVED: BadgeWord("Abandonnée", "info", "handshake"),
    }
)


def days_of(row: ExpenseRow) -> str:
    """« 17/11/2026 », or « 03/11/2026 – 17/11/2026 »."""
    if row.first_on is None or row.last_on is None:
        return ""
    if row.first_on == row.last_on:
        return date_short(row.first_on)
    return f"{date_short(row.first_on)} – {date_short(row.last_on)}"


def receipts_of(row: ExpenseRow) -> str:
    """How many receipts are missing, in words."""
    if not row.missing_receipts:
        return ""
    return "1 manquant" if row.missing_receipts == 1 else f"{row.missing_receipts} manquants"
