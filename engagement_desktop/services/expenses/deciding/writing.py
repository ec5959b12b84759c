"""What each decision writes on a claim and its lines."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claiming.drafts import claim_draft
from engagement_desktop.domain.expenses.claiming.rules import ready_faults
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.deciding.ceilings import is_over, with_accord
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.french.labels import label
from engagement_desktop.services.expenses.rules.ceilings import ceiling_of
from engagement_desktop.services.mileage import price_again
from engagement_desktop.storage.expenses.deciding.lines import (
    lines_of,
    over_ceiling,
    vehicles_of,
)


def refuse_unready(session: Session, claim: ExpenseClaim, today: date) -> None:
    """Looks at each line, and freezes the ceiling of those that have none yet.

    Raises:
        DomainError: a line lacks something, or is of a day to come; the fields are « lines.2.spent_on ».
    """
    lines = lines_of(session, [claim.id])
    for at, draft in enumerate(claim_draft(claim, tuple(lines)).lines):
        for fault in ready_faults(draft, today):
            raise DomainError(f"Ligne {at + 1}\u00a0: {fault.sentence}", f"lines.{at}.{fault.field or ''}")
    for line in lines:
        if line.ceiling is None and line.correction is None:
            found = ceiling_of(session, line.nature, line.spent_on)
            if found is not None:
                line.ceiling, line.ceiling_text = found.amount, found.text


def submit(claim: ExpenseClaim, account_id: int, today: date) -> None:
    """Waits from now on; what was to be mended is no longer told."""
    claim.status, claim.note = ClaimStatus.SUBMITTED, None
    claim.submitted_on, claim.submitted_by_id = today, account_id
    _forget_decision(claim)


def back_to_draft(claim: ExpenseClaim, reason: str | None) -> None:
    """Nothing was submitted any more; the reason of who gives it back stands on it."""
    claim.status, claim.note = ClaimStatus.DRAFT, reason
    claim.submitted_on = claim.submitted_by_id = None
    _forget_decision(claim)


def approve(claim: ExpenseClaim, account_id: int, today: date, *, alone: bool) -> None:
    claim.status = ClaimStatus.APPROVED
    claim.decided_on, claim.decided_by_id, claim.decided_alone = today, account_id, alone


def second(claim: ExpenseClaim, account_id: int, today: date, *, alone: bool) -> None:
    claim.seconded_on, claim.seconded_by_id = today, account_id
    claim.decided_alone = claim.decided_alone or alone


def refuse(
    session: Session, claim: ExpenseClaim, account_id: int, today: date, reason: str, *, alone: bool
) -> None:
    claim.status = ClaimStatus.REFUSED
    claim.decided_on, claim.decided_by_id, claim.decided_alone = today, account_id, alone
    for line in lines_of(session, [claim.id]):
        line.refusal_reason = reason


def reopen(session: Session, claim: ExpenseClaim) -> None:
    """The reasons of a refusal go with it."""
    if claim.status is ClaimStatus.REFUSED:
        for line in lines_of(session, [claim.id]):
            line.refusal_reason = None
    claim.status = ClaimStatus.SUBMITTED
    _forget_decision(claim)


def over_ceilings(session: Session, ids: Collection[int]) -> Mapping[int, str]:
    """Why some of these claims are not approved as they are: a line passes its ceiling."""
    return {
        line.claim_id: (
            f"{label(line.nature).capitalize()} du {date_short(line.spent_on)}\u00a0: {money(line.amount)} "
            f"passe le plafond de {money(line.ceiling)}. Rendez la note, ou approuvez avec l’accord "
            "du comité."
        )
        for line in reversed(_over(session, ids))
        if line.ceiling is not None
    }


def note_accord(session: Session, ids: Collection[int], today: date) -> None:
    """The lines that pass their ceiling keep that the committee agreed."""
    for line in _over(session, ids):
        line.ceiling_text = with_accord(line.ceiling_text, today)


def price_around(session: Session, claims: Sequence[ExpenseClaim]) -> None:
    """Claims that wait raise the counter of their vehicles, and those that wait no more leave it."""
    session.flush()
    for vehicle_id, first_day in vehicles_of(session, [claim.id for claim in claims]):
        price_again(session, first_day, {vehicle_id})
    session.flush()


def _forget_decision(claim: ExpenseClaim) -> None:
    claim.decided_on = claim.decided_by_id = None
    claim.seconded_on = claim.seconded_by_id = None
    claim.decided_alone = False


def _over(session: Session, ids: Collection[int]) -> list[ExpenseLine]:
    found = over_ceiling(session, ids)
    return [line for line in found if is_over(line.amount, line.ceiling, line.ceiling_text)]
