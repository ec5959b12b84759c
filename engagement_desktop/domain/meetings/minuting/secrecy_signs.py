"""The signs by which a text gives away how to reach or recognise somebody."""

import re
from typing import Final

from engagement_desktop.domain.meetings.minuting.minutes import FindingKind

_SPACE = r"[ \t\u00a0\u202f\u2009]"
_JOINT = rf"{_SPACE}?[.\-/]?{_SPACE}?"
_WAYS = (
    "rue|avenue|av|boulevard|bd|place|impasse|allée|allées|chemin|route|quai|square|passage|sentier|venelle|"
    "ruelle|résidence|lotissement|hameau|lieu-dit|faubourg|rond-point|esplanade|villa|voie"
)
_PARTICLES = rf"(?:(?i:de|des|du|la|le|les|aux?|à|et|sur|sous|en){_SPACE}+|(?i:d|l)[’'])*"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ0-9][\w’'-]*"
_TOWN = rf"(?:,?\s+\d{{5}}(?:{_SPACE}+{_CAPITAL}(?:{_SPACE}+(?:{_PARTICLES}){_CAPITAL}){{0,3}})?)?"
_STREET = rf"(?:(?:{_SPACE}+{_PARTICLES}{_CAPITAL}(?![\w])){{1,4}}|(?:{_SPACE}+[^\W\d][\w’'-]*){{1,3}})"
_NAME = r"[A-ZÀ-ÖØ-Þ](?:\w|[’'-](?=\w))*"
_NIR_MONTHS = (*range(1, 13), *range(20, 43), *range(50, 100))
_NIR_LENGTH, _NIR_MODULUS = 13, 97

SIGNS: Final = (
    (
        FindingKind.NIR,
        re.compile(
            rf"(?<!\d)[1-478]{_SPACE}?\d\d{_SPACE}?\d\d{_SPACE}?(?:\d\d|2[ABab]){_SPACE}?\d{{3}}{_SPACE}?\d{{3}}"
            rf"(?:{_JOINT}\d\d)?(?!\d)"
        ),
    ),
    (FindingKind.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        FindingKind.PHONE,
        re.compile(
            rf"(?<![\w+])(?:(?:\+|00){_SPACE}?33{_SPACE}?(?:\(0\){_SPACE}?)?[1-9]|0[1-9])"
            rf"(?:{_JOINT}\d\d){{4}}(?!\w)"
        ),
    ),
    (
        FindingKind.ADDRESS,
        re.compile(
            rf"(?<![\w/])\d{{1,4}}(?:{_SPACE}?(?i:bis|ter|quater))?,?{_SPACE}+(?i:{_WAYS})\b\.?{_STREET}{_TOWN}"
        ),
    ),
)
"""What is looked for first; the first that takes a part of the text keeps it."""

TITLED: Final = re.compile(
    r"\b(?:MM?\.|Mmes?|Mlles?|Dr|Pr|(?i:monsieur|madame|mademoiselle|docteur|docteure|professeure?))"
    rf"{_SPACE}+(?P<name>(?:[A-ZÀ-ÖØ-Þ]\.{_SPACE}?)*{_NAME}(?:{_SPACE}{_NAME}){{0,3}})"
)
"""Somebody named with a title."""


def number_key(words: str) -> str:
    """The signs of a number that count; a French telephone number as dialled inside the country."""
    bare = re.sub(r"[^\dABab+]", "", words.replace("(0)", "")).lower()
    return re.sub(r"^(?:\+|00)33(?=\d{9}$)", "0", bare).lstrip("+")


def is_nir(words: str) -> bool:
    """A number of the national register: a month that exists there, or a key that fits.

    The key is 97 less the rest of the thirteen signs by 97; 2A counts as 19, 2B as 18.
    """
    bare = number_key(words)
    digits = bare[:_NIR_LENGTH].replace("2a", "19").replace("2b", "18")
    if int(bare[3:5]) in _NIR_MONTHS:
        return True
    key = bare[_NIR_LENGTH:]
    return bool(key) and int(key) == _NIR_MODULUS - int(digits) % _NIR_MODULUS
