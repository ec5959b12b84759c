"""How an act is taken back: the last fifty, in memory only, gone when the dossier is locked."""

from collections import deque
from dataclasses import dataclass

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.storage.changes import Step, Versions

DEPTH = 50


@dataclass(frozen=True, slots=True)
class Undoable:
    """One act that can be taken back, the right that it took, and the sentence that says which."""

    said: str
    right: Permission
    steps: tuple[Step, ...]


class UndoStack:
    """The last acts, the newest on top."""

    def __init__(self) -> None:
        self._acts: deque[Undoable] = deque(maxlen=DEPTH)
        self.brought_back: Versions = {}

    def push(self, act: Undoable) -> None:
        self._acts.append(act)

    def pop(self) -> Undoable:
        return self._acts.pop()

    def peek(self) -> Undoable | None:
        return self._acts[-1] if self._acts else None

    def clear(self) -> None:
        self._acts.clear()
        self.brought_back.clear()
