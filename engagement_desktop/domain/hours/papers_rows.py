"""What the window and the command line show of papers: those issued, and what came of a batch."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engagement_desktop.domain.hours.papers import PaperKind, PaperText
from engagement_desktop.domain.register.letters_rows import LeftOut


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One paper given, as it is listed; `is_word` is the document to edit."""

    id: int
    kind: PaperKind
    number: str
    name: str
    issued_on: date
    person_id: int | None
    person: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """What a paper would say, or the sentence that says why it is not made, and about which field."""

    text: PaperText | None
    refusal: str = ""
    left_out: tuple[LeftOut, ...] = ()
    field: str | None = None


@dataclass(frozen=True, slots=True)
class PaperOutcome:
    """A paper issued: its number, where it is; who is left out of a list of contributors."""

    id: int
    number: str
    path: Path
    said: str
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What a batch wrote: a folder or one file, the numbers given, who has nothing to be told."""

    path: Path
    numbers: tuple[str, ...]
    said: str
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose from for a paper: a meeting, a mission, a training, a structure."""

    id: int
    words: str


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """What a person's papers may be about."""

    meetings: tuple[Choice, ...]
    missions: tuple[Choice, ...]
    trainings: tuple[Choice, ...]
    structures: tuple[Choice, ...]
