"""The printed code: the seed itself, written so that a person can copy it without a mistake."""

import re
import unicodedata
from dataclasses import dataclass, field

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.storage.keys.keyring import SEED_BYTES, Keyring

# Crockford's base 32: no I, L, O, U, so that no two signs look alike.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
LINES = 4
_SIGNS = 13
_GROUPS = (5, 5, 4)
_BITS = LINES * _SIGNS * 5
_PADDING = _BITS - SEED_BYTES * 8


class WrongPaperCode(DomainError):
    """The code as typed is not one; the sentence names the line to read again."""


@dataclass(frozen=True, slots=True)
class PaperCode:
    """The seed of a dossier, as 52 signs in four lines, each ended by a check sign."""

    seed: bytes = field(repr=False)

    @classmethod
    def of(cls, seed: bytes) -> "PaperCode":
        return cls(seed)

    @property
    def keyring(self) -> Keyring:
        return Keyring.of_seed(self.seed)

    def lines(self) -> tuple[str, ...]:
        """Four lines in groups of 5, 5 and 4 signs; the last sign checks the line."""
        number = int.from_bytes(self.seed) << _PADDING
        values = [(number >> shift) & 31 for shift in range(_BITS - 5, -1, -5)]
        cut = [values[start : start + _SIGNS] for start in range(0, len(values), _SIGNS)]
        return tuple(_written(line, index) for index, line in enumerate(cut))

    @classmethod
    def parse(cls, text: str) -> "PaperCode":
        """Reads a code whatever its case, spaces and look-alike signs.

        Raises:
            WrongPaperCode: a line is too short, too long, or its check sign differs.
        """
        values: list[int] = []
        for index, line in enumerate(_four_lines(text)):
            read = _read_line(line, index)
            values.extend(read)
        number = 0
        for value in values:
            number = number << 5 | value
        if number & ((1 << _PADDING) - 1):
            raise _wrong_line(LINES - 1)
        return cls((number >> _PADDING).to_bytes(SEED_BYTES))


def _written(values: list[int], index: int) -> str:
    signs = "".join(ALPHABET[value] for value in (*values, _check(values, index)))
    first, second, _ = _GROUPS
    return f"{signs[:first]} {signs[first : first + second]} {signs[first + second :]}"


def _four_lines(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).upper()
    lines = [re.sub(r"[\s\-–—.·]+", "", line) for line in folded.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) == LINES:
        return lines
    whole = "".join(lines)
    width = _SIGNS + 1
    if len(whole) != LINES * width:
        raise WrongPaperCode(
            f"Le code compte {LINES} lignes de {width} signes, soit {LINES * width}\u202f; "
            f"vous en avez saisi {len(whole)}. Reprenez-le ligne par ligne.",
            "paper_code",
        )
    return [whole[start : start + width] for start in range(0, len(whole), width)]


def _read_line(line: str, index: int) -> list[int]:
    if len(line) != _SIGNS + 1 or any(sign not in _VALUES for sign in line):
        raise _wrong_line(index)
    *values, check = (_VALUES[sign] for sign in line)
    if _check(values, index) != check:
        raise _wrong_line(index)
    return values


def _wrong_line(index: int) -> WrongPaperCode:
    return WrongPaperCode(
        f"La ligne {index + 1} du code imprimé comporte une erreur. Relisez-la signe par signe.",
        "paper_code",
    )


def _check(values: list[int], index: int) -> int:
    """A weighted sum in the field of 32 elements: sees a wrong sign, two swapped signs or lines."""
    total = index
    for value in values:
        total = _times_two(total) ^ value
    return _times_two(total)


def _times_two(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
