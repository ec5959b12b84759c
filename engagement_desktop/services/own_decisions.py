"""Nobody decides on a claim of their own, nor changes what was granted, by any path: a page, a workbook."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import Settled
from engagement_desktop.domain.expenses.claims import GRANTED, ClaimStatus
from engagement_desktop.services.row_images import changed, images, rows, spans
from engagement_desktop.storage.changes import RowImage, Step
from engagement_desktop.storage.expenses.deciding.locks import claims_of_lines_in, granted_to
from engagement_desktop.storage.expenses.deciding.standings import decider_of

_DECIDED = GRANTED | {ClaimStatus.REFUSED}
_COST = frozenset({"amount", "km_hundredths", "nature", "spent_on"})
_PRICE = frozenset({"amount"})


class OwnDecision(Settled):
    """The account at work would decide on its own claim."""


def refuse_own_decision(session: Session, steps: Collection[Step], account_id: int) -> None:
    """Looks whether these steps decide on a claim of the account at work, or change what it was granted.

    Raises:
        OwnDecision: they do, and the structure did not say that it is too small for two people.
    """
    decided = [step for step in images(steps, "expense_claim") if _is_decision(step)]
    costs = _claims_of_costs(session, steps)
    if not decided and not costs:
        return
    decider = decider_of(session, account_id)
    if decider.alone or decider.person_id is None:
        return
    theirs = (row for step in decided for row in rows(step))
    own = [row["reference"] for row in theirs if row["person_id"] == decider.person_id]
    for reference in own or granted_to(session, decider.person_id, costs):
        raise OwnDecision(
            f"La note {reference} est la vôtre\u00a0: on ne décide pas de sa propre note. "
            "Rien n’a été changé. Demandez à un autre compte."
        )


def _claims_of_costs(session: Session, steps: Collection[Step]) -> set[int]:
    """The claims of which these steps change a cost, those that they write whole left out.

    Kilometres that take another price, and lines that go to a twin claim, cost what was granted.
    """
    found = {row["claim_id"] for step in images(steps, "expense_line") if _weighs(step) for row in rows(step)}
    for span in spans(steps, "expense_line"):
        found |= claims_of_lines_in(session, span)
    born = {row["id"] for step in images(steps, "expense_claim") if step.before is None for row in rows(step)}
    for first, last in spans(steps, "expense_claim"):
        born.update(range(first, last + 1))
    return found - born


def _weighs(step: RowImage) -> bool:
    if step.before is None:
        return True
    touched = changed(step) & _COST if step.after is not None else frozenset()
    priced = step.before["km_hundredths"] is not None and touched == _PRICE
    return bool(touched) and not priced


def _is_decision(step: RowImage) -> bool:
    """A claim that was there passes from undecided to decided, or back."""
    if step.before is None or step.after is None:
        return False
    return (step.before["status"] in _DECIDED) is not (step.after["status"] in _DECIDED)
