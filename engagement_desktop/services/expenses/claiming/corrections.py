"""The lines of a claim that correct paid ones: written by their own act, they are not typed again."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine


def correction_faults(session: Session, draft: ClaimDraft) -> Iterator[DomainError]:
    """A correction stays as it was written, in a claim of the person whose cost it corrects."""
    for place, line in enumerate(draft.lines):
        if line.corrects_id is None:
            continue
        if not _is_kept(session, draft, line):
            yield DomainError(
                "Une correction s’écrit à côté de la ligne payée\u00a0: elle ne se retape pas. Retirez-la, "
                "puis corrigez de nouveau la ligne payée.",
                f"lines.{place}.amount",
            )
        elif _person_of(session, line.corrects_id) != draft.person_id:
            yield DomainError(
                "Une ligne de cette note corrige ce qui a été payé à une autre personne. Retirez-la, "
                "ou gardez la personne.",
                "person_id",
            )


def _is_kept(session: Session, draft: ClaimDraft, line: LineDraft) -> bool:
    kept = None if line.id is None else session.get(ExpenseLine, line.id)
    if kept is None or kept.claim_id != draft.id:
        return False
    typed = (line.corrects_id, line.correction, line.nature, line.amount, line.km_hundredths)
    return typed == (kept.corrects_id, kept.correction, kept.nature, kept.amount, kept.km_hundredths)


def _person_of(session: Session, line_id: int) -> int | None:
    line = session.get(ExpenseLine, line_id)
    return None if line is None else session.get_one(ExpenseClaim, line.claim_id).person_id
