"""What is typed in a search is looked for as it stands: no sign of it commands the engine."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.text import fold, search_words
from engagement_desktop.services.expenses.claims import ExpenseService
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.builders import open_copy
from tests.hostile_words import chosen_words, every_word
from tests.services.imports.conftest import COMMITTEE, HOURS, LINE, MEETING, STRUCTURE, person, write
from tests.tables import dump

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
SIGNS = "%_\\'\";*?[]{}()|&<>=+-~^$#@!/,.:`"
NAMES = (
    "100% Sûr", "100 Sûr", "100X Sûr", "A_B", "AXB", "AB", "C\\D", "CD", "C%D", "O'Brien", "O’Brien-Le Gall",
    'Dit "Jo"', "Dit Jo", "Un;Deux", "Un Deux", "Été", "ETE", "Noël", "Noel", "Œuvrard", "Oeuvrard", "Ça",
    "%", "_", "%%", "__", "\\", "\\\\", "'", '"', ";", "--", "/* a */", "' OR 1=1 --", '"; DROP TABLE person',
    "a%' ESCAPE 'a", "[a-z]", "a*", "NEAR(a b)", "a AND b", "NOT", "col:val", "ﬁn", "Fin", "Straße",
    "Strasse",
    "İstanbul", "ısı", "Ⅳ", "a\u00a0b", "a\u200bb", "a\u0301", "á", "日本", "😀", "x" * 300,
)  # fmt: skip
EXACT = (
    "%",
    "_",
    "\\",
    "'",
    '"',
    ";",
    "%_",
    "_%",
    "\\%",
    "\\_",
    "\\\\",
    "%%",
    "__",
    "'%'",
    "a%",
    "%a",
    "a_b",
    "100%",
)


@dataclass(frozen=True)
class Listed:
    """One list, and the folded texts in which each of its rows is to be found."""

    service: Any
    keys: dict[int, tuple[str, ...]]

    def found(self, search: str) -> set[int]:
        rows: set[int] = set()
        query, after = ListQuery(search=search), None
        while True:
            page = self.service.page(query, after)
            rows |= {row.id for row in page.rows}
            after = page.after
            if after is None:
                break
        assert self.service.summary(query).count == len(rows), "the foot counts what the list shows"
        return rows

    def wanted(self, search: str) -> set[int]:
        """By the simplest reading: every word stands in one of the row's texts."""
        words = search_words(search)
        return {
            row for row, keys in self.keys.items() if all(any(word in key for key in keys) for word in words)
        }


def _columns(rows: dict[str, list[tuple[Any, ...]]], table: str, *names: str) -> dict[int, tuple[Any, ...]]:
    from engagement_desktop.domain.entities import Base

    order = list(Base.metadata.tables[table].columns.keys())
    return {row[order.index("id")]: tuple(row[order.index(name)] for name in names) for row in rows[table]}


@pytest.fixture(scope="module")
def lists(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Listed]]:
    """A dossier in which people, committees and claims are called by all kinds of signs."""
    folder = tmp_path_factory.mktemp("recherche")
    workspace = open_copy(pristine, folder)
    fill(workspace, folder)
    rows: Any = dump(workspace.database)
    people = {row: key for row, (key,) in _columns(rows, "person", "search_key").items()}
    bodies = {row: key for row, (key,) in _columns(rows, "committee", "name_key").items()}
    homes = {row: key for row, (key,) in _columns(rows, "structure", "name_key").items()}
    committee_of = _columns(rows, "committee", "structure_id", "name_key", "kind")
    hours = _columns(rows, "hours_entry", "person_id", "committee_id", "structure_id")
    claims = _columns(rows, "expense_claim", "person_id", "reference_key")
    yield {
        "people": Listed(PeopleService(workspace), {row: (key,) for row, key in people.items()}),
        "committees": Listed(
            CommitteeService(workspace),
            {row: (name, homes[home]) for row, (home, name, _) in committee_of.items()},
        ),
        "meetings": Listed(
            MeetingService(workspace),
            {
                row: (bodies[body], fold(number or ""))
                for row, (body, number) in _columns(rows, "meeting", "committee_id", "number").items()
            },
        ),
        "hours": Listed(
            HoursService(workspace),
            {
                row: (people[who], bodies.get(body, ""), homes[home])
                for row, (who, body, home) in hours.items()
            },
        ),
        "expenses": Listed(
            ExpenseService(workspace), {row: (people[who], key) for row, (who, key) in claims.items()}
        ),
    }
    workspace.close()


def fill(workspace: Workspace, folder: Path) -> None:
    bodies = [f"Comité {name}" for name in NAMES[:40]]
    book = write(
        folder / "noms.xlsx",
        {
            "Structures": [STRUCTURE],
            "Comités": [COMMITTEE | {"comité": name} for name in bodies],
            "Personnes": [
                person(f"P{number}", nom=name, prénom=name[::-1] if len(name) > 1 else "Zoé", commune=name)
                for number, name in enumerate(NAMES)
            ],
            "Réunions": [MEETING | {"comité": name} for name in bodies],
            "Heures": [
                HOURS | {"personne": f"P{number}", "comité": bodies[number % len(bodies)]}
                for number in range(len(NAMES))
            ],
            "Frais": [
                LINE | {"note": f"N {name}", "personne": f"P{number}"}
                for number, name in enumerate(NAMES[:30])
            ],
        },
    )
    service = ImportService(workspace)
    plan = service.read(book)
    journal = service.apply(plan, partial=True)
    assert journal.imported
    twins = {"Comité O’Brien-Le Gall", "Comité ETE", "Comité Noel", "Comité Oeuvrard"}
    assert journal.counts["Personnes"].new >= len(NAMES) - 3, journal.errors
    assert journal.counts["Comités"].new >= len(bodies) - len(twins) - 12


ROOMS = ("people", "committees", "meetings", "hours", "expenses")


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("search", EXACT)
def test_a_sign_of_the_engine_is_found_where_it_stands_and_nowhere_else(
    lists: dict[str, Listed], room: str, search: str
) -> None:
    assert lists[room].found(search) == lists[room].wanted(search)
    assert len(lists[room].found(search)) < len(lists[room].keys), "no sign stands for everything"


@pytest.mark.parametrize("room", ROOMS)
def test_the_names_themselves_are_found(lists: dict[str, Listed], room: str) -> None:
    listed = lists[room]
    for name in NAMES[len(room) % 3 :: 3]:
        for search in (name.upper(), f"  {name[:3]}  "):
            assert listed.found(search) == listed.wanted(search), repr(search)[:80]


@pytest.mark.parametrize("room", ROOMS)
def test_the_search_is_alive(lists: dict[str, Listed], room: str) -> None:
    listed = lists[room]
    assert listed.found("") == set(listed.keys)
    assert listed.found("introuvable-zq") == set()
    assert 0 < len(listed.found("a")) <= len(listed.keys)


def test_accents_case_and_ligatures_do_not_matter(lists: dict[str, Listed]) -> None:
    people = lists["people"]
    for one, other in (("été", "ETE"), ("noel", "NOËL"), ("oeuvrard", "Œuvrard"), ("straße", "STRASSE")):
        assert people.found(one) == people.found(other)
        assert len(people.found(one)) >= 2


def test_words_are_looked_for_each_apart_in_any_order(lists: dict[str, Listed]) -> None:
    people = lists["people"]
    assert people.found("sûr 100%") == people.found("100% sur") == people.found("100%") & people.found("sûr")


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("queries", [12, pytest.param(400, marks=pytest.mark.endurance)])
def test_random_searches_give_what_a_plain_reading_gives(
    lists: dict[str, Listed], room: str, queries: int
) -> None:
    """Pieces of names with signs put in at random: 2,000 of them in the long run."""
    rng, listed = Random(f"{SEED}:{room}"), lists[room]
    for _ in range(queries):
        name = rng.choice(NAMES)
        start = rng.randrange(len(name))
        search = name[start : start + rng.randrange(1, 6)]
        for _ in range(rng.randrange(3)):
            at = rng.randrange(len(search) + 1)
            search = search[:at] + rng.choice(SIGNS) + search[at:]
        assert listed.found(search) == listed.wanted(search), repr(search)


@pytest.mark.parametrize(
    "words",
    [pytest.param(chosen_words, id="forty"), pytest.param(every_word, id="all", marks=pytest.mark.endurance)],
)
def test_hostile_words_find_nothing_or_what_holds_them(
    lists: dict[str, Listed], words: Callable[[], tuple[str, ...]]
) -> None:
    for room in ROOMS:
        for search in words():
            if len(search) <= 1000:
                assert lists[room].found(search) == lists[room].wanted(search), repr(search)[:60]


def test_a_search_of_many_words_or_of_one_endless_word_is_answered(lists: dict[str, Listed]) -> None:
    for room in ROOMS:
        listed = lists[room]
        assert listed.found("zq " * 40) == set()
        assert listed.found("a " * 40) == listed.wanted("a")
        assert listed.found("x" * 5_000) == set()


def test_searching_changes_nothing(lists: dict[str, Listed]) -> None:
    listed = lists["people"]
    before = dump(listed.service._workspace.database)
    for search in ("'; DELETE FROM person; --", '"; DROP TABLE person; --', "%' OR '1'='1"):
        listed.found(search)
    assert dump(listed.service._workspace.database) == before


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("key", ["'; DROP TABLE person; --", "id", "1", "%", "name; --", "__class__", ""])
def test_a_sort_or_a_chip_that_is_not_known_is_no_sql(lists: dict[str, Listed], room: str, key: str) -> None:
    service = lists[room].service
    usual = [row.id for row in service.page(ListQuery()).rows]
    assert [row.id for row in service.page(ListQuery(sort=key)).rows] == usual
    for family in ("status", "state", "nature", "family", "mandate", "capacity"):
        if family in service.chips(ListQuery()):
            assert service.page(ListQuery(filters={family: key})).rows == ()


def test_the_day_looked_at_is_a_day_and_not_a_text(lists: dict[str, Listed]) -> None:
    people = lists["people"].service
    assert people.page(ListQuery(on=date(1, 1, 1))).rows
    assert people.page(ListQuery(on=date(9998, 12, 31))).rows


def test_a_sign_that_no_row_can_hold_is_left_out_of_the_search(lists: dict[str, Listed]) -> None:
    """Pasted text brings control characters; the engine would stop reading at the first of them."""
    people = lists["people"]
    for between in ("\x00", "\x07", "\ud800", "\x7f"):
        assert people.found(f"o{between}e") == people.found("oe") != people.found("o")
    assert people.found("\x00") == people.found("") == set(people.keys)
