"""Trainings as typed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.training import TrainingPresence, TrainingSession
from engagement_desktop.domain.hours.training_drafts import (
    MOST_HOURS,
    PresenceDraft,
    TrainingDraft,
    training_draft,
    training_faults,
    write_training,
)
from engagement_desktop.domain.hours.training_rows import EducationRecord
from engagement_desktop.domain.money import Money

GOOD = TrainingDraft(title="Écoute active", started_on=date(2026, 3, 2), minutes=360)


def test_a_title_a_day_and_a_length_are_enough() -> None:
    assert list(training_faults(GOOD)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "  "}, "title"),
        ({"started_on": None}, "started_on"),
        ({"ended_on": date(2026, 3, 1)}, "ended_on"),
        ({"minutes": None}, "minutes"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": -30}, "minutes"),
        ({"minutes": (MOST_HOURS + 1) * 60}, "minutes"),
        ({"cost": Money(-1)}, "cost"),
        ({"is_required": True, "required_because": " "}, "required_because"),
        ({"people": (PresenceDraft(),)}, "people"),
        ({"people": (PresenceDraft(person_id=1), PresenceDraft(person_id=1))}, "people"),
        ({"people": (PresenceDraft(person_id=1, minutes=361),)}, "people"),
        ({"people": (PresenceDraft(person_id=1, minutes=0),)}, "people"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    assert [fault.field for fault in training_faults(replace(GOOD, **change))] == [field]


def test_what_is_kept_is_what_was_typed() -> None:
    draft = replace(
        GOOD,
        title=" Écoute  active ",
        topic="Écoute active",
        ended_on=date(2026, 3, 3),
        place="Vannes",
        cost=Money(12_000),
        is_joint=True,
        is_required=True,
        required_because="Coanimer l’ETP",
    )
    training = TrainingSession(title="x", started_on=date(2026, 1, 1), minutes=1)
    write_training(training, draft)
    assert training.title == "Écoute active"
    assert training.organiser is None
    presence = TrainingPresence(session_id=1, person_id=4, minutes=120)
    again = training_draft(training, (presence,))
    assert again == replace(
        draft,
        version=training.version,
        title="Écoute active",
        people=(PresenceDraft(person_id=4, minutes=120),),
    )


def test_a_training_that_is_no_longer_required_forgets_why() -> None:
    training = TrainingSession(title="x", started_on=date(2026, 1, 1), minutes=1)
    write_training(training, replace(GOOD, required_because="ancienne raison"))
    assert training.required_because is None


def test_one_without_a_day_is_not_written() -> None:
    training = TrainingSession(title="x", started_on=date(2026, 1, 1), minutes=1)
    with pytest.raises(DomainError, match="complète"):
        write_training(training, replace(GOOD, started_on=None))


@pytest.mark.parametrize(("followed", "missing"), [(0, 2400), (2399, 1), (2400, 0), (3000, 0)])
def test_forty_hours_are_asked_to_the_minute(followed: int, missing: int) -> None:
    record = EducationRecord(1, "Anne", followed, 2400, None, 0)
    assert record.missing_minutes == missing
    assert record.is_complete == (missing == 0)
