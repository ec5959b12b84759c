"""What the lock on paid claims asks the dossier."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import FROZEN, GRANTED, ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import PaymentRun
from engagement_desktop.storage.expenses.deciding.standings import in_parts

Range = tuple[int, int]


class SettledClaim(NamedTuple):
    """A claim that changes no more."""

    claim_id: int
    reference: str
    status: ClaimStatus
    paid_on: date | None


def settled_among(session: Session, ids: Collection[int]) -> list[SettledClaim]:
    """Those of these claims that are paid or given up, as they stand now."""
    found: list[SettledClaim] = []
    for part in in_parts(ids):
        found += [SettledClaim(*row) for row in session.execute(_SETTLED.where(ExpenseClaim.id.in_(part)))]
    return found


def settled_in_range(session: Session, lines: Range, born: Iterable[Range]) -> list[SettledClaim]:
    """The same for the claims of lines written in bulk, those written with them left out."""
    theirs = select(ExpenseLine.claim_id).where(ExpenseLine.id.between(*lines))
    apart = [not_(ExpenseClaim.id.between(*span)) for span in born]
    asked = _SETTLED.where(ExpenseClaim.id.in_(theirs), *apart).limit(1)
    return [SettledClaim(*row) for row in session.execute(asked)]


def claims_of_lines(session: Session, ids: Collection[int]) -> dict[int, int]:
    """The claim of each of these lines."""
    found: dict[int, int] = {}
    for part in in_parts(ids):
        rows = session.execute(select(ExpenseLine.id, ExpenseLine.claim_id).where(ExpenseLine.id.in_(part)))
        found.update((row[0], row[1]) for row in rows)
    return found


def granted_to(session: Session, person_id: int, ids: Collection[int]) -> list[str]:
    """The numbers of those of these claims that were granted to a person."""
    found: list[str] = []
    for part in in_parts(ids):
        found += session.scalars(
            select(ExpenseClaim.reference).where(
                ExpenseClaim.id.in_(part),
                ExpenseClaim.person_id == person_id,
                ExpenseClaim.status.in_(sorted(GRANTED)),
            )
        )
    return found


def claims_of_lines_in(session: Session, span: Range) -> set[int]:
    """The claims of lines written in bulk."""
    return set(session.scalars(select(ExpenseLine.claim_id).where(ExpenseLine.id.between(*span)).distinct()))


def reference_of(session: Session, claim_id: int) -> str:
    """The number of a claim, "" when it is gone."""
    claim = session.get(ExpenseClaim, claim_id)
    return "" if claim is None else claim.reference


def lines_of_receipts_in(session: Session, span: Range) -> set[int]:
    """The lines of receipts written in bulk."""
    return set(session.scalars(select(ExpenseReceipt.line_id).where(ExpenseReceipt.id.between(*span))))


def sent_run(session: Session, run_id: int) -> PaymentRun | None:
    """The run of that id, when it was given to the bank."""
    run = session.get(PaymentRun, run_id)
    return run if run is not None and run.sent_on is not None else None


_SETTLED = select(ExpenseClaim.id, ExpenseClaim.reference, ExpenseClaim.status, ExpenseClaim.paid_on).where(
    ExpenseClaim.status.in_(sorted(FROZEN))
)
