"""Trainings and talks against the same rows counted in plain Python."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.hours.entries import HoursState, MissionFamily
from engagement_desktop.domain.hours.training import Talk, TrainingPresence, TrainingSession
from engagement_desktop.domain.hours.training_rows import TrainingKind
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.hours import talks, training
from tests.builders import Builder, open_copy, plain
from tests.storage.hours.hours_world import DAYS, NAMES
from tests.storage.paging import every_row, ids, ordered

MANY = 208
TODAY = date(2026, 8, 31)
TOPICS = (None, "Éthique", "100 % en ligne", "Pair_aidance")


@dataclass
class One:
    """A training, as it was written."""

    id: int
    day: date
    title: str
    topic: str | None
    minutes: int
    organiser: str | None
    cents: int | None
    kinds: frozenset[TrainingKind]
    came: dict[int, int | None] = field(default_factory=dict)


@dataclass
class Spoken:
    """A talk, as it was written."""

    id: int
    person_id: int
    day: date
    again: date | None


Shared = tuple[Database, list[One], list[Spoken]]


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("trainings"))
    rng, found, said = random.Random(2), [], []
    with opened.database.work() as session:
        make = Builder(session)
        make.structure(exercise_first_month=9)
        people = [make.person(last, first).id for last, first in NAMES]
        for at in range(MANY):
            kinds = frozenset(kind for kind in TrainingKind if rng.random() < 0.4)
            one = One(
                0,
                rng.choice(DAYS),
                f"Formation {at % 50}",
                rng.choice(TOPICS),
                rng.choice((0, 60, 420)),
                rng.choice((None, "Œuvre sociale")),
                rng.choice((None, 0, 12_345)),
                kinds,
                {who: rng.choice((None, 0, 30)) for who in people if rng.random() < 0.3},
            )
            row = TrainingSession(
                title=one.title,
                started_on=one.day,
                minutes=one.minutes,
                topic=one.topic,
                organiser=one.organiser,
                cost=None if one.cents is None else Money(one.cents),
                is_joint=TrainingKind.JOINT in kinds,
                is_patient_education=TrainingKind.PATIENT_EDUCATION in kinds,
                is_required=TrainingKind.REQUIRED in kinds,
            )
            session.add(row)
            session.flush()
            one.id = row.id
            session.add_all(
                TrainingPresence(session_id=row.id, person_id=who, minutes=minutes)
                for who, minutes in one.came.items()
            )
            found.append(one)
        for at in range(MANY):
            day = date(2024, 1, 1) + timedelta(days=at // 2)
            again = rng.choice((None, *DAYS))
            talk = Talk(person_id=rng.choice(people), held_on=day, note=Sealed("dit"), again_on=again)
            session.add(talk)
            session.flush()
            said.append(Spoken(talk.id, talk.person_id, day, again))
    yield opened.database, found, said
    opened.database.close()


@pytest.fixture
def reading(shared: Shared) -> Iterator[Session]:
    with shared[0].read() as session:
        yield session


@pytest.fixture
def trainings(shared: Shared) -> list[One]:
    return shared[1]


@pytest.fixture
def spoken(shared: Shared) -> list[Spoken]:
    return shared[2]


KEYS = {
    "date": lambda one: one.day,
    "title": lambda one: one.title.encode(),
    "topic": lambda one: one.topic and one.topic.encode(),
    "minutes": lambda one: one.minutes,
    "organiser": lambda one: one.organiser,
}


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: training.trainings_page(session, query, after)))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(training.SORTS.keys))
def test_pages_give_every_training_once_in_order(
    reading: Session, trainings: list[One], sort: str, *, descending: bool
) -> None:
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(trainings, KEYS[sort], descending=descending)


def kept(trainings: list[One], **filters: str) -> list[One]:
    rules = {
        "kind": lambda one, word: word in one.kinds,
        "exercise": lambda one, word: date(int(word), 9, 1) <= one.day <= date(int(word) + 1, 8, 31),
        "person": lambda one, word: int(word) in one.came,
    }
    return [one for one in trainings if all(rules[name](one, word) for name, word in filters.items())]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        *({"kind": kind.value} for kind in TrainingKind),
        *({"exercise": str(year)} for year in (2022, 2023, 2024, 2025, 2026)),
        {"person": "1"},
        {"person": "99"},
        {"kind": "joint", "exercise": "2025", "person": "2"},
    ],
    ids=str,
)
def test_a_filter_keeps_sums_and_counts_what_its_rule_says(
    reading: Session, trainings: list[One], filters: dict[str, str]
) -> None:
    expected, query = kept(trainings, **filters), ListQuery(filters=filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    assert training.trainings_sums(reading, query) == (
        len(expected),
        sum(one.minutes for one in expected),
        Money(sum(one.cents or 0 for one in expected)),
        MANY,
    )
    others = {name: word for name, word in filters.items() if name != "kind"}
    assert training.trainings_facets(reading, query)["kind"] == {
        kind: len(kept(trainings, **others, kind=kind.value)) for kind in TrainingKind
    }


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("ethique", lambda one: one.topic == "Éthique"),
        ("100 % ligne", lambda one: one.topic == "100 % en ligne"),
        ("pair_", lambda one: one.topic == "Pair_aidance"),
        ("helias", lambda one: 1 in one.came),
        ("helias ethique", lambda one: 1 in one.came and one.topic == "Éthique"),
        ("formation%", lambda _one: False),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_words_are_found_in_topics_and_in_who_came(
    reading: Session, trainings: list[One], typed: str, rule: object
) -> None:
    assert callable(rule)
    assert set(listed(reading, ListQuery(search=typed))) == {one.id for one in trainings if rule(one)}


def test_a_training_tells_who_followed_it_and_for_how_long(reading: Session, trainings: list[One]) -> None:
    for one in trainings[:40]:
        detail = training.training_detail(reading, one.id)
        assert detail is not None
        assert detail.row.people == len(one.came)
        assert {who.person_id: (who.minutes, who.is_whole) for who in detail.people} == {
            who: (one.minutes if minutes is None else minutes, minutes is None)
            for who, minutes in one.came.items()
        }
        assert len(training.presences_of(reading, one.id)) == len(one.came)
    assert training.training_detail(reading, 10**6) is None
    followed = training.trainings_of_person(reading, 1)
    mine = sorted((one for one in trainings if 1 in one.came), key=lambda one: (one.day, one.id))
    assert [(row.id, minutes) for row, minutes in followed] == [
        (one.id, one.minutes if one.came[1] is None else one.came[1]) for one in reversed(mine)
    ]
    assert set(training.topics_used(reading)) == {one.topic for one in trainings if one.topic}


def test_education_counts_trainings_begun_those_who_miss_some_first(
    reading: Session, trainings: list[One]
) -> None:
    followed: dict[int, int] = defaultdict(int)
    for one in trainings:
        if TrainingKind.PATIENT_EDUCATION in one.kinds and one.day <= TODAY:
            for who, minutes in one.came.items():
                followed[who] += one.minutes if minutes is None else minutes
    asked = sorted(followed.values())[1]
    records = training.education_records(reading, asked, TODAY)
    assert {one.person_id: one.followed_minutes for one in records} == followed
    assert [one.followed_minutes >= asked for one in records] == sorted(
        minutes >= asked for minutes in followed.values()
    )


def test_somebody_who_gives_hours_without_training_is_told(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        away = make.person("Parti", archived_on=TODAY)
        values = {"family": MissionFamily.PATIENT_EDUCATION}
        for person, state in (
            (make.person("Zola"), HoursState.VALIDATED),
            (make.person("Autre"), HoursState.TO_VALIDATE),
            (away, HoursState.VALIDATED),
        ):
            make.hours(person, own, TODAY, 90, state=state, **values)
        (one,) = training.education_records(session, 2400, TODAY)
        told = (one.name, one.given_minutes, one.followed_minutes, one.last_on)
        assert told == ("Monique Zola", 90, 0, None)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(talks.SORTS.keys))
def test_pages_give_every_talk_once_in_order(
    reading: Session, spoken: list[Spoken], sort: str, *, descending: bool
) -> None:
    names = {at: plain(f"{last} {first}") for at, (last, first) in enumerate(NAMES, 1)}
    keys = {
        "date": lambda one: one.day,
        "person": lambda one: names[one.person_id],
        "again": lambda one: one.again,
    }
    query = ListQuery(sort=sort, descending=descending)
    found = ids(every_row(lambda after: talks.talks_page(reading, query, after)))
    assert found == ordered(spoken, keys[sort], descending=descending)


def test_a_talk_to_come_is_forgotten_once_another_took_place(reading: Session, spoken: list[Spoken]) -> None:
    last = {who: max(one.day for one in spoken if one.person_id == who) for who in range(1, 5)}
    for since, until in ((date(2024, 1, 1), date(2027, 1, 1)), (DAYS[3], DAYS[3]), (DAYS[0], DAYS[0])):
        expected = sorted(
            (one.again, one.id)
            for one in spoken
            if one.day == last[one.person_id] and one.again is not None and since <= one.again <= until
        )
        assert [one.id for one in talks.talks_to_come(reading, since, until)] == [one for _, one in expected]


def test_talks_are_found_by_name_never_by_their_note(reading: Session, spoken: list[Spoken]) -> None:
    mine = [one for one in spoken if one.person_id == 1]
    assert talks.talks_counts(reading, ListQuery(search="helias")) == (len(mine), MANY)
    assert talks.talks_counts(reading, ListQuery(filters={"person": "1"})) == (len(mine), MANY)
    assert talks.talks_counts(reading, ListQuery(search="dit")) == (0, MANY)
    latest = sorted(mine, key=lambda one: (one.day, one.id), reverse=True)
    assert [one.id for one in talks.talks_of_person(reading, 1)] == [one.id for one in latest]


def test_an_empty_dossier_trained_nobody(nothing: Session) -> None:
    assert listed(nothing, ListQuery(sort="topic")) == []
    assert training.trainings_sums(nothing, ListQuery()) == (0, 0, Money(), 0)
    assert training.education_records(nothing, 60, TODAY) == ()
    assert talks.talks_counts(nothing, ListQuery()) == (0, 0)
    assert talks.talks_to_come(nothing, date.min, date.max) == []
