"""The same receipt on another line, and the lines that still wait for theirs."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.rows import LineFacts, Twin, WaitingLine
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person

_MOST = 200
_SETTLED = FROZEN | {ClaimStatus.REFUSED}


def twins_of(session: Session, digests: Collection[str], line: LineFacts) -> list[Twin]:
    """Other lines with the same file first, then those of the same person, day, amount and nature.

    Args:
        session: that reads.
        digests: SHA-256 in hex of the file, as it came and as it is kept; none to look at the facts alone.
        line: the line that asks, which is never its own twin.
    """
    same_file = _same_file(digests)
    found = session.execute(
        select(ExpenseClaim, ExpenseLine, Person, same_file.label("same_file"))
        .join(ExpenseLine, ExpenseLine.claim_id == ExpenseClaim.id)
        .join(Person, Person.id == ExpenseClaim.person_id)
        .where(ExpenseLine.id != (line.line_id or 0), or_(same_file, _same_facts(line)))
        .order_by(same_file.desc(), ExpenseLine.spent_on.desc(), ExpenseLine.id)
        .limit(_MOST)
    )
    return [
        Twin(
            claim_id=claim.id,
            claim_reference=claim.reference,
            line_id=row.id,
            position=row.position,
            person=f"{person.first_name} {person.last_name}",
            spent_on=row.spent_on,
            amount=row.amount,
            status=claim.status,
            same_file=bool(same),
        )
        for claim, row, person, same in found
    ]


def waiting_lines(session: Session, claim_ids: Collection[int] | None) -> list[WaitingLine]:
    """Lines of claims not settled yet, that need a receipt and have none, the oldest first."""
    asked = [] if claim_ids is None else [ExpenseClaim.id.in_(claim_ids)]
    found = session.execute(
        select(ExpenseLine, ExpenseClaim, Person)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .join(Person, Person.id == ExpenseClaim.person_id)
        .where(
            ExpenseClaim.status.not_in(_SETTLED),
            ExpenseLine.nature != ExpenseNature.KILOMETRES,
            ExpenseLine.correction.is_(None),
            ExpenseLine.receipt.is_(None),
            ExpenseLine.attested_on.is_(None),
            ExpenseLine.amount != Money(0),
            *asked,
        )
        .order_by(ExpenseLine.spent_on, ExpenseClaim.reference_key, ExpenseLine.position)
    )
    return [
        WaitingLine(
            line_id=line.id,
            claim_id=claim.id,
            claim_reference=claim.reference,
            position=line.position,
            first_name=person.first_name,
            last_name=person.last_name,
            spent_on=line.spent_on,
            nature=line.nature,
            amount=line.amount,
            purpose=line.purpose or "",
            person_id=person.id,
        )
        for line, claim, person in found
    ]


def _same_file(digests: Collection[str]) -> ColumnElement[bool]:
    return exists(
        select(ExpenseReceipt.id)
        .join(Attachment, Attachment.id == ExpenseReceipt.attachment_id)
        .where(
            ExpenseReceipt.line_id == ExpenseLine.id,
            or_(ExpenseReceipt.original_digest.in_(digests), Attachment.digest.in_(digests)),
        )
    )


def _same_facts(line: LineFacts) -> ColumnElement[bool]:
    """Kilometres are not asked: two trips of a day may well be the same."""
    facts = (line.person_id, line.spent_on, line.amount, line.nature)
    if None in facts or not line.amount or line.nature is ExpenseNature.KILOMETRES:
        return false()
    return and_(
        ExpenseClaim.person_id == line.person_id,
        ExpenseClaim.status != ClaimStatus.REFUSED,
        ExpenseLine.spent_on == line.spent_on,
        ExpenseLine.amount == line.amount,
        ExpenseLine.nature == line.nature,
        ExpenseLine.correction.is_(None),
    )
