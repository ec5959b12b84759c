"""What the CEC reads: hours that count, corrections, mandates, declarations told, days to come."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.deadlines import Dated, DatedKind
from engagement_desktop.domain.hours.cec_files import CecFile, RoleCorrection
from engagement_desktop.domain.hours.cec_roles import RoleSource
from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, HoursState, TimeKind
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.hours.cec import (
    cec_file,
    files_of,
    hours_by_day,
    ledger_structures,
    people_of_year,
    waiting_minutes,
    years_with_hours,
)
from engagement_desktop.storage.hours.cec_deadlines import CecToDo, cec_dated, cec_to_do
from engagement_desktop.storage.hours.cec_roles import corrections_of, functions_of, known_role
from tests.builders import Builder

YEAR, DAY = Exercise.starting_in(2025), date(2025, 3, 4)
BUREAU, OTHER = HoursRole.GOVERNING_BODY, HoursRole.OTHER
HOUR = 60


def corrected(make: Builder, role: HoursRole, started: date, ended: date | None = None) -> None:
    make.session.add(
        RoleCorrection(
            person_id=1, structure_id=2, started_on=started, ended_on=ended, role=role, reason="Élue"
        )
    )
    make.session.flush()


@pytest.fixture
def write(database: Database) -> Callable[[Callable[[Builder], object]], None]:
    def filled(story: Callable[[Builder], object]) -> None:
        with database.work() as session:
            made = Builder(session)
            made.structure()
            made.association(validator="Ali Baraka")
            made.person(born_on=date(1960, 5, 1))
            story(made)

    return filled


Write = Callable[[Callable[[Builder], object]], None]


def give(make: Builder, minutes: int = HOUR, day: date = DAY, **values: Any) -> None:
    from engagement_desktop.domain.register.people import Person
    from engagement_desktop.domain.register.structures import Structure

    session = make.session
    make.hours(session.get_one(Person, 1), session.get_one(Structure, 2), day, minutes, **values)


def test_only_volunteer_hours_that_are_validated_count(write: Write, database: Database) -> None:
    def story(make: Builder) -> None:
        give(make, 60, role=BUREAU)
        give(make, 30, role=BUREAU)
        give(make, 15, role=OTHER)
        give(make, 600, nature=HoursNature.PAID)
        give(make, 700, nature=HoursNature.INDEMNIFIED)
        give(make, 40, kind=TimeKind.TRAVEL)
        give(make, 20, state=HoursState.TO_VALIDATE)
        give(make, 5, state=HoursState.TO_VALIDATE, kind=TimeKind.TRAVEL)
        give(make, 9, state=HoursState.RETURNED)
        give(make, 8, date(2024, 12, 31))

    write(story)
    with database.read() as session:
        days = hours_by_day(session, 1, YEAR, travel_counts=False)
        assert [(one.structure_id, one.day, one.role, one.minutes) for one in days] == [
            (2, DAY, BUREAU, 90),
            (2, DAY, OTHER, 15),
        ]
        assert sum(one.minutes for one in hours_by_day(session, 1, YEAR, travel_counts=True)) == 145
        assert waiting_minutes(session, 1, YEAR, travel_counts=False) == {2: 20}
        assert waiting_minutes(session, 1, YEAR, travel_counts=True) == {2: 25}
        assert years_with_hours(session) == years_with_hours(session, 1) == (2025, 2024)
        assert years_with_hours(session, 99) == ()
        assert ledger_structures(session, [2])[2].validator == "Ali Baraka"


def test_a_correction_counts_in_the_list_as_in_the_ledger(write: Write, database: Database) -> None:
    def story(make: Builder) -> None:
        give(make, 100, date(2025, 1, 31))
        give(make, 10, date(2025, 2, 1))
        give(make, 1, date(2025, 2, 28))
        give(make, 1000, date(2025, 3, 1))
        corrected(make, BUREAU, date(2025, 2, 1), date(2025, 2, 28))

    write(story)
    with database.read() as session:
        (person,) = people_of_year(session, YEAR, travel_counts=False)
        assert person.hours[2].total_minutes == 1111
        assert person.hours[2].eligible_minutes == 11
        assert (person.person_id, person.born_on) == (1, date(1960, 5, 1))


def test_two_corrections_that_meet_count_no_hour_twice(write: Write, database: Database) -> None:
    def story(make: Builder) -> None:
        give(make, 100)
        corrected(make, BUREAU, date(2025, 1, 1))
        corrected(make, HoursRole.SUPERVISES_VOLUNTEERS, date(2025, 2, 1))

    write(story)
    with database.read() as session:
        (person,) = people_of_year(session, YEAR, travel_counts=False)
        assert (person.hours[2].total_minutes, person.hours[2].eligible_minutes) == (100, 100)
        assert [one.reason for one in corrections_of(session, 1)] == ["Élue", "Élue"]


def test_a_mandate_in_a_governing_body_says_the_capacity(write: Write, database: Database) -> None:
    def story(make: Builder) -> None:
        from engagement_desktop.domain.register.people import Person
        from engagement_desktop.domain.register.structures import Structure

        association, person = make.session.get_one(Structure, 2), make.session.get_one(Person, 1)
        board = make.committee(association, "CA", kind="Conseil d'administration")
        make.mandate(person, board, date(2025, 1, 1), ended_on=DAY, office=Office.CHAIR)
        make.mandate(person, make.committee(association, "Atelier", kind="groupe de travail"), DAY)

    write(story)
    with database.read() as session:
        held = functions_of(session, 1, YEAR.start, YEAR.end)
        assert [(one.committee, one.governs, one.office) for one in held] == [
            ("CA", True, Office.CHAIR),
            ("Atelier", False, Office.MEMBER),
        ]
        known = known_role(session, 1, 2, DAY)
        assert (known.role, known.source, known.why) == (BUREAU, RoleSource.MANDATE, "CA")
        assert known_role(session, 1, 2, date(2025, 3, 5)).role is OTHER
        assert known_role(session, 1, 1, DAY).source is RoleSource.NOTHING


def eligible(make: Builder) -> None:
    for day in range(1, 22):
        give(make, 10 * HOUR, date(2025, 5, day), role=BUREAU)


def told(make: Builder, **values: Any) -> None:
    make.session.add(CecFile(person_id=1, structure_id=2, year=2025, **values))


def dated(database: Database, today: date) -> list[Dated]:
    with database.read() as session:
        return cec_dated(session, date(2026, 1, 1), date(2026, 12, 31), today)


def test_a_year_that_runs_keeps_its_two_days_for_everybody(write: Write, database: Database) -> None:
    write(eligible)
    assert [(one.kind, one.who) for one in dated(database, date(2025, 6, 1))] == [
        (DatedKind.CEC_DECLARE, ""),
        (DatedKind.CEC_ATTEST, ""),
    ]


def test_once_over_each_person_has_a_line_until_it_is_declared_then_attested(
    write: Write, database: Database
) -> None:
    write(eligible)
    spring = date(2026, 3, 1)
    (line,) = dated(database, spring)
    assert (line.kind, line.on, line.who, line.subject_id, line.year) == (
        DatedKind.CEC_DECLARE,
        date(2026, 6, 30),
        "Monique Hélias",
        1,
        2025,
    )
    with database.work() as session:
        told(Builder(session), declared_on=date(2026, 2, 1))
    (line,) = dated(database, spring)
    assert (line.kind, line.on) == (DatedKind.CEC_ATTEST, date(2026, 12, 31))
    with database.work() as session:
        row = cec_file(session, 1, 2, 2025)
        assert row is not None
        row.attested_on = spring
    assert dated(database, spring) == []


def test_a_dossier_without_association_has_no_such_day(database: Database) -> None:
    assert dated(database, date(2026, 3, 1)) == []


@pytest.mark.parametrize(
    ("today", "declared", "expected"),
    [
        (date(2026, 3, 1), None, (1, 0)),
        (date(2026, 3, 1), date(2026, 2, 1), (0, 1)),
        (date(2026, 7, 1), None, (0, 0)),
        (date(2026, 7, 1), date(2026, 2, 1), (0, 1)),
        (date(2026, 7, 2), date(2026, 7, 1), (0, 0)),
        (date(2027, 1, 1), date(2026, 2, 1), (0, 0)),
    ],
)
def test_what_can_still_be_done_is_counted(
    write: Write, database: Database, today: date, declared: date | None, expected: tuple[int, int]
) -> None:
    def story(make: Builder) -> None:
        eligible(make)
        if declared:
            told(make, declared_on=declared)

    write(story)
    with database.read() as session:
        found = cec_to_do(session, today)
        assert isinstance(found, CecToDo)
        assert (found.to_declare, found.to_attest) == expected
        assert cec_to_do(session, date(2010, 1, 1)) is None
        assert set(files_of(session, 1, 2025)) == ({2} if declared else set())
