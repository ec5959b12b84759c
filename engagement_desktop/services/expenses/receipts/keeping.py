"""A receipt kept with its line, or let go: plain functions over the session of an act."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.expenses.claims import ExpenseLine
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.storage import attachments
from engagement_desktop.storage.expenses.claiming.numbers import next_receipt_number
from engagement_desktop.storage.expenses.receipts.receipts import receipts_of_line


def keep_prepared(
    session: Session, line: ExpenseLine, prepared: PreparedReceipt, day: date
) -> ExpenseReceipt:
    """Keeps a prepared receipt with a flushed line, under the next number of the year of `day`.

    The text of the line says the number of its first receipt; a declaration of loss is taken back.
    """
    kept = attachments.kept(session, prepared.name, prepared.media_type, prepared.content, day)
    is_first = not receipts_of_line(session, line.id)
    row = ExpenseReceipt(
        line_id=line.id,
        attachment_id=kept.id,
        number=next_receipt_number(session, day.year),
        added_on=day,
        original_digest=prepared.original_digest,
        is_reduced=prepared.is_reduced,
    )
    session.add(row)
    if is_first:
        line.receipt = row.number
    line.attested_on = None
    session.flush()
    return row


def let_receipt_go(session: Session, row: ExpenseReceipt) -> None:
    """Takes a receipt off its line; its bytes go when nothing else needs them, its number is not reused."""
    line = session.get_one(ExpenseLine, row.line_id)
    kept = session.get_one(Attachment, row.attachment_id)
    session.delete(row)
    session.flush()
    left = receipts_of_line(session, line.id)
    if left:
        line.receipt = left[0].number
    elif line.receipt == row.number:
        line.receipt = None
    attachments.let_go(session, kept.id)


def let_receipts_go(session: Session, line_id: int) -> None:
    """Takes every receipt off a line, before the line itself is deleted."""
    for row in receipts_of_line(session, line_id):
        let_receipt_go(session, row)
