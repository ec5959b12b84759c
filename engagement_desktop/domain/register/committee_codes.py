"""The code of a committee, which precedes its numbers when the dossier has several bodies: « CU »."""

import re
from collections.abc import Collection

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.text import fold

_SMALL = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour"}
)
_WORDS = re.compile(r"[a-z0-9]+")
_CODE = re.compile(r"[A-Z0-9]{1,8}")
_LETTERS_OF_ONE_WORD = 3
_MOST_INITIALS = 6


def initials_of(name: str) -> str:
    """« Comité des usagers » gives « CU », « Bureau » gives « BUR »."""
    words: list[str] = [word for word in _WORDS.findall(fold(name)) if word not in _SMALL]
    if not words:
        return "C"
    if len(words) == 1:
        return words[0][:_LETTERS_OF_ONE_WORD].upper()
    return "".join(word[0] for word in words[:_MOST_INITIALS]).upper()


def free_code(name: str, taken: Collection[str]) -> str:
    """The initials of a name, followed by 2, 3… when another body already has them."""
    initials = initials_of(name)
    code, beside = initials, 1
    while code in taken:
        beside += 1
        code = f"{initials}{beside}"
    return code


def typed_code(text: str) -> str:
    """A code as it is kept: capital letters and figures, eight at most; "" for none.

    Raises:
        DomainError: it says something else.
    """
    code = "".join(fold(text).split()).upper()
    if code and not _CODE.fullmatch(code):
        raise DomainError("Le code est fait de lettres et de chiffres, huit au plus, comme CU.", "code")
    return code
