"""The usual activities, and how a mission is said and read."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.activities_drafts import ActivityChoice
from engagement_desktop.domain.hours.entries import Aim, MissionFamily, Scale
from engagement_desktop.french.activity_texts import (
    AIMS,
    SCALES,
    mission_words,
    parse_mission,
    usual_activities,
)


def test_each_family_has_its_usual_activities() -> None:
    usual = usual_activities()
    assert set(usual) == set(MissionFamily)
    assert sum(len(labels) for labels in usual.values()) > 50
    assert all(labels and len(set(labels)) == len(labels) for labels in usual.values())


def test_every_scale_and_aim_has_its_words() -> None:
    assert set(SCALES) == set(Scale)
    assert set(AIMS) == set(Aim)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("ETP", ActivityChoice(MissionFamily.PATIENT_EDUCATION)),
        ("accompagnement : visite  au marché", ActivityChoice(MissionFamily.SUPPORT, "visite au marché")),
        ("Représentation:", ActivityChoice(MissionFamily.REPRESENTATION)),
    ],
)
def test_a_mission_is_read_family_first(text: str, choice: ActivityChoice) -> None:
    assert parse_mission(text) == choice


def test_a_mission_without_family_is_refused() -> None:
    with pytest.raises(DomainError, match="n’est pas une mission connue"):
        parse_mission("visite au marché")


def test_a_mission_is_said_by_its_activity_else_its_family() -> None:
    assert mission_words(MissionFamily.PEERS, "Marche") == "Marche"
    assert mission_words(MissionFamily.PEERS, None) == "Pairs"
