"""Trainings as lists, panes and the page of a person show them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.money import Money


class TrainingKind(StrEnum):
    """The chips of the register."""

    JOINT = "joint"
    PATIENT_EDUCATION = "patient_education"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One training in a list; `people` is how many came."""

    id: int
    started_on: date
    title: str
    topic: str | None
    minutes: int
    organiser: str | None
    people: int
    cost: Money | None
    is_joint: bool
    is_patient_education: bool
    is_required: bool


@dataclass(frozen=True, slots=True)
class TrainedPerson:
    """Somebody at a training, and the minutes that they followed."""

    person_id: int
    name: str
    minutes: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class TrainingDetail:
    """One training whole."""

    row: TrainingRow
    ended_on: date | None
    place: str | None
    content: str | None
    required_because: str | None
    people: tuple[TrainedPerson, ...]


@dataclass(frozen=True, slots=True)
class EducationRecord:
    """Where a person stands with the hours asked of those who take part in patient education.

    `given_minutes` are hours given in that family: somebody who takes part without training is told.
    """

    person_id: int
    name: str
    followed_minutes: int
    asked_minutes: int
    last_on: date | None
    given_minutes: int

    @property
    def missing_minutes(self) -> int:
        return max(self.asked_minutes - self.followed_minutes, 0)

    @property
    def is_complete(self) -> bool:
        return not self.missing_minutes
