"""Missions: described, changed, put into the bin and brought back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted
from engagement_desktop.domain.hours.missions_drafts import MissionDraft, MissionRow
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.hours.missions import MissionService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

DRAFT = MissionDraft(person_id=1, title="Accueil", started_on=date(2025, 1, 3), committee_id=1)


@pytest.fixture
def workspace(workspace_as: Any) -> Workspace:
    opened: Workspace = workspace_as(Role.SECRETARIAT)
    with opened.database.work() as session:
        make = Builder(session)
        make.committee(make.structure())
        make.person("Roux", "Ana")
    return opened


@pytest.fixture
def missions(workspace: Workspace) -> MissionService:
    return MissionService(workspace)


def test_a_mission_is_described_then_changed(workspace: Workspace, missions: MissionService) -> None:
    assert missions.blank(1) == MissionDraft(person_id=1)
    mission = missions.save(DRAFT)
    assert workspace.last_act() == "Mission de Ana Roux enregistrée\u00a0: Accueil."
    draft = missions.draft(mission)
    missions.save(replace(draft, title="Accueil du lundi", skills="Écouter"))
    missions.save(replace(DRAFT, title="Plus récente", started_on=date(2026, 1, 1), committee_id=None))
    assert missions.of(1) == (
        MissionRow(2, "Plus récente", date(2026, 1, 1), None, ""),
        MissionRow(1, "Accueil du lundi", date(2025, 1, 3), None, "Comité des usagers"),
    )
    with pytest.raises(ChangedMeanwhile) as changed:
        missions.save(draft)
    assert changed.value.theirs == missions.draft(mission)


def test_a_mission_put_into_the_bin_comes_back(workspace: Workspace, missions: MissionService) -> None:
    mission = missions.save(DRAFT)
    missions.delete(mission)
    assert missions.of(1) == ()
    for gone in (
        lambda: missions.draft(mission),
        lambda: missions.delete(mission),
        lambda: missions.save(replace(DRAFT, id=mission, version=1)),
    ):
        with pytest.raises(DomainError, match="Cette mission n’est plus dans le dossier"):
            gone()
    workspace.undo()
    assert [row.title for row in missions.of(1)] == ["Accueil"]


def test_what_is_refused_changes_nothing(missions: MissionService) -> None:
    with pytest.raises(DomainError, match="Donnez un nom"):
        missions.save(replace(DRAFT, title=""))
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        missions.save(replace(DRAFT, person_id=9))
    assert missions.of(1) == ()


def test_a_reader_describes_no_mission(workspace_as: Any) -> None:
    with pytest.raises(NotPermitted):
        MissionService(workspace_as(Role.READING)).save(DRAFT)
