"""What a demo shows: every status, every answer on the CEC, and the same again for a seed."""

from collections import defaultdict
from datetime import date

import pytest

from engagement_desktop.domain.expenses.claims import RAISES_MILEAGE, ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import (
    ELIGIBLE_ROLES,
    AssociationFacts,
    AssociationHours,
    CecParameters,
    CecReason,
    CecStatus,
    decide,
)
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.demo.life import generate
from engagement_desktop.services.demo.rows import Row, Rows
from engagement_desktop.services.demo.sizes import SCALES, DemoSize
from engagement_desktop.services.progress import Silent
from engagement_desktop.storage.rate_files import load_rates
from tests.services.demo.conftest import DAY, REDUCED, Drawn

HALF_UP = 500


def test_the_same_seed_and_day_give_the_same_demo(drawn: Drawn) -> None:
    again = generate(SCALES[DemoSize.SMALL], 7, DAY, load_rates(), Silent())
    assert again.tables == drawn(DemoSize.SMALL, 7).tables


def test_another_seed_gives_another_demo(drawn: Drawn) -> None:
    one, other = drawn(DemoSize.SMALL, 7), drawn(DemoSize.SMALL, 1)
    for table in ("person", "meeting", "hours_entry", "expense_line"):
        assert one[table] != other[table]


def test_another_day_gives_another_demo(drawn: Drawn) -> None:
    assert drawn(DemoSize.SMALL, 2, date(2026, 1, 2)).tables != drawn(DemoSize.SMALL, 2, DAY).tables


def counts(rows: Rows) -> dict[str, int]:
    return {
        name: len(rows[name]) for name in ("committee", "person", "meeting", "hours_entry", "expense_line")
    }


def test_the_small_demo_is_one_committee_of_twelve_seats(drawn: Drawn) -> None:
    rows = drawn(DemoSize.SMALL)
    assert counts(rows) == {
        "committee": 1,
        "person": 24,
        "meeting": 24,
        "hours_entry": 2_000,
        "expense_line": 240,
    }
    assert rows["committee"][0]["seats"] == 12
    seats = [row["seat"] for row in rows["mandate"] if row["office"] is not Office.GUEST]
    assert seats.count(SeatKind.SUBSTITUTE) == 4


def test_the_medium_demo_is_five_committees_and_120_people(drawn: Drawn) -> None:
    rows = drawn(DemoSize.MEDIUM)
    assert counts(rows) == {
        "committee": 5,
        "person": 120,
        "meeting": 110,
        "hours_entry": 6_500,
        "expense_line": 1_100,
    }
    assert {row["link"].value for row in rows["structure"]} == {"own", "member", "association"}


@pytest.mark.parametrize("seed", range(10))
def test_whatever_the_seed_the_medium_demo_has_120_people(seed: int) -> None:
    rows = generate(SCALES[DemoSize.MEDIUM], seed, DAY, load_rates(), Silent())
    assert len(rows["person"]) == 120


def test_the_large_demo_made_smaller_keeps_its_proportions(drawn: Drawn) -> None:
    assert counts(drawn(DemoSize.LARGE)) == {
        "committee": 100 // REDUCED,
        "person": 5_000 // REDUCED,
        "meeting": 2_000 // REDUCED,
        "hours_entry": 100_000 // REDUCED,
        "expense_line": 50_000 // REDUCED,
    }


@pytest.mark.endurance
def test_the_large_demo_has_its_counts() -> None:
    rows = generate(SCALES[DemoSize.LARGE], 7, DAY, load_rates(), Silent())
    assert counts(rows) == {
        "committee": 100,
        "person": 5_000,
        "meeting": 2_000,
        "hours_entry": 100_000,
        "expense_line": 50_000,
    }


@pytest.mark.parametrize("size", [DemoSize.SMALL, DemoSize.MEDIUM])
def test_every_status_is_met(drawn: Drawn, size: DemoSize) -> None:
    rows = drawn(size)
    assert {row["status"] for row in rows["expense_claim"]} == set(ClaimStatus)
    assert {row["status"] for row in rows["meeting"]} == set(MeetingStatus)
    assert {row["status"] for row in rows["attendance"]} == set(AttendanceStatus)
    assert {row["kind"] for row in rows["hours_entry"]} == set(TimeKind)
    assert {row["family"] for row in rows["hours_entry"]} == set(MissionFamily)
    assert {row["state"] for row in rows["hours_entry"]} == set(HoursState)


def test_a_cpts_shows_every_capacity_office_and_nature(drawn: Drawn) -> None:
    rows = drawn(DemoSize.MEDIUM)
    assert {row["capacity"] for row in rows["person"]} == set(Capacity)
    assert {row["office"] for row in rows["mandate"]} == set(Office)
    assert {row["nature"] for row in rows["hours_entry"]} == set(HoursNature)
    assert {row["nature"] for row in rows["expense_line"]} == set(ExpenseNature)


def test_most_hours_are_given(drawn: Drawn) -> None:
    natures = [row["nature"] for row in drawn(DemoSize.MEDIUM)["hours_entry"]]
    assert natures.count(HoursNature.VOLUNTEER) > len(natures) * 8 // 10


def cec_of(rows: Rows, year: int) -> dict[int, tuple[CecStatus, set[CecReason]]]:
    """The answer for each person, from the rows alone."""
    facts = {
        row["id"]: AssociationFacts(
            row["name"],
            row["legal_form"],
            row["declared_on"],
            row["art200_all_activities"],
            row["siren"],
            row["rna"],
        )
        for row in rows["structure"]
    }
    minutes: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for row in rows["hours_entry"]:
        counted = (
            row["done_on"].year == year
            and row["nature"] is HoursNature.VOLUNTEER
            and row["state"] is HoursState.VALIDATED
            and row["kind"] is not TimeKind.TRAVEL
        )
        if counted:
            both = minutes[row["person_id"]][row["structure_id"]]
            both[0] += row["minutes"]
            both[1] += row["minutes"] if row["role"] in ELIGIBLE_ROLES else 0
    born = {row["id"]: row["born_on"] for row in rows["person"]}
    parameters = CecParameters.of(year, load_rates())
    decisions = {
        person: decide(
            year,
            [AssociationHours(facts[structure], *both) for structure, both in given.items()],
            born[person],
            parameters,
        )
        for person, given in minutes.items()
    }
    return {person: (found.status, set(found.reasons)) for person, found in decisions.items()}


@pytest.mark.parametrize("size", [DemoSize.SMALL, DemoSize.MEDIUM])
@pytest.mark.parametrize("year", [2024, 2025])
def test_each_past_year_shows_the_three_answers_on_the_cec(drawn: Drawn, size: DemoSize, year: int) -> None:
    assert {status for status, _ in cec_of(drawn(size), year).values()} == set(CecStatus)


def test_a_cpts_shows_most_reasons_why_the_cec_is_not_open(drawn: Drawn) -> None:
    shown = set().union(*(reasons for _, reasons in cec_of(drawn(DemoSize.MEDIUM), 2025).values()))
    assert shown >= {
        CecReason.FORM,
        CecReason.DECLARATION_DATE,
        CecReason.ACTIVITIES,
        CecReason.FUNCTION,
        CecReason.TOTAL_DURATION,
        CecReason.SAME_ASSOCIATION,
    }


def five_horses_in_cents(km_hundredths: int) -> int:
    """Cents by the tax scale of a 5 CV car up to 5,000 km, rounded half up."""
    assert km_hundredths <= 500_000
    return (km_hundredths * 636 + HALF_UP) // 1_000


def test_kilometres_of_a_vehicle_add_up_to_the_scale_of_the_year(drawn: Drawn) -> None:
    rows = drawn(DemoSize.MEDIUM)
    status = {row["id"]: row["status"] for row in rows["expense_claim"]}
    cars = {
        row["id"]
        for row in rows["vehicle"]
        if row["kind"] is VehicleKind.CAR and row["power"] == 5 and not row["electric"]
    }
    lines: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows["expense_line"]:
        if row["vehicle_id"] in cars and status[row["claim_id"]] in RAISES_MILEAGE:
            lines[row["vehicle_id"], row["spent_on"].year].append(row)
    assert lines
    for driven in lines.values():
        total = sum(row["km_hundredths"] for row in driven)
        assert sum(row["amount"].cents for row in driven) == five_horses_in_cents(total)
