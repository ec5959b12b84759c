"""A mission as typed: what is refused of it, and what is kept."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError, Faults
from engagement_desktop.domain.hours.missions_drafts import (
    MissionDraft,
    mission_draft,
    new_mission,
    write_mission,
)

TODAY = date(2026, 11, 22)
DRAFT = MissionDraft(
    person_id=1,
    title="  Atelier   mémoire ",
    started_on=date(2025, 1, 3),
    activities=" Animer \n",
    skills=" ",
)


def test_a_mission_is_kept_without_superfluous_spaces() -> None:
    mission = new_mission(DRAFT, TODAY)
    assert (mission.title, mission.activities, mission.skills) == ("Atelier mémoire", "Animer", None)
    assert (mission.started_on, mission.ended_on, mission.person_id) == (date(2025, 1, 3), None, 1)


def test_the_form_shows_what_was_kept() -> None:
    mission = new_mission(DRAFT, TODAY)
    mission.id, mission.version = 4, 1
    draft = mission_draft(mission)
    assert draft == replace(DRAFT, id=4, version=1, title="Atelier mémoire", activities="Animer", skills="")
    write_mission(mission, replace(draft, ended_on=date(2025, 6, 30), skills="Écouter"), TODAY)
    assert (mission.ended_on, mission.skills) == (date(2025, 6, 30), "Écouter")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"started_on": None}, "started_on"),
        ({"started_on": date(2026, 11, 23)}, "started_on"),
        ({"ended_on": date(2025, 1, 2)}, "ended_on"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        new_mission(replace(DRAFT, **values), TODAY)
    assert refused.value.field == field


def test_several_faults_are_told_together() -> None:
    with pytest.raises(Faults):
        new_mission(replace(DRAFT, title="", started_on=None), TODAY)
