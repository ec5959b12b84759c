"""Words that a careless program would obey or could not write, and how they are found again in a document."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

_PLACE = Path(__file__).parent / "data" / "hostile.txt"
_TRIED_BY_EVERY_RUN = "+ "
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_FIRST_THAT_A_FONT_MAY_LACK = 0x180
_SURELY_ON_ONE_PAGE = 500
_ANY = "[^!-~]*"


@cache
def _lines() -> tuple[tuple[str, bool], ...]:
    read = _PLACE.read_text(encoding="utf-8").splitlines()
    kept = [line for line in read if line and not line.startswith("#")]
    return tuple((_said(line[2:]), line.startswith(_TRIED_BY_EVERY_RUN)) for line in kept)


def _said(line: str) -> str:
    said = json.loads(line)
    return said if isinstance(said, str) else said[0] * said[1]


def every_word() -> tuple[str, ...]:
    """All of them, in the order of the file."""
    return tuple(words for words, _ in _lines())


def chosen_words() -> tuple[str, ...]:
    """Forty of every kind."""
    return tuple(words for words, is_chosen in _lines() if is_chosen)


def in_batches(size: int) -> list[object]:
    """Forty words for every run, then all of them, so many at a time, for the long ones."""
    whole = every_word()
    batches = [whole[start : start + size] for start in range(0, len(whole), size)]
    return [
        pytest.param(chosen_words(), id="forty"),
        *(
            pytest.param(batch, id=f"from-{number * size}", marks=pytest.mark.endurance)
            for number, batch in enumerate(batches)
        ),
    ]


def tagged(words: tuple[str, ...]) -> list[str]:
    """Each followed by a mark of its own, so that finding one is not finding another."""
    return [f"{said} zq{number:03}" for number, said in enumerate(words)]


def looks_like(said: str) -> re.Pattern[str]:
    """What a reader of the document must see of the words, blanks apart.

    Signs of Latin letters must be there one by one; those that a typeface may lack may have been
    replaced, never by something that a program reads.
    """
    signs = list(_patterns(unicodedata.normalize("NFC", said)))
    kept = (sign for sign, before in zip(signs, ["", *signs], strict=False) if not sign == before == _ANY)
    return re.compile("".join(kept))


def _patterns(said: str) -> Iterator[str]:
    for sign in said:
        if sign == "'":
            yield "['’]"
        elif sign == "-":
            yield "[-−]"
        elif unicodedata.category(sign) in _UNSEEN:
            continue
        elif ord(sign) < _FIRST_THAT_A_FONT_MAY_LACK:
            yield re.escape(sign)
        else:
            yield _ANY


def without_blanks(text: str) -> str:
    """The text with nothing but signs that are seen, composed."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if unicodedata.category(sign) not in _UNSEEN)


def missing(words: list[str], text: str) -> list[str]:
    """Those that cannot be read in the text; of one longer than a page, the end is looked for."""
    seen = without_blanks(text)
    return [said[:60] for said in words if not looks_like(said[-_SURELY_ON_ONE_PAGE:]).search(seen)]
