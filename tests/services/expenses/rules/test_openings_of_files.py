"""Kilometres paid before follow their vehicle: to the bin and back, to another file, through an import."""

from dataclasses import replace

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.vehicles import VehicleOpening
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.services.expenses.rules.conftest import Road


def kept(workspace: Workspace) -> list[tuple[int, int, int]]:
    with workspace.read() as session:
        return [(one.vehicle_id, one.year, one.km_hundredths) for one in session.query(VehicleOpening)]


def test_a_vehicle_with_kilometres_paid_before_stays_in_the_file(road: Road, workspace: Workspace) -> None:
    person, car = road.driver()
    road.opened(car, 4900)
    people = PeopleService(workspace)
    draft = people.draft(person)
    with pytest.raises(DomainError, match="doit rester dans la fiche"):
        people.save(replace(draft, vehicles=()))
    assert kept(workspace) == [(car, 2026, 490_000)]


def test_two_files_of_one_person_keep_the_greater_number(road: Road, workspace: Workspace) -> None:
    keep, car = road.driver()
    gone, same = road.driver()
    road.opened(car, 100)
    road.opened(same, 4900)
    road.opened(same, 50, 2025)
    line = road.trip(car, 1300, 78_780)
    merging = MergeService(workspace)
    merging.merge(keep, gone, {})
    assert sorted(kept(workspace)) == [(car, 2025, 5000), (car, 2026, 490_000)]
    assert road.amount(line) == Money.of("468.60")


def test_a_file_with_kilometres_paid_before_is_archived_not_deleted(road: Road, workspace: Workspace) -> None:
    person, car = road.driver()
    road.opened(car, 4900)
    with pytest.raises(DomainError, match="1\u00a0véhicule remboursé"):
        PeopleService(workspace).delete(person)
    assert kept(workspace) == [(car, 2026, 490_000)]
