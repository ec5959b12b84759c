"""Votes as rows: the electors, and what leans on a vote."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.voting.voters import Voice
from engagement_desktop.domain.meetings.voting.votes import Choice, VoteElector


def add_electors(
    session: Session,
    vote_id: int,
    voices: Iterable[Voice],
    aside: frozenset[int],
    choices: dict[int, Choice],
) -> None:
    """Freezes the voices of a vote, one row each; those aside too, as not taking part."""
    for voice in voices:
        session.add(
            VoteElector(
                vote_id=vote_id,
                member_id=voice.member.id,
                carried_by_id=voice.carried_by.id,
                by=voice.by,
                took_part=voice.member.id not in aside,
                choice=choices.get(voice.member.id),
            )
        )


def electors_of(session: Session, vote_id: int) -> list[VoteElector]:
    """The voices of a vote, as they were frozen."""
    return list(
        session.scalars(select(VoteElector).where(VoteElector.vote_id == vote_id).order_by(VoteElector.id))
    )


def decision_carried(session: Session, vote_id: int) -> Decision | None:
    """The decision that this vote carried."""
    return session.scalars(select(Decision).where(Decision.vote_id == vote_id)).first()
