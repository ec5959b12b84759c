"""The entries of a run: what its claims cost and what settles them, before anything left."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.ledger.entries import Entry, entries_of
from engagement_desktop.domain.expenses.ledger.facts import ClaimFact, Facts, PaymentFact
from engagement_desktop.storage.expenses.ledger.chart import chart_in_force
from engagement_desktop.storage.expenses.ledger.facts import claim_facts


def entries_of_claims(
    session: Session,
    claim_ids: Collection[int],
    day: date,
    means: Mapping[int, PaymentMeans] | None = None,
    bank: str | None = None,
    piece: str = "",
) -> tuple[Entry, ...]:
    """The grant and the payment of each claim, as if it was paid that day; numbered from one.

    They are to be read with the run: those that the accountant takes, with their numbers, are exported.
    """
    asked = means or {}
    facts = [
        _as_paid(claim, asked.get(claim.claim_id, PaymentMeans.TRANSFER), day, bank, piece)
        for claim in claim_facts(session, claim_ids)
    ]
    found = entries_of(Facts(tuple(facts)), chart_in_force(session))
    return tuple(replace(entry, number=number) for number, entry in enumerate(found, 1))


def _as_paid(claim: ClaimFact, means: PaymentMeans, day: date, bank: str | None, piece: str) -> ClaimFact:
    own = None if means is PaymentMeans.CASH else bank
    paid = PaymentFact(None, means, claim.total, day, piece or claim.reference, bank=own)
    return replace(claim, granted_on=claim.granted_on or day, payments=(paid,), waivers=())
