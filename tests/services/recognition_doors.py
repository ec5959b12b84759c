"""The verbs on the value of hours, trainings and talks: what each asks for, and how it is done."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.hours.talks_drafts import TalkDraft
from engagement_desktop.domain.hours.training import Talk, TrainingSession
from engagement_desktop.domain.hours.training_drafts import TrainingDraft
from engagement_desktop.domain.hours.valuation_rows import ValuationMethod
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

P = Permission
DAY = date(2026, 11, 22)
ALL = ListQuery()
NEEDS = HERE = "recognition"
WITH_TALK = "talk"
TALK = TalkDraft(person_id=1, held_on=DAY, note="Tout va bien")
TRAINING = TrainingDraft(title="Écoute active", started_on=DAY, minutes=60)

DOORS: Mapping[str, tuple[Any, Permission, str]] = MappingProxyType(
    {
        "valuation.save_method": (
            lambda w: w.application.valuation.save_method(ValuationMethod()), P.RATE_ADD, HERE,
        ),
        "valuation.export": (
            lambda w: w.application.valuation.export(2026, w.file("v.xlsx")), P.VALUATION_EXPORT, HERE,
        ),
        "training.save": (lambda w: w.application.training.save(TRAINING), P.TRAINING_WRITE, HERE),
        "training.delete": (lambda w: w.application.training.delete(1), P.TRAINING_WRITE, HERE),
        "talks.page": (lambda w: w.application.talks.page(ALL), P.TALK_WRITE, WITH_TALK),
        "talks.summary": (lambda w: w.application.talks.summary(ALL), P.TALK_WRITE, WITH_TALK),
        "talks.of_person": (lambda w: w.application.talks.of_person(1), P.TALK_WRITE, WITH_TALK),
        "talks.detail": (lambda w: w.application.talks.detail(1), P.TALK_WRITE, WITH_TALK),
        "talks.draft": (lambda w: w.application.talks.draft(1), P.TALK_WRITE, WITH_TALK),
        "talks.blank": (lambda w: w.application.talks.blank(1), P.TALK_WRITE, WITH_TALK),
        "talks.save": (lambda w: w.application.talks.save(TALK), P.TALK_WRITE, WITH_TALK),
        "talks.delete": (lambda w: w.application.talks.delete(1), P.TALK_WRITE, WITH_TALK),
    }
)  # fmt: skip

CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "valuation.save_method": ({"setting"}, 1),
        "valuation.export": (set(), 1),
        "training.save": ({"training_session"}, 1),
        "training.delete": ({"bin_entry", "training_session"}, 1),
        "talks.save": ({"talk"}, 1),
        "talks.delete": ({"talk"}, 1),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "valuation.exercises": (),
        "valuation.of": (2026,),
        "valuation.entry": (2026,),
        "valuation.method": (),
        "training.page": (ALL,),
        "training.summary": (ALL,),
        "training.chips": (ALL,),
        "training.topics": (),
        "training.detail": (1,),
        "training.patient_education": (),
        "training.blank": (),
        "training.draft": (1,),
    }
)


def prepare(make: Builder) -> None:
    """A structure with an hour, and a training."""
    make.hours(make.person(), make.structure(), DAY)
    make.session.add(TrainingSession(title="Forum", started_on=DAY, minutes=60))
    make.session.flush()


def prepare_talk(make: Builder) -> None:
    """Somebody with a talk: only the coordination's keys can write it."""
    person = make.person()
    make.session.add(Talk(person_id=person.id, held_on=DAY, note=Sealed("Tout va bien")))
    make.session.flush()
