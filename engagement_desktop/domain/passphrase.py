"""The passphrase: one spelling, one rule, one proposal."""

import random
import re
import unicodedata
from collections.abc import Sequence

from engagement_desktop.domain.errors import DomainError

WORDS_WANTED = 7
LETTERS_IN_A_WORD = 4
CHARACTERS_WANTED = 14
KINDS_WANTED = 3
WORDS_PROPOSED = 8

_WORD = re.compile(r"[^\W\d_]+")


class WeakPassphrase(DomainError):
    """The passphrase could be guessed by whoever holds the file."""


def normalised(text: str) -> str:
    """One spelling for one phrase: composed accents, single spaces; case is kept."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def check_passphrase(text: str, common: frozenset[str]) -> None:
    """Accepts seven different words of four letters, or fourteen characters of three kinds.

    The file can be attacked off-line, so a password alone needs about 80 bits (CNIL, délibération
    2022-100). `common` holds well-known phrases, in lower case.

    Raises:
        WeakPassphrase: the sentence says what is missing.
    """
    phrase = normalised(text)
    if phrase.casefold() in common:
        raise WeakPassphrase(
            "Cette phrase est trop connue. Choisissez-en une autre, ou gardez celle qui vous est proposée.",
            "passphrase",
        )
    if _long_words(phrase) >= WORDS_WANTED or _is_long_and_mixed(phrase):
        return
    raise WeakPassphrase(
        "Cette phrase se devinerait. Prenez au moins sept mots différents de quatre lettres ou plus, "
        "ou quatorze caractères mêlant majuscules, minuscules, chiffres ou signes (trois sortes).",
        "passphrase",
    )


def _long_words(phrase: str) -> int:
    words = {word.casefold() for word in _WORD.findall(phrase)}
    return sum(len(word) >= LETTERS_IN_A_WORD for word in words)


def _is_long_and_mixed(phrase: str) -> bool:
    return (
        len(phrase) >= CHARACTERS_WANTED and len({_kind(character) for character in phrase}) >= KINDS_WANTED
    )


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "upper" if character.isupper() else "lower"
    return "sign"


def propose_passphrase(words: Sequence[str], rng: random.Random) -> str:
    """Eight different words drawn from the list: 88 bits with 2,048 words.

    Args:
        words: distinct words in their usual spelling.
        rng: `random.SystemRandom()` in the program, a seeded one in tests.
    """
    return " ".join(unicodedata.normalize("NFC", word) for word in rng.sample(words, WORDS_PROPOSED))
