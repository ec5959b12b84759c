"""What grids of hours begin on, what is taken from the month before, and the sheets to fill by hand."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from engagement_desktop.domain.hours.entries_rows import HoursGrouping
from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.locks import ClosedMonth
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.hours.grids import HoursGridService
from engagement_desktop.services.hours.sheets import HoursSheetService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

DAY = date(2026, 11, 12)
TASK = HoursTask(activity="Plaidoyer", structure_id=1)


@pytest.fixture
def grids(workspace: Workspace) -> HoursGridService:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        committee = make.committee(own)
        site = make.committee(make.association("Annexe", link=StructureLink.SITE, siren=None), "Annexe")
        make.committee(make.association(siren=None), "Bureau")
        monique, luc = make.person(), make.person("Fournier", "Luc")
        guest, former = make.person("Zola", "Émile"), make.person("Vasseur", "Paul")
        for person in (monique, luc):
            make.mandate(person, committee, date(2024, 1, 1))
        make.mandate(guest, committee, date(2024, 1, 1), office=Office.GUEST)
        make.mandate(former, committee, date(2023, 1, 1), ended_on=date(2025, 12, 31))
        meeting = make.meeting(committee, DAY)
        make.hours(monique, own, date(2026, 10, 13), 60, activity="Plaidoyer")
        make.hours(monique, own, date(2026, 10, 27), 30, activity="Plaidoyer")
        make.hours(luc, own, date(2026, 10, 13), 15, activity="Plaidoyer")
        make.hours(luc, own, date(2026, 10, 14), 20, level=EngagementLevel.PARTNERSHIP)
        make.hours(luc, own, date(2026, 11, 10), 45, activity="Plaidoyer", meeting_id=meeting.id)
        assert site
    return HoursGridService(workspace)


def test_a_month_has_the_members_in_office_and_their_entries(grids: HoursGridService) -> None:
    grid = grids.month(DAY, 1)
    assert [one.name for one in grid.people] == ["Fournier Luc", "Hélias Monique"]
    assert [one.minutes for one in grid.given] == [45]
    assert [one.name for one in grids.month(DAY, 1, [3]).people][-1] == "Zola Émile"
    assert [one.id for one in grids.people([2])] == [2]


def test_without_a_committee_those_who_gave_lately_are_there(grids: HoursGridService) -> None:
    assert [one.id for one in grids.month(DAY).people] == [2, 1]
    assert not grids.month(date(2026, 3, 1)).people


def test_a_day_has_the_tasks_done_lately(grids: HoursGridService) -> None:
    assert [task.activity for task in grids.day(DAY, 1).tasks] == ["Plaidoyer", ""]


def test_a_closed_month_is_locked(workspace: Workspace, grids: HoursGridService) -> None:
    with workspace.database.work() as session:
        session.add(ClosedMonth(first_day=date(2026, 11, 1), closed_on=DAY, account_id=None))
    grid = grids.month(DAY, 1)
    assert grid.closed == {date(2026, 11, 1)}
    assert [one.is_locked for one in grid.given] == [True]


def test_a_week_has_what_was_given_and_what_was_done_before(grids: HoursGridService) -> None:
    week = grids.week(2, date(2026, 11, 10))
    assert [one.minutes for one in week.given] == [45]
    assert {task.activity for task in week.tasks} == {"Plaidoyer", ""}
    assert [one.first_name for one in week.people] == ["Luc"]


@pytest.mark.parametrize(("committee", "structure"), [(None, 1), (1, 1), (2, 1), (3, 3)])
def test_a_task_is_of_the_structure_that_holds_its_committee(
    grids: HoursGridService, committee: int | None, structure: int
) -> None:
    """A site is no body of its own."""
    assert grids.task(HoursTask(committee_id=committee)).structure_id == structure
    assert grids.task(HoursTask(structure_id=2)).structure_id == 2


def test_the_month_before_goes_to_the_days_of_the_same_rank(grids: HoursGridService) -> None:
    """The second Tuesday; the fourth is to come, and who has hours already keeps them."""
    drafts = grids.copy_month(date(2026, 10, 1), DAY, HoursTask(activity="plaidoyer"), [1, 2])
    assert [(one.person_id, one.done_on, one.minutes) for one in drafts] == [(1, date(2026, 11, 10), 60)]


def test_without_structure_a_task_stays_as_it_is(workspace: Workspace) -> None:
    assert HoursGridService(workspace).task(HoursTask()) == HoursTask()


def pages(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_sheet_is_in_the_order_of_the_screen(workspace: Workspace, grids: HoursGridService) -> None:
    people = grids.month(DAY, 1).people
    sheets = HoursSheetService(workspace)
    month = pages(sheets.month(DAY, people, TASK))
    assert "Feuille d’heures" in month
    assert month.index("Fournier Luc") < month.index("Hélias Monique")
    assert month.count("Fournier Luc") == 6, "a table a week"
    day = pages(sheets.day(DAY, people, (TASK, HoursTask())))
    assert day.index("Plaidoyer") < day.index("Représentation")
    lines = pages(sheets.lines())
    assert lines.index("Date") < lines.index("Personne") < lines.index("Mission") < lines.index("Durée")


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (HoursGrouping.PERSON, [("1", "Hélias Monique", 2, 90), ("2", "Fournier Luc", 3, 80)]),
        (HoursGrouping.FAMILY, [("representation", "representation", 5, 170)]),
        (HoursGrouping.ACTIVITY, [("Plaidoyer", "Plaidoyer", 4, 150), (None, "", 1, 20)]),
        (HoursGrouping.MONTH, [("2026-11", "2026-11", 1, 45), ("2026-10", "2026-10", 4, 125)]),
        (HoursGrouping.STRUCTURE, [("1", "MSP des Deux-Ponts", 5, 170)]),
        (HoursGrouping.COMMITTEE, [(None, "", 5, 170)]),
        (HoursGrouping.LEVEL, [(None, "", 4, 150), ("partnership", "partnership", 1, 20)]),
        (HoursGrouping.MEETING, [(None, "", 4, 125), ("1", "Comité des usagers, 12/11/2026", 1, 45)]),
    ],
)
def test_hours_are_added_up_by_what_they_share(
    workspace: Workspace, grids: HoursGridService, by: HoursGrouping, groups: list[tuple[object, ...]]
) -> None:
    assert grids
    found = HoursService(workspace).grouped(ListQuery(), by)
    assert [(one.key, one.words, one.entries, one.minutes) for one in found] == groups


@pytest.mark.parametrize(
    ("filters", "minutes"),
    [
        ({"activity": "Plaidoyer"}, 150),
        ({"level": "partnership"}, 20),
        ({"at": "at_meeting"}, 45),
        ({"at": "apart"}, 125),
        ({"meeting": "1"}, 45),
        ({"structure": "2"}, 0),
    ],
)
def test_a_list_is_narrowed_to_an_activity_a_level_a_meeting(
    workspace: Workspace, grids: HoursGridService, filters: dict[str, str], minutes: int
) -> None:
    assert grids
    service = HoursService(workspace)
    query = ListQuery(filters=filters)
    assert service.summary(query).sums == {"minutes": minutes}
    assert sum(row.minutes for row in service.page(query).rows) == minutes


def test_words_of_an_activity_are_searched_too(workspace: Workspace, grids: HoursGridService) -> None:
    assert grids
    assert HoursService(workspace).summary(ListQuery(search="plaidoyer")).count == 4
