"""The lock on what left for the accountant: entries never change, what they tell is never erased."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, Settled
from engagement_desktop.storage.changes import BulkInsert, RowImage, Step
from engagement_desktop.storage.expenses.ledger.left import told_by_an_entry

_LEFT: Final = frozenset({"ledger_export", "ledger_entry", "ledger_line"})
_WHOSE: Final = frozenset({"person_id"})
_NOTHING_DONE: Final = "Rien n’a été changé."
_TOLD: Mapping[str, str] = MappingProxyType(
    {
        "expense_claim": "Cette note de frais est partie",
        "paid_contribution": "Cette contribution est partie",
    }
)


class LedgerLeft(Settled):
    """The change touches what left for the accountant."""


def refuse_ledger(session: Session, steps: Collection[Step]) -> None:
    """Looks whether these steps, done or about to be taken back, change entries that left.

    Raises:
        LedgerLeft: they do.
    """
    del session
    if any(step.table in _LEFT and _changes(step) for step in steps):
        raise LedgerLeft(
            f"Les écritures parties chez le comptable ne changent plus. {_NOTHING_DONE} "
            "Une différence part en contre-passation au prochain export."
        )


def refuse_erasing(session: Session, table: str, row_id: int) -> None:
    """To be asked before a claim or a contribution is deleted: entries that left tell of it.

    Raises:
        DomainError: they do.
    """
    if told_by_an_entry(session, table, row_id):
        raise DomainError(
            f"{_TOLD[table]} dans les écritures du comptable\u00a0: elle reste dans le dossier. "
            f"{_NOTHING_DONE}"
        )


def _changes(step: Step) -> bool:
    """Beyond a birth, and beyond two files of one person put together."""
    if isinstance(step, BulkInsert) or step.before is None:
        return False
    return step.after is None or not _changed(step) <= _WHOSE


def _changed(step: RowImage) -> set[str]:
    before, after = step.before or {}, step.after or {}
    return {name for name, value in before.items() if after[name] != value}
