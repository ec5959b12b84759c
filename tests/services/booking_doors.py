"""The doors of booking: a meeting becomes hours and claims, and is taken back."""

from collections.abc import Callable
from typing import Any

from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder
from tests.evening import evening

NEEDS = "booking"
_RIGHT = Permission.MEETING_BOOK

Doors = dict[str, tuple[Callable[[Any], object], Permission, str]]


def prepare(build: Builder) -> None:
    """A meeting that was held and closed."""
    evening(build)


def _book(world: Any) -> Any:
    bookings = world.application.bookings
    if world.application.workspace.may(_RIGHT):
        bookings.book(1, [row.proposed for row in bookings.grid(1).rows])
    else:
        bookings.book(1, [])
    return bookings


def _unbook(world: Any) -> None:
    if world.application.workspace.may(_RIGHT):
        _book(world)
    world.application.bookings.unbook(1)


DOORS: Doors = {
    "bookings.book": (_book, _RIGHT, NEEDS),
    "bookings.unbook": (_unbook, _RIGHT, NEEDS),
}
READS: dict[str, tuple[Any, ...]] = {
    "bookings.grid": (1,),
    "bookings.price": (1, ()),
    "bookings.booked": (1,),
}
_WRITTEN = {"booking", "expense_claim", "expense_line", "hours_entry", "number_series"}
CHANGES: dict[str, tuple[set[str], int]] = {
    "bookings.book": (_WRITTEN, 1),
    "bookings.unbook": (_WRITTEN, 2),
}
