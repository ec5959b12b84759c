"""Where claims stand before a decision, and whose office asks for a second accord."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.deciding.standings import (
    MONEY_OFFICES,
    accounts_of,
    awaiting_second,
    decider_of,
    in_parts,
    money_offices,
    own_policy,
    standings,
)
from tests.builders import Builder
from tests.storage.expenses.claims_world import OFFICE_ENDS, TODAY, World

APPROVED = ClaimStatus.APPROVED


def test_claims_stand_in_the_order_of_their_references(reading: Session, world: World) -> None:
    ids = [one.id for one in world.claims]
    found = standings(reading, [*ids, 10**6], TODAY)
    expected = sorted(world.claims, key=lambda one: one.reference.lower())
    assert [standing.id for _, standing in found] == [one.id for one in expected]
    for (claim, standing), one in zip(found, expected, strict=True):
        assert claim.id == standing.id
        assert (standing.status, standing.wish) == (one.status, one.wish)
        assert (standing.lines, standing.total) == (len(one.lines), Money(one.cents))
        assert standing.person == f"{one.first} {one.last}"
        assert standing.held_by == one.held_by
        assert standing.awaits_second == one.awaits_second
        day = one.decided_on or TODAY
        assert standing.keeps_office == (one.last == "Abgrall" and day <= OFFICE_ENDS), one


def test_the_claims_that_await_a_second_accord_are_those_of_the_office(
    reading: Session, world: World
) -> None:
    expected = {one.id for one in world.claims if one.awaits_second}
    assert expected, "nobody in office has an approved claim: the test would prove nothing"
    assert {one.id for one in awaiting_second(reading, TODAY)} == expected
    some = sorted(expected)[:1]
    assert [one.id for one in awaiting_second(reading, TODAY, [*some, 10**6])] == some
    assert awaiting_second(reading, TODAY, []) == []


def test_only_offices_of_bodies_that_direct_the_structure_count(reading: Session, world: World) -> None:
    found = money_offices(reading)
    assert [(one.person_id, one.office) for one in found] == [(world.people["Abgrall"], Office.TREASURER)]
    assert money_offices(reading, [world.people["Hélias"]]) == []


STARTED, ENDED, AFTER = date(2025, 9, 1), date(2026, 8, 31), date(2026, 9, 1)


@pytest.mark.parametrize("office", list(Office))
def test_the_offices_that_keep_the_money(database: Database, office: Office) -> None:
    with database.work() as session:
        make = Builder(session)
        board = make.committee(make.structure(), "Bureau", kind="BUREAU ")
        person = make.person()
        make.mandate(person, board, STARTED, office=office)
        make.claim(person, APPROVED)
    with database.read() as session:
        assert bool(awaiting_second(session, TODAY)) == (office in MONEY_OFFICES)


@pytest.mark.parametrize(
    ("decided", "expected"),
    [(date(2025, 8, 31), False), (STARTED, True), (ENDED, True), (AFTER, False), (None, False)],
)
def test_an_office_is_looked_at_on_the_day_of_the_decision(
    database: Database, decided: date | None, *, expected: bool
) -> None:
    with database.work() as session:
        make = Builder(session)
        board = make.committee(make.structure(), "Bureau", kind="bureau")
        person = make.person()
        make.mandate(person, board, STARTED, office=Office.CHAIR, ended_on=ENDED)
        make.claim(person, APPROVED, decided_on=decided)
    with database.read() as session:
        ((_, standing),) = standings(session, [1], TODAY)
        assert standing.keeps_office is expected
        assert bool(awaiting_second(session, TODAY)) is expected


@pytest.mark.parametrize(
    "values",
    [{"seconded_by_id": 1}, {"decided_alone": True}],
    ids=["seconded", "decided alone"],
)
def test_a_claim_agreed_twice_awaits_nothing(database: Database, values: dict[str, object]) -> None:
    with database.work() as session:
        make = Builder(session)
        board = make.committee(make.structure(), "Bureau", kind="bureau")
        person = make.person()
        make.mandate(person, board, STARTED, office=Office.CHAIR)
        make.claim(person, APPROVED, **values)
        make.claim(person, ClaimStatus.SUBMITTED)
    with database.read() as session:
        assert awaiting_second(session, TODAY) == []


def test_an_office_in_another_structure_asks_for_nothing(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        make.structure()
        board = make.committee(make.association(), "Bureau", kind="bureau")
        person = make.person()
        make.mandate(person, board, STARTED, office=Office.CHAIR)
        make.claim(person, APPROVED)
    with database.read() as session:
        assert list(money_offices(session)) == []
        assert awaiting_second(session, TODAY) == []


def test_who_decides_is_known_by_their_account(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own, person = make.structure(), make.person()
        session.add(Account(first_name="Monique", role=Role.TREASURY, person_id=person.id))
        session.flush()
        assert (decider_of(session, 2).person_id, decider_of(session, 2).alone) == (1, False)
        assert decider_of(session, 1).person_id is decider_of(session, 99).person_id is None
        assert own_policy(session) is None
        session.add(ExpensePolicy(structure_id=own.id, decides_alone_on=STARTED))
        session.flush()
        assert decider_of(session, 2).alone
        assert {key: who.first_name for key, who in accounts_of(session, [1, None, 2, 99, 2]).items()} == {
            1: "Claire",
            2: "Monique",
        }


@pytest.mark.parametrize("many", [0, 1, 499, 500, 501, 1203])
def test_a_statement_takes_a_few_hundred_ids_at_a_time(many: int) -> None:
    parts = list(in_parts([*range(many), *range(many)]))
    assert [one for part in parts for one in part] == list(range(many))
    assert all(0 < len(part) <= 500 for part in parts)


def test_an_empty_dossier_has_nothing_to_decide(nothing: Session) -> None:
    assert standings(nothing, [1, 2], TODAY) == []
    assert list(money_offices(nothing)) == awaiting_second(nothing, TODAY) == []
    assert own_policy(nothing) is None
