"""Lists of paid contributions against the same ones counted in plain Python."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.contributing.contributions import (
    SORTS,
    contribution_rows,
    contributions_facets,
    contributions_page,
    contributions_sums,
    envelopes,
    person_of_account,
    volunteered,
)
from tests.builders import Builder, open_copy, plain
from tests.storage.expenses.claims_world import EDGES, NAMES
from tests.storage.paging import every_row, ids, ordered

MANY = 215
PURPOSES = (None, "Témoignage à l’école", "100 % en ligne", "Groupe_pairs", "Œuvre collective")
RENOUNCED = ContributionState.RENOUNCED


@dataclass(frozen=True)
class Given:
    """A contribution, as it was written."""

    id: int
    last: str
    first: str
    day: date
    kind: ContributionKind
    state: ContributionState
    cents: int
    purpose: str | None
    committee: str


KINDS, STATES = list(ContributionKind), list(ContributionState)
KEYS = {
    "date": lambda one: one.day,
    "person": lambda one: plain(f"{one.last} {one.first}"),
    "kind": lambda one: KINDS.index(one.kind),
    "state": lambda one: STATES.index(one.state),
    "amount": lambda one: one.cents,
}


@pytest.fixture(scope="module")
def shared(
    pristine: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, list[Given]]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("contributions"))
    rng, found = random.Random(7), []
    with opened.database.work() as session:
        make = Builder(session)
        own = make.structure(exercise_first_month=9)
        committee = make.committee(own, "Œuvres & « soins » 50 %")
        people = [make.person(last, first) for last, first in NAMES]
        for _ in range(MANY):
            at = rng.randrange(len(NAMES))
            within = rng.random() < 0.5
            row = PaidContribution(
                person_id=people[at].id,
                kind=rng.choice(KINDS),
                state=rng.choice(STATES),
                done_on=rng.choice(EDGES),
                quantity_hundredths=150,
                unit_price=Money(1000),
                amount=Money(rng.choice((0, 1500, 1500, 12_345))),
                purpose=rng.choice(PURPOSES),
                committee_id=committee.id if within else None,
            )
            session.add(row)
            session.flush()
            name = committee.name if within else ""
            found.append(
                Given(
                    row.id, *NAMES[at], row.done_on, row.kind, row.state, row.amount.cents, row.purpose, name
                )
            )
    yield opened.database, found
    opened.database.close()


@pytest.fixture
def reading(shared: tuple[Database, list[Given]]) -> Iterator[Session]:
    with shared[0].read() as session:
        yield session


@pytest.fixture
def given(shared: tuple[Database, list[Given]]) -> list[Given]:
    return shared[1]


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: contributions_page(session, query, after)))


def test_every_sort_of_the_list_is_looked_at_here() -> None:
    assert set(SORTS.keys) == set(KEYS)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(KEYS))
def test_pages_give_every_contribution_once_in_order(
    reading: Session, given: list[Given], sort: str, *, descending: bool
) -> None:
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(given, KEYS[sort], descending=descending)


def kept(given: list[Given], **filters: str) -> list[Given]:
    rules = {
        "state": lambda one, word: one.state == word,
        "kind": lambda one, word: one.kind == word,
        "exercise": lambda one, word: date(int(word), 9, 1) <= one.day <= date(int(word) + 1, 8, 31),
    }
    return [one for one in given if all(rules[name](one, word) for name, word in filters.items())]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        *({"state": state.value} for state in ContributionState),
        *({"kind": kind.value} for kind in ContributionKind),
        *({"exercise": str(year)} for year in (2022, 2023, 2024, 2025, 2026)),
        {"state": "paid", "kind": "wage", "exercise": "2025"},
    ],
    ids=str,
)
def test_a_filter_keeps_sums_and_counts_as_its_rule_says(
    reading: Session, given: list[Given], filters: dict[str, str]
) -> None:
    query, expected = ListQuery(filters=filters), kept(given, **filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    owed = sum(one.cents for one in expected if one.state is not RENOUNCED)
    assert contributions_sums(reading, query) == (len(expected), Money(owed), MANY)
    counts = contributions_facets(reading, query)
    for family, words in (("state", STATES), ("kind", KINDS)):
        others = {name: word for name, word in filters.items() if name != family}
        for word in words:
            assert counts[family][word] == len(kept(given, **others, **{family: word.value})), (family, word)


@pytest.mark.parametrize(
    ("typed", "found_in"),
    [
        ("temoignage", "Témoignage à l’école"),
        ("l'ecole", "Témoignage à l’école"),
        ("groupe_", "Groupe_pairs"),
        ("oeuvre", "Œuvre collective"),
        ("COLLECTIVE", "Œuvre collective"),
    ],
)
def test_words_are_looked_for_in_the_purpose(
    reading: Session, given: list[Given], typed: str, found_in: str
) -> None:
    asked = {one.id for one in given if one.purpose == found_in}
    assert set(listed(reading, ListQuery(search=typed))) == asked


def test_a_percent_is_a_sign_like_another(reading: Session, given: list[Given]) -> None:
    expected = {one.id for one in given if "%" in (one.purpose or "") or one.last == "100 %"}
    assert set(listed(reading, ListQuery(search="%"))) == expected
    assert listed(reading, ListQuery(search="groupe%pairs")) == []


def test_words_may_stand_one_in_the_name_one_in_the_purpose(reading: Session, given: list[Given]) -> None:
    found = listed(reading, ListQuery(search="hélias ligne"))
    assert set(found) == {one.id for one in given if one.last == "Hélias" and one.purpose == PURPOSES[2]}


def test_a_row_tells_what_was_written(reading: Session, given: list[Given]) -> None:
    rows = contribution_rows(reading, [one.id for one in given])
    for one in given:
        row = rows[one.id]
        assert (row.last_name, row.first_name, row.done_on) == (one.last, one.first, one.day)
        assert (row.kind, row.state, row.amount) == (one.kind, one.state, Money(one.cents))
        assert (row.purpose, row.committee, row.quantity) == (one.purpose or "", one.committee, 150)


def test_volunteer_hours_of_the_same_meeting_and_person_are_seen(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        committee = make.committee(own)
        here, there = make.meeting(committee, EDGES[0]), make.meeting(committee, EDGES[1])
        mine, other = make.person(), make.person("Autre")
        for person, meeting, minutes, nature in (
            (mine, here, 90, HoursNature.VOLUNTEER),
            (mine, here, 30, HoursNature.VOLUNTEER),
            (mine, here, 500, HoursNature.PAID),
            (mine, there, 700, HoursNature.VOLUNTEER),
            (other, here, 900, HoursNature.VOLUNTEER),
        ):
            make.hours(person, own, EDGES[0], minutes, nature=nature, meeting_id=meeting.id)
        usual = {
            "person_id": mine.id,
            "kind": ContributionKind.VACATION,
            "state": ContributionState.PLANNED,
            "done_on": EDGES[0],
            "quantity_hundredths": 100,
            "unit_price": Money(1),
            "amount": Money(1),
        }
        assert volunteered(session, PaidContribution(**usual, meeting_id=here.id)) == 120
        assert volunteered(session, PaidContribution(**usual)) == 0


def test_the_envelopes_of_the_newest_exercise_are_offered_first(database: Database) -> None:
    with database.work() as session:
        for label, day, archived in (
            ("Vieille", date(2024, 9, 1), None),
            ("Neuve", date(2025, 9, 1), None),
            ("Rangée", date(2025, 9, 1), date(2025, 10, 1)),
            ("Neuve bis", date(2025, 9, 1), None),
        ):
            session.add(
                Envelope(
                    label=label,
                    label_key=label.lower(),
                    first_day=day,
                    source=FundingSource.OTHER,
                    amount=Money(1),
                    archived_on=archived,
                )
            )
            session.flush()
        assert envelopes(session) == [(2, "Neuve"), (4, "Neuve bis"), (1, "Vieille")]


def test_an_empty_dossier_has_an_empty_list(nothing: Session) -> None:
    assert listed(nothing, ListQuery(sort="amount")) == []
    assert contributions_sums(nothing, ListQuery()) == (0, Money(), 0)
    assert person_of_account(nothing, None) is person_of_account(nothing, 1) is None
