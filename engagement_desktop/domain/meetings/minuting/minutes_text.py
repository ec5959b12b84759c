"""The text of an item: paragraphs, headings, bold, lists, and the places of decisions, actions and votes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_MARKER = re.compile(r"::(decision|action|vote|proposal) (\d{1,9})::")
_HEADING = re.compile(r"#{1,3}[ \t]+(.*)")
_BULLET = re.compile(r"[-*–][ \t]+(.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


class MarkerKind(StrEnum):
    """Which row stands at a marker line."""

    DECISION = "decision"
    ACTION = "action"
    VOTE = "vote"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, bold or not."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an item."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """One entry of a list."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a decision, an action, a vote or a proposal stands in the text."""

    kind: MarkerKind
    id: int


Block = Paragraph | Heading | Bullet | Marker


def blocks_of(content: str) -> tuple[Block, ...]:
    """The blocks of a text kept as a subset of Markdown: one line one block, blank lines left out."""
    return tuple(_block(line) for line in map(str.strip, content.splitlines()) if line)


def content_of(blocks: Iterable[Block]) -> str:
    """The text that `blocks_of` reads back as these blocks."""
    return "\n".join(_line(block) for block in blocks)


def plain_text(content: str) -> str:
    """The words alone, one block a line, without marks; markers are left out."""
    return "\n".join(words for block in blocks_of(content) if (words := _words(block)))


def markers_of(content: str) -> tuple[Marker, ...]:
    """The rows that stand in a text, in its order."""
    return tuple(block for block in blocks_of(content) if isinstance(block, Marker))


def without_markers(content: str, gone: Iterable[Marker]) -> str:
    """The text without the lines of some rows."""
    left_out = frozenset(gone)
    return content_of(block for block in blocks_of(content) if block not in left_out)


def _block(line: str) -> Block:
    if found := _MARKER.fullmatch(line):
        return Marker(MarkerKind(found[1]), int(found[2]))
    if (found := _HEADING.fullmatch(line)) and (title := found[1].replace("**", "").strip()):
        return Heading(title)
    if found := _BULLET.fullmatch(line):
        return Bullet(tuple(_runs(found[1])))
    return Paragraph(tuple(_runs(line)))


def _runs(line: str) -> Iterator[Run]:
    end = 0
    for found in _BOLD.finditer(line):
        if found.start() > end:
            yield Run(line[end : found.start()])
        yield Run(found[1], bold=True)
        end = found.end()
    if end < len(line) or not line:
        yield Run(line[end:])


def _line(block: Block) -> str:
    match block:
        case Marker(kind, row_id):
            return f"::{kind.value} {row_id}::"
        case Heading(text):
            return f"## {text}"
        case Bullet(runs):
            return "- " + _marked(runs)
        case Paragraph(runs):
            return _marked(runs)


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(f"**{run.text}**" if run.bold else run.text for run in runs)


def _words(block: Block) -> str:
    match block:
        case Marker():
            return ""
        case Heading(text):
            return text
        case Bullet(runs) | Paragraph(runs):
            return "".join(run.text for run in runs)
