"""The receipts of several claims with their bytes, in the order of the claims."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.register.people import Person

Together = tuple[ExpenseReceipt, ExpenseLine, ExpenseClaim, Person, Attachment]


def receipts_together(session: Session, claim_ids: Sequence[int]) -> list[Together]:
    """Claim by claim as given, line by line, each receipt in the order in which it came."""
    found = session.execute(
        select(ExpenseReceipt, ExpenseLine, ExpenseClaim, Person, Attachment)
        .join(ExpenseLine, ExpenseLine.id == ExpenseReceipt.line_id)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .join(Person, Person.id == ExpenseClaim.person_id)
        .join(Attachment, Attachment.id == ExpenseReceipt.attachment_id)
        .where(ExpenseClaim.id.in_(claim_ids))
        .order_by(ExpenseLine.position, ExpenseReceipt.id)
    )
    place = {claim_id: at for at, claim_id in enumerate(claim_ids)}
    rows: list[Together] = [(row, line, claim, person, kept) for row, line, claim, person, kept in found]
    return sorted(rows, key=lambda one: place[one[2].id])
