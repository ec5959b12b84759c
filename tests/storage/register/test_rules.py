"""The rules of committees over time, read from rows and counted by the engine."""

from datetime import date

import pytest
from sqlalchemy import select

from engagement_desktop.domain.entities import Committee, FormerRules
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.dated_rules import rules_on
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register.rules import committee_pasts, former_rules, seats_on
from engagement_desktop.storage.reports.home import seats_on as seats_of_all
from engagement_desktop.storage.reports.yearly_meetings import committees_of
from tests.builders import Builder

DAYS = [date(2023, 1, 1), date(2024, 6, 30), date(2024, 7, 1), date(2025, 12, 31), date(2026, 1, 1)]


@pytest.fixture
def filled(database: Database) -> Database:
    """Committee 1 went from no number to 8, then 12; committee 2 never changed its 5."""
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        users = make.committee(own, seats=12)
        make.committee(own, "Autre", seats=5)
        session.add(FormerRules(committee_id=users.id, ended_on=date(2025, 12, 31), seats=8))
        session.add(FormerRules(committee_id=users.id, ended_on=date(2024, 6, 30), seats=None))
    return database


@pytest.mark.parametrize(("day", "seats"), list(zip(DAYS, [None, None, 8, 8, 12], strict=True)))
def test_the_engine_and_the_rule_agree_on_the_seats_of_a_day(
    filled: Database, day: date, seats: int | None
) -> None:
    with filled.read() as session:
        counted = session.execute(select(Committee.id, seats_on(day)).order_by(Committee.id)).all()
        pasts = committee_pasts(session)
        whole, _ = seats_of_all(session, day)
    assert [tuple(row) for row in counted] == [(1, seats), (2, 5)]
    assert {past.id: rules_on(past.rules, day).seats for past in pasts} == {1: seats, 2: 5}
    assert whole == 5 + (seats or 0)


def test_the_yearly_report_tells_the_seats_of_the_last_day(filled: Database) -> None:
    with filled.read() as session:
        for year, seats in ((2023, None), (2024, 8), (2025, 8), (2026, 12)):
            found = {
                one.committee_id: one.seats for one in committees_of(session, Exercise.starting_in(year))
            }
            assert found == {1: seats, 2: 5}


def test_committees_come_by_name_with_their_history(filled: Database) -> None:
    with filled.read() as session:
        assert [past.name for past in committee_pasts(session)] == ["Autre", "Comité des usagers"]
        assert [past.id for past in committee_pasts(session, [1])] == [1]
        assert committee_pasts(session, [99]) == []
        assert [row.seats for row in former_rules(session, 1)] == [None, 8]
