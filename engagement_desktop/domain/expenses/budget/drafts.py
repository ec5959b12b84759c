"""An envelope as its form writes it, and what is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import clean

_MOST: Final = Money(1_000_000_000)


@dataclass(frozen=True, slots=True)
class EnvelopeDraft:
    """The facts of one envelope; `first_day` is that of its exercise."""

    first_day: date
    label: str = ""
    source: FundingSource | None = None
    amount: Money | None = None
    committee_id: int | None = None
    note: str = ""
    version: int | None = None


def tidied(draft: EnvelopeDraft) -> EnvelopeDraft:
    """Spaces folded to one."""
    return replace(draft, label=clean(draft.label), note=clean(draft.note))


def envelope_faults(draft: EnvelopeDraft) -> Iterator[DomainError]:
    """What is missing or cannot be."""
    if not draft.label:
        yield DomainError("Donnez un nom à l’enveloppe, comme «\u00a0ARS 2026\u00a0».", "label")
    if draft.source is None:
        yield DomainError("Dites d’où vient l’argent.", "source")
    if draft.amount is None or not Money() < draft.amount <= _MOST:
        yield DomainError("Donnez un montant au-dessus de 0\u00a0€, jusqu’à dix millions d’euros.", "amount")
