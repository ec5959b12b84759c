"""Actions as typed: what a form holds, what is refused of it, what is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState, Priority
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import wording_faults
from engagement_desktop.domain.text import clean

DUE_BEFORE = "due_before"
"""The code of the question on a day before the action was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedNow:
    """An action asked for in a meeting: what, who, for when."""

    wording: str
    owner_id: int | None = None
    due_on: date | None = None
    priority: Priority = Priority.NORMAL
    decision_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """One action as its form holds it; `committee_id` and `asked_on` are typed for a new one only.

    `proof` is said in words; the file that proves it is joined apart.
    """

    id: int | None = None
    version: int | None = None
    committee_id: int | None = None
    asked_on: date | None = None
    wording: str = ""
    owner_id: int | None = None
    due_on: date | None = None
    priority: Priority = Priority.NORMAL
    decision_id: int | None = None
    state: ActionState = ActionState.OPEN
    closed_on: date | None = None
    proof: str = ""
    comment: str = ""


def action_faults(draft: ActionDraft, today: date) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form."""
    yield from wording_faults(draft.wording, "Dites ce qui est à faire.")
    if draft.committee_id is None:
        yield DomainError("Choisissez le comité qui demande cette action.", "committee_id")
    if draft.asked_on is None:
        yield DomainError("Dites quel jour l’action a été demandée.", "asked_on")
    elif draft.asked_on > today:
        yield DomainError("Une action demandée ne l’est pas dans l’avenir. Corrigez la date.", "asked_on")
    closed_on = draft.closed_on
    if draft.state is ActionState.OPEN or closed_on is None:
        return
    if closed_on > today:
        yield DomainError(
            "La date de fin est à venir. Corrigez-la, ou laissez l’action ouverte.", "closed_on"
        )
    elif draft.asked_on is not None and closed_on < draft.asked_on:
        yield DomainError("L’action est close avant d’être demandée. Corrigez l’une des dates.", "closed_on")


def ask_due_day(due_on: date | None, asked_on: date, accepted: frozenset[str]) -> None:
    """A day before the one on which the action was asked is unusual, not wrong.

    Raises:
        ToConfirm: the day comes before, and nobody said yes yet.
    """
    if due_on is not None and due_on < asked_on and DUE_BEFORE not in accepted:
        raise ToConfirm(
            "L’échéance est avant la réunion qui demande l’action\u00a0: elle serait en retard dès "
            "maintenant. Gardez-la si c’est voulu, ou corrigez la date.",
            DUE_BEFORE,
            "due_on",
        )


def action_draft(action: Action) -> ActionDraft:
    """What a form shows of an action."""
    return ActionDraft(
        id=action.id,
        version=action.version,
        committee_id=action.committee_id,
        asked_on=action.asked_on,
        wording=action.wording,
        owner_id=action.owner_id,
        due_on=action.due_on,
        priority=action.priority,
        decision_id=action.decision_id,
        state=action.state,
        closed_on=action.closed_on,
        proof=action.proof or "",
        comment=action.comment or "",
    )


def write_action(action: Action, draft: ActionDraft, today: date) -> None:
    """The entity as the draft says it; one closed without a day is closed today, one open has no such day."""
    action.wording = " ".join(clean(draft.wording).split())
    action.owner_id, action.due_on, action.priority = draft.owner_id, draft.due_on, draft.priority
    action.state, action.decision_id = draft.state, draft.decision_id
    action.closed_on = None if draft.state is ActionState.OPEN else draft.closed_on or today
    action.proof, action.comment = clean(draft.proof) or None, clean(draft.comment) or None
