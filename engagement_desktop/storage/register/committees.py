"""Committees as lists and panes read them."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.committees_rows import (
    CommitteeDetail,
    CommitteeFilter,
    CommitteeRow,
    MemberOfCommittee,
)
from engagement_desktop.domain.register.mandates import Mandate, Office
from engagement_desktop.domain.register.people import Capacity, Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.facets import Counts, Facet, Facets, chosen, counted
from engagement_desktop.storage.keyset import SortKey, Sorts, page_of_ids, sorts, widened
from engagement_desktop.storage.register.mandates import (
    college_of_seat,
    colleges_of_titulars,
    titular_in_office,
    to_renew_by,
)
from engagement_desktop.storage.register.rules import seats_on
from engagement_desktop.storage.reports.spans import within
from engagement_desktop.storage.wording import related

STRUCTURE = (Structure, Structure.id == Committee.structure_id)
ARCHIVED = "archived"
"""The filter that shows the committees that left the lists, and no other."""
_NONE: tuple[int, int, int] = (0, 0, 0)


def committees_page(
    session: Session, query: ListQuery, day: date, exercise: Exercise, after: Cursor | None
) -> Page[CommitteeRow]:
    """One page of committees, as they stand on `day`, with their meetings of `exercise`."""
    found = page_of_ids(session, _sorts(day), query, _kept(session, query, day), after)
    return widened(found, committee_rows(session, found.rows, day, exercise))


def _sorts(day: date) -> Sorts:
    return sorts(
        Committee.id,
        {
            "name": SortKey(Committee.name_key),
            "kind": SortKey(Committee.kind),
            "structure": SortKey(Structure.name_key, joins=(STRUCTURE,)),
            "seats": SortKey(seats_on(day), nullable=True),
        },
        "name",
    )


def listed_on(day: date) -> ColumnElement[bool]:
    """The committee was not archived yet on that day: lists show it."""
    return or_(Committee.archived_on.is_(None), Committee.archived_on > day)


def committees_total(session: Session, day: date) -> int:
    """How many committees there are, those archived by that day apart."""
    return session.execute(select(func.count()).select_from(Committee).where(listed_on(day))).scalar_one()


def committees_count(session: Session, query: ListQuery, day: date) -> int:
    """How many committees the query keeps."""
    kept = _kept(session, query, day)
    return session.execute(select(func.count()).select_from(Committee).where(*kept)).scalar_one()


def committees_facets(session: Session, query: ListQuery, day: date) -> Counts:
    """How many committees each chip keeps."""
    asked = _asked(session, query, day)
    return counted(session, _facets(day), query.filters, select(Committee.id), asked)


def committee_rows(
    session: Session, ids: Iterable[int], day: date, exercise: Exercise
) -> dict[int, CommitteeRow]:
    """The committees of these ids."""
    shown = list(ids)
    members, held = _members(session, shown, day), _held(session, shown, exercise)
    near = _nearest(session, shown, day)
    found = session.execute(
        select(
            Committee.id,
            Committee.name,
            Committee.kind,
            Structure.name,
            seats_on(day),
            Committee.closed_on,
        )
        .join(*STRUCTURE)
        .where(Committee.id.in_(shown))
    )
    rows = {}
    for row_id, name, kind, structure, seats, closed_on in found:
        meetings, attended, expected = held.get(row_id, _NONE)
        last, following = near.get(row_id, (None, None))
        rows[row_id] = CommitteeRow(
            id=row_id,
            name=name,
            kind=kind,
            structure=structure,
            seats=seats,
            members=members.get(row_id, 0),
            meetings_held=meetings,
            attended=attended,
            expected=expected,
            last_held_on=last,
            next_planned_on=following,
            closed_on=closed_on,
        )
    return rows


def committee_detail(
    session: Session, committee_id: int, day: date, exercise: Exercise
) -> CommitteeDetail | None:
    """One committee and who sits in it on `day`; None when there is no such committee."""
    committee = session.get(Committee, committee_id)
    if committee is None:
        return None
    return CommitteeDetail(
        row=committee_rows(session, [committee_id], day, exercise)[committee_id],
        created_on=committee.created_on,
        quorum=committee.quorum,
        exercise=exercise.label,
        by_college=MappingProxyType(_colleges(session, committee_id, day)),
        members=_sitting(session, committee_id, day),
    )


def _members(session: Session, ids: list[int], day: date) -> dict[int, int]:
    found = session.execute(
        select(Mandate.committee_id, func.count(Mandate.person_id.distinct()))
        .where(Mandate.committee_id.in_(ids), titular_in_office(day))
        .group_by(Mandate.committee_id)
    )
    return {row[0]: row[1] for row in found}


def _held(session: Session, ids: list[int], exercise: Exercise) -> dict[int, tuple[int, int, int]]:
    came = case((Attendance.status.in_(sorted(ATTENDED)), 1), else_=0)
    found = session.execute(
        select(
            Meeting.committee_id,
            func.count(Meeting.id.distinct()),
            func.coalesce(func.sum(came), 0),
            func.count(Attendance.id),
        )
        .outerjoin(Attendance, Attendance.meeting_id == Meeting.id)
        .where(
            Meeting.committee_id.in_(ids),
            Meeting.status == MeetingStatus.HELD,
            within(Meeting.held_on, exercise),
        )
        .group_by(Meeting.committee_id)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in found}


def _nearest(session: Session, ids: list[int], day: date) -> dict[int, tuple[date | None, date | None]]:
    """The last meeting held, and the first one planned from that day on."""
    to_come = and_(Meeting.status == MeetingStatus.PLANNED, Meeting.held_on >= day)
    found = session.execute(
        select(
            Meeting.committee_id,
            func.max(case((Meeting.status == MeetingStatus.HELD, Meeting.held_on))),
            func.min(case((to_come, Meeting.held_on))),
        )
        .where(Meeting.committee_id.in_(ids))
        .group_by(Meeting.committee_id)
    )
    return {row[0]: (row[1], row[2]) for row in found}


def _colleges(session: Session, committee_id: int, day: date) -> dict[Capacity | None, int]:
    seated = colleges_of_titulars(day).where(Mandate.committee_id == committee_id).subquery()
    found = session.execute(select(seated.c.college, func.count()).group_by(seated.c.college))
    counts: dict[Capacity | None, int] = {row[0]: row[1] for row in found}
    return {capacity: counts[capacity] for capacity in (*Capacity, None) if capacity in counts}


def _sitting(session: Session, committee_id: int, day: date) -> tuple[MemberOfCommittee, ...]:
    """Mandates in force, guests included, the office first, then the French order of names."""
    found = session.execute(
        select(Mandate, Person.last_name, Person.first_name, college_of_seat(day))
        .join(Person, Person.id == Mandate.person_id)
        .where(
            Mandate.committee_id == committee_id,
            Mandate.started_on <= day,
            or_(Mandate.ended_on.is_(None), Mandate.ended_on >= day),
        )
        .order_by(Person.sort_key, Mandate.id)
    ).all()
    offices = list(Office)
    seated = sorted(found, key=lambda row: offices.index(row[0].office))
    return tuple(_member(row[0], row[1], row[2], row[3], day) for row in seated)


def _member(
    mandate: Mandate, last_name: str, first_name: str, capacity: Capacity | None, day: date
) -> MemberOfCommittee:
    return MemberOfCommittee(
        mandate_id=mandate.id,
        person_id=mandate.person_id,
        last_name=last_name,
        first_name=first_name,
        capacity=capacity,
        office=mandate.office,
        seat=mandate.seat,
        started_on=mandate.started_on,
        ended_on=mandate.ended_on,
        to_renew=mandate.ended_on is not None and mandate.ended_on <= to_renew_by(day),
    )


def _facets(day: date) -> Facets:
    closed: Any = func.coalesce(Committee.closed_on < day, False)
    return {"state": Facet({CommitteeFilter.OPEN: ~closed, CommitteeFilter.CLOSED: closed})}


def _kept(session: Session, query: ListQuery, day: date) -> list[ColumnElement[bool]]:
    return [*_asked(session, query, day), *chosen(_facets(day), query.filters)]


def _asked(session: Session, query: ListQuery, day: date) -> list[ColumnElement[bool]]:
    conditions = [
        ~listed_on(day) if ARCHIVED in query.filters else listed_on(day),
        *related(
            session,
            query.search,
            ((Committee.structure_id, Structure.id, Structure.name_key),),
            Committee.name_key,
        ),
    ]
    if query.on is not None:
        conditions.append(or_(Committee.created_on.is_(None), Committee.created_on <= query.on))
    if "committee" in query.filters:
        conditions.append(Committee.id == int(query.filters["committee"]))
    if "person" in query.filters:
        sits = select(Mandate.committee_id).where(Mandate.person_id == int(query.filters["person"]))
        conditions.append(Committee.id.in_(sits))
    return conditions
