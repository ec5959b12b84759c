"""The college of a person on a day, as an expression that lists and figures can count by."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, type_coerce

from engagement_desktop.domain.register.capacities import COLLEGE_OF
from engagement_desktop.domain.register.people import Person, PersonCapacity


def college_on(day: date | ColumnElement[date], person: Any = Person) -> ColumnElement[Any]:
    """The college of `person` (Person or an alias of it) that day: one value of Capacity, or None.

    That of the capacity begun last among those in force, else the one of the file. `day` may be a
    column: the day of each meeting.
    """
    held = PersonCapacity.__table__.alias()
    of_kind = case({kind.value: literal(COLLEGE_OF[kind].value) for kind in COLLEGE_OF}, value=held.c.kind)
    latest = (
        select(of_kind)
        .where(
            held.c.person_id == person.id,
            and_(
                or_(held.c.started_on.is_(None), held.c.started_on <= day),
                or_(held.c.ended_on.is_(None), held.c.ended_on >= day),
            ),
        )
        .order_by(held.c.started_on.desc(), held.c.id.desc())
        .limit(1)
        .correlate_except(held)  # the person, and the table of the day when it is a column
        .scalar_subquery()
    )
    return type_coerce(func.coalesce(latest, person.capacity), Person.__table__.c.capacity.type)
