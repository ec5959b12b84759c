"""The yearly figures, counted a second time in plain Python from the same rows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.reports.yearly_rows import YearlyReport
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder, open_copy

WAGES = ((date(2024, 1, 1), "11.65"), (date(2024, 11, 1), "11.88"), (date(2026, 1, 1), "12.02"))
FIRST, LAST = date(2024, 7, 1), date(2026, 5, 31)


@dataclass
class Life:
    """The same facts as the dossier's, in plain lists."""

    capacities: dict[int, Capacity] = field(default_factory=dict)
    mandates: list[tuple[int, int, Any]] = field(default_factory=list)
    meetings: list[tuple[int, Any, list[Any]]] = field(default_factory=list)
    hours: list[Any] = field(default_factory=list)
    lines: list[tuple[int, ClaimStatus, Any]] = field(default_factory=list)


def invent(workspace: Workspace, seed: int, **structure: Any) -> Life:
    """Some hundreds of rows of every kind, on days around two years."""
    rng, life = Random(seed), Life()

    def day() -> date:
        return FIRST + timedelta(days=rng.randrange((LAST - FIRST).days + 1))

    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure(**structure)
        places = [own, make.association(), make.association("Entraide Récente")]
        people = [
            make.person(f"Nom{n}", "Prénom", capacity=rng.choice(list(Capacity)), known_as=f"P{n}")
            for n in range(25)
        ]
        life.capacities = {person.id: person.capacity or Capacity.USER for person in people}
        committees = [make.committee(own, f"Comité {n}") for n in range(3)]
        for _ in range(60):
            person, committee, started = rng.choice(people), rng.choice(committees), day()
            ended = rng.choice([None, started + timedelta(days=rng.randrange(400))])
            office, seat = rng.choice(list(Office)), rng.choice(list(SeatKind))
            mandate = make.mandate(person, committee, started, ended_on=ended, office=office, seat=seat)
            life.mandates.append((person.id, committee.id, mandate))
        for n in range(60):
            committee, status = rng.choice(committees), rng.choice(list(MeetingStatus))
            ends = rng.choice([None, 1000 + n])
            meeting = make.meeting(committee, day(), starts_minute=900 + n, ends_minute=ends, status=status)
            there = rng.sample(people, 6) if status is MeetingStatus.HELD else []
            seen = [make.attendance(meeting, who, rng.choice(list(AttendanceStatus))) for who in there]
            life.meetings.append((committee.id, meeting, seen))
        for _ in range(400):
            chosen = {
                "family": rng.choice(list(MissionFamily)),
                "role": rng.choice(list(HoursRole)),
                "nature": rng.choice(list(HoursNature)),
                "kind": rng.choice(list(TimeKind)),
                "state": rng.choice(list(HoursState)),
            }
            person, place = rng.choice(people), rng.choice(places)
            life.hours.append(make.hours(person, place, day(), rng.randrange(1, 600), **chosen))
        for _ in range(40):
            person, status = rng.choice(people), rng.choice(list(ClaimStatus))
            claim = make.claim(person, status)
            for _ in range(rng.randrange(1, 5)):
                nature = rng.choice(list(ExpenseNature))
                km = rng.randrange(1, 9000) if nature is ExpenseNature.KILOMETRES else None
                line = make.line(claim, day(), rng.randrange(1, 20_000), nature=nature, km_hundredths=km)
                life.lines.append((person.id, status, line))
        session.expunge_all()
    return life


CASES = {
    "civil year": (1, 2025, {}),
    "travel counted": (2, 2025, {"counts_travel": True}),
    "school year": (3, 2024, {"exercise_first_month": 9}),
    "two wages": (4, 2024, {}),
}


@pytest.fixture(scope="module", params=CASES)
def case(
    request: pytest.FixtureRequest, pristine: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[YearlyReport, Life, bool]]:
    """One invented dossier a case, read by all the tests of the module."""
    seed, year, structure = CASES[request.param]
    workspace = open_copy(pristine, tmp_path_factory.mktemp("recount"))
    life = invent(workspace, seed, **structure)
    yield ReportService(workspace).yearly(year), life, "counts_travel" in structure
    workspace.close()


def counted(life: Life, report: YearlyReport, *, travel: bool) -> list[Any]:
    return [
        one
        for one in life.hours
        if one.done_on in report.figures.exercise
        and one.state is HoursState.VALIDATED
        and (travel or one.kind is not TimeKind.TRAVEL)
    ]


Case = tuple[YearlyReport, Life, bool]


def test_the_hours_are_those_counted_by_hand(case: Case) -> None:
    report, life, travel = case
    hours = counted(life, report, travel=travel)
    given = [one for one in hours if one.nature is HoursNature.VOLUNTEER]
    told = report.figures.hours
    assert told.volunteer_minutes == sum(one.minutes for one in given) > 0
    assert told.paid_minutes == sum(one.minutes for one in hours if one.nature is HoursNature.PAID)
    assert told.indemnified_minutes == sum(
        one.minutes for one in hours if one.nature is HoursNature.INDEMNIFIED
    )
    assert told.volunteers == len({one.person_id for one in given})
    for family in MissionFamily:
        assert told.by_family[family] == sum(one.minutes for one in given if one.family is family)
    for month, minutes in zip(report.figures.exercise.months(), told.by_month, strict=True):
        there = [one for one in given if (one.done_on.year, one.done_on.month) == (month.year, month.month)]
        assert minutes == sum(one.minutes for one in there)


def test_the_value_is_rounded_for_each_person_and_each_wage(case: Case) -> None:
    report, life, travel = case
    minutes: dict[tuple[int, str], int] = defaultdict(int)
    for one in counted(life, report, travel=travel):
        if one.nature is HoursNature.VOLUNTEER:
            wage = [value for start, value in WAGES if start <= one.done_on][-1]
            minutes[one.person_id, wage] += one.minutes
    cents = [
        int((Decimal(total) * Decimal(wage) * 100 / 60).quantize(Decimal(1), rounding=ROUND_HALF_UP))
        for (_, wage), total in minutes.items()
    ]
    told = report.figures.hours
    assert told.valuation.cents == sum(cents)
    assert {f"{line.rate}" for line in told.valuation_lines} == {wage for _, wage in minutes}
    assert sum(line.minutes for line in told.valuation_lines) == told.volunteer_minutes


def test_the_meetings_are_those_counted_by_hand(case: Case) -> None:
    report, life, _ = case
    there = [
        (meeting, seen) for _, meeting, seen in life.meetings if meeting.held_on in report.figures.exercise
    ]
    held = [(meeting, seen) for meeting, seen in there if meeting.status is MeetingStatus.HELD]
    told = report.figures.meetings
    statuses = [meeting.status for meeting, _ in there]
    assert (told.held, told.planned, told.cancelled) == tuple(map(statuses.count, MeetingStatus))
    assert told.minutes == sum(
        meeting.ends_minute - meeting.starts_minute for meeting, _ in held if meeting.ends_minute is not None
    )
    assert told.attended == sum(came(one) for _, seen in held for one in seen)
    assert told.expected == sum(len(seen) for _, seen in held)
    assert len(report.figures.meeting_lines) == len(there)
    assert sum(line.attended for line in report.figures.meeting_lines) == told.attended


def came(one: Any) -> bool:
    return one.status in {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE}


def test_the_committees_are_those_counted_by_hand(case: Case) -> None:
    report, life, _ = case
    exercise = report.figures.exercise
    ids = sorted({committee for _, committee, _ in life.mandates})
    for committee, told in zip(ids, report.figures.committees, strict=True):
        theirs = [(person, one) for person, place, one in life.mandates if place == committee]
        members = {
            person
            for person, one in theirs
            if one.seat is SeatKind.TITULAR
            and one.office is not Office.GUEST
            and one.started_on <= exercise.end
            and (one.ended_on is None or one.ended_on >= exercise.end)
        }
        assert told.members == len(members)
        colleges = [life.capacities[person] for person in members]
        assert told.by_college == {college: colleges.count(college) for college in set(colleges)}
        assert told.mandates_started == sum(one.started_on in exercise for _, one in theirs)
        assert told.mandates_ended == sum(
            one.ended_on is not None and one.ended_on in exercise for _, one in theirs
        )
        assert told.meetings_held == sum(
            place == committee and meeting.held_on in exercise and meeting.status is MeetingStatus.HELD
            for place, meeting, _ in life.meetings
        )


def test_the_costs_are_those_counted_by_hand(case: Case) -> None:
    report, life, _ = case
    lines = [(status, one) for _, status, one in life.lines if one.spent_on in report.figures.exercise]
    granted = [
        one
        for status, one in lines
        if status in {ClaimStatus.APPROVED, ClaimStatus.REIMBURSED, ClaimStatus.WAIVED}
    ]
    told = report.figures.expenses
    assert told.lines == len(lines) == sum(cell.lines for cell in told.cells)
    assert told.km_hundredths == sum(one.km_hundredths or 0 for one in granted)
    for status in ClaimStatus:
        assert told.by_status[status].cents == sum(one.amount.cents for at, one in lines if at is status)
    for nature in ExpenseNature:
        assert told.by_nature[nature].cents == sum(
            one.amount.cents for one in granted if one.nature is nature
        )


def test_the_people_engaged_came_gave_or_spent(case: Case) -> None:
    report, life, travel = case
    exercise = report.figures.exercise
    people = {one.person_id for one in counted(life, report, travel=travel)}
    people |= {person for person, _, line in life.lines if line.spent_on in exercise}
    people |= {
        one.person_id
        for _, meeting, seen in life.meetings
        if meeting.held_on in exercise and meeting.status is MeetingStatus.HELD
        for one in seen
        if came(one)
    }
    assert report.figures.engaged == len(people)


def test_each_volunteer_of_the_civil_year_has_a_line_of_cec(case: Case) -> None:
    report, life, travel = case
    year = report.figures.exercise.year
    given = [
        one
        for one in life.hours
        if one.done_on.year == year
        and one.nature is HoursNature.VOLUNTEER
        and one.state is HoursState.VALIDATED
        and (travel or one.kind is not TimeKind.TRAVEL)
    ]
    assert len(report.figures.cec) == len({one.person_id for one in given})
    assert all(line.person.startswith("P") for line in report.figures.cec)
