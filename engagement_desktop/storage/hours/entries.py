"""Hours as lists read them."""

from collections.abc import Iterable
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
from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.register.committees import Committee
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
)


def hours_page(session: Session, query: ListQuery, after: Cursor | None) -> Page[HoursRow]:
    """One page of entries."""
    found = page_of_ids(session, SORTS, query, _kept(session, query), after)
    return widened(found, hours_rows(session, found.rows))


def hours_total(session: Session) -> int:
    """How many entries there are."""
    return session.execute(select(func.count()).select_from(HoursEntry)).scalar_one()


def hours_sums(session: Session, query: ListQuery) -> tuple[int, int]:
    """How many entries the query keeps, and their minutes."""
    sums = select(func.count(), func.coalesce(func.sum(HoursEntry.minutes), 0)).select_from(HoursEntry)
    count, minutes = session.execute(sums.where(*_kept(session, query))).one()
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
        .where(HoursEntry.id.in_(list(ids)))
    )
    return {row[0]: HoursRow(*row) for row in found}


def _kept(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    return [*_asked(session, query), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything but the chips: words, exercise, person, committee, what a figure counts."""
    conditions = related(session, query.search, PLACES)
    exercise = asked(session, query.filters)
    if exercise is not None:
        conditions.append(within(HoursEntry.done_on, exercise))
    if "person" in query.filters:
        conditions.append(HoursEntry.person_id == int(query.filters["person"]))
    if "committee" in query.filters:
        conditions.append(HoursEntry.committee_id == int(query.filters["committee"]))
    if exercise is not None and query.filters.get("counted") == HoursNature.VOLUNTEER:
        conditions.append(volunteered(exercise, travel_counts=counts_travel(session)))
    if exercise is not None and query.filters.get("gap") == GapKind.ASSOCIATION_TO_COMPLETE:
        lacking = select(Structure.id).where(association_to_complete(exercise))
        conditions.append(HoursEntry.structure_id.in_(lacking))
    return conditions
