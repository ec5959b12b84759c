"""Which exercises hold something, and which one a list is asked for, when a year begins in September."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.reports.exercises import (
    asked,
    exercises_held,
    first_month,
    holds_something,
)
from tests.builders import Builder

EVE, NEW = date(2024, 8, 31), date(2024, 9, 1)


def years(session: Session) -> list[int]:
    return [one.year for one in exercises_held(session)]


@pytest.mark.parametrize(
    ("month", "days", "expected"),
    [
        (9, [EVE], [2023]),
        (9, [NEW], [2024]),
        (9, [EVE, NEW], [2023, 2024]),
        (9, [EVE, date(2026, 9, 1)], [2023, 2026]),
        (1, [EVE, NEW], [2024]),
        (1, [date(2024, 12, 31), date(2025, 1, 1)], [2024, 2025]),
        (12, [date(2024, 11, 30), date(2024, 12, 1)], [2023, 2024]),
    ],
)
@pytest.mark.parametrize("kind", ["meeting", "hours", "cost"])
def test_only_exercises_that_hold_something_are_told(
    database: Database, kind: str, month: int, days: list[date], expected: list[int]
) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure(exercise_first_month=month)
        body, person = make.committee(own), make.person()
        claim = make.claim(person) if kind == "cost" else None
        for day in days:
            if kind == "meeting":
                make.meeting(body, day)
            elif kind == "hours":
                make.hours(person, own, day)
            elif claim is not None:
                make.line(claim, day)
        assert years(session) == expected
        held = {
            year for year in range(2020, 2030) if holds_something(session, Exercise.starting_in(year, month))
        }
        assert held == set(expected)


def test_the_month_is_that_of_the_dossier_s_own_structure(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        assert first_month(session) == 1
        make.association(exercise_first_month=4)
        assert first_month(session) == 1
        make.structure(exercise_first_month=9)
        assert first_month(session) == 9
        assert session.query(Structure).filter_by(link=StructureLink.OWN).count() == 1
        assert asked(session, {}) is None
        assert asked(session, {"exercise": "2024"}) == Exercise(NEW, date(2025, 8, 31))


def test_an_empty_dossier_holds_no_exercise(nothing: Session) -> None:
    assert exercises_held(nothing) == ()
    assert not holds_something(nothing, Exercise.starting_in(2024))
