"""How people stand to the committees on a day: one row a person with a mandate."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.people_rows import RENEW_WITHIN_DAYS, MandateState
from engagement_desktop.storage.register.capacities import college_on


def in_office(day: date) -> ColumnElement[bool]:
    """The mandate is in force that day, both ends included; guests hold none."""
    return and_(
        Mandate.office != Office.GUEST,
        Mandate.started_on <= day,
        or_(Mandate.ended_on.is_(None), Mandate.ended_on >= day),
    )


def titular_in_office(day: date) -> ColumnElement[bool]:
    """A member whose seat counts."""
    return and_(in_office(day), Mandate.seat == SeatKind.TITULAR)


def college_of_seat(day: date) -> ColumnElement[Any]:
    """The college of a mandate joined to its Person: that of the seat, else the person's own that day."""
    return type_coerce(func.coalesce(Mandate.college, college_on(day)), Mandate.__table__.c.college.type)


def colleges_of_titulars(day: date) -> Select[tuple[int, int, Any]]:
    """By committee, each titulaire of the day once: `committee_id`, `person_id`, `college`."""
    return (
        select(
            Mandate.committee_id,
            Mandate.person_id,
            type_coerce(
                func.min(func.coalesce(Mandate.college, college_on(day))), Mandate.__table__.c.college.type
            ).label("college"),
        )
        .join(Person, Person.id == Mandate.person_id)
        .where(titular_in_office(day))
        .group_by(Mandate.committee_id, Mandate.person_id)
    )


def to_renew_by(day: date) -> date:
    """Mandates in force that end up to this day are to be renewed."""
    return day + timedelta(days=RENEW_WITHIN_DAYS)


def followed() -> ColumnElement[bool]:
    """The person holds something longer in the same committee."""
    longer = aliased(Mandate)
    return exists().where(
        longer.person_id == Mandate.person_id,
        longer.committee_id == Mandate.committee_id,
        longer.office != Office.GUEST,
        or_(longer.ended_on.is_(None), longer.ended_on > Mandate.ended_on),
    )


def to_renew(day: date) -> ColumnElement[bool]:
    """In force, ends soon, and nothing longer follows."""
    return and_(in_office(day), Mandate.ended_on <= to_renew_by(day), ~followed())


def standing_on(day: date) -> FromClause:
    """By person: flags 0 or 1, the first end to renew, the last end in force, the last end passed."""
    now, soon = in_office(day), to_renew(day)
    over = and_(Mandate.office != Office.GUEST, Mandate.ended_on < day)
    return (
        select(
            Mandate.person_id.label("person_id"),
            _any(now).label("in_office"),
            _any(titular_in_office(day)).label("titular"),
            _any(and_(now, Mandate.ended_on.is_(None))).label("open_ended"),
            func.min(case((soon, Mandate.ended_on))).label("renews_on"),
            func.max(case((now, Mandate.ended_on))).label("ends_on"),
            func.max(case((over, Mandate.ended_on))).label("ended_on"),
        )
        .group_by(Mandate.person_id)
        .subquery("standing")
    )


def state_of(standing: FromClause) -> ColumnElement[str]:
    """The MandateState of a person joined (outer) to `standing_on`."""
    s = standing.c
    return case(
        (s.renews_on.is_not(None), _word(MandateState.TO_RENEW)),
        (s.titular == 1, _word(MandateState.TITULAR)),
        (s.in_office == 1, _word(MandateState.SUBSTITUTE)),
        (s.ended_on.is_not(None), _word(MandateState.FORMER)),
        else_=_word(MandateState.NONE),
    )


def end_of(standing: FromClause) -> ColumnElement[date | None]:
    """The first day to renew, else the last in office, to come or passed; none when open-ended."""
    s = standing.c
    return case(
        (s.renews_on.is_not(None), s.renews_on),
        (and_(s.in_office == 1, s.open_ended == 1), null()),
        (s.in_office == 1, s.ends_on),
        else_=s.ended_on,
    )


def _any(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((condition, 1), else_=0))


def _word(state: MandateState) -> Any:
    return literal(state.value)
