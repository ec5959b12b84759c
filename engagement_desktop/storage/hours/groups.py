"""Hours of a query added up by what they share: who, what, when, for whom."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.entries_rows import HoursGroup, HoursGrouping
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.hours.entries import kept

_SHARED: Mapping[HoursGrouping, Any] = MappingProxyType(
    {
        HoursGrouping.PERSON: HoursEntry.person_id,
        HoursGrouping.FAMILY: HoursEntry.family,
        HoursGrouping.ACTIVITY: HoursEntry.activity,
        HoursGrouping.MONTH: func.substr(HoursEntry.done_on, 1, 7),
        HoursGrouping.STRUCTURE: HoursEntry.structure_id,
        HoursGrouping.COMMITTEE: HoursEntry.committee_id,
        HoursGrouping.LEVEL: HoursEntry.level,
        HoursGrouping.MEETING: HoursEntry.meeting_id,
    }
)
_MOST = 2_000


def hours_groups(session: Session, query: ListQuery, by: HoursGrouping) -> tuple[HoursGroup, ...]:
    """The groups with the most minutes first; months in their order."""
    shared = _SHARED[by]
    minutes = func.sum(HoursEntry.minutes)
    asked = select(shared, func.count(), minutes).select_from(HoursEntry).where(*kept(session, query))
    order = (shared.desc(),) if by is HoursGrouping.MONTH else (minutes.desc(), shared)
    rows = session.execute(asked.group_by(shared).order_by(*order).limit(_MOST)).all()
    words = _words(session, by, [row[0] for row in rows if row[0] is not None])
    return tuple(
        HoursGroup(
            None if row[0] is None else str(row[0]), words.get(row[0], str(row[0] or "")), row[1], row[2]
        )
        for row in rows
    )


def _words(session: Session, by: HoursGrouping, keys: list[Any]) -> Mapping[Any, str]:
    """How the rows that groups point to are called; the others are their own words."""
    if by is HoursGrouping.PERSON:
        asked = select(Person.id, Person.last_name, Person.first_name).where(Person.id.in_(keys))
        return {row[0]: f"{row[1]} {row[2]}".strip() for row in session.execute(asked)}
    if by is HoursGrouping.STRUCTURE:
        return _named(session, Structure.id, Structure.name, keys)
    if by is HoursGrouping.COMMITTEE:
        return _named(session, Committee.id, Committee.name, keys)
    if by is HoursGrouping.MEETING:
        met = (
            select(Meeting.id, Committee.name, Meeting.held_on)
            .join(Committee, Committee.id == Meeting.committee_id)
            .where(Meeting.id.in_(keys))
        )
        return {row[0]: f"{row[1]}, {row[2]:%d/%m/%Y}" for row in session.execute(met)}
    return {}


def _named(session: Session, key: Any, name: Any, keys: list[Any]) -> Mapping[Any, str]:
    found = session.execute(select(key, name).where(key.in_(keys)))
    return {row[0]: row[1] for row in found}
