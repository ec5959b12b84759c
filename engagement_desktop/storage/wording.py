"""Which rows hold the words searched: in folded keys, or in texts kept as typed, whatever their accents.

The only module, with `database.py`, that may use what this engine alone has: `GLOB` and its classes of signs.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.text import search_words

_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "a": "aAàÀâÂäÄáÁãÃåÅ",
        "c": "cCçÇ",
        "e": "eEéÉèÈêÊëË",
        "i": "iIîÎïÏíÍ",
        "n": "nNñÑ",
        "o": "oOôÔöÖóÓõÕøØ",
        "u": "uUùÙûÛüÜúÚ",
        "y": "yYÿŸ",
        "'": "'’‘ʼ",
        "-": "-\u2010\u2011",
    }
)
_JOINED = MappingProxyType({"oe": "[oOœŒ]*", "ae": "[aAæÆ]*"})


def holding(key: Any, word: str) -> ColumnElement[bool]:
    """The folded key contains the word, whatever signs it is made of."""
    found: ColumnElement[bool] = key.contains(word, autoescape=True)
    return found


def holding_text(key: Any, word: str) -> ColumnElement[bool]:
    """A text kept as typed contains the folded word, whatever its case and accents."""
    found: ColumnElement[bool] = key.op("GLOB")(f"*{_pattern(word)}*")
    return found


def _pattern(word: str) -> str:
    signs, place = [], 0
    while place < len(word):
        pair = _JOINED.get(word[place : place + 2])
        signs.append(pair or _sign(word[place]))
        place += 1 if pair is None else 2
    return "".join(signs)


def _sign(sign: str) -> str:
    """One sign of a pattern; those that the engine gives a meaning to stand for themselves."""
    if sign.isalpha() or sign in _CLASSES:
        return f"[{_CLASSES.get(sign, sign + sign.upper())}]"
    return f"[{sign}]" if sign in "*?[" else sign


def related(
    session: Session,
    search: str,
    places: Sequence[tuple[Any, Any, Any]],
    *own: Any,
    texts: Sequence[Any] = (),
) -> list[ColumnElement[bool]]:
    """One condition a word: it stands in a key of the list's own, or in that of a row it points to.

    A table in which the word is nowhere is left out: its lookup would cost each of 100,000 rows.

    Args:
        session: where the words are looked for.
        search: as typed.
        places: the pointing column, the id it points to, the folded key found there.
        own: folded columns of the list's own table.
        texts: columns of the list's own table that are kept as typed.
    """
    conditions = []
    for word in search_words(search):
        pointed = [
            pointing.in_(select(row_id).where(holding(key, word)))
            for pointing, row_id, key in places
            if session.execute(select(exists().where(holding(key, word)))).scalar_one()
        ]
        spelt = (holding_text(text, word) for text in texts)
        conditions.append(or_(false(), *pointed, *(holding(key, word) for key in own), *spelt))
    return conditions
