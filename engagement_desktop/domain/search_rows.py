"""What the search of the whole dossier finds."""

from dataclasses import dataclass
from enum import StrEnum


class FoundKind(StrEnum):
    """The families of things found, in the order in which they are shown."""

    PERSON = "person"
    STRUCTURE = "structure"
    COMMITTEE = "committee"
    MEETING = "meeting"
    DECISION = "decision"
    ACTION = "action"
    PROPOSAL = "proposal"
    CLAIM = "claim"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: where it leads (`page` and `id`), its name, and a sentence that tells it apart."""

    page: str
    id: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The things of one family, the nearest first; `more`: others were found and are not shown."""

    kind: FoundKind
    title: str
    found: tuple[Found, ...]
    more: bool = False
