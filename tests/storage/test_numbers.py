"""Numbers are taken one after the other, by body and year, after those of paper."""

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.numbers import Series
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.storage import numbers
from engagement_desktop.storage.database import Database
from tests.builders import Builder


def taken(session: Session, committee: Committee, *years: int) -> list[str]:
    return [numbers.take(session, Series.MINUTES, committee, year).number for year in years]


def test_each_year_begins_again_and_each_series_goes_its_own_way(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure())
        assert taken(session, committee, 2025, 2026, 2026) == ["2025-01", "2026-01", "2026-02"]
        action = numbers.take(session, Series.ACTION, committee, 2026)
        assert (action.number, action.year, action.sequence) == ("2026-01", 2026, 1)


def test_a_number_goes_on_from_paper_and_never_goes_back(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure())
        row = numbers.series_row(session, Series.MINUTES, committee.id, 2026)
        row.on_paper = 41
        assert taken(session, committee, 2026) == ["2026-42"]
        row.on_paper = 3
        assert taken(session, committee, 2026) == ["2026-43"]


def test_with_a_second_body_the_code_precedes_and_each_counts_for_itself(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        own = build.structure()
        first = build.committee(own)
        assert taken(session, first, 2026) == ["2026-01"]
        second = build.committee(own, "Comité urgence")
        assert taken(session, second, 2026) == ["CU2-2026-01"]
        assert taken(session, first, 2026) == ["CU-2026-02"]
        assert (first.code, second.code) == ("CU", "CU2")


def test_the_codes_that_were_chosen_stay(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        own = build.structure()
        build.committee(own, code="BUR")
        other = build.committee(own, "Bureau")
        assert numbers.code_before(session, other) == "BUR2"
        found = numbers.code_holder(session, "BUR")
        assert found is not None
        assert found.name == "Comité des usagers"
        assert numbers.code_holder(session, "XX") is None


@pytest.mark.parametrize("series", list(Series))
def test_no_series_before_its_first_number(database: Database, series: Series) -> None:
    with database.work() as session:
        assert numbers.find_series(session, series, 1, 2026) is None
        assert numbers.every_series(session) == []
