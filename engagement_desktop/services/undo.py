"""How an act is taken back: the last fifty, in memory only, gone when the dossier is locked."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.storage.changes import BulkInsert, RowImage, Step, Versions

DEPTH = 50


@dataclass(frozen=True, slots=True)
class Undoable:
    """One act that can be taken back, the right that it took, and the sentence that says which."""

    said: str
    right: Permission
    steps: tuple[Step, ...]

    def backwards(self) -> tuple[Step, ...]:
        """The steps of taking it back; none when rows written in bulk left no image."""
        images = [step for step in reversed(self.steps) if isinstance(step, RowImage)]
        if len(images) < len(self.steps):
            return ()
        return tuple(RowImage(image.table, image.after, image.before) for image in images)


class UndoStack:
    """The last acts, the newest on top, and those just taken back."""

    def __init__(self) -> None:
        self._acts: deque[Undoable] = deque(maxlen=DEPTH)
        self._undone: list[Undoable] = []
        self.brought_back: Versions = {}

    def push(self, act: Undoable) -> None:
        """A new act: what was taken back before it cannot come again."""
        self._acts.append(act)
        self._undone.clear()

    def undone(self) -> None:
        """The newest act was taken back."""
        act = self._acts.pop()
        if act.backwards():
            self._undone.append(act)
        else:
            self._undone.clear()

    def redone(self) -> None:
        """The act last taken back was done again."""
        self._acts.append(self._undone.pop())

    def forget(self, steps: Iterable[Step]) -> None:
        """Rows were changed by an act that leaves no undo: earlier acts on them could only be refused.

        They go from the stack, so that they do not stand before the acts under them.
        """
        changed = [_span(step) for step in steps]
        left = [act for act in self._acts if not any(_meets(_span(step), changed) for step in act.steps)]
        self._acts = deque(left, maxlen=DEPTH)
        self._undone.clear()

    def peek_undone(self) -> Undoable | None:
        return self._undone[-1] if self._undone else None

    def peek(self) -> Undoable | None:
        return self._acts[-1] if self._acts else None

    def clear(self) -> None:
        self._acts.clear()
        self._undone.clear()
        self.brought_back.clear()


def _span(step: Step) -> tuple[str, Any, Any]:
    """The table of a step, and its first and last row there."""
    if isinstance(step, BulkInsert):
        return step.table, step.first_id, step.last_id
    row = step.after or step.before or {}
    key = row["id"] if "id" in row else row["key"]
    return step.table, key, key


def _meets(span: tuple[str, Any, Any], others: Iterable[tuple[str, Any, Any]]) -> bool:
    table, first, last = span
    return any(table == name and first <= end and start <= last for name, start, end in others)
