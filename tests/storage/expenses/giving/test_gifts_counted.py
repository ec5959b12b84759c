"""Costs given up, the civil year of each gift and the receipts that carry them, against a plain count."""

from collections import defaultdict
from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, Wish
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.giving.gifts import (
    claim_total,
    claims_carried,
    claims_of_receipt,
    declared,
    gift_years,
    gifts_due,
    lines_of,
    receipts,
    waivers,
)
from tests.builders import Builder, plain
from tests.storage.expenses.claims_world import PlainClaim, World

S = ClaimStatus


def given_on(one: PlainClaim) -> date | None:
    """The latest day on which a line was given up, else the day noted, else that of the decision."""
    said = [line.waived_on for line in one.lines if line.waived_on is not None]
    return max(said, default=one.paid_on or one.decided_on)


def waived(world: World) -> list[PlainClaim]:
    return [one for one in world.claims if one.status is S.WAIVED and one.lines]


def is_of(one: PlainClaim, year: int) -> bool:
    day = given_on(one)
    return day is not None and day.year == year


def test_the_years_of_gifts_are_civil_years_latest_first(reading: Session, world: World) -> None:
    years = {day.year for one in waived(world) if (day := given_on(one)) is not None}
    assert gift_years(reading) == sorted(years, reverse=True)


@pytest.mark.parametrize("year", [None, 2023, 2024, 2025, 2026])
def test_what_waits_comes_before_what_is_given_up(reading: Session, world: World, year: int | None) -> None:
    waits = [one for one in world.claims if one.status is S.APPROVED and one.wish is Wish.WAIVE and one.lines]
    given = [one for one in waived(world) if year is None or is_of(one, year)]
    rows = waivers(reading, year)
    assert {row.claim_id for row in rows[: len(waits)]} == {one.id for one in waits}
    assert {row.claim_id for row in rows[len(waits) :]} == {one.id for one in given}
    told = {one.id: one for one in world.claims}
    for row in rows:
        one = told[row.claim_id]
        assert (row.amount, row.person) == (Money(one.cents), f"{one.first} {one.last}")
        assert row.waived_on == (given_on(one) if one.status is S.WAIVED else None)
        assert (row.granted_on, row.scan, row.receipt) == (one.decided_on, "", "")
    days = [row.waived_on for row in rows[len(waits) :]]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_gifts_without_a_receipt_are_gathered_by_person(reading: Session, world: World, year: int) -> None:
    expected: dict[int, list[tuple[date | None, int, int]]] = defaultdict(list)
    for one in waived(world):
        if is_of(one, year) and one.cents > 0:
            expected[one.person_id].append((given_on(one), one.id, one.cents))
    found = gifts_due(reading, year)
    told = {
        who: [(gift.given_on, gift.claim_id, gift.amount.cents) for gift in theirs]
        for who, theirs in found.items()
    }
    assert told == {who: sorted(theirs) for who, theirs in expected.items()}
    names = {one.person_id: plain(f"{one.last} {one.first}") for one in world.claims}
    assert [names[who] for who in found] == sorted(names[who] for who in found)
    for who in world.people.values():
        alone = gifts_due(reading, year, who)
        assert alone == ({who: found[who]} if who in found else {})


def test_a_claim_tells_its_total_and_lines(reading: Session, world: World) -> None:
    for one in world.claims[:30]:
        assert claim_total(reading, one.id) == Money(one.cents)
        assert [line.id for line in lines_of(reading, one.id)] == [line.id for line in one.lines]
    assert claim_total(reading, 10**6) == Money()


EVE, NEW_YEAR, LAST, FIRST = date(2025, 12, 31), date(2026, 1, 1), date(2026, 8, 31), date(2026, 9, 1)
GIVEN = {"NDF-1": (EVE, 1000), "NDF-2": (NEW_YEAR, 200), "NDF-3": (LAST, 30), "NDF-4": (FIRST, 4)}
YEAR_2025, YEAR_2026 = Exercise.starting_in(2025, 9), Exercise.starting_in(2026, 9)


@pytest.fixture
def receipted(database: Database) -> Database:
    """Receipt 1 carries the gift of 2025, receipt 2 those of 2026; receipt 3 was cancelled."""
    with database.work() as session:
        make = Builder(session)
        mine, other = make.person(), make.person("Autre", "Zoé")
        for number, given, person, cancelled in (
            (1, EVE, mine, None),
            (2, FIRST, mine, None),
            (3, NEW_YEAR, other, LAST),
        ):
            session.add(
                GiftReceipt(
                    number=f"RD-{number}",
                    person_id=person.id,
                    given_on=given,
                    issued_on=FIRST,
                    amount=Money(number * 100),
                    cancelled_on=cancelled,
                    cancel_reason="Erreur" if cancelled else None,
                )
            )
        session.flush()
        for at, (reference, (day, cents)) in enumerate(GIVEN.items()):
            claim = make.claim(
                mine, S.WAIVED, reference=reference, wish=Wish.WAIVE, gift_receipt_id=1 if at == 0 else 2
            )
            make.line(claim, day, cents, waived_on=day)
        free = make.claim(mine, S.WAIVED, reference="NDF-5", wish=Wish.WAIVE, paid_on=NEW_YEAR)
        make.line(free, EVE, 7)
    return database


def test_each_gift_is_declared_in_the_exercise_of_its_own_day(receipted: Database) -> None:
    with receipted.read() as session:
        rows, cancelled = declared(session, YEAR_2025)
        assert [(row.number, row.amount.cents) for row in rows] == [("RD-1", 1000), ("RD-2", 230)]
        assert cancelled == ("RD-3",)
        rows, cancelled = declared(session, YEAR_2026)
        assert [(row.number, row.amount.cents) for row in rows] == [("RD-2", 4)]
        assert cancelled == ()
        assert declared(session, Exercise.starting_in(2020, 9)) == ((), ())


def test_a_gift_carried_by_a_receipt_is_due_no_more(receipted: Database) -> None:
    with receipted.read() as session:
        assert gifts_due(session, 2025) == {}
        ((who, (gift,)),) = gifts_due(session, 2026).items()
        assert (who, gift.reference, gift.given_on, gift.amount) == (1, "NDF-5", NEW_YEAR, Money(7))
        assert [row.receipt for row in waivers(session, 2026)] == ["RD-2", "RD-2", "RD-2", ""]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["RD-3", "RD-2", "RD-1"]),
        ({"year": 2025}, ["RD-1"]),
        ({"year": 2026}, ["RD-3", "RD-2"]),
        ({"person_id": 2}, ["RD-3"]),
        ({"person_id": 2, "year": 2025}, []),
    ],
    ids=str,
)
def test_receipts_are_listed_by_the_year_of_their_gifts(
    receipted: Database, asked: dict[str, int], expected: list[str]
) -> None:
    with receipted.read() as session:
        found = receipts(session, **asked)
    assert [one.number for one in found] == expected
    assert [one.number for one in found if one.is_cancelled] == [one for one in expected if one == "RD-3"]


def test_the_claims_of_a_receipt_are_found_again(receipted: Database) -> None:
    def told(rows: list[ExpenseClaim]) -> set[str]:
        return {row.reference for row in rows}

    with receipted.read() as session:
        assert told(claims_of_receipt(session, 2)) == {"NDF-2", "NDF-3", "NDF-4"}
        assert told(claims_carried(session, [1, 5, 99])) == {"NDF-1", "NDF-5"}
        assert claims_of_receipt(session, 3) == []


def test_an_empty_dossier_gave_nothing(nothing: Session) -> None:
    assert waivers(nothing) == gift_years(nothing) == receipts(nothing) == []
    assert gifts_due(nothing, 2026) == {}
    assert declared(nothing, YEAR_2025) == ((), ())
