"""Trainings as typed: what a form holds, what is refused of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.training import TrainingPresence, TrainingSession
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import clean

MOST_HOURS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceDraft:
    """One person at a training; `minutes` when they did not follow the whole of it."""

    person_id: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingDraft:
    """One training as its form holds it."""

    id: int | None = None
    version: int | None = None
    title: str = ""
    topic: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    minutes: int | None = None
    organiser: str = ""
    place: str = ""
    content: str = ""
    cost: Money | None = None
    is_joint: bool = False
    is_patient_education: bool = False
    is_required: bool = False
    required_because: str = ""
    people: tuple[PresenceDraft, ...] = field(default=())


def training_faults(draft: TrainingDraft) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form."""
    if not clean(draft.title):
        yield DomainError("Donnez un intitulé à la formation.", "title")
    if draft.started_on is None:
        yield DomainError("Dites quel jour la formation a commencé.", "started_on")
    elif draft.ended_on is not None and draft.ended_on < draft.started_on:
        yield DomainError("La formation finit avant de commencer. Corrigez l’une des dates.", "ended_on")
    if not draft.minutes or draft.minutes < 0:
        yield DomainError(
            "Dites combien d’heures dure la formation, comme 6\u00a0h ou 3\u00a0h\u00a030.", "minutes"
        )
    elif draft.minutes > MOST_HOURS * 60:
        yield DomainError(
            f"Une formation ne dure pas plus de {MOST_HOURS} heures. Corrigez la durée.", "minutes"
        )
    if draft.cost is not None and draft.cost.cents < 0:
        yield DomainError("Un coût n’est pas négatif. Corrigez-le, ou laissez-le vide.", "cost")
    if draft.is_required and not clean(draft.required_because):
        yield DomainError(
            "Dites pourquoi cette formation est obligatoire\u00a0: pour quel rôle proche des soins.",
            "required_because",
        )
    yield from _people_faults(draft)


def _people_faults(draft: TrainingDraft) -> Iterator[DomainError]:
    known: set[int] = set()
    for one in draft.people:
        if one.person_id is None:
            yield DomainError("Choisissez la personne, ou retirez la ligne.", "people")
        elif one.person_id in known:
            yield DomainError("La même personne est inscrite deux fois. Retirez l’une des lignes.", "people")
        else:
            known.add(one.person_id)
        if one.minutes is not None and not 0 < one.minutes <= (draft.minutes or one.minutes):
            yield DomainError(
                "Une personne ne suit pas plus que la durée de la formation. Corrigez ses heures, ou "
                "laissez-les vides\u00a0: elle a tout suivi.",
                "people",
            )


def training_draft(training: TrainingSession, presences: tuple[TrainingPresence, ...]) -> TrainingDraft:
    """What a form shows of a training."""
    return TrainingDraft(
        id=training.id,
        version=training.version,
        title=training.title,
        topic=training.topic or "",
        started_on=training.started_on,
        ended_on=training.ended_on,
        minutes=training.minutes,
        organiser=training.organiser or "",
        place=training.place or "",
        content=training.content or "",
        cost=training.cost,
        is_joint=training.is_joint,
        is_patient_education=training.is_patient_education,
        is_required=training.is_required,
        required_because=training.required_because or "",
        people=tuple(PresenceDraft(person_id=one.person_id, minutes=one.minutes) for one in presences),
    )


def write_training(training: TrainingSession, draft: TrainingDraft) -> None:
    """The entity as the draft says it; why it is required is kept only while it is."""
    if draft.started_on is None or draft.minutes is None:
        raise DomainError("Cette formation n’est pas complète.", "title")
    training.title = " ".join(clean(draft.title).split())
    training.started_on, training.ended_on, training.minutes = draft.started_on, draft.ended_on, draft.minutes
    for name in ("topic", "organiser", "place", "content"):
        setattr(training, name, clean(getattr(draft, name)) or None)
    training.cost, training.is_joint = draft.cost, draft.is_joint
    training.is_patient_education, training.is_required = draft.is_patient_education, draft.is_required
    training.required_because = (clean(draft.required_because) or None) if draft.is_required else None
