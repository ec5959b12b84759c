"""French typography: one function that every text shown or printed goes through once."""

import re

NBSP = "\u00a0"
"""No-break space, before « : » and inside quotes, between a number and its unit."""
NARROW = "\u202f"
"""Narrow no-break space, before « ; ! ? » and between thousands."""
MINUS = "\u2212"

_SPACES = f"[ \t{NBSP}{NARROW}\u2009]"
_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|janv\\.|févr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\."
)
_UNITS = "h|€|%|km|min|CV|ans?|mois|jours?|heures?|minutes?|personnes?"
_TITLES = r"M\.|Mme|n°|N°|art\.|p\."

_AFTER = rf"(?:(?<=[\w)\]»’%€.…]){_SPACES}*|(?<=\S){_SPACES}+)"
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        # An apostrophe stands between a letter and what follows: l'usager, aujourd'hui.
        (r"(?<=\w)'", "’"),
        (rf"«{_SPACES}*", f"«{NBSP}"),
        (rf"{_SPACES}*»", f"{NBSP}»"),
        # The sign is spaced only where it ends a word: neither 14:30 nor https://a.b?c=1 is touched.
        (rf"{_AFTER}([;!?]+)(?=\s|$|[)\]])", rf"{NARROW}\1"),
        (rf"{_AFTER}:(?=\s|$)", f"{NBSP}:"),
        (rf"(?<![\w)\]{NARROW}{NBSP}-])-(?=\d)", MINUS),
        (rf"(?<=\d){_SPACES}+(?=(?:{_UNITS})(?!\w))", NBSP),
        (rf"(?<=\dh){_SPACES}+(?=\d\d(?!\d))", NBSP),
        (rf"(?<=\d{NBSP}h){_SPACES}+(?=\d\d(?!\d))", NBSP),
        (rf"(?<!\d)(\d{{1,2}}|1er) +(?={_MONTHS})", rf"\1{NBSP}"),
        (rf"(?<!\w)({_TITLES}) +(?=\S)", rf"\1{NBSP}"),
    )
)


def _grouped(number: re.Match[str]) -> str:
    return number[0].replace(" ", NARROW)


def typo(text: str) -> str:
    """The text with French spaces, apostrophes and minus signs; a text already right is left as it is.

    Numbers keep the sign they were given (« 2.1 » may be a version): `formats` writes the decimal comma.
    """
    text = _THOUSANDS.sub(_grouped, text)
    for pattern, written in _RULES:
        text = pattern.sub(written, text)
    return text
