"""Proposals as typed: what a form holds, what is refused of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import Proposal, ProposalState
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import wording_faults
from engagement_desktop.domain.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardNow:
    """An idea heard in a meeting; without person, nobody is named."""

    said: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDraft:
    """One proposal as its form holds it."""

    id: int | None = None
    version: int | None = None
    committee_id: int | None = None
    made_on: date | None = None
    said: str = ""
    person_id: int | None = None
    decision_id: int | None = None
    state: ProposalState = ProposalState.WAITING
    answer: str = ""
    reason: str = ""
    answered_on: date | None = None
    told_on: date | None = None
    on_poster: bool = False


def proposal_faults(draft: ProposalDraft, today: date) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form.

    A suite « non retenue » says why; nobody is told before there is a suite; what is on the poster has one.
    """
    yield from wording_faults(draft.said, "Écrivez la proposition en une phrase.", "said")
    if draft.committee_id is None:
        yield DomainError("Choisissez le comité qui reçoit cette proposition.", "committee_id")
    if draft.made_on is None:
        yield DomainError("Dites quel jour la proposition a été faite.", "made_on")
    elif draft.made_on > today:
        yield DomainError("Une proposition reçue ne l’est pas dans l’avenir. Corrigez la date.", "made_on")
    if draft.state is ProposalState.NOT_RETAINED and not clean(draft.reason):
        yield DomainError(
            "Dites pourquoi la proposition n’est pas retenue\u00a0: la personne a droit à une raison.",
            "reason",
        )
    yield from _answer_faults(draft, today)


def _answer_faults(draft: ProposalDraft, today: date) -> Iterator[DomainError]:
    answered, told = draft.answered_on, draft.told_on
    if draft.state is ProposalState.WAITING:
        if told is not None:
            yield DomainError(
                "La personne est informée d’une suite, et il n’y en a pas encore. Donnez la suite, ou "
                "retirez cette date.",
                "told_on",
            )
        if draft.on_poster:
            yield DomainError(
                "L’affiche dit ce qui a été fait. Donnez d’abord la suite de cette proposition.", "on_poster"
            )
        return
    if answered is not None and answered > today:
        yield DomainError("La date de la suite est à venir. Corrigez-la.", "answered_on")
    elif answered is not None and draft.made_on is not None and answered < draft.made_on:
        yield DomainError(
            "La suite est donnée avant la proposition. Corrigez l’une des dates.", "answered_on"
        )
    if told is None:
        return
    if told > today:
        yield DomainError("La date où la personne est informée est à venir. Corrigez-la.", "told_on")
    elif told < (answered or draft.made_on or told):
        yield DomainError(
            "La personne est informée avant que la suite soit donnée. Corrigez l’une des dates.", "told_on"
        )


def proposal_draft(proposal: Proposal) -> ProposalDraft:
    """What a form shows of a proposal."""
    return ProposalDraft(
        id=proposal.id,
        version=proposal.version,
        committee_id=proposal.committee_id,
        made_on=proposal.made_on,
        said=proposal.said,
        person_id=proposal.person_id,
        decision_id=proposal.decision_id,
        state=proposal.state,
        answer=proposal.answer or "",
        reason=proposal.reason or "",
        answered_on=proposal.answered_on,
        told_on=proposal.told_on,
        on_poster=proposal.on_poster,
    )


def write_proposal(proposal: Proposal | None, draft: ProposalDraft, today: date) -> Proposal:
    """The entity as the draft says it; a suite given without a day is given today, or the day it was told."""
    if draft.committee_id is None or draft.made_on is None:
        raise DomainError("Cette proposition n’est pas complète.", "committee_id")
    said = " ".join(clean(draft.said).split())
    if proposal is None:
        proposal = Proposal(committee_id=draft.committee_id, made_on=draft.made_on, said=said)
    waits = draft.state is ProposalState.WAITING
    proposal.committee_id, proposal.made_on, proposal.said = draft.committee_id, draft.made_on, said
    proposal.person_id, proposal.decision_id = draft.person_id, draft.decision_id
    proposal.state = draft.state
    proposal.answer, proposal.reason = clean(draft.answer) or None, clean(draft.reason) or None
    proposal.answered_on = None if waits else draft.answered_on or draft.told_on or today
    proposal.told_on, proposal.on_poster = draft.told_on, draft.on_poster
    return proposal
