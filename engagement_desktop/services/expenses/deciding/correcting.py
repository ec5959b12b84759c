"""A line that changes no more is corrected by another, in a draft of the same person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import (
    FROZEN,
    ClaimStatus,
    Correction,
    ExpenseClaim,
    ExpenseLine,
    Wish,
)
from engagement_desktop.domain.expenses.deciding.rules import difference_of
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import label
from engagement_desktop.storage.expenses.claiming.claims import note_change
from engagement_desktop.storage.expenses.claiming.numbers import next_claim_reference
from engagement_desktop.storage.expenses.deciding.lines import corrected_so_far, next_position, open_draft


@dataclass(frozen=True, slots=True)
class Written:
    """The line that corrects, and the claim in which it stands."""

    line: ExpenseLine
    reference: str


def write_correction(
    session: Session, line_id: int, right: Money | None, today: date, account_id: int
) -> Written:
    """Writes the difference on the day it is seen, under the nature and the envelope of the line.

    Raises:
        DomainError: gone, not settled yet, itself a correction, or nothing to correct.
    """
    line = session.get(ExpenseLine, line_id)
    if line is None:
        raise DomainError("Cette ligne n’est plus dans le dossier.")
    claim = session.get_one(ExpenseClaim, line.claim_id)
    if claim.status not in FROZEN:
        raise DomainError(
            f"La note {claim.reference} n’est ni remboursée ni abandonnée\u00a0: elle se corrige "
            "directement. Rien n’a été changé."
        )
    if line.correction is not None:
        raise DomainError("Cette ligne est elle-même une correction. Corrigez la ligne d’origine.")
    amount = difference_of(line.amount, corrected_so_far(session, line_id), right)
    wish = Wish.WAIVE if claim.status is ClaimStatus.WAIVED else Wish.REIMBURSE
    draft = open_draft(session, claim.person_id, wish) or _new_draft(session, claim, wish, today, account_id)
    wrong = ExpenseLine(
        claim_id=draft.id,
        position=next_position(session, draft.id),
        spent_on=today,
        nature=line.nature,
        amount=amount,
        purpose=_purpose(claim, line),
        vehicle_id=line.vehicle_id,
        meeting_id=line.meeting_id,
        means=line.means,
        committee_id=line.committee_id,
        action_id=line.action_id,
        envelope_id=line.envelope_id,
        correction=Correction.OPPOSITE,
        corrects_id=line.id,
    )
    session.add(wrong)
    note_change(draft)
    session.flush()
    return Written(wrong, draft.reference)


def _new_draft(
    session: Session, like: ExpenseClaim, wish: Wish, today: date, account_id: int
) -> ExpenseClaim:
    reference = next_claim_reference(session, today.year)
    draft = ExpenseClaim(
        reference=reference,
        reference_key=fold(reference),
        person_id=like.person_id,
        status=ClaimStatus.DRAFT,
        wish=wish,
        pay_by=like.pay_by,
        entered_by_id=account_id,
    )
    session.add(draft)
    session.flush()
    return draft


def _purpose(claim: ExpenseClaim, line: ExpenseLine) -> str:
    """« Correction de NDF-2026-0031, ligne 2 (repas du 12/11/2026) »."""
    what = f"{label(line.nature)} du {date_short(line.spent_on)}"
    return f"Correction de {claim.reference}, ligne {line.position} ({what})"
