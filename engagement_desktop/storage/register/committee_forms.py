"""Rows that the form of a committee reads and writes."""

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda import AgendaTemplate, Phrase
from engagement_desktop.domain.numbers import NumberSeries
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate


def committee_named(session: Session, name_key: str) -> Committee | None:
    """The committee of that folded name, archived or not."""
    return session.scalars(select(Committee).where(Committee.name_key == name_key)).one_or_none()


def committees_listed(session: Session) -> list[Committee]:
    """The committees that did not leave the lists, by name."""
    return list(
        session.scalars(select(Committee).where(Committee.archived_on.is_(None)).order_by(Committee.name_key))
    )


def kinds_written(session: Session) -> list[str]:
    """The types of body that committees of the dossier already have, the most usual first."""
    found = session.execute(
        select(Committee.kind).group_by(Committee.kind).order_by(func.count().desc(), Committee.kind)
    )
    return [row[0] for row in found if row[0]]


def mandate_rows(session: Session, ids: list[int]) -> list[Mandate]:
    """The mandates of these ids, to be changed."""
    return list(session.scalars(select(Mandate).where(Mandate.id.in_(ids)).order_by(Mandate.id)))


def series_of(session: Session, committee_id: int) -> list[NumberSeries]:
    """The numbers of a committee, which go to the bin with it."""
    return list(session.scalars(select(NumberSeries).where(NumberSeries.committee_id == committee_id)))


def leaning_on(session: Session, committee_id: int) -> list[str]:
    """What of the dossier points at a committee: « mandats », « réunions », « heures »."""
    places = (
        ("des mandats", exists().where(Mandate.committee_id == committee_id)),
        ("des réunions", exists().where(Meeting.committee_id == committee_id)),
        ("des heures", exists().where(HoursEntry.committee_id == committee_id)),
        ("des modèles d’ordre du jour", exists().where(AgendaTemplate.committee_id == committee_id)),
        ("des phrases toutes prêtes", exists().where(Phrase.committee_id == committee_id)),
        ("des décisions", exists().where(Decision.committee_id == committee_id)),
        ("des actions", exists().where(Action.committee_id == committee_id)),
        ("des propositions", exists().where(Proposal.committee_id == committee_id)),
        ("des missions", exists().where(Mission.committee_id == committee_id)),
    )
    return [said for said, there in places if session.execute(select(there)).scalar_one()]
