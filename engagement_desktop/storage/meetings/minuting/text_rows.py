"""The rows of a meeting, as the frames of its text show them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.minuting.text_rows import TextRow, VoteTotals
from engagement_desktop.domain.meetings.voting.votes import Vote
from engagement_desktop.domain.register.people import Person


def rows_in_text(session: Session, meeting_id: int) -> Iterator[TextRow]:
    """Every decision, action, vote and proposal written in a meeting."""
    votes = {vote.id: vote for vote in session.scalars(select(Vote).where(Vote.meeting_id == meeting_id))}
    for vote in votes.values():
        yield TextRow(marker=Marker(MarkerKind.VOTE, vote.id), wording=vote.subject, vote=_totals(vote))
    for decision in session.scalars(select(Decision).where(Decision.meeting_id == meeting_id)):
        carried = votes.get(decision.vote_id or 0)
        yield TextRow(
            marker=Marker(MarkerKind.DECISION, decision.id),
            number=decision.number,
            wording=decision.wording,
            minute=decision.decided_minute,
            vote=None if carried is None else _totals(carried),
        )
    yield from _actions(session, meeting_id)
    yield from _proposals(session, meeting_id)


def _actions(session: Session, meeting_id: int) -> Iterator[TextRow]:
    found = session.execute(
        select(Action, Person)
        .outerjoin(Person, Person.id == Action.owner_id)
        .where(Action.meeting_id == meeting_id)
    ).all()
    for action, owner in found:
        yield TextRow(
            marker=Marker(MarkerKind.ACTION, action.id),
            number=action.number,
            wording=action.wording,
            person=_name(owner),
            due_on=action.due_on,
        )


def _proposals(session: Session, meeting_id: int) -> Iterator[TextRow]:
    found = session.execute(
        select(Proposal, Person)
        .outerjoin(Person, Person.id == Proposal.person_id)
        .where(Proposal.meeting_id == meeting_id)
    ).all()
    for proposal, person in found:
        marker = Marker(MarkerKind.PROPOSAL, proposal.id)
        yield TextRow(marker=marker, wording=proposal.said, person=_name(person))


def _name(person: Person | None) -> str:
    return "" if person is None else f"{person.first_name} {person.last_name}".strip()


def _totals(vote: Vote) -> VoteTotals:
    return VoteTotals(
        result=vote.result,
        mode=vote.mode,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        abstentions=vote.abstentions,
        at_minute=vote.at_minute,
    )
