"""The receipts of a run, in its order, ready to be drawn in one file."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.receipting.rows import NumberedReceipt
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import label
from engagement_desktop.storage.expenses.receipts.together import receipts_together


def receipts_of_claims(session: Session, claim_ids: Sequence[int]) -> tuple[NumberedReceipt, ...]:
    """Every receipt of these claims: claim by claim as given, line by line."""
    return tuple(
        NumberedReceipt(
            line_id=line.id,
            number=row.number,
            claim_reference=claim.reference,
            person=f"{person.first_name} {person.last_name}",
            about=f"{label(line.nature)} du {date_short(line.spent_on)}",
            amount=line.amount,
            name=kept.name,
            media_type=kept.media_type,
            content=kept.content,
        )
        for row, line, claim, person, kept in receipts_together(session, claim_ids)
    )
