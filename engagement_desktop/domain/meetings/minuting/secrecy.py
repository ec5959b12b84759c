"""What a text may say too much of: numbers, addresses, people from outside, health beside a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from engagement_desktop.domain.meetings.minuting.minutes import FindingKind, Ruling
from engagement_desktop.domain.meetings.minuting.secrecy_signs import SIGNS, TITLED, is_nir, number_key
from engagement_desktop.domain.text import fold

_AROUND = 60  # signs shown on each side of what was noticed
_NEAR = 12  # words between a health word and a name
_SHORTEST = 3  # letters of a last name looked for alone
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_NUMBERS = frozenset({FindingKind.PHONE, FindingKind.NIR})

Name = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """Some text of the minutes, and the item it belongs to (None: the meeting itself)."""

    text: str
    item_id: int | None = None
    item_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words noticed, where they come first, how often, and what was decided of them.

    `key` tells the same words apart from others: digits of a number, else the words folded.
    """

    kind: FindingKind
    words: str
    key: str
    excerpt: str = ""
    item_id: int | None = None
    item_number: int | None = None
    times: int = 1
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Names that a text may hold, each (last name, first name) as kept.

    `inside` are those of who sits or came, `outside` those of the other people of the dossier.
    """

    inside: tuple[Name, ...] = ()
    outside: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class HealthWords:
    """Words of health, folded: beginnings of words, and whole words or groups of words."""

    stems: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """Something noticed in one text."""

    start: int
    end: int
    kind: FindingKind


def scan(texts: Iterable[PlacedText], names: KnownNames, health: HealthWords) -> tuple[Finding, ...]:
    """What was noticed, each once, in the order of the texts; nothing is said to be wrong: people decide."""
    directory = _Directory(names)
    found: dict[str, Finding] = {}
    for placed in texts:
        for seen in _seen_in(placed.text, directory, health):
            words = " ".join(placed.text[seen.start : seen.end].split())
            key = key_of(seen.kind, words)
            if key in found:
                found[key] = replace(found[key], times=found[key].times + 1)
                continue
            found[key] = Finding(
                kind=seen.kind,
                words=words,
                key=key,
                excerpt=_excerpt(placed.text, seen.start, seen.end),
                item_id=placed.item_id,
                item_number=placed.item_number,
            )
    return tuple(found.values())


def key_of(kind: FindingKind, words: str) -> str:
    """By what the same words are known: the digits of a number, else the words folded."""
    return number_key(words) if kind in _NUMBERS else fold(words)


class _Directory:
    """Names by their first folded word, so that a long text is walked through once."""

    def __init__(self, names: KnownNames) -> None:
        self.inside = {_words_of(last) for last, _ in names.inside}
        self.outside: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for last, first in names.outside:
            lasts, firsts = _words_of(last), _words_of(first)
            ways = [lasts + firsts, firsts + lasts] if firsts else []
            if lasts not in self.inside and len(last) >= _SHORTEST:
                ways.append(lasts)
            for way in filter(None, ways):
                self.outside[way[0]].append(way)
        for ways in self.outside.values():
            ways.sort(key=len, reverse=True)
        self.last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in filter(None, {_words_of(last) for last, _ in (*names.inside, *names.outside)}):
            self.last[name[0]].append(name)

    def named(self, words: Sequence[_Word]) -> list[int]:
        """Where the last name of somebody known begins."""
        return [
            word.start
            for at, word in enumerate(words)
            if word.is_capital and any(_begins(words[at:], last) for last in self.last.get(_first(word), ()))
        ]

    def knows(self, words: tuple[str, ...]) -> bool:
        """The last name of somebody who sits or came is among these words."""
        return any(_holds(words, last) for last in self.inside if last)


def _seen_in(text: str, directory: _Directory, health: HealthWords) -> list[_Seen]:
    """What one text holds, in its order; what a first sign took, a later one leaves."""
    words = [
        _Word(match.start(), match.end(), fold(match[0]), match[0][0].isupper())
        for match in _WORD.finditer(text)
    ]
    taken: list[_Seen] = []
    covered = bytearray(len(text))
    for seen in chain(_signs(text), _titled(text, directory), _people(words, directory)):
        if not any(covered[seen.start : seen.end]):
            covered[seen.start : seen.end] = b"\1" * (seen.end - seen.start)
            taken.append(seen)
    taken += _health(text, words, directory, health, taken)
    return sorted(taken, key=lambda seen: seen.start)


def _signs(text: str) -> Iterator[_Seen]:
    for kind, pattern in SIGNS:
        for match in pattern.finditer(text):
            if kind is not FindingKind.NIR or is_nir(match[0]):
                yield _Seen(match.start(), match.end(), kind)


def _titled(text: str, directory: _Directory) -> Iterator[_Seen]:
    for match in TITLED.finditer(text):
        if not directory.knows(_words_of(match["name"])):
            yield _Seen(match.start(), match.end(), FindingKind.OUTSIDE_NAME)


def _people(words: Sequence[_Word], directory: _Directory) -> Iterator[_Seen]:
    """People of the dossier who neither sit nor came, by their whole name or their last name alone."""
    parts = [(word, part) for word in words for part in _words_of(word.folded)]
    for at, (word, part) in enumerate(parts):
        if not word.is_capital:
            continue
        for way in directory.outside.get(part, ()):
            if tuple(one for _, one in parts[at : at + len(way)]) == way:
                yield _Seen(word.start, parts[at + len(way) - 1][0].end, FindingKind.OUTSIDE_NAME)
                break


def _health(
    text: str, words: Sequence[_Word], directory: _Directory, health: HealthWords, seen: Sequence[_Seen]
) -> list[_Seen]:
    """Words of health with a name near them, in the same paragraph."""
    named = [match.start() for match in TITLED.finditer(text)]
    named += [one.start for one in seen if one.kind is FindingKind.OUTSIDE_NAME]
    named += directory.named(words)
    found = []
    for at, word in enumerate(words):
        last = _health_end(words, at, health)
        if last is None:
            continue
        near = words[max(at - _NEAR, 0) : last + _NEAR + 1]
        first, end = near[0].start, near[-1].end
        first = max(first, text.rfind("\n", 0, word.start) + 1)
        stop = text.find("\n", word.end)
        end = end if stop < 0 else min(end, stop)
        if any(first <= place < end for place in named):
            found.append(_Seen(word.start, words[last].end, FindingKind.HEALTH_WORD))
    return found


def _health_end(words: Sequence[_Word], at: int, health: HealthWords) -> int | None:
    """The place of the last word of the health words that begin here."""
    word = words[at].folded
    if word.startswith(health.stems) or _singular(word) in health.words or word in health.words:
        return at
    pair = " ".join(one.folded for one in words[at : at + 2])
    return at + 1 if pair in health.words else None


def _singular(word: str) -> str:
    return word[:-1] if word[-1] in "sx" else word


@lru_cache(maxsize=32_768)
def _words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, joints apart."""
    bare = fold(name).strip(" .'-")
    return tuple(re.split(r"[^\w]+", bare)) if bare else ()


def _holds(words: tuple[str, ...], some: tuple[str, ...]) -> bool:
    return any(words[at : at + len(some)] == some for at in range(len(words) - len(some) + 1))


def _first(word: _Word) -> str:
    parts = _words_of(word.folded)
    return parts[0] if parts else ""


def _begins(words: Sequence[_Word], name: tuple[str, ...]) -> bool:
    """The words begin with this name, joints apart."""
    parts = [part for word in words[: len(name)] for part in _words_of(word.folded)]
    return tuple(parts[: len(name)]) == name


def _excerpt(text: str, start: int, end: int) -> str:
    """What stands around, in the same paragraph."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = text.find("\n", end)
    last = min(end + _AROUND, len(text) if stop < 0 else stop)
    before = "…" if first > 0 and text[first - 1] != "\n" else ""
    after = "…" if last < len(text) and text[last] != "\n" else ""
    return before + text[first:last].strip() + after
