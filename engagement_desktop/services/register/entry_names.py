"""A whole name in one cell: civility, family name and first name told apart."""

import re
from dataclasses import dataclass

from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.text import fold
from engagement_desktop.french.labels import words

_PAIR = 2


@dataclass(frozen=True, slots=True)
class WholeName:
    """The parts of a name, each as typed; empty when it is not said."""

    civility: str
    last_name: str
    first_name: str


def split_name(text: str, *, last_first: bool | None = None) -> WholeName:
    """The parts of « Mme HÉLIAS Monique », « Monique Hélias », « Hélias, Monique ».

    A comma, then capitals tell the family name; without them, `last_first` says which comes first (None: the
    first name, as one speaks).
    """
    civility, said = _without_civility(text.split())
    before, comma, after = " ".join(said).partition(",")
    if comma:
        return WholeName(civility, before.strip(), after.strip())
    capitals = [word for word in said if _is_capital(word)]
    others = [word for word in said if not _is_capital(word)]
    if capitals and others:
        return WholeName(civility, " ".join(_with_particles(said, capitals)), _rest(said, capitals))
    if len(said) < _PAIR:
        return WholeName(civility, " ".join(said), "")
    if last_first:
        return WholeName(civility, " ".join(said[:-1]), said[-1])
    return WholeName(civility, " ".join(said[1:]), said[0])


def looks_whole(text: str) -> bool:
    """Whether the cell holds a family name and a first name."""
    civility, said = _without_civility(text.split())
    told = civility or "," in text or any(map(_is_capital, said))
    return bool(told) and len(said) >= _PAIR and not any(sign.isdigit() for sign in text)


def _without_civility(said: list[str]) -> tuple[str, list[str]]:
    if len(said) >= _PAIR and fold(said[0]) in words(Civility):
        return said[0], said[1:]
    return "", said


def _is_capital(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) >= _PAIR and word == word.upper()


def _with_particles(said: list[str], capitals: list[str]) -> list[str]:
    """The run of capitals, with « de », « d’ », « le » written small inside or before it."""
    places = [place for place, word in enumerate(said) if word in capitals]
    first, last = places[0], places[-1]
    while first > 0 and _PARTICLE.fullmatch(said[first - 1]):
        first -= 1
    return said[first : last + 1]


def _rest(said: list[str], capitals: list[str]) -> str:
    run = _with_particles(said, capitals)
    first = next(place for place in range(len(said)) if said[place : place + len(run)] == run)
    return " ".join(said[:first] + said[first + len(run) :])


_PARTICLE = re.compile(r"de|du|des|la|le|von|van|den|der|da|dos|el|ben")
