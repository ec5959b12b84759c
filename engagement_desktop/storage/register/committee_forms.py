"""Rows that the form of a committee reads and writes."""

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate


def committee_named(session: Session, name_key: str) -> Committee | None:
    """The committee of that folded name, archived or not."""
    return session.scalars(select(Committee).where(Committee.name_key == name_key)).one_or_none()


def kinds_written(session: Session) -> list[str]:
    """The types of body that committees of the dossier already have, the most usual first."""
    found = session.execute(
        select(Committee.kind).group_by(Committee.kind).order_by(func.count().desc(), Committee.kind)
    )
    return [row[0] for row in found if row[0]]


def mandate_rows(session: Session, ids: list[int]) -> list[Mandate]:
    """The mandates of these ids, to be changed."""
    return list(session.scalars(select(Mandate).where(Mandate.id.in_(ids)).order_by(Mandate.id)))


def leaning_on(session: Session, committee_id: int) -> list[str]:
    """What of the dossier points at a committee: « mandats », « réunions », « heures »."""
    places = (
        ("des mandats", exists().where(Mandate.committee_id == committee_id)),
        ("des réunions", exists().where(Meeting.committee_id == committee_id)),
        ("des heures", exists().where(HoursEntry.committee_id == committee_id)),
    )
    return [said for said, there in places if session.execute(select(there)).scalar_one()]
