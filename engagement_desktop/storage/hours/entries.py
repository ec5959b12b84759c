"""Hours as lists read them."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import (
    HoursEntry,
    HoursNature,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.hours.entries_rows import HoursRow, MeetingFilter
from engagement_desktop.domain.hours.months import last_day_of
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee, EngagementLevel
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.storage.facets import Counts, Facet, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.register.structures import counts_travel
from engagement_desktop.storage.reports.exercises import asked
from engagement_desktop.storage.reports.gaps import association_to_complete
from engagement_desktop.storage.reports.spans import volunteered, within
from engagement_desktop.storage.wording import related

PERSON = (Person, Person.id == HoursEntry.person_id)
COMMITTEE = (Committee, Committee.id == HoursEntry.committee_id)
STRUCTURE = (Structure, Structure.id == HoursEntry.structure_id)
MEETING = (Meeting, Meeting.id == HoursEntry.meeting_id)
PLACES = (
    (HoursEntry.person_id, Person.id, Person.search_key),
    (HoursEntry.committee_id, Committee.id, Committee.name_key),
    (HoursEntry.structure_id, Structure.id, Structure.name_key),
)
FACETS = MappingProxyType(
    {
        "state": Facet.of(HoursEntry.state, HoursState),
        "nature": Facet.of(HoursEntry.nature, HoursNature),
        "family": Facet.of(HoursEntry.family, MissionFamily),
        "level": Facet(Facet.of(HoursEntry.level, EngagementLevel).kept, counted=False),
        "at": Facet(
            {
                MeetingFilter.AT_MEETING: HoursEntry.meeting_id.is_not(None),
                MeetingFilter.APART: HoursEntry.meeting_id.is_(None),
            },
            counted=False,
        ),
    }
)
SORTS = sorts(
    HoursEntry.id,
    {
        "date": SortKey(HoursEntry.done_on),
        "person": SortKey(Person.sort_key, joins=(PERSON,)),
        "minutes": SortKey(HoursEntry.minutes),
        "family": SortKey(ranked(HoursEntry.family, MissionFamily)),
        "nature": SortKey(ranked(HoursEntry.nature, HoursNature)),
        "kind": SortKey(ranked(HoursEntry.kind, TimeKind)),
        "state": SortKey(ranked(HoursEntry.state, HoursState)),
        "activity": SortKey(HoursEntry.activity, nullable=True),
        "committee": SortKey(Committee.name_key, nullable=True, joins=(COMMITTEE,)),
        "structure": SortKey(Structure.name_key, joins=(STRUCTURE,)),
        "level": SortKey(ranked(HoursEntry.level, EngagementLevel), nullable=True),
        "meeting": SortKey(Meeting.held_on, nullable=True, joins=(MEETING,)),
    },
    "date",
    descending=True,
)
SHOWN: tuple[Any, ...] = (
    HoursEntry.id,
    HoursEntry.done_on,
    HoursEntry.person_id,
    Person.last_name,
    Person.first_name,
    HoursEntry.family,
    HoursEntry.activity,
    HoursEntry.reason,
    Committee.name,
    Structure.name,
    HoursEntry.minutes,
    HoursEntry.starts_minute,
    HoursEntry.role,
    HoursEntry.nature,
    HoursEntry.kind,
    HoursEntry.state,
    HoursEntry.level,
    HoursEntry.scale,
    HoursEntry.aim,
    HoursEntry.meeting_id,
    Meeting.held_on,
    Meeting.number,
)


def hours_page(session: Session, query: ListQuery, after: Cursor | None) -> Page[HoursRow]:
    """One page of entries."""
    found = page_of_ids(session, SORTS, query, kept(session, query), after)
    return widened(found, hours_rows(session, found.rows))


def hours_total(session: Session) -> int:
    """How many entries there are."""
    return session.execute(select(func.count()).select_from(HoursEntry)).scalar_one()


def hours_sums(session: Session, query: ListQuery) -> tuple[int, int]:
    """How many entries the query keeps, and their minutes."""
    sums = select(func.count(), func.coalesce(func.sum(HoursEntry.minutes), 0)).select_from(HoursEntry)
    count, minutes = session.execute(sums.where(*kept(session, query))).one()
    return count, minutes


def hours_facets(session: Session, query: ListQuery) -> Counts:
    """How many entries each chip keeps."""
    source = select(HoursEntry.id)
    return counted(session, FACETS, query.filters, source, _asked(session, query))


def hours_rows(session: Session, ids: Iterable[int]) -> dict[int, HoursRow]:
    """The entries of these ids."""
    found = session.execute(
        select(*SHOWN)
        .join(*PERSON)
        .join(*STRUCTURE)
        .outerjoin(*COMMITTEE)
        .outerjoin(*MEETING)
        .where(HoursEntry.id.in_(list(ids)))
    )
    return {row[0]: HoursRow(*row) for row in found}


def kept(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything that a query asks of an entry."""
    return [*_asked(session, query), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything but the chips: words, exercise, person, committee, what a figure counts."""
    conditions = related(session, query.search, PLACES, texts=(HoursEntry.activity,))
    exercise = asked(session, query.filters)
    if exercise is not None:
        conditions.append(within(HoursEntry.done_on, exercise))
    if "person" in query.filters:
        conditions.append(HoursEntry.person_id == int(query.filters["person"]))
    if "month" in query.filters:
        first = date.fromisoformat(f"{query.filters['month']}-01")
        conditions.append(HoursEntry.done_on.between(first, last_day_of(first)))
    if "activity" in query.filters:
        conditions.append(HoursEntry.activity == query.filters["activity"])
    for name, column in (("meeting", HoursEntry.meeting_id), ("structure", HoursEntry.structure_id)):
        if name in query.filters:
            conditions.append(column == int(query.filters[name]))
    if "committee" in query.filters:
        conditions.append(HoursEntry.committee_id == int(query.filters["committee"]))
    if exercise is not None and query.filters.get("counted") == HoursNature.VOLUNTEER:
        conditions.append(volunteered(exercise, travel_counts=counts_travel(session)))
    if exercise is not None and query.filters.get("gap") == GapKind.ASSOCIATION_TO_COMPLETE:
        lacking = select(Structure.id).where(association_to_complete(exercise))
        conditions.append(HoursEntry.structure_id.in_(lacking))
    return conditions
