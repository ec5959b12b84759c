"""How a French name sounds: two spellings that are read alike give one key."""

import re
from functools import lru_cache

from engagement_desktop.domain.text import fold

_LETTERS = re.compile(r"[^a-z]+")
_STEPS = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"ph", "f"),
        (r"sch|ch|sh", "S"),
        (r"gn", "N"),
        (r"h", ""),
        (r"bv", "v"),
        (r"([^nm])\1+", r"\1"),
        (r"aul(?=[dt])", "au"),
        (r"au[tdx]s?$", "o"),
        (r"(?<=[lnr])(?:dt|t|d)$", ""),
        (r"(?:ets?|ez|er)$", "E"),
        (r"gu(?=[eiy])", "G"),
        (r"g(?=[eiy])", "j"),
        (r"(?<=j)e(?=[ao])", ""),
        (r"eau|au", "o"),
        (r"o[iy]n(?![aeiouyn])", "W1"),
        (r"o[iy]", "Wa"),
        (r"ou", "U"),
        (r"(?:ai|ei|[iuy])[nm](?![aeiouynmEUW])", "1"),
        (r"[ae]n(?![aeiouynEUW])|[ae]m(?![aeiouymEUW])", "2"),
        (r"on(?![aeiouynEUW])|om(?![aeiouymEUW])", "3"),
        (r"(?<=[a-zA-Z1-3]{2})e?[stxzdp]*$", ""),
        (r"ai|ei|ay|ey", "E"),
        (r"c(?=[eiyE1])|z", "s"),
        (r"ck|qu|q|c", "k"),
        (r"y", "i"),
        (r"w", "v"),
        (r"e", "E"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def sound(name: str) -> str:
    """The name as it is heard: « Lefebvre » and « Lefèvre », « Dupont » and « Dupond » are one.

    Spaces, hyphens and apostrophes are not heard. A rough key: it brings near, it does not decide.
    """
    heard = _LETTERS.sub("", fold(name.casefold().replace("ç", "ss")))
    for pattern, replaced in _STEPS:
        heard = pattern.sub(replaced, heard)
    return heard
