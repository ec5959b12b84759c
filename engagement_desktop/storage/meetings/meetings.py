"""Meetings as lists and panes read them."""

from collections.abc import Iterable, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, aliased

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.meetings_rows import AttendanceRow, MeetingDetail, MeetingRow
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.stages import stage_of
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.storage.facets import Counts, Facet, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.reports.exercises import asked
from engagement_desktop.storage.reports.gaps import meeting_gaps
from engagement_desktop.storage.reports.spans import within
from engagement_desktop.storage.wording import related

COMMITTEE = (Committee, Committee.id == Meeting.committee_id)
PLACES = ((Meeting.committee_id, Committee.id, Committee.name_key),)
FACETS = MappingProxyType({"status": Facet.of(Meeting.status, MeetingStatus)})
CAME = func.coalesce(func.sum(case((Attendance.status.in_(sorted(ATTENDED)), 1), else_=0)), 0)
_SEEN = select(Attendance.meeting_id, CAME.label("attended")).group_by(Attendance.meeting_id).subquery("seen")
_BY_NUMBER = Meeting.number_year * 100_000 + Meeting.number_sequence
SORTS = sorts(
    Meeting.id,
    {
        "date": SortKey(Meeting.held_on),
        "number": SortKey(_BY_NUMBER, nullable=True),
        "committee": SortKey(Committee.name_key, joins=(COMMITTEE,)),
        "status": SortKey(ranked(Meeting.status, MeetingStatus)),
        "place": SortKey(Meeting.place, nullable=True),
        "attended": SortKey(
            _SEEN.c.attended, nullable=True, joins=((_SEEN, _SEEN.c.meeting_id == Meeting.id),)
        ),
    },
    "date",
    descending=True,
)
SHOWN: tuple[Any, ...] = (
    Meeting.id,
    Meeting.committee_id,
    Committee.name,
    Meeting.held_on,
    Meeting.starts_minute,
    Meeting.ends_minute,
    Meeting.place,
    Meeting.status,
    case((func.coalesce(Meeting.decisions, "") != "", 1), else_=0),
    Meeting.number,
    Meeting.opened_minute,
    Meeting.closed_at,
    Minutes.id,
    Minutes.approved_on,
)


def meetings_page(session: Session, query: ListQuery, today: date, after: Cursor | None) -> Page[MeetingRow]:
    """One page of meetings."""
    found = page_of_ids(session, SORTS, query, _kept(session, query, today), after)
    return widened(found, meeting_rows(session, found.rows))


def meetings_total(session: Session) -> int:
    """How many meetings there are."""
    return session.execute(select(func.count()).select_from(Meeting)).scalar_one()


def meetings_sums(session: Session, query: ListQuery, today: date) -> tuple[int, int, int]:
    """How many meetings the query keeps; presences and expected at those that were held."""
    kept = _kept(session, query, today)
    count = session.execute(select(func.count()).select_from(Meeting).where(*kept)).scalar_one()
    attended, expected = session.execute(
        select(CAME, func.count())
        .select_from(Attendance)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Meeting.status == MeetingStatus.HELD, *kept)
    ).one()
    return count, attended, expected


def meetings_facets(session: Session, query: ListQuery, today: date) -> Counts:
    """How many meetings each chip keeps."""
    return counted(session, FACETS, query.filters, select(Meeting.id), _asked(session, query, today))


def meeting_rows(session: Session, ids: Iterable[int]) -> dict[int, MeetingRow]:
    """The meetings of these ids."""
    shown = list(ids)
    counts = session.execute(
        select(Attendance.meeting_id, CAME, func.count())
        .where(Attendance.meeting_id.in_(shown))
        .group_by(Attendance.meeting_id)
    )
    came = {row[0]: (row[1], row[2]) for row in counts}
    found = session.execute(
        select(*SHOWN)
        .join(*COMMITTEE)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id.in_(shown))
    )
    return {row[0]: _meeting_row(row, *came.get(row[0], (0, 0))) for row in found}


def _meeting_row(row: Sequence[Any], attended: int, expected: int) -> MeetingRow:
    """One row of SHOWN, with how many came of those expected."""
    row_id, committee_id, committee, held_on, starts, ends, place, status = row[:8]
    decided, number, opened, closed, minutes_id, approved_on = row[8:]
    return MeetingRow(
        id=row_id,
        committee_id=committee_id,
        committee=committee,
        held_on=held_on,
        starts_minute=starts,
        ends_minute=ends,
        place=place,
        status=status,
        attended=attended,
        expected=expected,
        has_decisions=bool(decided),
        stage=stage_of(
            status,
            opened,
            closed,
            is_validated=minutes_id is not None,
            is_approved=approved_on is not None,
        ),
        number=number,
    )


def meeting_detail(session: Session, meeting_id: int) -> MeetingDetail | None:
    """One meeting whole; None when there is no such meeting."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    return MeetingDetail(
        row=meeting_rows(session, [meeting_id])[meeting_id],
        agenda=meeting.agenda,
        decisions=meeting.decisions,
        attendance=_attendance(session, meeting_id),
    )


def _attendance(session: Session, meeting_id: int) -> tuple[AttendanceRow, ...]:
    proxy = aliased(Person)
    found = session.execute(
        select(
            Attendance.person_id,
            Person.last_name,
            Person.first_name,
            Attendance.status,
            proxy.last_name,
            proxy.first_name,
        )
        .join(Person, Person.id == Attendance.person_id)
        .outerjoin(proxy, proxy.id == Attendance.proxy_to_id)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Person.sort_key, Person.id)
    )
    return tuple(AttendanceRow(*row[:4], None if row[4] is None else f"{row[4]} {row[5]}") for row in found)


def _kept(session: Session, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    return [*_asked(session, query, today), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    """Everything but the chips: words, exercise, committee, person, what is missing."""
    texts = (Meeting.place, Meeting.agenda, Meeting.decisions, Meeting.number)
    conditions = related(session, query.search, PLACES, texts=texts)
    exercise = asked(session, query.filters)
    if exercise is not None:
        conditions.append(within(Meeting.held_on, exercise))
    if "committee" in query.filters:
        conditions.append(Meeting.committee_id == int(query.filters["committee"]))
    if "person" in query.filters:
        person = int(query.filters["person"])
        conditions.append(Meeting.id.in_(select(Attendance.meeting_id).where(Attendance.person_id == person)))
    if "gap" in query.filters:
        conditions.append(meeting_gaps(today)[GapKind(query.filters["gap"])])
    return conditions
