"""Fields of a letter: words between braces, replaced once as plain text."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.letters_rows import LetterField
from engagement_desktop.domain.text import clean, fold

_FIELD = re.compile(r"\{\s*([^\W\d_]+)\s*\}")
_BY_NAME: Mapping[str, LetterField] = MappingProxyType({fold(one.value): one for one in LetterField})


def refuse_unknown_fields(text: str, field: str) -> None:
    """Looks for words between braces that no letter knows.

    Raises:
        DomainError: one is unknown; `field` names where it was typed.
    """
    for found in _FIELD.finditer(text):
        if fold(found[1]) not in _BY_NAME:
            known = ", ".join(f"{{{one.value}}}" for one in LetterField)
            raise DomainError(
                f"Le mot {found[0]} n’est pas connu. Ceux qui le sont\u00a0: {known}.",
                field,
            )


def filled(text: str, values: Mapping[LetterField, str]) -> str:
    """The text with its fields replaced; what a value holds is never read as a field."""
    return _FIELD.sub(lambda found: values.get(_BY_NAME[fold(found[1])], ""), text)


def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs as typed: an empty line parts them, a single line break is kept inside."""
    parts = re.split(r"\n[ \t]*\n", clean(text))
    return tuple(part.strip() for part in parts if part.strip())


def lines(text: str) -> tuple[str, ...]:
    """The lines of an agenda, without the dashes or bullets that were typed."""
    return tuple(one for line in clean(text).splitlines() if (one := line.strip(" \t-–•*").strip()))
