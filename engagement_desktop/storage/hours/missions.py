"""Missions of people, as they are listed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.missions_drafts import MissionRow
from engagement_desktop.domain.register.committees import Committee


def missions_of(session: Session, person_id: int) -> list[MissionRow]:
    """The missions of a person, the latest first."""
    found = session.execute(
        select(Mission.id, Mission.title, Mission.started_on, Mission.ended_on, Committee.name)
        .outerjoin(Committee, Committee.id == Mission.committee_id)
        .where(Mission.person_id == person_id)
        .order_by(Mission.started_on.desc(), Mission.id.desc())
    )
    return [MissionRow(row[0], row[1], row[2], row[3], row[4] or "") for row in found]
