"""Receipts read from the dossier: of a line, of a claim, of several claims in order."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.expenses.claims import ExpenseLine
from engagement_desktop.domain.expenses.receipting.rows import ReceiptRow
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt


def receipts_of_line(session: Session, line_id: int) -> list[ExpenseReceipt]:
    """The receipts of a line, in the order in which they came."""
    return list(
        session.scalars(
            select(ExpenseReceipt).where(ExpenseReceipt.line_id == line_id).order_by(ExpenseReceipt.id)
        )
    )


def receipt_rows(session: Session, claim_ids: Collection[int]) -> list[ReceiptRow]:
    """The receipts of these claims, line by line, without their bytes."""
    found = session.execute(
        select(
            ExpenseReceipt.id,
            ExpenseReceipt.line_id,
            ExpenseLine.claim_id,
            ExpenseReceipt.number,
            Attachment.name,
            Attachment.media_type,
            func.length(Attachment.content),
            ExpenseReceipt.added_on,
            ExpenseReceipt.is_reduced,
        )
        .join(ExpenseLine, ExpenseLine.id == ExpenseReceipt.line_id)
        .join(Attachment, Attachment.id == ExpenseReceipt.attachment_id)
        .where(ExpenseLine.claim_id.in_(claim_ids))
        .order_by(ExpenseLine.claim_id, ExpenseLine.position, ExpenseReceipt.id)
    )
    return [ReceiptRow(*row) for row in found]


def digests_of(session: Session, receipt_id: int) -> tuple[str, ...]:
    """The SHA-256 in hex of a receipt, as it came and as it is kept; none once it is gone."""
    found = session.execute(
        select(ExpenseReceipt.original_digest, Attachment.digest)
        .join(Attachment, Attachment.id == ExpenseReceipt.attachment_id)
        .where(ExpenseReceipt.id == receipt_id)
    )
    return tuple(digest for row in found for digest in row)
