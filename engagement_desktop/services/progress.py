"""How long work says where it is, and how it is stopped."""

from typing import Protocol


class Cancelled(Exception):
    """The person stopped the work: nothing was written, or what was kept is told."""


class Progress(Protocol):
    """Told by the work, shown by the window or the command line; `step` raises Cancelled when stopped."""

    def step(self, said: str, done: int, total: int) -> None: ...


class Silent:
    """Shows nothing and never stops."""

    def step(self, said: str, done: int, total: int) -> None:
        """Nothing to show."""
