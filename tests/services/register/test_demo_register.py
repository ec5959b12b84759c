"""The register of the demo at three dates, against a count over its plain rows."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.register.history import HistoryService
from engagement_desktop.services.workspace import Workspace
from tests.builders import open_copy

DAYS = (date(2024, 12, 31), date(2025, 12, 31), date(2026, 11, 22))


@pytest.fixture(scope="module")
def demo(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_copy(pristine, tmp_path_factory.mktemp("demo"))
    DemoService(workspace).fill(DemoSize.MEDIUM, 7)
    yield workspace
    workspace.close()


def rows_in_force(workspace: Workspace, day: date) -> list[tuple[int, str, str, str]]:
    """Read past every service: id, committee, office and seat of each mandate in force."""
    with workspace.database.alone() as raw:
        found = raw.execute(
            "SELECT m.id, c.name, m.office, m.seat, m.started_on, m.ended_on, m.person_id "
            "FROM mandate m JOIN committee c ON c.id = m.committee_id"
        ).fetchall()
    text = day.isoformat()
    return [row[:4] for row in found if row[4] <= text and (row[5] is None or row[5] >= text)]


@pytest.mark.parametrize("day", DAYS)
def test_the_register_of_the_demo_is_that_of_its_rows(demo: Workspace, day: date) -> None:
    expected = rows_in_force(demo, day)
    lines = HistoryService(demo).register_on(day)
    assert len(expected) > 20
    assert sorted((line.mandate_id, line.committee, line.office, line.seat) for line in lines) == sorted(
        (row[0], row[1], Office(row[2]), SeatKind(row[3])) for row in expected
    )


@pytest.mark.parametrize("day", DAYS)
def test_charts_seat_the_titulaires_of_the_rows(demo: Workspace, day: date) -> None:
    seated = Counter(row[1] for row in rows_in_force(demo, day) if row[3] == "titular" and row[2] != "guest")
    committees = CommitteeService(demo)
    lines = HistoryService(demo).register_on(day)
    for committee_id, name in {(line.committee_id, line.committee) for line in lines}:
        chart = committees.table(committee_id, day)
        assert chart.filled == seated[name]
        behind = sum(len(seat.substitutes) for college in chart.colleges for seat in college.seats)
        substitutes = [
            line for line in lines if line.committee_id == committee_id and line.seat is SeatKind.SUBSTITUTE
        ]
        assert behind + len(chart.alone) == len(substitutes)


@pytest.mark.parametrize(("since", "until"), [(DAYS[0], DAYS[1]), (DAYS[1], DAYS[2])])
def test_a_year_of_the_demo_leads_to_the_next_register(demo: Workspace, since: date, until: date) -> None:
    history = HistoryService(demo)
    register = {line.mandate_id for line in history.register_on(since)}
    for change in history.changes(since, until):
        register -= {line.mandate_id for line in change.before}
        register |= {change.after.mandate_id} if change.after else set()
    assert register == {line.mandate_id for line in history.register_on(until)}
