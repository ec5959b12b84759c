"""The college on a day, asked of the dossier, is the one of the rule."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register import capacities as rule
from engagement_desktop.domain.register.people import Capacity, CapacityKind, Person, PersonCapacity
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register.capacities import college_on
from tests.builders import Builder

DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 2, 15)))
HELD = st.lists(st.tuples(st.sampled_from(CapacityKind), DAYS, DAYS), max_size=4)


@pytest.fixture
def people(database: Database) -> Database:
    with database.work() as session:
        make = Builder(session)
        moved, _, unknown = make.person(), make.person("Fournier", "Luc"), make.person("Le Gall", "Anne")
        unknown.capacity = None
        session.add(PersonCapacity(person_id=moved.id, kind=CapacityKind.CARER, started_on=date(2025, 1, 1)))
        session.add(
            PersonCapacity(person_id=moved.id, kind=CapacityKind.DECISION_MAKER, ended_on=date(2025, 6, 30))
        )
    return database


@pytest.mark.parametrize(
    ("day", "colleges"),
    [
        (date(2024, 12, 31), [Capacity.ELECTED, Capacity.USER, None]),
        (date(2025, 1, 1), [Capacity.CARER, Capacity.USER, None]),
        (date(2026, 1, 1), [Capacity.CARER, Capacity.USER, None]),
    ],
)
def test_a_person_has_the_college_of_that_day(
    people: Database, day: date, colleges: list[Capacity | None]
) -> None:
    with people.read() as session:
        found = session.execute(select(college_on(day)).select_from(Person).order_by(Person.id))
        assert found.scalars().all() == colleges


def test_people_are_counted_by_their_college_on_the_day_of_each_meeting(people: Database) -> None:
    with people.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure())
        for day in (date(2024, 6, 1), date(2025, 6, 1)):
            make.meeting(committee, day)
        bearer = aliased(Person)
        college = college_on(Meeting.held_on, bearer).label("college")
        counted = session.execute(
            select(Meeting.id, college, func.count())
            .join(bearer, bearer.id == 1)
            .group_by(Meeting.id, college)
            .order_by(Meeting.id)
        ).all()
    assert [tuple(row) for row in counted] == [(1, Capacity.ELECTED, 1), (2, Capacity.CARER, 1)]


@given(held=HELD, day=st.dates(date(2024, 1, 1), date(2024, 2, 15)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_dossier_and_the_rule_say_the_same(
    database: Database,
    held: list[tuple[CapacityKind, date | None, date | None]],
    day: date,
) -> None:
    with database.work() as session:
        person = Builder(session).person(
            known_as=f"H{session.execute(select(func.count(Person.id))).scalar()}"
        )
        rows = [
            PersonCapacity(person_id=person.id, kind=kind, started_on=start, ended_on=end)
            for kind, start, end in held
        ]
        for row in rows:
            session.add(row)
            session.flush()
        asked = select(college_on(day)).select_from(Person).where(Person.id == person.id)
        assert session.execute(asked).scalar_one() == rule.college_on(rows, Capacity.USER, day)
