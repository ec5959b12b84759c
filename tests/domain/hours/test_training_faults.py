"""What a training is refused for, and the days that a paper may speak of."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from engagement_desktop.domain.hours.activities_drafts import (
    ActivityChoice,
    ActivityDraft,
    activity_draft,
    activity_faults,
    write_activity,
)
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_drafts import day_faults
from engagement_desktop.domain.hours.training_drafts import (
    MOST_HOURS,
    PresenceDraft,
    TrainingDraft,
    training_faults,
)
from engagement_desktop.domain.money import Money

DAY = date(2026, 8, 31)
EVE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
GOOD = TrainingDraft(title="Écoute", started_on=DAY, minutes=360)


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({}, []),
        ({"title": " \n "}, ["title"]),
        ({"started_on": None}, ["started_on"]),
        ({"started_on": None, "ended_on": EVE}, ["started_on"]),
        ({"ended_on": DAY}, []),
        ({"ended_on": EVE}, ["ended_on"]),
        ({"minutes": None}, ["minutes"]),
        ({"minutes": 0}, ["minutes"]),
        ({"minutes": -1}, ["minutes"]),
        ({"minutes": MOST_HOURS * 60}, []),
        ({"minutes": MOST_HOURS * 60 + 1}, ["minutes"]),
        ({"cost": Money()}, []),
        ({"cost": Money(-1)}, ["cost"]),
        ({"is_required": True}, ["required_because"]),
        ({"is_required": True, "required_because": "Accueil"}, []),
        ({"required_because": "Accueil"}, []),
        ({"people": (PresenceDraft(),)}, ["people"]),
        ({"people": (PresenceDraft(person_id=1), PresenceDraft(person_id=2, minutes=360))}, []),
        ({"people": (PresenceDraft(person_id=1), PresenceDraft(person_id=1))}, ["people"]),
        ({"people": (PresenceDraft(person_id=1, minutes=0),)}, ["people"]),
        ({"people": (PresenceDraft(person_id=1, minutes=361),)}, ["people"]),
    ],
    ids=str,
)
def test_each_fault_of_a_training_is_said_of_its_field(changed: dict[str, Any], fields: list[str]) -> None:
    assert [fault.field for fault in training_faults(replace(GOOD, **changed))] == fields


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (DAY, DAY, None),
        (EVE, DAY, None),
        (date(2025, 9, 1), DAY, None),
        (DAY, EVE, "last_day"),
        (EVE, NEXT, "last_day"),
        (NEXT, NEXT, "first_day"),
        (date(2027, 1, 1), date(2027, 12, 31), "first_day"),
    ],
)
@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.CEC])
def test_a_paper_speaks_of_days_that_are_past(
    kind: PaperKind, first: date, last: date, field: str | None
) -> None:
    assert [fault.field for fault in day_faults(kind, first, last, DAY)] == ([field] if field else [])


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), False),
        (date(2025, 12, 31), date(2026, 1, 1), True),
        (date(2025, 9, 1), DAY, True),
        (date(2026, 1, 1), DAY, False),
    ],
)
def test_the_cec_knows_civil_years_only(first: date, last: date, *, refused: bool) -> None:
    assert bool([*day_faults(PaperKind.CEC, first, last, DAY)]) is refused


@pytest.mark.parametrize(
    ("family", "label", "fields"),
    [
        (MissionFamily.PEERS, "Écoute", []),
        (None, "Écoute", ["family"]),
        (MissionFamily.PEERS, " \n ", ["label"]),
        (MissionFamily.PEERS, "x" * 80, []),
        (MissionFamily.PEERS, "x" * 81, ["label"]),
        (None, "", ["family", "label"]),
    ],
)
def test_an_activity_has_a_family_and_a_short_name(
    family: MissionFamily | None, label: str, fields: list[str]
) -> None:
    draft = ActivityDraft(family=family, label=label)
    assert [fault.field for fault in activity_faults(draft)] == fields


def test_an_activity_is_found_by_its_folded_name() -> None:
    row = write_activity(None, MissionFamily.PEERS, "Œuvre d’Été")
    assert row.label_key == "oeuvre d'ete"
    assert activity_draft(row).label == "Œuvre d’Été"
    write_activity(row, MissionFamily.ETHICS, "Débat")
    assert (row.family, row.label_key) == (MissionFamily.ETHICS, "debat")
    assert str(ActivityChoice(MissionFamily.ETHICS, "Débat")) == "ethics:Débat"
