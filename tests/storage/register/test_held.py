"""Mandates with their people, as charts and history read them."""

from datetime import date

import pytest

from engagement_desktop.domain.entities import Committee, Person, PersonCapacity
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, CapacityKind, Civility
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register import held
from engagement_desktop.storage.register.committees import committee_detail
from engagement_desktop.storage.reports.yearly_meetings import members_on
from tests.builders import Builder

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)


@pytest.fixture
def filled(database: Database) -> Database:
    """Monique becomes a professional in 2026; Luc sits in a college that is not his; Fatima is behind Luc."""
    with database.work() as session:
        make = Builder(session)
        own, association = make.structure(), make.association()
        users, other = make.committee(own), make.committee(own, "Autre")
        monique = make.person(civility=Civility.MRS)
        luc, fatima = make.person("Fournier", "Luc"), make.person("Benali", "Fatima")
        session.add(PersonCapacity(person_id=monique.id, kind=CapacityKind.PROFESSIONAL, started_on=AFTER))
        session.add(PersonCapacity(person_id=monique.id, kind=CapacityKind.PATIENT, ended_on=BEFORE))
        make.mandate(monique, users, date(2024, 1, 1), appointed_by_id=association.id)
        make.mandate(luc, users, date(2024, 1, 1), college=Capacity.ELECTED, ended_on=BEFORE)
        make.mandate(fatima, users, date(2024, 1, 1), seat=SeatKind.SUBSTITUTE, substitute_for_id=luc.id)
        make.mandate(fatima, other, AFTER, office=Office.GUEST)
    return database


def test_a_mandate_comes_with_its_person_and_those_around(filled: Database) -> None:
    with filled.read() as session:
        fatima, luc, monique = held.of_committee(session, 1)
    assert (fatima.holder.name, fatima.substitute_for) == ("Fatima Benali", "Luc Fournier")
    assert (luc.college, luc.substitute_for, luc.appointed_by) == (Capacity.ELECTED, None, None)
    assert (monique.appointed_by, monique.holder.civility) == ("Les Usagers du Canton", Civility.MRS)
    assert [one.kind for one in monique.holder.capacities] == [
        CapacityKind.PROFESSIONAL,
        CapacityKind.PATIENT,
    ]
    assert monique.college_on(BEFORE) is Capacity.USER
    assert monique.college_on(AFTER) is Capacity.PROFESSIONAL


def test_days_and_committees_choose_the_mandates(filled: Database) -> None:
    with filled.read() as session:
        assert [one.holder.first_name for one in held.in_force_on(session, BEFORE)] == [
            "Fatima",
            "Luc",
            "Monique",
        ]
        assert [one.committee_id for one in held.in_force_on(session, AFTER)] == [1, 2, 1]
        assert [one.committee_id for one in held.in_force_on(session, AFTER, 2)] == [2]
        assert len(held.moving_between(session, BEFORE, AFTER)) == 4
        assert len(held.moving_between(session, date(2020, 1, 1), BEFORE)) == 3
        assert held.moving_between(session, AFTER, AFTER, 2)[0].office is Office.GUEST
        assert held.of_committee(session, 99) == []


def test_a_person_is_found_as_a_holder(filled: Database) -> None:
    with filled.read() as session:
        found = held.holder(session, 1)
        assert found is not None
        assert (found.name, len(found.capacities)) == ("Monique Hélias", 2)
        assert held.holder(session, 99) is None


@pytest.mark.parametrize(
    ("day", "colleges"),
    [
        (BEFORE, {Capacity.USER: 1, Capacity.ELECTED: 1}),
        (AFTER, {Capacity.PROFESSIONAL: 1}),
    ],
)
def test_the_engine_counts_by_the_college_of_the_day(
    filled: Database, day: date, colleges: dict[Capacity, int]
) -> None:
    with filled.read() as session:
        counted = {one.capacity: one.people for one in members_on(session, day) if one.committee_id == 1}
        detail = committee_detail(session, 1, day, Exercise.holding(day))
    assert counted == colleges
    assert detail is not None
    assert dict(detail.by_college) == colleges
    assert {one.capacity for one in detail.members if one.seat is SeatKind.TITULAR} == set(colleges)


def test_one_person_with_two_seats_is_counted_once(filled: Database) -> None:
    with filled.work() as session:
        monique, users = session.get_one(Person, 1), session.get_one(Committee, 1)
        Builder(session).mandate(monique, users, AFTER, office=Office.LEAD, college=Capacity.USER)
    with filled.read() as session:
        assert sum(one.people for one in members_on(session, AFTER) if one.committee_id == 1) == 1
