"""How expense claims are said on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
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
SECOND_AWAITED = BadgeWord("Second accord requis", "attention", "users")
TO_CHOOSE = BadgeWord("À décider", "attention", "hourglass")
WISHED: Mapping[Wish, str] = MappingProxyType(
    {Wish.REIMBURSE: "Remboursement", Wish.WAIVE: "Abandon", Wish.LATER: "Plus tard"}
)


def badge_of(row: ExpenseRow) -> BadgeWord:
    """Where the claim stands, and what it waits for once it is approved."""
    if row.awaits_second:
        return SECOND_AWAITED
    if row.status is ClaimStatus.APPROVED and row.wish is Wish.LATER:
        return TO_CHOOSE
    return CLAIM_BADGES[row.status]


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
