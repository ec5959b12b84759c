"""What grids of hours read: who is in them, what was given, what the locks hold."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.week import GivenHours, GridPerson
from engagement_desktop.domain.register.mandates import Mandate, Office
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.hours.writing import closed_months

_GIVEN = (
    HoursEntry.id,
    HoursEntry.version,
    HoursEntry.person_id,
    HoursEntry.done_on,
    HoursEntry.minutes,
    HoursEntry.family,
    HoursEntry.activity,
    HoursEntry.structure_id,
    HoursEntry.committee_id,
    HoursEntry.nature,
    HoursEntry.kind,
    HoursEntry.state,
    HoursEntry.export_id,
)


def members(session: Session, committee_id: int, first: date, last: date) -> tuple[GridPerson, ...]:
    """Those whose mandate in the committee holds on some of these days, guests left out, by name."""
    seats = select(Mandate.person_id).where(
        Mandate.committee_id == committee_id,
        Mandate.office != Office.GUEST,
        Mandate.started_on <= last,
        or_(Mandate.ended_on.is_(None), Mandate.ended_on >= first),
    )
    return _people(session, select(Person).where(Person.id.in_(seats)))


def givers(session: Session, first: date, last: date, most: int) -> tuple[GridPerson, ...]:
    """Those who gave hours on some of these days, by name."""
    gave = select(HoursEntry.person_id).where(HoursEntry.done_on.between(first, last))
    return _people(session, select(Person).where(Person.id.in_(gave)).limit(most))


def people_of(session: Session, ids: Collection[int]) -> tuple[GridPerson, ...]:
    """These people, by name."""
    return _people(session, select(Person).where(Person.id.in_(list(ids))))


def given(session: Session, people: Collection[int], first: date, last: date) -> tuple[GivenHours, ...]:
    """The entries of these people on these days."""
    rows = session.execute(
        select(*_GIVEN)
        .where(HoursEntry.done_on.between(first, last), HoursEntry.person_id.in_(list(people)))
        .order_by(HoursEntry.id)
    ).all()
    closed = closed_months(session, {row.done_on for row in rows})
    return tuple(_given(row, closed) for row in rows)


def latest_tasks(session: Session, people: Iterable[int] | None, before: date, most: int) -> list[HoursTask]:
    """What was done lately, by these people or by everybody, the latest first, each once."""
    asked = select(*_GIVEN).where(HoursEntry.done_on <= before)
    if people is not None:
        asked = asked.where(HoursEntry.person_id.in_(list(people)))
    rows = session.execute(asked.order_by(HoursEntry.done_on.desc(), HoursEntry.id.desc()).limit(200))
    tasks = {task.key: task for task in (_task(row) for row in rows)}
    return list(tasks.values())[:most]


def _people(session: Session, asked: Select[Person]) -> tuple[GridPerson, ...]:
    rows = session.scalars(asked.order_by(Person.sort_key, Person.id))
    return tuple(GridPerson(one.id, one.last_name, one.first_name) for one in rows)


def _given(row: Row[*tuple[object, ...]], closed: frozenset[date]) -> GivenHours:
    return GivenHours(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        done_on=row.done_on,
        minutes=row.minutes,
        task=_task(row),
        state=row.state,
        is_locked=row.export_id is not None or row.done_on.replace(day=1) in closed,
    )


def _task(row: Row[*tuple[object, ...]]) -> HoursTask:
    return HoursTask(
        family=row.family,
        activity=row.activity or "",
        structure_id=row.structure_id,
        committee_id=row.committee_id,
        nature=row.nature,
        kind=row.kind,
    )
