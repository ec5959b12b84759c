"""Paid contributions as typed: what a form holds, what is refused of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.contributing.benefits import benefit_fault
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import clean

MOST = Money(10_000_000)
LEAST_MONTHS, MOST_MONTHS = 2, 24
MOST_UNITS = 100_000
_INCOMPLETE = "Cette contribution n’est pas complète."


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionDraft:
    """One paid contribution as its form holds it.

    `quantity` is in hundredths of a vacation, or of a unit. `warned` says that the six warnings were shown
    and read; nothing is saved before.
    """

    id: int | None = None
    version: int | None = None
    person_id: int | None = None
    kind: ContributionKind | None = None
    done_on: date | None = None
    quantity: int | None = 100
    unit_price: Money | None = None
    purpose: str = ""
    committee_id: int | None = None
    meeting_id: int | None = None
    envelope_id: int | None = None
    warned: bool = False
    impact_told_on: date | None = None
    smoothing_asked_on: date | None = None
    smoothing_months: int | None = None
    invoice_number: str = ""
    invoice_on: date | None = None
    addressee: str = ""

    @property
    def amount(self) -> Money:
        """Quantity by price, to the cent."""
        if self.quantity is None or self.unit_price is None:
            return Money()
        return Money.of(Decimal(self.quantity) * self.unit_price.cents / 10_000)


def contribution_faults(draft: ContributionDraft, today: date) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form."""
    if draft.person_id is None:
        yield DomainError("Choisissez la personne.", "person_id")
    if draft.kind is None:
        yield DomainError("Dites sous quelle forme la contribution est payée.", "kind")
    if draft.done_on is None:
        yield DomainError("Dites le jour de la contribution.", "done_on")
    if not draft.quantity or draft.quantity < 0:
        yield DomainError("Dites combien de vacations ou d’unités, comme 1 ou 0,5.", "quantity")
    elif draft.quantity > MOST_UNITS:
        yield DomainError(
            "Une ligne ne compte pas plus de 1\u202f000 unités. Corrigez le nombre.", "quantity"
        )
    yield from _price_faults(draft)
    for name in ("purpose", "invoice_number", "addressee"):
        if fault := benefit_fault(getattr(draft, name), name):
            yield fault
    yield from _day_faults(draft, today)
    yield from _smoothing_faults(draft)
    if not draft.warned:
        yield DomainError(
            "Lisez les six avertissements, puis cochez la case\u00a0: leur lecture est datée.", "warned"
        )


def _price_faults(draft: ContributionDraft) -> Iterator[DomainError]:
    price = draft.unit_price
    if price is None or price.cents <= 0:
        yield DomainError("Dites le prix d’une vacation ou d’une unité, en euros.", "unit_price")
    elif draft.amount > MOST:
        yield DomainError("Une ligne ne dépasse pas 100\u202f000\u00a0€. Corrigez le prix.", "unit_price")
    elif draft.quantity and draft.amount.cents <= 0:
        yield DomainError("Le montant fait moins d’un centime. Corrigez le prix.", "unit_price")


def _day_faults(draft: ContributionDraft, today: date) -> Iterator[DomainError]:
    if draft.impact_told_on is not None and draft.impact_told_on > today:
        yield DomainError(
            "Ce jour est à venir. Dites le jour où l’information a été remise, ou laissez vide.",
            "impact_told_on",
        )
    if draft.smoothing_asked_on is not None and draft.smoothing_asked_on > today:
        yield DomainError(
            "Ce jour est à venir. Dites le jour de la demande écrite, ou laissez vide.", "smoothing_asked_on"
        )


def _smoothing_faults(draft: ContributionDraft) -> Iterator[DomainError]:
    if draft.smoothing_months is not None and draft.smoothing_asked_on is None:
        yield DomainError(
            "Le lissage n’est possible qu’à la demande écrite de la personne. Donnez la date de sa demande, "
            "ou laissez les mois vides.",
            "smoothing_asked_on",
        )
    if draft.smoothing_months is not None and not LEAST_MONTHS <= draft.smoothing_months <= MOST_MONTHS:
        yield DomainError("Un lissage va de 2 à 24 mois. Corrigez le nombre de mois.", "smoothing_months")
    if draft.smoothing_asked_on is not None and draft.smoothing_months is None:
        yield DomainError("Dites sur combien de mois la personne a demandé le lissage.", "smoothing_months")


def contribution_draft(row: PaidContribution) -> ContributionDraft:
    """What a form shows of a contribution."""
    return ContributionDraft(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        kind=row.kind,
        done_on=row.done_on,
        quantity=row.quantity_hundredths,
        unit_price=row.unit_price,
        purpose=row.purpose or "",
        committee_id=row.committee_id,
        meeting_id=row.meeting_id,
        envelope_id=row.envelope_id,
        warned=row.warned_on is not None,
        impact_told_on=row.impact_told_on,
        smoothing_asked_on=row.smoothing_asked_on,
        smoothing_months=row.smoothing_months,
        invoice_number=row.invoice_number or "",
        invoice_on=row.invoice_on,
        addressee=row.addressee or "",
    )


def write_contribution(
    row: PaidContribution | None, draft: ContributionDraft, today: date
) -> PaidContribution:
    """The entity as the draft says it; the warnings keep the day on which they were first read."""
    if draft.person_id is None or draft.kind is None or draft.done_on is None:
        raise DomainError(_INCOMPLETE, "person_id")
    if draft.quantity is None or draft.unit_price is None:
        raise DomainError(_INCOMPLETE, "unit_price")
    if row is None:
        row = PaidContribution(
            person_id=draft.person_id,
            kind=draft.kind,
            state=ContributionState.PLANNED,
            done_on=draft.done_on,
            quantity_hundredths=draft.quantity,
            unit_price=draft.unit_price,
            amount=draft.amount,
        )
    row.person_id, row.kind, row.done_on = draft.person_id, draft.kind, draft.done_on
    row.quantity_hundredths, row.unit_price, row.amount = draft.quantity, draft.unit_price, draft.amount
    for name in ("purpose", "invoice_number", "addressee"):
        setattr(row, name, " ".join(clean(getattr(draft, name)).split()) or None)
    for name in ("committee_id", "meeting_id", "envelope_id", "invoice_on", "impact_told_on"):
        setattr(row, name, getattr(draft, name))
    row.smoothing_asked_on, row.smoothing_months = draft.smoothing_asked_on, draft.smoothing_months
    row.warned_on = row.warned_on or today
    return row
