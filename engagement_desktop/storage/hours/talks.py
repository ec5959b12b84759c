"""Talks as their list reads them; the note itself is sealed."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.talks_drafts import TalkRow
from engagement_desktop.domain.hours.training import Talk
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import search_words
from engagement_desktop.storage.keyset import SortKey, page_of_ids, sorts, widened
from engagement_desktop.storage.wording import holding

PERSON = (Person, Person.id == Talk.person_id)
SORTS = sorts(
    Talk.id,
    {
        "date": SortKey(Talk.held_on),
        "person": SortKey(Person.sort_key, joins=(PERSON,)),
        "again": SortKey(Talk.again_on, nullable=True),
    },
    "date",
    descending=True,
)


def talks_page(session: Session, query: ListQuery, after: Cursor | None) -> Page[TalkRow]:
    """One page of talks."""
    found = page_of_ids(session, SORTS, query, _asked(query), after)
    return widened(found, talk_rows(session, found.rows))


def talks_counts(session: Session, query: ListQuery) -> tuple[int, int]:
    """How many talks the query keeps, and how many there are."""
    counting = select(func.count()).select_from(Talk)
    kept = session.execute(counting.where(*_asked(query))).scalar_one()
    return kept, session.execute(counting).scalar_one()


def talk_rows(session: Session, ids: Iterable[int]) -> dict[int, TalkRow]:
    """The talks of these ids."""
    found = session.execute(
        select(Talk.id, Talk.person_id, Person.first_name, Person.last_name, Talk.held_on, Talk.again_on)
        .join(*PERSON)
        .where(Talk.id.in_(list(ids)))
    )
    return {row[0]: TalkRow(row[0], row[1], f"{row[2]} {row[3]}".strip(), row[4], row[5]) for row in found}


def talks_of_person(session: Session, person_id: int) -> tuple[TalkRow, ...]:
    """The talks with a person, the latest first."""
    order = (Talk.held_on.desc(), Talk.id.desc())
    ids = session.scalars(select(Talk.id).where(Talk.person_id == person_id).order_by(*order)).all()
    rows = talk_rows(session, ids)
    return tuple(rows[row_id] for row_id in ids)


def talks_to_come(session: Session, since: date, until: date) -> list[TalkRow]:
    """Talks whose next one is set within these days and did not take place since."""
    later = (
        select(Talk.person_id, func.max(Talk.held_on).label("last_on")).group_by(Talk.person_id).subquery()
    )
    ids = session.scalars(
        select(Talk.id)
        .join(later, later.c.person_id == Talk.person_id)
        .where(Talk.held_on == later.c.last_on, Talk.again_on >= since, Talk.again_on <= until)
        .order_by(Talk.again_on, Talk.id)
    ).all()
    rows = talk_rows(session, ids)
    return [rows[row_id] for row_id in ids]


def _asked(query: ListQuery) -> list[ColumnElement[bool]]:
    """The names of whose they are, and one person; never a word of the note."""
    conditions: list[ColumnElement[bool]] = [
        Talk.person_id.in_(select(Person.id).where(holding(Person.search_key, word)))
        for word in search_words(query.search)
    ]
    if "person" in query.filters:
        conditions.append(Talk.person_id == int(query.filters["person"]))
    return conditions
