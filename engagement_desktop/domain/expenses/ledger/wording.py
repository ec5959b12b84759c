"""How an entry is worded: the number of the piece and whose it is, never what the cost was for."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.expenses.ledger.kept import EntryKind

_BEGINS: Mapping[EntryKind, str] = MappingProxyType(
    {
        EntryKind.GRANT: "Frais",
        EntryKind.PAYMENT: "Remboursement",
        EntryKind.WAIVER: "Abandon de frais",
        EntryKind.CONTRIBUTION: "Contribution",
    }
)


def entry_label(kind: EntryKind, piece: str, person: str) -> str:
    """« Frais NDF-2026-0012, Jeanne Morvan »."""
    return f"{_BEGINS[kind]} {piece}, {person}"


def reversal_label(label: str, *, rejected: bool) -> str:
    """What an entry that undoes another one says."""
    return f"{'Paiement rejeté' if rejected else 'Contre-passation'}, {label}"
