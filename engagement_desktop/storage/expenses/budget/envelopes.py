"""Envelopes: those of an exercise, the one of a cost, what leans on them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.budget.sharing import EnvelopePlace, envelope_for
from engagement_desktop.domain.expenses.claims import ExpenseLine
from engagement_desktop.domain.expenses.contributions import PaidContribution
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.storage.reports.exercises import first_month


def propose_envelope(session: Session, spent_on: date, committee_id: int | None) -> int | None:
    """The envelope of a cost, when exactly one of its exercise is for its committee, or for all."""
    exercise = Exercise.holding(spent_on, first_month(session))
    return envelope_for(places_of(envelopes_of(session, exercise)), committee_id)


def envelopes_of(session: Session, exercise: Exercise) -> Sequence[Envelope]:
    """The envelopes whose exercise begins in this one, in the order of their making."""
    return session.scalars(
        select(Envelope).where(Envelope.first_day.between(exercise.start, exercise.end)).order_by(Envelope.id)
    ).all()


def places_of(envelopes: Sequence[Envelope]) -> list[EnvelopePlace]:
    """Where they may be proposed: those put away are not."""
    return [EnvelopePlace(one.id, one.committee_id) for one in envelopes if one.archived_on is None]


def envelope_named(session: Session, first_day: date, label_key: str, besides: int | None) -> bool:
    """Whether another envelope of the exercise has this name."""
    found = select(Envelope.id).where(
        Envelope.first_day == first_day, Envelope.label_key == label_key, Envelope.id != (besides or 0)
    )
    return session.execute(found.limit(1)).first() is not None


def is_leaned_on(session: Session, envelope_id: int) -> bool:
    """A cost or a contribution names it."""
    leaning = (
        exists(select(column).where(column == envelope_id))
        for column in (ExpenseLine.envelope_id, PaidContribution.envelope_id)
    )
    return bool(session.execute(select(or_(*leaning))).scalar_one())


def committee_names(session: Session) -> dict[int, str]:
    """The name of every committee."""
    return {one.id: one.name for one in session.scalars(select(Committee))}


def first_days_held(session: Session) -> list[date]:
    """The first days of the exercises that have an envelope."""
    return list(session.scalars(select(Envelope.first_day).distinct().order_by(Envelope.first_day)))
