"""What the live page is asked to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LiveView:
    """A meeting, or the one that an item belongs to; without either, the one that is open."""

    meeting_id: int | None = None
    item_id: int | None = None
