"""Which line a receipt belongs to: the day, the amount and the name that its file says, compared."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.rows import WaitingLine
from engagement_desktop.domain.text import fold

_AMOUNT = re.compile(r"(?<![\d.,/-])(\d{1,5})\s?[.,€]\s?(\d{2})(?![\d.,/-]\d|\d)")
_ISO = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FRENCH = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])[-_./ ](0?[1-9]|1[0-2])[-_./ ](20\d\d)(?!\d)")
_MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_WRITTEN = re.compile(rf"(?<!\d)(\d{{1,2}})(?:er)? ({'|'.join(_MONTHS)}) (20\d\d)(?!\d)")
_LEAST_LETTERS = 3
_ENOUGH = 4
NATURE_WORDS: Mapping[ExpenseNature, tuple[str, ...]] = MappingProxyType(
    {
        ExpenseNature.TRAIN: ("train", "sncf", "ter", "tgv"),
        ExpenseNature.PUBLIC_TRANSPORT: ("bus", "tram", "metro", "transport"),
        ExpenseNature.TAXI: ("taxi", "vtc"),
        ExpenseNature.TOLL: ("peage", "autoroute"),
        ExpenseNature.PARKING: ("parking", "stationnement", "horodateur"),
        ExpenseNature.MEAL: ("repas", "restaurant", "resto", "sandwich", "boulangerie"),
        ExpenseNature.LODGING: ("hotel", "nuit", "hebergement"),
        ExpenseNature.TRAINING: ("formation", "inscription"),
        ExpenseNature.CHILDCARE: ("garde", "creche"),
        ExpenseNature.SUPPLIES: ("fournitures", "papeterie"),
    }
)


class Sign(StrEnum):
    """What a file and a line have in common."""

    REFERENCE = "reference"
    AMOUNT = "amount"
    DAY = "day"
    LAST_NAME = "last_name"
    NATURE = "nature"
    FIRST_NAME = "first_name"


_WEIGHTS: Mapping[Sign, int] = MappingProxyType(
    {
        Sign.REFERENCE: 8,
        Sign.AMOUNT: 5,
        Sign.DAY: 4,
        Sign.LAST_NAME: 3,
        Sign.NATURE: 2,
        Sign.FIRST_NAME: 1,
    }
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line and what it has in common with a file; not enough to be proposed when `signs` is empty."""

    line: WaitingLine
    signs: tuple[Sign, ...]


def ranked_lines(told: str, lines: Sequence[WaitingLine]) -> tuple[Ranked, ...]:
    """Every line, the likeliest first.

    Args:
        told: the name of the file, and the words that it holds where it holds some.
        lines: those that wait for a receipt.
    """
    folded = fold(told)
    words = frozenset(re.findall(r"[a-z]+", folded))
    amounts, days = frozenset(_amounts(folded)), frozenset(_days(folded))
    found = [(line, _signs(line, folded, words, amounts, days)) for line in lines]
    weighed = [(sum(_WEIGHTS[sign] for sign in signs), line, signs) for line, signs in found]
    weighed.sort(key=lambda one: (-one[0], one[1].spent_on, one[1].line_id))
    return tuple(Ranked(line, signs if weight >= _ENOUGH else ()) for weight, line, signs in weighed)


def _signs(
    line: WaitingLine, folded: str, words: frozenset[str], amounts: frozenset[int], days: frozenset[date]
) -> tuple[Sign, ...]:
    said = {
        Sign.REFERENCE: _is_cited(line.claim_reference, folded),
        Sign.AMOUNT: line.amount.cents in amounts,
        Sign.DAY: line.spent_on in days,
        Sign.LAST_NAME: _is_named(line.last_name, words),
        Sign.NATURE: bool(words.intersection(NATURE_WORDS.get(line.nature, ()))),
        Sign.FIRST_NAME: _is_named(line.first_name, words),
    }
    return tuple(sign for sign, is_so in said.items() if is_so)


def _is_cited(reference: str, folded: str) -> bool:
    """The whole reference: « NF-1 » is not in « NF-12 »."""
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(fold(reference))}(?!\d)", folded))


def _is_named(name: str, words: frozenset[str]) -> bool:
    """All the words of a name; one too short to mean it says nothing."""
    parts = re.findall(r"[a-z]+", fold(name))
    return words.issuperset(parts) and max(map(len, parts), default=0) >= _LEAST_LETTERS


def _amounts(folded: str) -> Iterator[int]:
    for euros, cents in _AMOUNT.findall(folded):
        yield int(euros) * 100 + int(cents)


def _days(folded: str) -> Iterator[date]:
    found = [tuple(map(int, parts)) for parts in _ISO.findall(folded)]
    found += [tuple(map(int, parts))[::-1] for parts in _FRENCH.findall(folded)]
    found += [(int(y), _MONTHS.index(m) + 1, int(d)) for d, m, y in _WRITTEN.findall(folded)]
    for year, month, day in found:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
