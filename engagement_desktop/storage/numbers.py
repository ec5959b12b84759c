"""The series of numbers: the next one of a body and a year, and the code that precedes it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.numbers import NumberSeries, Series, Taken, number_of, paper_number
from engagement_desktop.domain.register.committee_codes import free_code
from engagement_desktop.domain.register.committees import Committee


def take(session: Session, series: str, committee: Committee | None, year: int) -> Taken:
    """Gives the next number of a series, never given again; call it inside an act, when it is written.

    Without committee the series is the whole dossier's.
    """
    row = series_row(session, series, None if committee is None else committee.id, year)
    row.last_used = row.last + 1
    session.flush()
    if committee is None:
        return Taken(paper_number(year, row.last_used), year, row.last_used)
    return Taken(number_of(year, row.last_used, code_before(session, committee)), year, row.last_used)


def give_number(session: Session, meeting: Meeting) -> None:
    """Numbers the minutes of a meeting held; a number given before stays."""
    if meeting.number is not None:
        return
    committee = session.get_one(Committee, meeting.committee_id)
    taken = take(session, Series.MINUTES, committee, meeting.held_on.year)
    meeting.number = taken.number
    meeting.number_year, meeting.number_sequence = taken.year, taken.sequence


def series_row(session: Session, series: str, committee_id: int | None, year: int) -> NumberSeries:
    """The row of a series, made when it is the first time."""
    row = find_series(session, series, committee_id, year)
    if row is None:
        row = NumberSeries(series=series, year=year, committee_id=committee_id)
        session.add(row)
    return row


def find_series(session: Session, series: str, committee_id: int | None, year: int) -> NumberSeries | None:
    """The row of a series; None while nothing was numbered."""
    return session.scalars(
        select(NumberSeries).where(
            NumberSeries.series == series,
            NumberSeries.committee_id == committee_id,
            NumberSeries.year == year,
        )
    ).one_or_none()


def every_series(session: Session) -> list[NumberSeries]:
    """All that was numbered, the latest year first."""
    return list(session.scalars(select(NumberSeries).order_by(NumberSeries.year.desc(), NumberSeries.id)))


def code_before(session: Session, committee: Committee) -> str | None:
    """What precedes the numbers of a committee: nothing when it is the only body of the dossier."""
    if not has_several_bodies(session):
        return None
    give_codes(session)
    return committee.code


def has_several_bodies(session: Session) -> bool:
    return session.execute(select(func.count()).select_from(Committee)).scalar_one() > 1


def give_codes(session: Session) -> None:
    """Each committee without a code takes the initials of its name, made unique."""
    rows = every_body(session)
    taken = {row.code for row in rows if row.code}
    for row in rows:
        if not row.code:
            row.code = free_code(row.name, taken)
            taken.add(row.code)
    session.flush()


def code_holder(session: Session, code: str) -> Committee | None:
    """The committee that has this code."""
    return session.scalars(select(Committee).where(Committee.code == code).limit(1)).one_or_none()


def every_body(session: Session) -> list[Committee]:
    """The committees of the dossier, archived ones too, the oldest first."""
    return list(session.scalars(select(Committee).order_by(Committee.id)))


def without_number(session: Session) -> list[Meeting]:
    """Meetings that bear no number yet, in the order of time."""
    return list(
        session.scalars(
            select(Meeting)
            .where(Meeting.number.is_(None))
            .order_by(Meeting.held_on, Meeting.starts_minute, Meeting.id)
        )
    )


def held_without_number(session: Session) -> list[Meeting]:
    """Those of them that were held."""
    return [meeting for meeting in without_number(session) if meeting.status is MeetingStatus.HELD]
