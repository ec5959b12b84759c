"""The room of a live meeting, and what a bad disk does to it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from engagement_desktop.domain.errors import Cause, KnownProblem
from tests.ui.conftest import Seat
from tests.ui.meetings.live.room import Room, enter

FULL = "Le disque est plein."


@pytest.fixture
def room(seat: Seat) -> Room:
    """The secretary in front of a meeting that began at 18 h."""
    return enter(seat)


@pytest.fixture
def full_disk(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Callable[[], AbstractContextManager[None]]:
    """Nothing can be written while it lasts."""

    @contextmanager
    def lasting() -> Iterator[None]:
        def refused() -> None:
            raise KnownProblem(FULL, Cause.FULL)

        with monkeypatch.context() as patch:
            patch.setattr(seat.application.workspace.database, "work", refused)
            yield

    return lasting
