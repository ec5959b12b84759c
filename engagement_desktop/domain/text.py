"""Text as the rules compare and sort it: without case, accents and superfluous spaces."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "\u2010": "-",
        "\u2011": "-",
    }
)
_LEFT_OUT = frozenset({"Mn", "Cf"})
_CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})
_SEPARATORS = re.compile(r"[\s\u200b\ufeff.\-]+")
_JOINTS = re.compile(r"[-'.]")
_PARTICLE = re.compile(r"^(?:de |d')(?=.)")
_MOST_WORDS, _LONGEST_WORD = 40, 1_500  # of a search


def fold(text: str) -> str:
    """The key by which two words are the same: no case, accent, invisible sign or superfluous space.

    Spaces of every Unicode kind count as one; ’ is ', œ is oe, æ is ae, ı is i, ø is o, ł is l, ß is ss.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return _folded(text)


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    bare = _without_marks(_without_marks(text).casefold())
    return " ".join(bare.translate(_LETTERS).casefold().split())


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if unicodedata.category(sign) not in _LEFT_OUT)


def clean(text: str) -> str:
    """Text as it is kept: composed (NFC), no control character but the line break, no outer space."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _CONTROLS)
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def compact(text: str) -> str:
    """An identifier as it is kept: upper case, without spaces, dots or hyphens."""
    return _SEPARATORS.sub("", text).upper()


def name_key(last_name: str, first_name: str) -> str:
    """« last first » folded: by what a person is recognised."""
    return fold(f"{last_name} {first_name}")


def search_key(*parts: str | None) -> str:
    """The text in which lists search; words with a joint are there joined and apart."""
    key = fold(" ".join(part for part in parts if part))
    apart = [_JOINTS.sub(" ", word) for word in key.split() if _JOINTS.search(word)]
    return " ".join([key, *apart])


def search_words(typed: str) -> tuple[str, ...]:
    """The words that a row must all hold to be found; cleaned as rows are, for an engine stops at a NUL.

    Of a text pasted by mistake only the beginning is looked for: an engine refuses endless questions.
    """
    words = dict.fromkeys(fold(clean(typed)).split())
    return tuple(word[:_LONGEST_WORD] for word in words)[:_MOST_WORDS]


def sort_key(last_name: str, first_name: str = "") -> str:
    """A text whose plain order is the French one, for a person or for any single name.

    Accents, hyphens and apostrophes count only between names otherwise equal; « de » and « d' » before
    the name are passed over, « du », « des », « La » and « Le » are not.
    """
    base = f"{_sorted_name(last_name)}\t{_sorted_words(first_name)}".rstrip()
    exact = unicodedata.normalize("NFC", f"{last_name}\t{first_name}".rstrip().casefold())
    return base if base == exact else f"{base}\t{exact}"


def _sorted_name(name: str) -> str:
    return _sorted_words(_PARTICLE.sub("", fold(name)))


def _sorted_words(words: str) -> str:
    return " ".join(_JOINTS.sub(" ", fold(words)).split())
