"""Hours: found by person, committee, structure and state, added up."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily, TimeKind
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.reports.home import HomeService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder


@pytest.fixture
def hours(workspace: Workspace) -> HoursService:
    with workspace.database.work() as session:
        make = Builder(session)
        own, canton = make.structure(exercise_first_month=9), make.association()
        committee = make.committee(own)
        monique, luc = make.person(), make.person("Fournier", "Luc")
        make.hours(monique, own, date(2026, 9, 1), 10, committee_id=committee.id)
        make.hours(monique, canton, date(2026, 8, 31), 20, state=HoursState.TO_VALIDATE)
        make.hours(luc, canton, date(2025, 9, 1), 40, nature=HoursNature.PAID, family=MissionFamily.ETHICS)
        make.hours(luc, own, date(2025, 8, 31), 80, activity="Enquête en salle d’attente")
    return HoursService(workspace)


@pytest.mark.parametrize(
    ("query", "minutes"),
    [
        (ListQuery(), [10, 20, 40, 80]),
        (ListQuery(search="helias"), [10, 20]),
        (ListQuery(search="usagers canton"), [20, 40]),
        (ListQuery(search="comité"), [10]),
        (ListQuery(search="luc canton"), [40]),
        (ListQuery(search="absent"), []),
        (ListQuery(filters={"state": "to_validate"}), [20]),
        (ListQuery(filters={"nature": "paid", "family": "ethics"}), [40]),
        (ListQuery(filters={"person": "2"}), [40, 80]),
        (ListQuery(filters={"committee": "1"}), [10]),
        (ListQuery(filters={"exercise": "2025"}), [20, 40]),
    ],
)
def test_hours_are_found_and_added_up(hours: HoursService, query: ListQuery, minutes: list[int]) -> None:
    assert [row.minutes for row in hours.page(query).rows] == minutes
    summary = hours.summary(query)
    assert (summary.count, summary.total, summary.sums) == (len(minutes), 4, {"minutes": sum(minutes)})


def test_chips_give_exercises_by_the_structure_s_own_months(hours: HoursService) -> None:
    assert [choice.label for choice in hours.chips(ListQuery())["exercise"]] == [
        "2026-2027",
        "2025-2026",
        "2024-2025",
    ]


def test_one_entry_can_be_read_again(hours: HoursService) -> None:
    row = hours.page(ListQuery()).rows[-1]
    assert hours.detail(row.id) == row
    assert (row.activity, row.structure, row.committee) == (
        "Enquête en salle d’attente",
        "MSP des Deux-Ponts",
        None,
    )
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        hours.detail(99)


@pytest.mark.parametrize(("travel_counts", "minutes"), [(False, [10]), (True, [20, 10])])
def test_the_rows_behind_the_figure_of_volunteering_are_those_it_counts(
    workspace: Workspace, *, travel_counts: bool, minutes: list[int]
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own, person = make.structure(counts_travel=travel_counts), make.person()
        make.hours(person, own, date(2026, 3, 4), 10)
        make.hours(person, own, date(2026, 3, 5), 20, kind=TimeKind.TRAVEL)
        make.hours(person, own, date(2026, 3, 6), 40, state=HoursState.TO_VALIDATE)
        make.hours(person, own, date(2026, 3, 7), 80, nature=HoursNature.PAID)
        make.hours(person, own, date(2025, 3, 7), 160)
    behind = ListQuery(filters={"exercise": "2026", "counted": "volunteer"})
    assert [row.minutes for row in HoursService(workspace).page(behind).rows] == minutes
    figure = HomeService(workspace).home(2026).figures.volunteer_minutes
    assert HoursService(workspace).summary(behind).sums == {"minutes": figure}


def test_hours_lead_to_the_associations_whose_record_is_not_complete(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        person = make.person()
        make.hours(person, make.association(), date(2026, 3, 4), 10)
        make.hours(person, make.association("Entraide", siren=None), date(2026, 3, 4), 20)
    lacking = ListQuery(filters={"exercise": "2026", "gap": "association_to_complete"})
    assert [row.minutes for row in HoursService(workspace).page(lacking).rows] == [20]
