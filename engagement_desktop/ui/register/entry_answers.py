"""What was answered of the doubtful lines of the entry grid, and the lines left aside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from engagement_desktop.domain.register.entry import (
    EntryDecision,
    EntryField,
    EntryLine,
    EntryTwin,
)

Lines = Sequence[tuple[int, Mapping[str, str]]]
"""The place of each line that holds something, and its words by field."""


@dataclass(frozen=True)
class EntryAnswers:
    """An answer holds for the words that it was given for: changed, the line is asked again."""

    decided: Mapping[int, EntryLine] = field(default_factory=dict)
    left_aside: Mapping[int, Mapping[EntryField, str]] = field(default_factory=dict)

    def count(self) -> int:
        return len(self.decided) + len(self.left_aside)

    def is_aside(self, number: int) -> bool:
        return number in self.left_aside

    def lines(self, lines: Lines) -> tuple[EntryLine, ...]:
        """The lines that are looked at and saved, each with what was decided of it."""
        found = []
        for at, words in lines:
            number = at + 1
            values = {EntryField(key): word for key, word in words.items()}
            if self.left_aside.get(number) == values:
                continue
            decided = self.decided.get(number)
            kept = decided is not None and dict(decided.values) == values
            found.append(decided if kept and decided else EntryLine(number, values))
        return tuple(found)

    def with_same(self, line: EntryLine, twin: EntryTwin | None) -> "EntryAnswers":
        """The line is about the person at its side."""
        decided = replace(
            line,
            decision=EntryDecision.SAME,
            same_as=twin.person_id if twin else None,
            same_as_line=twin.line if twin else None,
        )
        return replace(self, decided={**self.decided, line.number: decided})

    def with_two(self, lines: Iterable[EntryLine]) -> "EntryAnswers":
        """Each of these lines is somebody else."""
        others = {
            line.number: replace(line, decision=EntryDecision.TWO, same_as=None, same_as_line=None)
            for line in lines
        }
        return replace(self, decided={**self.decided, **others})

    def with_aside(self, line: EntryLine) -> "EntryAnswers":
        """The line stays in the grid and is not saved."""
        return replace(self, left_aside={**self.left_aside, line.number: dict(line.values)})

    def moved(self, rest: Sequence[int]) -> "EntryAnswers":
        """What still holds when only these places remain, in this order."""
        places = {at + 1: number for number, at in enumerate(rest, start=1)}
        return EntryAnswers(
            {
                places[at]: replace(line, number=places[at])
                for at, line in self.decided.items()
                if at in places
            },
            {places[at]: values for at, values in self.left_aside.items() if at in places},
        )


@dataclass(frozen=True)
class EntrySaved:
    """The grid as it stood before its good lines were saved: what Ctrl+Z of the act puts back.

    `left` is what stood in it afterwards: typed in since, the saved lines come back under the others.
    """

    keys: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    saved: tuple[tuple[str, ...], ...]
    answers: EntryAnswers
    left: tuple[tuple[str, ...], ...]
    people: tuple[int, ...]
    said: str
