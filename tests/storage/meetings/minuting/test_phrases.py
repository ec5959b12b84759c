"""Usual sentences: the list, its search, and those that a committee is offered."""

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.preparing.agenda import Phrase
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.minuting.phrases import (
    SORTS,
    phrase_titled,
    phrases_counts,
    phrases_for,
    phrases_page,
)
from tests.builders import Builder, plain
from tests.storage.paging import every_row, ids, ordered

TITLES = ("Clôture", "adoption", "Œuvre", "50 %", "a_b")
BODIES = ("Comité des usagers", "Bureau_élargi")


def written(session: Session, times: int) -> list[Phrase]:
    make = Builder(session)
    own = make.structure()
    places = (None, *(make.committee(own, name).id for name in BODIES))
    rows = [
        Phrase(title=title, text=f"Texte de {title} [{at}]", committee_id=place)
        for at in range(times)
        for title in TITLES
        for place in places
    ]
    session.add_all(rows)
    session.flush()
    return rows


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["title", "committee"])
def test_pages_give_every_sentence_once_in_order(database: Database, sort: str, *, descending: bool) -> None:
    with database.work() as session:
        rows = written(session, 15)
        names = {one.committee_id: None for one in rows} | dict(
            zip((1, 2), (plain(name) for name in BODIES), strict=True)
        )
        keys = {
            "title": lambda one: "".join(c.lower() if c.isascii() else c for c in one.title),
            "committee": lambda one: names[one.committee_id],
        }
        assert set(SORTS.keys) == set(keys)
        query = ListQuery(sort=sort, descending=descending)
        found = every_row(lambda after: phrases_page(session, query, after))
        assert ids(found) == ordered(rows, keys[sort], descending=descending)


@pytest.mark.parametrize(
    ("search", "kept"),
    [
        ("", 15),
        ("cloture", 3),
        ("ADOPTION", 3),
        ("%", 3),
        ("50 %", 3),
        ("_", 7),
        ("a_b", 3),
        ("bureau", 5),
        ("bureau cloture", 1),
        ("[0]", 15),
        ("[1]", 0),
        ("*", 0),
        ("?", 0),
    ],
)
def test_a_search_takes_its_signs_for_themselves(database: Database, search: str, kept: int) -> None:
    with database.work() as session:
        written(session, 1)
        query = ListQuery(search=search, sort="title")
        assert phrases_counts(session, query) == (kept, 15)
        assert len(every_row(lambda after: phrases_page(session, query, after))) == kept


def test_a_committee_is_offered_its_own_sentences_before_those_for_all(database: Database) -> None:
    with database.work() as session:
        rows = written(session, 1)
        offered = [one.id for one in phrases_for(session, 1)]
        mine = {one.id for one in rows if one.committee_id == 1}
        shared = {one.id for one in rows if one.committee_id is None}
        assert set(offered[: len(TITLES)]) == mine
        assert set(offered[len(TITLES) :]) == shared
        titles = [one.title for one in phrases_for(session, 1)[: len(TITLES)]]
        assert titles == ["50 %", "a_b", "adoption", "Clôture", "Œuvre"]


def test_the_same_title_is_known_within_its_committee_alone(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        shared = Phrase(title="Adoption", text="Adopté.")
        session.add(shared)
        session.flush()
        assert phrase_titled(session, "ADOPTION", None) == shared.id
        assert phrase_titled(session, "adoption", body.id) is None
        assert phrase_titled(session, "adopt", None) is None
