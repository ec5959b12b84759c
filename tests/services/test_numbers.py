"""Where numbers stand, and what paper had used before."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_rows import MeetingRow
from engagement_desktop.domain.numbers import PaperSeries
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.numbers import NumberService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

SERIES = ["minutes", "decision", "action"]


@pytest.fixture
def numbers(workspace: Workspace) -> NumberService:
    with workspace.database.work() as session:
        build = Builder(session)
        build.committee(build.structure())
    return NumberService(workspace)


def test_every_series_of_the_year_is_shown_before_any_number(numbers: NumberService) -> None:
    rows = numbers.series()
    assert [(row.series, row.year, row.next_number) for row in rows] == [
        *((series, 2026, "2026-01") for series in SERIES),
        *((series, 2026, "2026-001") for series in PaperSeries),
        ("claim", 2026, "NDF-2026-0001"),
        ("receipt", 2026, "J-2026-0001"),
        ("run", 2026, "REM-2026-001"),
    ]
    assert {row.committee for row in rows if row.committee_id is None} == {"Attestations et papiers", "Frais"}


def test_what_paper_used_is_said_and_the_next_one_follows(
    numbers: NumberService, workspace: Workspace
) -> None:
    numbers.set_on_paper("minutes", 1, 2026, 7)
    assert (numbers.series()[0].on_paper, numbers.series()[0].next_number) == (7, "2026-08")
    assert workspace.last_act() == "Dernier numéro sur papier de Comité des usagers en 2026\u00a0: 7."
    workspace.undo()
    assert numbers.series()[0].next_number == "2026-01"


def test_an_earlier_year_is_shown_once_it_was_used(numbers: NumberService) -> None:
    numbers.set_on_paper("decision", 1, 2024, 12)
    numbers.set_on_paper("certificate", None, 2024, 3)
    earlier = [(row.series, row.next_number) for row in numbers.series() if row.year == 2024]
    assert earlier == [("decision", "2024-13"), ("certificate", "2024-004")]


def test_claims_and_receipts_go_on_from_what_paper_used(numbers: NumberService, workspace: Workspace) -> None:
    numbers.set_on_paper("claim", None, 2026, 31)
    numbers.set_on_paper("receipt", None, 2025, 4)
    assert workspace.last_act() == "Dernier numéro sur papier de frais en 2025\u00a0: 4."
    written = {(row.series, row.year): row.next_number for row in numbers.series()}
    assert written["claim", 2026] == "NDF-2026-0032"
    assert written["receipt", 2025] == "J-2025-0005"


@pytest.mark.parametrize(
    ("series", "committee", "number"),
    [("minutes", 1, -1), ("minutes", 1, 10_000), ("minutes", 9, 1), ("poèmes", 1, 1)],
)
def test_a_series_that_cannot_be_is_refused(
    numbers: NumberService, series: str, committee: int, number: int
) -> None:
    with pytest.raises(DomainError):
        numbers.set_on_paper(series, committee, 2026, number)
    assert numbers.series()[0].on_paper == 0


def test_meetings_held_without_number_take_one_by_date(numbers: NumberService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        committee = build.committee(build.association(), "Comité d’éthique")
        for day in (date(2025, 5, 6), date(2025, 2, 3), date(2026, 1, 7)):
            build.meeting(committee, day)
        build.meeting(committee, date(2026, 12, 1), status=MeetingStatus.PLANNED)
    assert numbers.without_number() == 3
    assert numbers.number_held() == 3
    service = MeetingService(workspace)
    told = {row.held_on: service.detail(row.id).row.number for row in _rows(service)}
    assert told == {
        date(2025, 2, 3): "CE-2025-01",
        date(2025, 5, 6): "CE-2025-02",
        date(2026, 1, 7): "CE-2026-01",
        date(2026, 12, 1): None,
    }
    assert numbers.number_held() == 0


def _rows(service: MeetingService) -> tuple[MeetingRow, ...]:
    return tuple(service.page(ListQuery()).rows)
