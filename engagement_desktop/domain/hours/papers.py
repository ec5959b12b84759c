"""Papers that recognise what a person gave: their kinds, what they say block by block, their fingerprint."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from engagement_desktop.domain.numbers import PaperSeries


class PaperKind(StrEnum):
    """The eight papers; the value is what is kept of a paper issued."""

    PRESENCE = "presence"
    VOLUNTEERING = "volunteering"
    CEC = "cec"
    MISSION = "mission"
    VAE = "vae"
    RECOMMENDATION = "recommendation"
    TRAINING = "training"
    CONTRIBUTORS = "contributors"

    @property
    def series(self) -> PaperSeries:
        """The series that numbers it: the three attestations share theirs."""
        return _SERIES.get(self, PaperSeries.ATTESTATION)

    @property
    def is_of_a_person(self) -> bool:
        return self is not PaperKind.CONTRIBUTORS

    @property
    def goes_in_batches(self) -> bool:
        """Whether it can be made for all the members of a committee at once: nothing is typed for each."""
        return self not in {PaperKind.RECOMMENDATION, PaperKind.CONTRIBUTORS}


_SERIES: Mapping[PaperKind, PaperSeries] = MappingProxyType(
    {
        PaperKind.CEC: PaperSeries.CEC_SUMMARY,
        PaperKind.MISSION: PaperSeries.MISSION_SHEET,
        PaperKind.RECOMMENDATION: PaperSeries.RECOMMENDATION,
        PaperKind.TRAINING: PaperSeries.CERTIFICATE,
        PaperKind.CONTRIBUTORS: PaperSeries.CONTRIBUTORS,
    }
)


class RecognitionPath(StrEnum):
    """What a file of recognised experience is for."""

    VAE = "vae"
    VAPP = "vapp"
    RAE = "rae"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the letter itself."""

    words: str


@dataclass(frozen=True, slots=True)
class LargeName:
    """The person, said large."""

    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the paper."""

    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """What was written by somebody, line by line."""

    words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What is counted and what is not."""

    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of dashes."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """The head of a column and the share of the page that it takes."""

    title: str
    width: int
    is_figures: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `total` is its last row, or nothing."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


Block = Statement | LargeName | Heading | Prose | Remark | Facts | Lines | Grid


@dataclass(frozen=True, slots=True)
class PaperText:
    """All that a paper says, before its number: the same for the PDF and for the document to edit.

    `above` are the lines of who gives it, its name first. `signatory` is empty where the name is to be
    written by hand; a paper that attests nothing is not signed.
    """

    kind: PaperKind
    title: str
    above: tuple[str, ...]
    blocks: tuple[Block, ...]
    closing: str
    made: str
    capacity: str = ""
    signatory: str = ""
    is_signed: bool = True


@dataclass(frozen=True, slots=True)
class PaperSeal:
    """The number and the day of a paper; without number it is a draft to be looked at."""

    issued_on: date
    number: str = ""
    fingerprint: str = ""


def sealed(text: PaperText, number: str, issued_on: date) -> PaperSeal:
    """The seal of a paper issued: its fingerprint is that of what it says, not of the file."""
    told = [text.kind, number, issued_on.isoformat(), [type(block).__name__ for block in text.blocks]]
    said = json.dumps([told, asdict(text)], ensure_ascii=False, sort_keys=True)
    return PaperSeal(issued_on, number, sha256(said.encode()).hexdigest())
