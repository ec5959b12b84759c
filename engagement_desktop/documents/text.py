"""The one door by which words reach a page: French spaces, known signs, no markup of their own."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Self
from xml.sax.saxutils import escape

from engagement_desktop.documents.fonts import Face, printable
from engagement_desktop.french.typography import typo

LONGEST_CELL = 32_000
_ORDINAL = re.compile(r"(?<!\w)1er(?!\w)")


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """The words on one line, for a cell or a drawing, where no markup is read."""
    return typo(printable(words))


@lru_cache(maxsize=4096)
def sheet_text(words: str) -> str:
    """The words for a cell of a spreadsheet: any sign that XML can hold, emojis too, never too long."""
    kept = words if words.isprintable() else "".join(sign if fits_xml(sign) else " " for sign in words)
    return typo(kept if len(kept) <= LONGEST_CELL else f"{kept[: LONGEST_CELL - 1]}…")[:LONGEST_CELL]


def fits_xml(sign: str) -> bool:
    """Whether a spreadsheet can hold the sign at all."""
    return sign in "\t\n" or (unicodedata.category(sign) not in ("Cc", "Cs") and sign not in "\ufffe\uffff")


@dataclass(frozen=True, slots=True)
class Text:
    """Words ready to be set in a paragraph; whatever they hold, they cannot become markup."""

    markup: str

    @classmethod
    def of(cls, words: str) -> Self:
        """The words of a person or of the program, lines kept."""
        lines = [escape(plain(line)) for line in words.splitlines()]
        return cls(_ORDINAL.sub('1<super rise="33%" size="68%">er</super>', "<br/>".join(lines)))

    def bold(self) -> "Text":
        """The same, said louder."""
        return Text(f'<font name="{Face.SEMIBOLD}">{self.markup}</font>')

    def small(self, size: float, colour: str) -> "Text":
        """The same in smaller letters, of a colour that ReportLab reads (`#5A6B70`)."""
        return Text(f'<font size="{size}" color="{colour}">{self.markup}</font>')

    def over(self, other: "Text") -> "Text":
        """These words, and others on the line below."""
        return Text(f"{self.markup}<br/>{other.markup}")

    def __add__(self, other: "Text") -> "Text":
        return Text(self.markup + other.markup)
