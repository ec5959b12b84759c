"""Trainings as lists, panes and the page of a person read them."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry, HoursState, MissionFamily
from engagement_desktop.domain.hours.training import TrainingPresence, TrainingSession
from engagement_desktop.domain.hours.training_rows import (
    EducationRecord,
    TrainedPerson,
    TrainingDetail,
    TrainingKind,
    TrainingRow,
)
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import search_words
from engagement_desktop.paths import resources
from engagement_desktop.storage.facets import Counts, Facet, Facets, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, sorts, widened
from engagement_desktop.storage.reports.exercises import asked
from engagement_desktop.storage.reports.spans import within
from engagement_desktop.storage.wording import holding, holding_text

_PEOPLE = (
    select(func.count(TrainingPresence.id))
    .where(TrainingPresence.session_id == TrainingSession.id)
    .correlate(TrainingSession)
    .scalar_subquery()
)
SORTS = sorts(
    TrainingSession.id,
    {
        "date": SortKey(TrainingSession.started_on),
        "title": SortKey(TrainingSession.title),
        "topic": SortKey(TrainingSession.topic, nullable=True),
        "minutes": SortKey(TrainingSession.minutes),
        "organiser": SortKey(TrainingSession.organiser, nullable=True),
    },
    "date",
    descending=True,
)
FACETS: Facets = {
    "kind": Facet(
        {
            TrainingKind.JOINT: TrainingSession.is_joint.is_(True),
            TrainingKind.PATIENT_EDUCATION: TrainingSession.is_patient_education.is_(True),
            TrainingKind.REQUIRED: TrainingSession.is_required.is_(True),
        }
    )
}


@lru_cache(maxsize=1)
def training_topics() -> tuple[str, ...]:
    """The usual topics, in the order of the file."""
    content = (resources() / "hours" / "training-topics.toml").read_text(encoding="utf-8")
    return tuple(topic["label"] for topic in tomllib.loads(content)["topic"])


def topics_used(session: Session) -> list[str]:
    """The topics that trainings of this dossier name."""
    used = select(TrainingSession.topic).where(TrainingSession.topic.is_not(None)).distinct()
    return sorted(topic for topic in session.scalars(used) if topic)


def trainings_page(session: Session, query: ListQuery, after: Cursor | None) -> Page[TrainingRow]:
    """One page of trainings."""
    found = page_of_ids(session, SORTS, query, _kept(session, query), after)
    return widened(found, training_rows(session, found.rows))


def trainings_sums(session: Session, query: ListQuery) -> tuple[int, int, Money, int]:
    """How many trainings the query keeps, their minutes and cost, and how many there are."""
    sums = select(
        func.count(),
        func.coalesce(func.sum(TrainingSession.minutes), 0),
        func.sum(TrainingSession.cost),
    ).select_from(TrainingSession)
    count, minutes, cost = session.execute(sums.where(*_kept(session, query))).one()
    total = session.execute(select(func.count()).select_from(TrainingSession)).scalar_one()
    return count, minutes, cost or Money(), total


def trainings_facets(session: Session, query: ListQuery) -> Counts:
    """How many trainings each chip keeps."""
    return counted(session, FACETS, query.filters, select(TrainingSession.id), _asked(session, query))


def training_rows(session: Session, ids: Iterable[int]) -> dict[int, TrainingRow]:
    """The trainings of these ids."""
    found = session.execute(select(TrainingSession, _PEOPLE).where(TrainingSession.id.in_(list(ids))))
    return {
        one.id: TrainingRow(
            id=one.id,
            started_on=one.started_on,
            title=one.title,
            topic=one.topic,
            minutes=one.minutes,
            organiser=one.organiser,
            people=people,
            cost=one.cost,
            is_joint=one.is_joint,
            is_patient_education=one.is_patient_education,
            is_required=one.is_required,
        )
        for one, people in found
    }


def training_detail(session: Session, training_id: int) -> TrainingDetail | None:
    """One training whole, with who came in the order of names; None when there is no such training."""
    training = session.get(TrainingSession, training_id)
    if training is None:
        return None
    came = session.execute(
        select(TrainingPresence, Person.first_name, Person.last_name)
        .join(Person, Person.id == TrainingPresence.person_id)
        .where(TrainingPresence.session_id == training_id)
        .order_by(Person.sort_key, Person.id)
    )
    return TrainingDetail(
        row=training_rows(session, [training_id])[training_id],
        ended_on=training.ended_on,
        place=training.place,
        content=training.content,
        required_because=training.required_because,
        people=tuple(
            TrainedPerson(
                one.person_id,
                f"{first} {last}".strip(),
                training.minutes if one.minutes is None else one.minutes,
                one.minutes is None,
            )
            for one, first, last in came
        ),
    )


def presences_of(session: Session, training_id: int) -> tuple[TrainingPresence, ...]:
    """Who came, in the order in which they were written."""
    found = select(TrainingPresence).where(TrainingPresence.session_id == training_id)
    return tuple(session.scalars(found.order_by(TrainingPresence.id)))


def trainings_of_person(session: Session, person_id: int) -> list[tuple[TrainingSession, int]]:
    """What a person followed, and for how many minutes; the latest first."""
    found = session.execute(
        select(TrainingSession, func.coalesce(TrainingPresence.minutes, TrainingSession.minutes))
        .join(TrainingPresence, TrainingPresence.session_id == TrainingSession.id)
        .where(TrainingPresence.person_id == person_id)
        .order_by(TrainingSession.started_on.desc(), TrainingSession.id.desc())
    )
    return [(row[0], row[1]) for row in found]


def education_records(session: Session, asked_minutes: int, today: date) -> tuple[EducationRecord, ...]:
    """Everybody trained for patient education or who gave hours in it: those who miss some come first."""
    minutes = func.coalesce(TrainingPresence.minutes, TrainingSession.minutes)
    followed = {
        row[0]: (row[1], row[2])
        for row in session.execute(
            select(
                TrainingPresence.person_id,
                func.sum(minutes),
                func.max(func.coalesce(TrainingSession.ended_on, TrainingSession.started_on)),
            )
            .join(TrainingSession, TrainingSession.id == TrainingPresence.session_id)
            .where(TrainingSession.is_patient_education.is_(True), TrainingSession.started_on <= today)
            .group_by(TrainingPresence.person_id)
        )
    }
    given = {
        row[0]: row[1]
        for row in session.execute(
            select(HoursEntry.person_id, func.sum(HoursEntry.minutes))
            .where(
                HoursEntry.family == MissionFamily.PATIENT_EDUCATION,
                HoursEntry.state == HoursState.VALIDATED,
            )
            .group_by(HoursEntry.person_id)
        )
    }
    names = session.execute(
        select(Person.id, Person.first_name, Person.last_name)
        .where(Person.id.in_(followed.keys() | given.keys()), Person.archived_on.is_(None))
        .order_by(Person.sort_key, Person.id)
    )
    records = [
        EducationRecord(
            person_id=row[0],
            name=f"{row[1]} {row[2]}".strip(),
            followed_minutes=followed.get(row[0], (0, None))[0],
            asked_minutes=asked_minutes,
            last_on=_day(followed.get(row[0], (0, None))[1]),
            given_minutes=given.get(row[0], 0),
        )
        for row in names
    ]
    return tuple(sorted(records, key=lambda one: one.is_complete))


def _day(written: date | str | None) -> date | None:
    return date.fromisoformat(written) if isinstance(written, str) else written


def _kept(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    return [*_asked(session, query), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything but the chips: words (of the training or of who came), exercise, person."""
    texts = (TrainingSession.title, TrainingSession.topic, TrainingSession.organiser, TrainingSession.place)
    conditions: list[ColumnElement[bool]] = [
        or_(
            *(holding_text(text, word) for text in texts),
            TrainingSession.id.in_(_came(holding(Person.search_key, word))),
        )
        for word in search_words(query.search)
    ]
    exercise = asked(session, query.filters)
    if exercise is not None:
        conditions.append(within(TrainingSession.started_on, exercise))
    if "person" in query.filters:
        conditions.append(TrainingSession.id.in_(_came(Person.id == int(query.filters["person"]))))
    return conditions


def _came(who: ColumnElement[bool]) -> Select[Any]:
    return (
        select(TrainingPresence.session_id).join(Person, Person.id == TrainingPresence.person_id).where(who)
    )
