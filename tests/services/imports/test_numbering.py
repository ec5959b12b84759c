"""Meetings that an import brings are numbered by date, and a number once given never moves."""

from datetime import date
from typing import Any

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.numbers import NumberService
from tests.services.imports.conftest import COMMITTEE, MEETING, Desk, usual
from tests.tables import changed, dump


def met(day: date, **said: object) -> dict[str, object]:
    return MEETING | {"date": day} | said


def numbers(desk: Desk) -> dict[date, Any]:
    return {row.held_on: row.number for row in desk.rows("meeting")}


def test_meetings_held_are_numbered_by_date_whatever_the_order_of_the_rows(desk: Desk) -> None:
    coming = met(date(2027, 1, 12), statut="prévue")
    cancelled = met(date(2025, 2, 2), statut="annulée")
    rows = [met(date(2025, 9, 2)), met(date(2025, 3, 4)), met(date(2024, 6, 1)), coming, cancelled]
    desk.done(usual(Réunions=rows))
    assert numbers(desk) == {
        date(2024, 6, 1): "2024-01",
        date(2025, 3, 4): "2025-01",
        date(2025, 9, 2): "2025-02",
        date(2025, 2, 2): None,
        date(2027, 1, 12): None,
    }
    series = {(row.year, row.last_used) for row in desk.rows("number_series")}
    assert series == {(2024, 1), (2025, 2)}


def test_an_earlier_date_that_comes_later_takes_the_next_number(desk: Desk) -> None:
    first = [met(date(2025, 3, 4)), met(date(2025, 9, 2))]
    desk.done(usual(Réunions=first))
    desk.done(usual(Réunions=[*first, met(date(2025, 1, 7))]))
    assert numbers(desk) == {
        date(2025, 3, 4): "2025-01",
        date(2025, 9, 2): "2025-02",
        date(2025, 1, 7): "2025-03",
    }


def test_numbers_go_on_from_paper(desk: Desk) -> None:
    desk.done(usual(Réunions=[met(date(2024, 6, 1))]))
    NumberService(desk.workspace).set_on_paper("minutes", 1, 2025, 11)
    desk.done(usual(Réunions=[met(date(2024, 6, 1)), met(date(2025, 3, 4))]))
    assert numbers(desk)[date(2025, 3, 4)] == "2025-12"


def test_with_two_committees_each_has_its_code_and_its_own_numbers(desk: Desk) -> None:
    both = [COMMITTEE, COMMITTEE | {"comité": "Bureau"}]
    rows = [met(date(2025, 3, 4)), met(date(2025, 4, 1), comité="Bureau")]
    desk.done(usual(Comités=both, Réunions=rows))
    assert numbers(desk) == {date(2025, 3, 4): "CU-2025-01", date(2025, 4, 1): "BUR-2025-01"}
    assert [row.code for row in desk.rows("committee")] == ["CU", "BUR"]


def test_a_second_committee_gives_the_first_its_code_and_leaves_its_numbers(desk: Desk) -> None:
    first = met(date(2025, 3, 4))
    desk.done(usual(Réunions=[first]))
    both = [COMMITTEE, COMMITTEE | {"comité": "Bureau"}]
    desk.done(usual(Comités=both, Réunions=[first, met(date(2025, 5, 6))]))
    assert numbers(desk) == {date(2025, 3, 4): "2025-01", date(2025, 5, 6): "CU-2025-02"}


def test_a_planned_meeting_that_the_workbook_now_says_held_is_numbered(desk: Desk) -> None:
    desk.done(usual(Réunions=[met(date(2025, 3, 4), statut="prévue")]))
    assert numbers(desk)[date(2025, 3, 4)] is None
    desk.done(usual(Réunions=[met(date(2025, 3, 4))]), update=True)
    assert numbers(desk)[date(2025, 3, 4)] == "2025-01"


def test_an_import_taken_back_gives_its_numbers_back(desk: Desk) -> None:
    first = met(date(2025, 3, 4))
    desk.done(usual(Réunions=[first]))
    before = dump(desk.workspace.database)
    desk.done(usual(Réunions=[first, met(date(2025, 5, 6))]))
    desk.workspace.undo()
    assert changed(before, dump(desk.workspace.database)) <= {"number_series"}, "its version went up"
    assert [row.last_used for row in desk.rows("number_series")] == [1]


def test_the_number_is_found_by_a_search_of_the_list(desk: Desk) -> None:
    desk.done(usual(Réunions=[met(date(2025, 3, 4)), met(date(2025, 9, 2))]))
    found = MeetingService(desk.workspace).page(ListQuery(search="2025-02")).rows
    assert [row.held_on for row in found] == [date(2025, 9, 2)]
