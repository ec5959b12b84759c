"""Nobody decides on a claim of their own, by any path: a page, an undo, a workbook."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import Settled
from engagement_desktop.domain.expenses.claims import GRANTED, ClaimStatus
from engagement_desktop.services.row_images import images
from engagement_desktop.storage.changes import RowImage, Step
from engagement_desktop.storage.expenses.deciding.standings import decider_of

_DECIDED = GRANTED | {ClaimStatus.REFUSED}


class OwnDecision(Settled):
    """The account at work would decide on its own claim."""


def refuse_own_decision(session: Session, steps: Collection[Step], account_id: int) -> None:
    """Looks whether these steps decide on a claim of the account at work, or come back on a decision.

    Raises:
        OwnDecision: they do, and the structure did not say that it is too small for two people.
    """
    decided = [step for step in images(steps, "expense_claim") if _is_decision(step)]
    if not decided:
        return
    decider = decider_of(session, account_id)
    if decider.alone or decider.person_id is None:
        return
    for step in decided:
        row = step.after or {}
        if row["person_id"] == decider.person_id:
            raise OwnDecision(
                f"La note {row['reference']} est la vôtre\u00a0: on ne décide pas de sa propre note. "
                "Rien n’a été changé. Demandez à un autre compte."
            )


def _is_decision(step: RowImage) -> bool:
    """A claim that was there passes from undecided to decided, or back."""
    if step.before is None or step.after is None:
        return False
    return (step.before["status"] in _DECIDED) is not (step.after["status"] in _DECIDED)
