"""Days on which years, exercises, wages and scales turn: each is counted once, on its own side."""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.periods import Exercise, add_months, add_years
from engagement_desktop.services.expenses.claims import ExpenseService
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.structures import own_structure
from tests.builders import Builder, open_copy

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
LEAP, EVE, NEW_YEAR = date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1)
DAY = timedelta(days=1)
FIRST, LAST = date(2022, 6, 1), date(2026, 8, 31)
YEARS = range(2021, 2028)
Filled = Callable[[int], Workspace]


def every_edge() -> list[date]:
    """The first and last day of each month of five years, and the days that leap years add."""
    firsts = [add_months(date(2022, 6, 1), months) for months in range(51)]
    days = {*firsts, *(first - DAY for first in firsts), LEAP, LEAP - DAY, LEAP + DAY}
    return sorted(day for day in days if FIRST <= day <= LAST)


@pytest.fixture(scope="module")
def filled(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A dossier with one hour, one cost and one meeting on every edge; its exercise begins when asked."""
    workspace = open_copy(pristine, tmp_path_factory.mktemp("bords"))
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        people = [make.person(f"Nom{number}", "A", known_as=f"P{number}") for number in range(3)]
        body = make.committee(own)
        claim = make.claim(people[0], ClaimStatus.APPROVED)
        for number, day in enumerate(every_edge()):
            make.hours(people[number % 3], own, day, 1 + number % 59)
            make.line(claim, day, 100 + number, nature=ExpenseNature.MEAL)
            make.meeting(body, day, starts_minute=18 * 60, ends_minute=18 * 60 + 30 + number % 60)

    def of_month(first_month: int) -> Workspace:
        with workspace.database.work() as session:
            structure = own_structure(session)
            assert structure is not None
            structure.exercise_first_month = first_month
        return workspace

    yield of_month
    workspace.close()


@pytest.mark.parametrize("first_month", range(1, 13))
def test_exercises_of_any_month_share_out_everything_exactly_once(filled: Filled, first_month: int) -> None:
    reports = ReportService(filled(first_month))
    told = [reports.yearly(year).figures for year in YEARS]
    edges = every_edge()
    assert sum(one.hours.volunteer_minutes for one in told) == sum(1 + n % 59 for n in range(len(edges)))
    assert sum(one.expenses.lines for one in told) == len(edges)
    assert sum(one.expenses.by_status[ClaimStatus.APPROVED].cents for one in told) == sum(
        100 + n for n in range(len(edges))
    )
    assert sum(one.meetings.held for one in told) == len(edges)
    assert sum(one.meetings.minutes for one in told) == sum(30 + n % 60 for n in range(len(edges)))


@pytest.mark.parametrize("first_month", range(1, 13))
def test_each_month_of_an_exercise_holds_its_own_days(filled: Filled, first_month: int) -> None:
    reports = ReportService(filled(first_month))
    for year in range(2022, 2026):
        figures = reports.yearly(year).figures
        by_hand = dict.fromkeys(figures.exercise.months(), 0)
        for number, day in enumerate(every_edge()):
            if day in figures.exercise:
                by_hand[day.replace(day=1)] += 1 + number % 59
        assert figures.hours.by_month == tuple(by_hand.values())


@pytest.mark.parametrize("first_month", [1, 2, 3, 9, 12])
def test_a_list_of_one_exercise_shows_what_its_report_counts(filled: Filled, first_month: int) -> None:
    workspace = filled(first_month)
    for year in range(2022, 2026):
        figures = ReportService(workspace).yearly(year).figures
        query = ListQuery(filters={"exercise": str(year)})
        assert HoursService(workspace).summary(query).sums["minutes"] == figures.hours.volunteer_minutes
        assert MeetingService(workspace).summary(query).count == len(figures.meeting_lines)
        days = [row.held_on for row in MeetingService(workspace).page(query).rows]
        assert all(day in figures.exercise for day in days)


@pytest.mark.parametrize("first_month", range(1, 13))
def test_the_value_of_all_exercises_is_that_of_all_hours(filled: Filled, first_month: int) -> None:
    """Rounded per person, wage and exercise: at most half a cent for each of them apart."""
    reports = ReportService(filled(first_month))
    told = [reports.yearly(year).figures.hours for year in range(2023, 2027)]
    lines = [line for one in told for line in one.valuation_lines]
    exact = sum(line.rate * line.minutes / 60 * 100 for line in lines)
    roundings = 3 * len(lines)
    assert abs(sum(line.value.cents for line in lines) - exact) <= roundings / 2
    for one in told:
        assert sum(line.minutes for line in one.valuation_lines) == one.volunteer_minutes
        assert sum(line.value.cents for line in one.valuation_lines) == one.valuation.cents
        starts = [line.valid_from for line in one.valuation_lines]
        assert starts == sorted(set(starts))


def one_day(workspace: Workspace, day: date, **values: Any) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own = own_structure(session) or make.structure()
        person = make.person(known_as=f"P{day.isoformat()}{len(values)}")
        make.hours(person, own, day, 60, **values)
        make.line(make.claim(person, ClaimStatus.APPROVED, reference=f"N{day.isoformat()}"), day, 1000)


@pytest.mark.parametrize(
    ("day", "year"),
    [(LEAP, 2024), (EVE, 2024), (NEW_YEAR, 2025), (date(2025, 12, 31), 2025), (date(2026, 1, 1), 2026)],
)
def test_a_day_belongs_to_the_civil_year_it_is_written_in(workspace: Workspace, day: date, year: int) -> None:
    one_day(workspace, day)
    reports = ReportService(workspace)
    assert [one.year for one in reports.exercises()] == [year]
    for asked in (year - 1, year, year + 1):
        figures = reports.yearly(asked).figures
        assert figures.hours.volunteer_minutes == (60 if asked == year else 0)
        assert figures.expenses.lines == (1 if asked == year else 0)
        assert figures.engaged == (1 if asked == year else 0)


@pytest.mark.parametrize(
    ("day", "cents"),
    [
        (date(2024, 10, 31), 1165),
        (date(2024, 11, 1), 1188),
        (EVE, 1188),
        (NEW_YEAR, 1188),
        (date(2025, 12, 31), 1188),
        (date(2026, 1, 1), 1202),
    ],
)
def test_an_hour_is_worth_the_wage_of_its_own_day(workspace: Workspace, day: date, cents: int) -> None:
    one_day(workspace, day)
    assert ReportService(workspace).yearly(day.year).figures.hours.valuation.cents == cents


def test_two_wages_in_one_year_are_two_lines_and_are_rounded_apart(workspace: Workspace) -> None:
    one_day(workspace, date(2024, 10, 31))
    with workspace.database.work() as session:
        make = Builder(session)
        own = own_structure(session)
        assert own is not None
        person = make.person("Un", "Seul", known_as="S1")
        make.hours(person, own, date(2024, 10, 31), 1)
        make.hours(person, own, date(2024, 11, 1), 1)
    hours = ReportService(workspace).yearly(2024).figures.hours
    assert [(line.minutes, line.value.cents) for line in hours.valuation_lines] == [(61, 1165 + 19), (1, 20)]
    assert hours.valuation.cents == 1165 + 19 + 20


def test_a_meeting_up_to_midnight_is_that_evenings_and_lasts_what_the_wall_says(
    workspace: Workspace,
) -> None:
    """Clocks go back on 27 October 2024: a meeting is told in the hours of the wall, not in elapsed time."""
    with workspace.database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        make.meeting(body, EVE, starts_minute=22 * 60, ends_minute=24 * 60)
        make.meeting(body, date(2024, 10, 27), starts_minute=60, ends_minute=4 * 60)
        make.meeting(body, date(2024, 3, 31), starts_minute=60, ends_minute=4 * 60)
        make.meeting(body, NEW_YEAR, starts_minute=0, ends_minute=30)
    figures = ReportService(workspace).yearly(2024).figures
    assert (figures.meetings.held, figures.meetings.minutes) == (3, 120 + 180 + 180)
    assert ReportService(workspace).yearly(2025).figures.meetings.minutes == 30


@pytest.mark.parametrize("zone", ["UTC", "Europe/Paris", "America/Cayenne", "Pacific/Noumea"])
def test_a_civil_date_is_the_same_wherever_the_dossier_is_opened(
    workspace: Workspace, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    for day in (EVE, NEW_YEAR, LEAP):
        one_day(workspace, day)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        rows = HoursService(workspace).page(ListQuery(sort="date")).rows
        assert [row.done_on for row in rows] == [LEAP, EVE, NEW_YEAR]
        reports = ReportService(workspace)
        assert reports.yearly(2024).figures.hours.volunteer_minutes == 120
        assert reports.yearly(2025).figures.hours.volunteer_minutes == 60
        claims = ExpenseService(workspace).page(ListQuery(sort="date")).rows
        assert [row.first_on for row in claims] == [LEAP, EVE, NEW_YEAR]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_mandate_of_one_day_counts_on_that_day_only(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        for day in (EVE - DAY, EVE, NEW_YEAR):
            make.mandate(make.person(known_as=f"M{day.isoformat()}"), body, day, ended_on=day)
    reports = ReportService(workspace)
    (year,) = reports.yearly(2024).figures.committees
    (after,) = reports.yearly(2025).figures.committees
    assert (year.members, year.mandates_started, year.mandates_ended) == (1, 2, 2)
    assert (after.members, after.mandates_started, after.mandates_ended) == (0, 1, 1)


def test_a_committee_of_one_day_is_told_in_that_year_only(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        make.committee(own, "Veille", created_on=EVE, closed_on=EVE)
        make.committee(own, "Lendemain", created_on=NEW_YEAR)
        make.committee(own, "Ancien", closed_on=NEW_YEAR)
    reports = ReportService(workspace)
    assert [one.name for one in reports.yearly(2024).figures.committees] == ["Ancien", "Veille"]
    assert [one.name for one in reports.yearly(2025).figures.committees] == ["Ancien", "Lendemain"]
    assert [one.name for one in reports.yearly(2026).figures.committees] == ["Lendemain"]


@pytest.mark.parametrize("times", [40, pytest.param(2000, marks=pytest.mark.endurance)])
def test_any_day_is_in_exactly_one_exercise_whatever_its_first_month(times: int) -> None:
    rng = Random(SEED)
    for _ in range(times):
        day = date(1901, 1, 1) + DAY * rng.randrange(80_000)
        month = rng.randint(1, 12)
        held = Exercise.holding(day, month)
        assert day in held
        assert [
            year for year in range(day.year - 2, day.year + 3) if day in Exercise.starting_in(year, month)
        ] == [held.year]
        assert held.previous().end + DAY == held.start
        assert held.start.day == 1
        assert held.start.month == month
        assert (held.end - held.start).days in (364, 365)
        assert day.replace(day=1) in held.months()
        assert len(set(held.months())) == 12


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2024, 1, 31), 1, LEAP),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 3, 31), -1, LEAP),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
        (date(2024, 1, 1), -1, date(2023, 12, 1)),
        (LEAP, 12, date(2025, 2, 28)),
        (LEAP, 48, date(2028, 2, 29)),
    ],
)
def test_a_month_later_is_the_last_day_when_there_is_no_such_day(day: date, months: int, found: date) -> None:
    assert add_months(day, months) == found


def test_a_year_after_the_leap_day_there_is_a_day() -> None:
    assert [add_years(LEAP, years) for years in (-1, 0, 1, 4)] == [
        date(2023, 2, 28),
        LEAP,
        date(2025, 2, 28),
        date(2028, 2, 29),
    ]


@pytest.mark.parametrize("status", MeetingStatus)
@pytest.mark.parametrize("nature", HoursNature)
def test_only_what_was_held_and_given_is_counted_on_the_last_day_as_on_any_other(
    workspace: Workspace, status: MeetingStatus, nature: HoursNature
) -> None:
    one_day(workspace, EVE, nature=nature)
    with workspace.database.work() as session:
        make = Builder(session)
        own = own_structure(session)
        assert own is not None
        make.meeting(make.committee(own), EVE, status=status)
    figures = ReportService(workspace).yearly(2024).figures
    told = (figures.meetings.held, figures.meetings.planned, figures.meetings.cancelled)
    assert told == tuple(int(status is each) for each in (*MeetingStatus,))
    assert (figures.hours.volunteer_minutes == 60) == (nature is HoursNature.VOLUNTEER)
