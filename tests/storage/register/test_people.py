"""Lists of people and committees as they stand on a day, against the same counted in plain Python."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.people_rows import MandateState, PeopleFilter
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register.people import (
    ARCHIVED,
    people_count,
    people_facets,
    people_ids,
    people_page,
    people_rows,
    people_total,
)
from engagement_desktop.storage.reports.home import mandates_ending
from tests.builders import open_copy, plain
from tests.storage.paging import every_row, ids, ordered
from tests.storage.register.people_world import DAY, MANY, YEAR, One, written


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, list[One]]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("people"))
    with opened.database.work() as session:
        found = written(session)
    yield opened.database, found
    opened.database.close()


@pytest.fixture
def reading(shared: tuple[Database, list[One]]) -> Iterator[Session]:
    with shared[0].read() as session:
        yield session


@pytest.fixture
def everybody(shared: tuple[Database, list[One]]) -> list[One]:
    return shared[1]


CAPACITIES = list(Capacity)
KEYS = {
    "name": lambda one: plain(f"{one.last} {one.first}"),
    "capacity": lambda one: None if one.capacity is None else CAPACITIES.index(one.capacity),
    "city": lambda one: one.city and one.city.encode(),
    "mandate_end": lambda one: one.end,
    "attended": lambda one: one.came if one.expected else None,
}


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: people_page(session, query, DAY, YEAR, after)))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(KEYS))
def test_pages_give_everybody_listed_once_in_order(
    reading: Session, everybody: list[One], sort: str, *, descending: bool
) -> None:
    expected = ordered((one for one in everybody if one.is_listed), KEYS[sort], descending=descending)
    assert listed(reading, ListQuery(sort=sort, descending=descending)) == expected


MANDATES = {
    PeopleFilter.IN_OFFICE: lambda one: bool(one.holding),
    PeopleFilter.TO_RENEW: lambda one: one.state is MandateState.TO_RENEW,
    PeopleFilter.FORMER: lambda one: one.state is MandateState.FORMER,
    PeopleFilter.WITHOUT: lambda one: one.state is MandateState.NONE,
}


def kept(everybody: list[One], **filters: str) -> list[One]:
    rules = {
        "mandate": lambda one, word: MANDATES[PeopleFilter(word)](one),
        "capacity": lambda one, word: one.capacity == word,
        "committee": lambda one, word: any(seat.committee_id == int(word) for seat in one.seats),
        ARCHIVED: lambda _one, _word: True,
    }
    away = ARCHIVED in filters
    return [
        one
        for one in everybody
        if one.is_listed is not away and all(rules[name](one, word) for name, word in filters.items())
    ]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {ARCHIVED: "1"},
        *({"mandate": word.value} for word in PeopleFilter),
        *({"capacity": word.value} for word in Capacity),
        {"committee": "2"},
        {"committee": "99"},
        {"mandate": "in_office", "capacity": "user", "committee": "1"},
        {"mandate": "former", ARCHIVED: "1"},
    ],
    ids=str,
)
def test_a_filter_keeps_and_counts_what_its_rule_says(
    reading: Session, everybody: list[One], filters: dict[str, str]
) -> None:
    expected, query = kept(everybody, **filters), ListQuery(filters=filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    assert sorted(people_ids(reading, query, DAY)) == [one.id for one in expected]
    assert people_count(reading, query, DAY) == len(expected)
    counts = people_facets(reading, query, DAY)
    for family, kind in (("mandate", PeopleFilter), ("capacity", Capacity)):
        others = {name: word for name, word in filters.items() if name != family}
        for word in kind:
            assert counts[family][word] == len(kept(everybody, **others, **{family: word.value})), word


@pytest.mark.parametrize("sort", ["mandate_end", "name", "attended"])
def test_a_chip_and_a_sort_may_read_the_same_table(reading: Session, everybody: list[One], sort: str) -> None:
    query = ListQuery(filters={"mandate": "in_office"}, sort=sort)
    expected = ordered(kept(everybody, mandate="in_office"), KEYS[sort], descending=False)
    assert listed(reading, query) == expected


def test_a_row_tells_how_a_person_stands_that_day(reading: Session, everybody: list[One]) -> None:
    rows = people_rows(reading, [one.id for one in everybody], DAY, YEAR)
    for one in everybody:
        row = rows[one.id]
        assert (row.mandate, row.mandate_end) == (one.state, one.end), one
        assert (row.attended, row.expected) == (one.came, one.expected), one
        assert (row.capacity, row.city, row.last_name) == (one.capacity, one.city, one.last)
    assert {row.mandate for row in rows.values()} == set(MandateState), "a state is not looked at"


@pytest.mark.parametrize(
    ("typed", "last"),
    [("helias", "Hélias"), ("NUNEZ", "Ñuñez"), ("le_", "Le_Goff"), ("d'ete", "d'Été"), ("h%s", None)],
)
def test_words_find_people_by_name(
    reading: Session, everybody: list[One], typed: str, last: str | None
) -> None:
    found = set(listed(reading, ListQuery(search=typed)))
    assert found == {one.id for one in everybody if one.is_listed and one.last == last}


def test_people_are_counted_until_the_day_they_leave_the_lists(
    reading: Session, everybody: list[One]
) -> None:
    eve = DAY - timedelta(days=1)
    assert people_total(reading, eve) == MANY
    assert people_total(reading, DAY) == sum(one.is_listed for one in everybody)
    assert people_total(reading, DAY + timedelta(days=1)) == sum(not one.archived for one in everybody)


def test_mandates_to_renew_are_counted_one_by_one(reading: Session, everybody: list[One]) -> None:
    ends = [end for one in everybody for end in one.renews]
    found = mandates_ending(reading, DAY)
    assert (found.mandates, found.first_on) == (len(ends), min(ends))
    assert reading.query(Mandate).count() == sum(len(one.seats) for one in everybody)


def test_an_empty_dossier_has_nobody(nothing: Session) -> None:
    for sort in KEYS:
        assert listed(nothing, ListQuery(sort=sort)) == []
    assert people_total(nothing, DAY) == people_count(nothing, ListQuery(), DAY) == 0
    assert mandates_ending(nothing, DAY) == (0, None)
