"""Which rows hold the words searched, through the folded keys of the tables around them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.text import search_words


def holding(key: Any, word: str) -> ColumnElement[bool]:
    """The folded key contains the word, whatever signs it is made of."""
    found: ColumnElement[bool] = key.contains(word, autoescape=True)
    return found


def related(
    session: Session, search: str, places: Sequence[tuple[Any, Any, Any]], *own: Any
) -> list[ColumnElement[bool]]:
    """One condition a word: it stands in a key of the list's own, or in that of a row it points to.

    A table in which the word is nowhere is left out: its lookup would cost each of 100,000 rows.

    Args:
        session: where the words are looked for.
        search: as typed.
        places: the pointing column, the id it points to, the folded key found there.
        own: folded columns of the list's own table.
    """
    conditions = []
    for word in search_words(search):
        pointed = [
            pointing.in_(select(row_id).where(holding(key, word)))
            for pointing, row_id, key in places
            if session.execute(select(exists().where(holding(key, word)))).scalar_one()
        ]
        conditions.append(or_(false(), *pointed, *(holding(key, word) for key in own)))
    return conditions
