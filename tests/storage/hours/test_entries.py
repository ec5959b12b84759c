"""Lists of hours: pages, chips and sums against the same hours counted in plain Python."""

from datetime import date
from enum import StrEnum

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily, TimeKind
from engagement_desktop.domain.hours.entries_rows import MeetingFilter
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.storage.hours.entries import (
    SORTS,
    hours_facets,
    hours_page,
    hours_rows,
    hours_sums,
    hours_total,
)
from engagement_desktop.storage.keyset import PAGE
from tests.builders import plain
from tests.storage.hours.hours_world import MANY, Plain, World
from tests.storage.paging import every_row, ids, ordered


def place(kind: type[StrEnum], word: StrEnum | None) -> int | None:
    return None if word is None else list(kind).index(word)


def key_of(world: World, sort: str, one: Plain) -> object:
    return {
        "date": one.day,
        "person": plain(f"{one.last} {one.first}"),
        "minutes": one.minutes,
        "family": place(MissionFamily, one.family),
        "nature": place(HoursNature, one.nature),
        "kind": place(TimeKind, one.kind),
        "state": place(HoursState, one.state),
        "activity": None if one.activity is None else one.activity.encode(),
        "committee": None if one.committee_id is None else plain(world.committees[one.committee_id]),
        "structure": plain(world.structures[one.structure_id]),
        "level": place(EngagementLevel, one.level),
        "meeting": None if one.meeting_id is None else world.meetings[one.meeting_id],
    }[sort]


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: hours_page(session, query, after)))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(SORTS.keys))
def test_pages_give_every_entry_once_in_order(
    reading: Session, world: World, sort: str, *, descending: bool
) -> None:
    assert len(world.hours) > 2 * PAGE, "two cursors at least have to be followed"
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(world.hours, lambda one: key_of(world, sort, one), descending=descending)


def kept(world: World, **filters: str) -> list[Plain]:
    rules = {
        "state": lambda one, word: one.state == word,
        "nature": lambda one, word: one.nature == word,
        "family": lambda one, word: one.family == word,
        "level": lambda one, word: one.level == word,
        "at": lambda one, word: (one.meeting_id is not None) == (word == MeetingFilter.AT_MEETING),
        "exercise": lambda one, word: date(int(word), 9, 1) <= one.day <= date(int(word) + 1, 8, 31),
        "person": lambda one, word: one.person_id == int(word),
        "committee": lambda one, word: one.committee_id == int(word),
        "structure": lambda one, word: one.structure_id == int(word),
        "meeting": lambda one, word: one.meeting_id == int(word),
        "month": lambda one, word: f"{one.day:%Y-%m}" == word,
        "activity": lambda one, word: one.activity == word,
        "counted": lambda one, _word: (
            one.state is HoursState.VALIDATED
            and one.nature is HoursNature.VOLUNTEER
            and one.kind is not TimeKind.TRAVEL
        ),
    }
    return [one for one in world.hours if all(rules[name](one, word) for name, word in filters.items())]


FILTERS: list[dict[str, str]] = [
    {},
    *({"state": word.value} for word in HoursState),
    *({"nature": word.value} for word in HoursNature),
    *({"family": word.value} for word in list(MissionFamily)[:3]),
    *({"level": word.value} for word in EngagementLevel),
    *({"at": word.value} for word in MeetingFilter),
    *({"exercise": str(year)} for year in (2022, 2023, 2024, 2025, 2026)),
    *({"month": month} for month in ("2024-08", "2024-09", "2025-12", "2026-02", "2027-01")),
    {"person": "2"},
    {"committee": "2"},
    {"structure": "3"},
    {"meeting": "1"},
    {"activity": "Écoute à 100 %"},
    {"counted": "volunteer", "exercise": "2025"},
    {"state": "validated", "nature": "paid", "exercise": "2024"},
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_filter_keeps_and_sums_what_its_rule_says(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    expected, query = kept(world, **filters), ListQuery(filters=filters)
    assert set(listed(reading, query)) == {one.id for one in expected}
    assert hours_sums(reading, query) == (len(expected), sum(one.minutes for one in expected))


@pytest.mark.parametrize(
    "filters", [{}, {"exercise": "2025"}, {"state": "validated"}, {"nature": "paid", "at": "apart"}], ids=str
)
def test_each_chip_says_how_many_rows_it_would_keep(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    counts = hours_facets(reading, ListQuery(filters=filters))
    for family, kind in (("state", HoursState), ("nature", HoursNature), ("family", MissionFamily)):
        others = {name: word for name, word in filters.items() if name != family}
        for word in kind:
            assert counts[family][word] == len(kept(world, **others, **{family: word.value})), (family, word)
    assert set(counts["level"].values()) == set(counts["at"].values()) == {None}


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("helias", lambda _world, one: one.last == "Hélias"),
        ("NUÑEZ", lambda _world, one: one.last == "Ñuñez"),
        ("ecoute", lambda _world, one: one.activity == "Écoute à 100 %"),
        ("ecole_du", lambda _world, one: one.activity == "École_du_dos"),
        ("groupe parole", lambda _world, one: one.activity == "Groupe de parole"),
        ("le%goff", lambda _world, _one: False),
        ("groupe*parole", lambda _world, _one: False),
        (
            "100 %",
            lambda world, one: (
                ("100" in (one.activity or "") or one.last == "100 %")
                and (
                    "%" in (one.activity or "")
                    or one.last == "100 %"
                    or "%" in world.committees.get(one.committee_id, "")
                    or "%" in world.structures[one.structure_id]
                )
            ),
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_words_are_found_in_names_activities_and_committees(
    reading: Session, world: World, typed: str, rule: object
) -> None:
    assert callable(rule)
    expected = {one.id for one in world.hours if rule(world, one)}
    assert set(listed(reading, ListQuery(search=typed))) == expected


def test_a_row_tells_what_was_written(reading: Session, world: World) -> None:
    rows = hours_rows(reading, [one.id for one in world.hours])
    assert len(rows) == hours_total(reading) == MANY
    for one in world.hours:
        row = rows[one.id]
        assert (row.done_on, row.minutes, row.last_name) == (one.day, one.minutes, one.last)
        assert (row.family, row.role, row.nature) == (one.family, one.role, one.nature)
        assert (row.kind, row.state, row.level) == (one.kind, one.state, one.level)
        assert row.committee == world.committees.get(one.committee_id or 0)
        assert row.structure == world.structures[one.structure_id]
        assert row.meeting_on == world.meetings.get(one.meeting_id or 0)


def test_an_empty_dossier_has_an_empty_list(nothing: Session) -> None:
    for sort in SORTS.keys:
        assert listed(nothing, ListQuery(sort=sort)) == []
    assert hours_sums(nothing, ListQuery(search="x")) == (0, 0)
    assert hours_total(nothing) == 0
