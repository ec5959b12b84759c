"""What is told of the decision on a claim, and what the account at work may do with it."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus, ExpenseClaim
from engagement_desktop.domain.expenses.deciding.guard import signs_of
from engagement_desktop.domain.expenses.deciding.rows import ClaimDecision
from engagement_desktop.domain.expenses.deciding.rules import (
    Decider,
    Standing,
    is_own,
    why_not_decided,
    why_not_given_back,
    why_not_reopened,
    why_not_seconded,
    why_not_submitted,
    why_not_taken_back,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.claim_signs import sign_sentence
from engagement_desktop.services.expenses.deciding.writing import over_ceilings
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.deciding.costs import costs_of, years_of
from engagement_desktop.storage.expenses.deciding.standings import (
    accounts_of,
    decider_of,
    own_policy,
    standings,
)

GONE = "Cette note de frais n’est plus dans le dossier."
_WATCHED = frozenset({ClaimStatus.DRAFT, ClaimStatus.SUBMITTED, ClaimStatus.APPROVED})


def decision_of(session: Session, workspace: Workspace, claim_id: int) -> ClaimDecision:
    """Everything that the file of a claim says of its life.

    Raises:
        DomainError: it is no longer in the dossier.
    """
    found = standings(session, (claim_id,), workspace.today())
    if not found:
        raise DomainError(GONE)
    claim, one = found[0]
    decider, policy = decider_of(session, workspace.actor.account_id), own_policy(session)
    gifts = policy is not None and bool(policy.gift_ground)
    may_write, may_decide = workspace.may(Permission.CLAIM_WRITE), workspace.may(Permission.CLAIM_DECIDE)
    names = {
        account_id: who.first_name
        for account_id, who in accounts_of(
            session,
            (claim.entered_by_id, claim.submitted_by_id, claim.decided_by_id, claim.seconded_by_id),
        ).items()
    }
    return ClaimDecision(
        status=claim.status,
        wish=claim.wish,
        is_own=is_own(one, decider),
        awaits_second=one.awaits_second,
        decided_alone=claim.decided_alone,
        entered_by=names.get(claim.entered_by_id or 0, ""),
        submitted_by=names.get(claim.submitted_by_id or 0, ""),
        submitted_on=claim.submitted_on,
        decided_by=names.get(claim.decided_by_id or 0, ""),
        decided_on=claim.decided_on,
        seconded_by=names.get(claim.seconded_by_id or 0, ""),
        seconded_on=claim.seconded_on,
        returned=(claim.note or "") if claim.status is ClaimStatus.DRAFT else "",
        held_by=one.held_by,
        may_submit=may_write and not why_not_submitted(one, gifts=gifts),
        may_take_back=may_write and not why_not_taken_back(one, decider),
        may_decide=may_decide and not why_not_decided(one, decider),
        may_give_back=may_decide and not why_not_given_back(one, decider),
        may_second=may_decide and not why_not_seconded(one, decider),
        may_reopen=may_decide and not why_not_reopened(one, decider),
        may_correct=may_write and claim.status in FROZEN,
        may_choose=may_write and claim.status in _WATCHED and not one.held_by,
        over_ceiling=over_ceilings(session, (claim_id,)).get(claim_id, ""),
        takes_gifts=gifts,
        blocked=_blocked(one, decider, gifts=gifts, may_decide=may_decide),
        notes=_notes(session, claim, workspace.today()),
    )


def _blocked(one: Standing, decider: Decider, *, gifts: bool, may_decide: bool) -> str:
    """Why what comes next is not offered to this account."""
    if one.status is ClaimStatus.DRAFT:
        return why_not_submitted(one, gifts=gifts)
    if not may_decide:
        return ""
    if one.status is ClaimStatus.SUBMITTED:
        return why_not_decided(one, decider)
    return why_not_seconded(one, decider) if one.awaits_second else ""


def _notes(session: Session, claim: ExpenseClaim, today: date) -> tuple[str, ...]:
    """What looks like a flat sum, while something may still be done about it."""
    if claim.status not in _WATCHED:
        return ()
    costs = costs_of(session, claim.person_id, claim.id, years_of(session, claim.id))
    level = policy_of(session, today).yearly_level
    return tuple(sign_sentence(sign) for sign in signs_of(claim.id, costs, level or None))
