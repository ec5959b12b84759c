"""The public version: chosen words masked everywhere, and nobody named in the debates."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, Self, cast

from engagement_desktop.domain.meetings.minuting.minutes_facts import ItemFact, MinutesFacts, PersonFact
from engagement_desktop.domain.meetings.minuting.minutes_text import (
    Block,
    Bullet,
    Heading,
    Marker,
    Paragraph,
    Run,
    blocks_of,
    content_of,
)
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.text import fold

MASKED = "[masqué]"
_BETWEEN_DIGITS = r"[ .\-/]*"
_DIGITS_LEAST = 8
_CIVIL = r"(?:(?:m\.?|mme|mlle|monsieur|madame|mademoiselle|dr|docteur|pr|professeur) )?"
_PHONE_LENGTH = 10

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Mask:
    """What hides words: `patterns` look in folded text; those of `names` also ask for a capital."""

    patterns: tuple[re.Pattern[str], ...] = ()
    names: tuple[re.Pattern[str], ...] = ()

    @classmethod
    def of(cls, words: Iterable[str], debaters: Collection[PersonFact] = ()) -> Self:
        """Hides these words; `debaters` besides, however they are named."""
        keys = {key for key in map(fold, words) if any(map(str.isalnum, key))}
        wanted = sorted(keys, key=lambda key: (-len(key), key))
        named = {fold(one.last_name): one for one in debaters if fold(one.last_name)}
        return cls(
            tuple(re.compile(_pattern(one)) for one in wanted),
            tuple(re.compile(_named(one)) for one in named.values()),
        )

    def spans(self, text: str) -> Spans:
        """Where something is to hide in a text, in order, without overlap."""
        folded, places = _folded(text)
        found = [(match.start(), match.end()) for one in self.patterns for match in one.finditer(folded)]
        for one in self.names:
            found += [
                (match.start(), match.end())
                for match in one.finditer(folded)
                if text[places[match.start("last")]].isupper()
            ]
        return _joined(sorted((places[start], _end(text, places[end - 1])) for start, end in found))

    def text(self, text: str) -> str:
        """The text with « [masqué] » in place of what is to hide."""
        if not text:
            return text
        kept, end = [], 0
        for start, stop in self.spans(text):
            kept += [text[end:start], MASKED]
            end = stop
        return "".join((*kept, text[end:]))

    def content(self, content: str) -> str:
        """The same of a text with marks: what is hidden may begin in bold and end out of it."""
        return content_of(self._block(block) for block in blocks_of(content))

    def hides(self, person: PersonFact) -> bool:
        """The person, written in one way or another, holds something to hide."""
        return any(self.spans(name) for name in _ways_of_naming(person))

    def _block(self, block: Block) -> Block:
        match block:
            case Marker():
                return block
            case Heading(text):
                return Heading(self.text(text))
            case Bullet(runs):
                return Bullet(self._runs(runs))
            case Paragraph(runs):
                return Paragraph(self._runs(runs))

    def _runs(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        """Bold as it was; what is hidden takes that of its first letter."""
        text = "".join(run.text for run in runs)
        bold = [run.bold for run in runs for _ in run.text]
        kept: list[Run] = []
        end = 0
        for start, stop in self.spans(text):
            kept += [*_cut(text, bold, end, start), Run(MASKED, bold[start])]
            end = stop
        return (*kept, *_cut(text, bold, end, len(text)))


def public_facts(facts: MinutesFacts, masked: Iterable[str], kept: Iterable[str] = ()) -> MinutesFacts:
    """What the public version says.

    The words `masked` are hidden everywhere. In what was said of items, whoever took part is hidden however
    named, but for the words `kept` on purpose. Authors of proposals, rapporteurs and single voices are left
    out.
    """
    words = tuple(masked)
    shown = {fold(one) for one in kept}
    debaters = [one.person for one in facts.attendees if not _is_kept(one.person, shown)]
    everywhere, said = Mask.of(words), Mask.of(words, debaters)
    items = tuple(_public_item(item, said) for item in facts.items)
    return cast("MinutesFacts", _masked(replace(facts, items=items), everywhere))


def _public_item(item: ItemFact, said: Mask) -> ItemFact:
    return replace(
        item,
        content=said.content(item.content),
        rapporteur=None,
        votes=tuple(replace(vote, electors=()) for vote in item.votes),
        proposals=tuple(replace(one, person=None, said=said.text(one.said)) for one in item.proposals),
    )


def _is_kept(person: PersonFact, shown: Collection[str]) -> bool:
    return any(fold(name) in shown for name in _ways_of_naming(person))


def _masked(value: Any, mask: Mask) -> Any:
    if isinstance(value, PersonFact):
        return replace(value, last_name=MASKED, first_name="", civility=None) if mask.hides(value) else value
    if is_dataclass(value):
        said = {field.name: _masked(getattr(value, field.name), mask) for field in fields(value)}
        if isinstance(value, ItemFact):
            said["content"] = mask.content(value.content)
        return replace(cast("Any", value), **said)
    if isinstance(value, tuple):
        return tuple(_masked(one, mask) for one in value)
    return mask.text(value) if isinstance(value, str) and not isinstance(value, StrEnum) else value


def _ways_of_naming(person: PersonFact) -> tuple[str, ...]:
    first, last = person.first_name, person.last_name
    titles = {Civility.MR: ("M.", "Monsieur"), Civility.MRS: ("Mme", "Madame")}
    civil = titles[person.civility] if person.civility else ()
    whole = f"{first} {last}"
    return (whole, f"{last} {first}", last, *(f"{title} {name}" for title in civil for name in (last, whole)))


def _pattern(key: str) -> str:
    """Words, with any hyphen or space between them and in the plural too; of a number, its digits."""
    digits = re.sub(r"\D", "", key)
    if len(digits) >= _DIGITS_LEAST and re.fullmatch(r"[\d +().\-/ab]+", key):
        return _digits(re.sub(r"[^\dab]", "", key))
    return rf"(?<!\w){_spaced(key)}(?:s|x)?(?!\w)"


def _digits(digits: str) -> str:
    national = re.sub(r"^(?:0033|33)0?(?=\d{9}$)", "0", digits)
    if len(national) == _PHONE_LENGTH and national.startswith("0"):
        rest = _BETWEEN_DIGITS.join(national[1:])
        return rf"(?<![\d+])(?:(?:\+|00) ?33 ?(?:\(0\) ?)?|0){_BETWEEN_DIGITS}{rest}(?!\d)"
    return rf"(?<!\d){_BETWEEN_DIGITS.join(digits)}(?!\d)"


def _spaced(key: str) -> str:
    parts = [re.escape(part) for part in key.replace("-", " ").split()]
    return "".join(
        part if at == len(parts) - 1 else part + (" ?" if part.endswith(".") else " ")
        for at, part in enumerate(parts)
    )


def _named(person: PersonFact) -> str:
    """« Mme Chantal Prigent », « C. Prigent », « Prigent Chantal », « Prigent »."""
    last, first = _spaced(fold(person.last_name)), _spaced(fold(person.first_name))
    given = rf"(?:(?:{first}|{re.escape(fold(person.first_name)[:1])}\.) )?" if first else ""
    after = rf"(?: {first})?" if first else ""
    return rf"(?<!\w){_CIVIL}{given}(?P<last>{last}){after}(?!\w)"


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, hyphens as spaces, and for each of its signs the place of the one it comes from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        folded = " " if sign.isspace() else fold(sign).replace("-", " ")
        if folded == " " and signs and signs[-1] == " ":
            continue
        signs.append(folded)
        places.extend([place] * len(folded))
    return "".join(signs), places


def _end(text: str, last: int) -> int:
    """One past a sign, with the marks that stand on it."""
    end = last + 1
    while end < len(text) and not text[end].isspace() and not fold(text[end]):
        end += 1
    return end


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    joined: Spans = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, bold: Sequence[bool], start: int, end: int) -> list[Run]:
    """The runs of a part of a text."""
    runs: list[Run] = []
    for place in range(start, end):
        if runs and runs[-1].bold == bold[place]:
            runs[-1] = Run(runs[-1].text + text[place], bold[place])
        else:
            runs.append(Run(text[place], bold[place]))
    return runs
