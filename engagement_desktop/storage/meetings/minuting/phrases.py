"""Usual sentences as the list and the menu of the live meeting read them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.minuting.phrases_drafts import PhraseRow, UsualPhrase
from engagement_desktop.domain.meetings.preparing.agenda import Phrase
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.storage.keyset import SortKey, page_of_ids, sorts, widened
from engagement_desktop.storage.wording import related

COMMITTEE = (Committee, Committee.id == Phrase.committee_id)
PLACES = ((Phrase.committee_id, Committee.id, Committee.name_key),)
SORTS = sorts(
    Phrase.id,
    {
        "title": SortKey(func.lower(Phrase.title)),
        "committee": SortKey(Committee.name_key, nullable=True, joins=(COMMITTEE,)),
    },
    "title",
)


def phrases_page(session: Session, query: ListQuery, after: Cursor | None) -> Page[PhraseRow]:
    """One page of sentences."""
    found = page_of_ids(session, SORTS, query, _kept(session, query), after)
    return widened(found, _rows(session, found.rows))


def phrases_counts(session: Session, query: ListQuery) -> tuple[int, int]:
    """How many sentences the query keeps, and how many there are."""
    counting = select(func.count()).select_from(Phrase)
    kept = session.execute(counting.where(*_kept(session, query))).scalar_one()
    return kept, session.execute(counting).scalar_one()


def phrases_for(session: Session, committee_id: int) -> tuple[UsualPhrase, ...]:
    """The dossier's own sentences for a committee: its own, then those for all."""
    wanted = (
        select(Phrase)
        .where(or_(Phrase.committee_id == committee_id, Phrase.committee_id.is_(None)))
        .order_by(Phrase.committee_id.is_(None), func.lower(Phrase.title), Phrase.id)
    )
    return tuple(UsualPhrase(one.id, one.title, one.text) for one in session.scalars(wanted))


def phrase_titled(session: Session, title: str, committee_id: int | None) -> int | None:
    """The id of the sentence with this title, in the same committee."""
    same = Phrase.committee_id.is_(None) if committee_id is None else Phrase.committee_id == committee_id
    return session.scalars(select(Phrase.id).where(func.lower(Phrase.title) == title.lower(), same)).first()


def _rows(session: Session, ids: Iterable[int]) -> dict[int, PhraseRow]:
    found = session.execute(
        select(Phrase, Committee.name).outerjoin(*COMMITTEE).where(Phrase.id.in_(list(ids)))
    )
    return {one.id: PhraseRow(one.id, one.title, one.text, one.committee_id, name) for one, name in found}


def _kept(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    return related(session, query.search, PLACES, texts=(Phrase.title, Phrase.text))
