"""People as lists and panes read them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Capacity, Person, PersonIdentifier
from engagement_desktop.domain.register.people_rows import MandateState, PeopleFilter, PersonRow
from engagement_desktop.storage.facets import Counts, Facet, Facets, chosen, counted
from engagement_desktop.storage.keyset import SortKey, Sorts, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.register.capacities import college_on
from engagement_desktop.storage.register.mandates import end_of, standing_on, state_of
from engagement_desktop.storage.reports.spans import within
from engagement_desktop.storage.wording import related

SHOWN = (PersonIdentifier, (PersonIdentifier.person_id == Person.id) & (PersonIdentifier.position == 0))

ARCHIVED = "archived"
"""The filter that shows who left the lists, and nobody else."""

_NEVER = (0, 0)


def listed_on(day: date) -> ColumnElement[bool]:
    """The person was not archived yet on that day: lists show them."""
    return or_(Person.archived_on.is_(None), Person.archived_on > day)


def people_page(
    session: Session, query: ListQuery, day: date, exercise: Exercise, after: Cursor | None
) -> Page[PersonRow]:
    """One page of people, as they stand on `day`, with their attendance of `exercise`."""
    standing = standing_on(day)
    ordering = _sorts(standing, day, exercise)
    conditions = _kept(session, query, standing, day)
    found = page_of_ids(session, ordering, query, conditions, after, joins=_joined(query, ordering, standing))
    return widened(found, people_rows(session, found.rows, day, exercise))


def people_total(session: Session, day: date) -> int:
    """How many people there are, those archived by that day apart."""
    return session.execute(select(func.count()).select_from(Person).where(listed_on(day))).scalar_one()


def people_count(session: Session, query: ListQuery, day: date) -> int:
    """How many people the query keeps."""
    standing = standing_on(day)
    source = _with_standing(select(func.count()).select_from(Person), standing)
    count: int = session.execute(source.where(*_kept(session, query, standing, day))).scalar_one()
    return count


def people_ids(session: Session, query: ListQuery, day: date) -> list[int]:
    """Everybody that the query keeps, in no order."""
    standing = standing_on(day)
    source = _with_standing(select(Person.id), standing)
    return list(session.scalars(source.where(*_kept(session, query, standing, day))))


def people_facets(session: Session, query: ListQuery, day: date) -> Counts:
    """How many people each chip keeps."""
    standing = standing_on(day)
    source = _with_standing(select(Person.id), standing)
    return counted(session, _facets(standing, day), query.filters, source, _asked(session, query, day))


def people_rows(session: Session, ids: Iterable[int], day: date, exercise: Exercise) -> dict[int, PersonRow]:
    """The people of these ids."""
    shown = list(ids)
    standing = standing_on(day)
    came = attendance_of(session, shown, exercise)
    wide = select(
        Person.id,
        Person.last_name,
        Person.first_name,
        PersonIdentifier.value,
        college_on(day),
        Person.city,
        state_of(standing),
        end_of(standing),
    ).outerjoin(*SHOWN)
    found = session.execute(_with_standing(wide, standing).where(Person.id.in_(shown)))
    return {
        row_id: PersonRow(
            id=row_id,
            last_name=last,
            first_name=first,
            identifier=identifier,
            capacity=capacity,
            city=city,
            mandate=MandateState(state),
            mandate_end=end,
            attended=came.get(row_id, _NEVER)[0],
            expected=came.get(row_id, _NEVER)[1],
        )
        for row_id, last, first, identifier, capacity, city, state, end in found
    }


def attendance_of(session: Session, ids: Iterable[int], exercise: Exercise) -> Mapping[int, tuple[int, int]]:
    """By person: how often they came, out of how often they were expected."""
    counts = _attendance(exercise).where(Attendance.person_id.in_(list(ids)))
    return {row[0]: (row[1], row[2]) for row in session.execute(counts)}


def _attendance(exercise: Exercise) -> Select[int, int, int]:
    came = case((Attendance.status.in_(sorted(ATTENDED)), 1), else_=0)
    return (
        select(Attendance.person_id, func.sum(came).label("attended"), func.count().label("expected"))
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(within(Meeting.held_on, exercise), Meeting.status == MeetingStatus.HELD)
        .group_by(Attendance.person_id)
    )


def _sorts(standing: FromClause, day: date, exercise: Exercise) -> Sorts:
    seen = _attendance(exercise).subquery("seen")
    theirs = (standing, standing.c.person_id == Person.id)
    return sorts(
        Person.id,
        {
            "name": SortKey(Person.sort_key),
            "capacity": SortKey(ranked(college_on(day), Capacity), nullable=True),
            "city": SortKey(Person.city, nullable=True),
            "mandate_end": SortKey(end_of(standing), nullable=True, joins=(theirs,)),
            "attended": SortKey(
                seen.c.attended, nullable=True, joins=((seen, seen.c.person_id == Person.id),)
            ),
        },
        "name",
    )


def _facets(standing: FromClause, day: date) -> Facets:
    state, flags = state_of(standing), standing.c
    return {
        "mandate": Facet(
            {
                PeopleFilter.IN_OFFICE: func.coalesce(flags.in_office, 0) == 1,
                PeopleFilter.TO_RENEW: state == MandateState.TO_RENEW.value,
                PeopleFilter.FORMER: state == MandateState.FORMER.value,
                PeopleFilter.WITHOUT: state == MandateState.NONE.value,
            }
        ),
        "capacity": Facet.of(college_on(day), Capacity),
    }


def _with_standing(wide: Any, standing: FromClause) -> Any:
    return wide.outerjoin(standing, standing.c.person_id == Person.id)


def _kept(session: Session, query: ListQuery, standing: FromClause, day: date) -> list[ColumnElement[bool]]:
    return [*_asked(session, query, day), *chosen(_facets(standing, day), query.filters)]


def _asked(session: Session, query: ListQuery, day: date) -> list[ColumnElement[bool]]:
    listed = ~listed_on(day) if ARCHIVED in query.filters else listed_on(day)
    conditions = [listed, *related(session, query.search, (), Person.search_key)]
    if "person" in query.filters:
        conditions.append(Person.id == int(query.filters["person"]))
    if "committee" in query.filters:
        sits = select(Mandate.person_id).where(Mandate.committee_id == int(query.filters["committee"]))
        conditions.append(Person.id.in_(sits))
    return conditions


def _joined(query: ListQuery, ordering: Sorts, standing: FromClause) -> tuple[tuple[Any, Any], ...]:
    """What the chips need beside the person, unless the sorted column brings it already."""
    key, _ = ordering.chosen(query)
    needed = "mandate" in query.filters and all(table is not standing for table, _ in key.joins)
    return ((standing, standing.c.person_id == Person.id),) if needed else ()
